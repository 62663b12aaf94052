//! What is sent, again and again, until a server has it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::meta::Cursor;
use store::outbox::Answer;
use store::{Act, Device};

fn act(title: &str) -> Act {
    Act::one(vec![Intent::set(RecordId::derived("request", "r"), "request", "title", title)])
}

#[test]
fn all_own_changes_are_sent_again_also_those_made_before_a_fork() {
    pollster::block_on(async {
        let mut entropy = Seeded(1);
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (device, _) = Device::open(Memory::default(), &mut ctx).await.expect("opens");
        for title in ["a", "b"] {
            device.act(&mut ctx, act(title)).await.expect("stored");
            let batch = device.pending(9).await.expect("reads");
            let stored = |c: &replica::Change| (c.cid, Answer::Stored { seq: 1, eff: c.hlc });
            let answers: Vec<_> = batch.changes.iter().map(stored).collect();
            device.answered(&batch, &answers, "e", None).await.expect("stored");
            device.fork(&mut ctx).await.expect("stored");
        }
        device.start_over(&mut ctx).await.expect("stored");
        assert_eq!(device.meta().n_pending(), 2);
        let again = device.pending(9).await.expect("reads");
        assert_eq!(again.changes.iter().map(|c| c.n).collect::<Vec<_>>(), [1, 2]);
    });
}

#[test]
fn t05_what_was_seen_before_a_restart_is_not_written_under() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (elsewhere, _) = Device::open(Memory::default(), &mut ctx).await.expect("opens");
        elsewhere.act(&mut ctx, act("d’ailleurs")).await.expect("stored");
        let change = elsewhere.pending(1).await.expect("reads").changes.remove(0);
        let (here, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        let eff = replica::Hlc::at(9_000);
        let cursor = Cursor { epoch: "e".into(), seq: 1, hash: "h".into() };
        here.ingest(None, vec![Entry::placed(change, eff, None)], cursor).await.expect("stored");
        here.compact().await.expect("stored");
        drop(here);
        let (again, _) = Device::open(memory, &mut ctx).await.expect("opens");
        again.act(&mut ctx, act("ici")).await.expect("stored");
        let mine = again.pending(1).await.expect("reads").changes.remove(0);
        assert!(eff < mine.hlc, "{} must come after {eff}", mine.hlc);
    });
}
