//! The server, if there is one: when to exchange with it, and what to say about it.
//!
//! The app never waits for it. The pure cycle is in the crate `sync`; here are the network, the moments and the words.

pub mod address;
mod driver;
mod events;
mod exchange;
mod live;
mod memory;
mod part;
pub mod pill;
pub mod standing;
pub mod team;
pub mod transport;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use store::StoreError;
use sync::SyncError;

use self::address::AddressError;
use self::driver::Driver;
use self::standing::{Exchange, Facts, MAX_SKEW_MS, Standing};
use self::transport::Web;
use crate::i18n::{T, use_t};
use crate::session::Session;
use crate::team::roster;

/// How often an agreement is tried while acts keep coming in.
const MAX_ROUNDS: usize = 8;

/// Why the two sides do not agree.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No server is connected.
    NoServer,
    /// The server is not told who this device is: it needs an invitation.
    NotJoined,
    /// The exchange failed.
    Sync(SyncError),
}

/// Why no server is connected now.
#[derive(Clone, Debug, PartialEq)]
pub enum ConnectError {
    /// The address cannot be one.
    Address(AddressError),
    /// Nobody answers there, or nobody of ours.
    Greeting(SyncError),
    /// This device could not note it.
    Store(StoreError),
}

/// The server as the app sees it. `Copy`: made once by the root, kept for the life of the page.
#[derive(Clone, Copy)]
pub struct Syncing {
    session: Session,
    driver: StoredValue<Rc<Driver>, LocalStorage>,
    exchange: RwSignal<Exchange>,
    is_exchanging: RwSignal<bool>,
    /// Moves when the device's own row changed without any record.
    turn: RwSignal<u64>,
    facts: Memo<Facts>,
    standing: Memo<Standing>,
    t: T,
}

/// Starts exchanging and gives the handle to everything below.
pub fn provide_syncing(session: Session) -> Syncing {
    let t = use_t();
    let exchange = RwSignal::new(memory::recall(session.meta().server.as_deref()));
    let is_exchanging = RwSignal::new(false);
    let turn = RwSignal::new(0);
    let (is_saving, revision) = (session.is_saving(), session.revision());
    let facts = Memo::new(move |_| {
        revision.track();
        turn.track();
        let meta = session.meta();
        Facts {
            is_fleeting: session.facts().is_fleeting,
            is_saving: is_saving.get(),
            is_exchanging: is_exchanging.get(),
            n_pending: usize::try_from(meta.n_pending()).unwrap_or(usize::MAX),
            n_refused: meta.refused.len(),
            is_joined: meta.session.is_some(),
            server: meta.server,
            exchange: exchange.get(),
        }
    });
    let standing = Memo::new(move |_| facts.with(standing::standing));
    let driver = StoredValue::new_local(Rc::new(Driver::default()));
    let syncing = Syncing { session, driver, exchange, is_exchanging, turn, facts, standing, t };
    provide_context(syncing);
    syncing.start();
    syncing
}

/// The server as the app sees it; [`crate::app`] provides it above every screen.
#[must_use]
pub fn use_syncing() -> Syncing {
    // As the session: provided by the root before any screen exists.
    #[expect(clippy::expect_used, reason = "provided by the root before any screen")]
    use_context::<Syncing>().expect("the root provides the syncing")
}

/// Where this app was loaded from, as the address of a server.
pub fn here() -> String {
    let origin = window().location().origin().unwrap_or_default();
    origin + &crate::routes::base_path()
}

impl Syncing {
    fn driver(self) -> Rc<Driver> {
        self.driver.get_value()
    }

    /// All that is known, followed.
    pub fn facts(self) -> Memo<Facts> {
        self.facts
    }

    /// Where the data is, followed.
    pub fn standing(self) -> Memo<Standing> {
        self.standing
    }

    /// What is known of the exchanges, read once.
    pub fn exchange_untracked(self) -> Exchange {
        self.exchange.try_get_untracked().unwrap_or_default()
    }

    /// The server, followed; `None` while this device is by itself.
    pub fn server(self) -> Option<String> {
        self.facts.with(|facts| facts.server.clone())
    }

    /// Moves when the outbox may have changed.
    pub fn outbox_revision(self) -> Signal<(u64, u64)> {
        let (revision, turn) = (self.session.revision(), self.turn);
        Signal::derive(move || (revision.get(), turn.get()))
    }

    /// The words for a clock that is wrong by more than two minutes, followed.
    pub fn skew(self) -> Option<String> {
        let skew_ms = self.facts.with(|facts| facts.server.as_ref().and(facts.exchange.skew_ms))?;
        let by = self.t.duration(skew_ms.abs());
        match skew_ms {
            MAX_SKEW_MS.. => Some(self.t.clock_fast(&by)),
            _ if skew_ms <= -MAX_SKEW_MS => Some(self.t.clock_slow(&by)),
            _ => None,
        }
    }

    /// Exchanges now, without waiting for the outcome: it shows in the pill.
    pub fn send_now(self) {
        spawn_local(async move { drop(self.exchange().await) });
    }

    /// Exchanges until the server has everything of this device, and this device everything of the server.
    pub async fn agree(self) -> Result<(), Failure> {
        for _ in 0..MAX_ROUNDS {
            if let Some(error) = self.exchange().await?.push_failure {
                return Err(Failure::Sync(error));
            }
            if self.session.meta().n_pending() == 0 {
                return Ok(());
            }
        }
        Err(Failure::Sync(SyncError::Timeout))
    }

    /// Connects to the server at an address (an empty one: the server that this app came from). Asks it first. An
    /// invitation is still needed; where this device has been before, it is known already.
    pub async fn connect(self, address: &str) -> Result<String, ConnectError> {
        let server = address::parse(address, &here()).map_err(ConnectError::Address)?;
        Web::new(server.clone()).greet().await.map_err(ConnectError::Greeting)?;
        let meta = self.session.meta();
        if meta.server.as_ref() != Some(&server) {
            self.choose(Some(server.clone()), None).await.map_err(ConnectError::Store)?;
        }
        memory::set_disconnected(false);
        self.schedule(0);
        Ok(server)
    }

    /// The server at an address knows this device from now on: everything starts.
    pub async fn settle(self, server: String, session: store::Session) -> Result<(), StoreError> {
        self.choose(Some(server), Some(session)).await?;
        memory::set_disconnected(false);
        self.schedule(0);
        team::refresh_soon(self);
        Ok(())
    }

    /// Lets go of the server. Everything stays on this device.
    pub async fn disconnect(self) -> Result<(), StoreError> {
        self.choose(None, None).await?;
        memory::set_disconnected(true);
        Ok(())
    }

    async fn choose(self, server: Option<String>, session: Option<store::Session>) -> Result<(), StoreError> {
        let is_same = self.session.meta().server == server;
        self.session
            .with_device(async |device| device.set_server(server.clone(), session.clone()).await)
            .await?;
        self.hush();
        if !is_same || session.is_none() {
            roster::forget();
        }
        self.start_anew(server);
        Ok(())
    }

    fn start_anew(self, server: Option<String>) {
        // What went wrong before says nothing about who comes now.
        memory::keep(&Exchange { server, ..Exchange::default() });
        self.recall();
        self.session.tell_tabs();
    }

    /// Connects to the server that the app came from, if there is one and nobody has said otherwise.
    async fn find_own_server(self) {
        if self.session.meta().server.is_none() && !memory::is_disconnected() {
            part::find_own_server(self).await;
        }
    }

    async fn find_own_server_here(self) {
        if self.session.meta().server.is_some() || memory::is_disconnected() {
            return;
        }
        let server = here();
        if Web::new(server.clone()).greet().await.is_err() || memory::is_disconnected() {
            return;
        }
        // Not noted now, it is found again at the next start.
        if self.session.with_device(async |device| device.find_server(&server).await).await.is_ok() {
            self.start_anew(Some(server));
        }
    }

    /// Reads again what other tabs, or this one, noted of the exchanges.
    fn recall(self) {
        spawn_local(async move {
            let caught = self.session.with_device(async |device| device.catch_up().await).await;
            if let Ok(records) = caught {
                self.session.show(&records);
            }
            let server = self.session.meta().server;
            let _ = self.exchange.try_set(memory::recall(server.as_deref()));
            self.look_again();
            self.follow_session();
        });
    }

    /// The device's own row changed.
    fn look_again(self) {
        let _ = self.turn.try_update(|turn| *turn += 1);
    }
}
