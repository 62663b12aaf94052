//! Who sent a change is kept; who this device is stays out of logs.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::meta::{Cursor, Session};
use store::{Act, Device, Meta, StoreError};

fn session() -> Session {
    Session { token: "s3cret".into(), member: "m1".into(), role: "helper".into(), ..Session::default() }
}

#[test]
fn history_tells_who_sent_what() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let id = RecordId::derived("request", "r");
        let act = |title| Act::one(vec![Intent::set(id, "request", "title", title)]);
        let (elsewhere, _) = Device::open(Memory::default(), &mut ctx).await.expect("opens");
        elsewhere.act(&mut ctx, act("d’ailleurs")).await.expect("stored");
        let change = elsewhere.pending(1).await.expect("reads").changes.remove(0);
        let (here, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        let cursor = Cursor { epoch: "e".into(), seq: 1, hash: "h".into() };
        let eff = change.hlc;
        here.ingest(None, vec![Entry::placed(change, eff, Some("m2".into()))], cursor).await.expect("stored");
        here.act(&mut ctx, act("ici")).await.expect("stored");
        drop(here);
        let (again, _) = Device::open(memory, &mut ctx).await.expect("opens");
        let by: Vec<_> = again.history(&[id]).await.expect("reads").into_iter().map(|e| e.by).collect();
        assert_eq!(by, [Some("m2".into()), None]);
    });
}

#[test]
fn the_session_survives_a_restart_and_its_token_is_not_for_logs() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (device, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        device.set_server(Some("https://a".into()), Some(session())).await.expect("stored");
        let (again, _) = Device::open(memory, &mut ctx).await.expect("opens");
        assert_eq!(again.meta().session, Some(session()));
        assert!(!format!("{:?}", again.meta()).contains("s3cret"));
        let changed = Session { role: "reader".into(), ..session() };
        again.set_session(changed.clone()).await.expect("stored");
        let late = Session { token: "older".into(), ..session() };
        assert_eq!(again.set_session(late).await, Err(StoreError::Overtaken));
        assert_eq!(
            (again.meta().session, again.meta().server.as_deref()),
            (Some(changed), Some("https://a"))
        );
    });
}

#[test]
fn a_server_found_late_does_not_undo_that_somebody_joined() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (tab, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        let (other, _) = Device::open(memory, &mut ctx).await.expect("opens");
        other.set_server(Some("https://a".into()), Some(session())).await.expect("stored");
        assert_eq!(tab.find_server("https://a").await, Err(StoreError::Overtaken));
        tab.catch_up().await.expect("reads");
        assert_eq!(tab.meta().session, Some(session()));
    });
}

#[test]
fn t46_a_row_written_before_there_were_members_is_read() {
    let mut row = serde_json::to_value(Meta::new(replica::DeviceId(7))).expect("writes");
    for key in ["session", "reseeding", "clock_offset_ms"] {
        row.as_object_mut().expect("a map").remove(key).expect("was there");
    }
    assert_eq!(Meta::decode(&serde_json::to_vec(&row).expect("writes")), Ok(Meta::new(replica::DeviceId(7))));
}
