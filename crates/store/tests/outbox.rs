//! What is sent, again and again, until a server has it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
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
            device.answered(&batch, &answers, "e").await.expect("stored");
            device.fork(&mut ctx).await.expect("stored");
        }
        device.start_over(&mut ctx).await.expect("stored");
        assert_eq!(device.meta().n_pending(), 2);
        let again = device.pending(9).await.expect("reads");
        assert_eq!(again.changes.iter().map(|c| c.n).collect::<Vec<_>>(), [1, 2]);
    });
}
