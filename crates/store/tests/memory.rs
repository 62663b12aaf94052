//! The contract on the in-memory backend, and what only memory can be made to do.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::contract::{self, Place};
use store::memory::Memory;
use store::{Act, Backend, Device, StoreError};

struct Here(Memory);

impl Place for Here {
    type Backend = Memory;
    async fn open(&self) -> Result<Memory, StoreError> {
        Ok(self.0.clone())
    }
}

macro_rules! native {
    ($story:ident) => {
        #[test]
        fn $story() {
            let verdict = pollster::block_on(contract::$story(&Here(Memory::default())));
            assert_eq!(verdict, Ok(()));
        }
    };
}
store::each_story!(native);

fn act(title: &str) -> Act {
    Act::one(vec![Intent::set(RecordId::derived("request", "r"), "request", "title", title)])
}

#[test]
fn t48_a_full_device_changes_nothing_and_the_act_can_be_done_again() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (device, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        memory.fail_writes(Some(StoreError::Quota));
        assert_eq!(device.act(&mut ctx, act("a")).await.map(drop), Err(StoreError::Quota));
        assert!(device.read(|table| table.is_empty()), "nothing shows that is not stored");
        memory.fail_writes(None);
        device.act(&mut ctx, act("a")).await.expect("room again");
        assert_eq!(device.meta().next_n, 2, "the failed act took no number");
    });
}

#[test]
fn t38_a_form_opened_before_a_remote_edit_makes_a_conflict() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (form, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        let (other, _) = Device::open(memory, &mut ctx).await.expect("opens");
        let id = RecordId::derived("request", "r");
        form.act(&mut ctx, act("vu")).await.expect("stored");
        other.catch_up().await.expect("reads");
        let seen = form.read(|table| table.get(id)).expect("there").seen("title");
        other.act(&mut ctx, act("entre-temps")).await.expect("stored");
        form.catch_up().await.expect("reads");
        let write = Intent::set(id, "request", "title", "tapé").over(seen.clone());
        form.act(&mut ctx, Act::one(vec![write])).await.expect("stored");
        let cell = form.read(|table| table.get(id)).expect("there").cells.remove("title").expect("written");
        assert!(cell.is_conflict());
        assert_eq!(cell.heads.len(), 2);
        // Typing on in the same form does not conflict with oneself.
        let write = Intent::set(id, "request", "title", "tapé encore").over(seen);
        form.act(&mut ctx, Act::one(vec![write])).await.expect("stored");
        let cell = form.read(|table| table.get(id)).expect("there").cells.remove("title").expect("written");
        assert_eq!(cell.heads.len(), 2);
    });
}

#[test]
fn t51_a_store_emptied_while_the_app_is_open_is_told_and_not_begun_anew() {
    pollster::block_on(async {
        let (memory, mut entropy) = (Memory::default(), Seeded(1));
        let mut ctx = Ctx { now_ms: 5, entropy: &mut entropy };
        let (device, _) = Device::open(memory.clone(), &mut ctx).await.expect("opens");
        device.act(&mut ctx, act("a")).await.expect("stored");
        memory.erase().await.expect("erased");
        let result = device.act(&mut ctx, act("b")).await;
        assert!(matches!(result, Err(StoreError::Corrupt(_))), "{result:?}");
        assert_eq!(memory.meta().await, Ok(None), "nothing was written over what may be found again");
    });
}
