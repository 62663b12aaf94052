//! A long time offline: how many requests it takes, to the disk and over the network.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Backend, Device, Plan, Snapshot, StoreError};
use sync::wire::PushResponse;
use sync::{Env, Options, SyncError, Transport, cycle};

use crate::net::Net;
use crate::office::{NOW, Office, passes_on};
use crate::tasks::run;

/// Counts what is asked of the disk.
struct Counted(Memory, Rc<Cell<usize>>);

impl Counted {
    fn count(&self) {
        self.1.set(self.1.get() + 1);
    }
}

impl Backend for Counted {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        self.count();
        self.0.load().await
    }
    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError> {
        self.count();
        self.0.transact(plan).await
    }
    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        self.count();
        self.0.journal(from, to).await
    }
    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.count();
        self.0.meta().await
    }
    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.blob(sha256).await
    }
    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        self.0.blob_names().await
    }
    async fn erase(&self) -> Result<(), StoreError> {
        self.0.erase().await
    }
}

struct Pushes(Net, RefCell<Vec<usize>>);
impl Transport for Pushes {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        self.1.borrow_mut().push(json.len());
        self.0.push(json).await
    }
    passes_on!(pull, snapshot, pack, reseed);
}

#[test]
fn t23_ten_thousand_acts_made_offline_leave_in_a_dozen_requests() {
    let mut office = Office::new();
    let n_disk = Rc::new(Cell::new(0));
    let backend = Counted(Memory::default(), Rc::clone(&n_disk));
    let mut ctx = Ctx { now_ms: NOW, entropy: &mut office.entropy };
    let device = run(Device::open(backend, &mut ctx)).unwrap().0;
    let pushes = Pushes(office.net.clone(), RefCell::default());
    let exchange = |office: &mut Office| {
        n_disk.set(0);
        let mut env = Env { now: &|| NOW, entropy: &mut office.entropy };
        run(cycle(&device, &pushes, &mut env, Options::default(), &mut |_| {})).unwrap()
    };
    exchange(&mut office);
    for n in 0..10_000 {
        let record = RecordId::derived("request", &format!("r{}", n % 1_000));
        let act = Act::one(vec![Intent::set(record, "request", "title", format!("v{n}"))]);
        run(device.act(&mut Ctx { now_ms: NOW + n, entropy: &mut office.entropy }, act)).unwrap();
    }
    let report = exchange(&mut office);
    assert_eq!((report.n_pushed, report.n_pulled, office.n_logged()), (10_000, 0, 10_000));
    assert_eq!(device.meta().n_pending(), 0);
    assert!(pushes.1.borrow().iter().all(|n| *n <= 2 << 20));
    assert!(pushes.1.borrow().len() <= 6, "{:?}", pushes.1.borrow());
    // Two to catch up, and for each push one to read and one to book.
    assert!(n_disk.get() <= 2 + 2 * pushes.1.borrow().len(), "{}", n_disk.get());
}
