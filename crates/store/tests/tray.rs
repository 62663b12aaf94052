//! What the server refused stays in the tray until a person takes it out.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::{Cid, Ctx, Intent, RecordId};
use store::memory::Memory;
use store::outbox::Answer;
use store::{Act, Device};

#[test]
fn a_refused_change_is_found_taken_out_and_put_back() {
    pollster::block_on(async {
        let mut entropy = Seeded(1);
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (device, _) = Device::open(Memory::default(), &mut ctx).await.expect("opens");
        for title in ["a", "b", "c"] {
            let intent = Intent::set(RecordId::derived("request", title), "request", "title", title);
            device.act(&mut ctx, Act::one(vec![intent])).await.expect("stored");
        }
        let batch = device.pending(9).await.expect("reads");
        let answer = |c: &replica::Change| match c.w[0].v.as_str() {
            Some("b") => (c.cid, Answer::Refused { code: "too_big".into(), why: "…".into() }),
            _ => (c.cid, Answer::Stored { seq: c.n, eff: c.hlc }),
        };
        let answers: Vec<_> = batch.changes.iter().map(answer).collect();
        device.answered(&batch, &answers, "e", None).await.expect("stored");

        let found = device.refused_changes().await.expect("reads");
        let [(refusal, Some(change))] = found.as_slice() else { panic!("one, with its change: {found:?}") };
        assert_eq!((refusal.code.as_str(), change.w[0].v.as_str()), ("too_big", Some("b")));

        let taken = device.take_from_tray(&[refusal.cid, Cid::from_bytes([9; 16])]).await.expect("stored");
        assert_eq!((taken.len(), device.meta().refused.len()), (1, 0));
        device.put_in_tray(&taken).await.expect("stored");
        device.put_in_tray(&taken).await.expect("stored");
        assert_eq!(device.meta().refused, taken);
        assert_eq!(device.meta().n_pending(), 0);
    });
}
