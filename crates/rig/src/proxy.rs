//! A cable that counts what goes through it, and can be bad: it cuts, delays and truncates.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU64, Ordering};
use std::time::Duration;

use replica::ctx::Seeded;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// A proxy on a port of its own.
#[derive(Debug)]
pub struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    shared: Arc<Shared>,
    // Its threads end with it.
    _runtime: tokio::runtime::Runtime,
}

#[derive(Debug)]
struct Shared {
    to: AtomicU16,
    is_bad: AtomicBool,
    up: AtomicU64,
    down: AtomicU64,
    n_connections: AtomicU64,
    n_cut: AtomicU64,
}

/// What one connection will suffer.
#[derive(Clone, Copy)]
struct Fate {
    /// Bytes that pass in each direction before the cable is cut.
    up: u64,
    down: u64,
    delay_ms: u64,
}

const HEALTHY: Fate = Fate { up: u64::MAX, down: u64::MAX, delay_ms: 0 };

impl Proxy {
    /// A good cable to `port` of this machine; `seed` decides what happens once it is bad.
    pub fn start(port: u16, seed: u64) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            to: AtomicU16::new(port),
            is_bad: AtomicBool::new(false),
            up: AtomicU64::new(0),
            down: AtomicU64::new(0),
            n_connections: AtomicU64::new(0),
            n_cut: AtomicU64::new(0),
        });
        runtime.spawn(accept(listener, Arc::clone(&shared), Seeded(seed)));
        Self { address, shared, _runtime: runtime }
    }

    /// Cuts, delays and truncates from now on, or no longer.
    pub fn be_bad(&self, is_bad: bool) {
        self.shared.is_bad.store(is_bad, Ordering::SeqCst);
    }

    /// Bytes that went up and down since the last call.
    pub fn take_bytes(&self) -> (u64, u64) {
        (self.shared.up.swap(0, Ordering::SeqCst), self.shared.down.swap(0, Ordering::SeqCst))
    }

    /// Connections, and how many of them were cut.
    pub fn connections(&self) -> (u64, u64) {
        (self.shared.n_connections.load(Ordering::SeqCst), self.shared.n_cut.load(Ordering::SeqCst))
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>, mut dice: Seeded) {
    while let Ok((here, _)) = listener.accept().await {
        shared.n_connections.fetch_add(1, Ordering::SeqCst);
        let fate = if shared.is_bad.load(Ordering::SeqCst) { cast(&mut dice) } else { HEALTHY };
        tokio::spawn(carry(here, Arc::clone(&shared), fate));
    }
}

fn cast(dice: &mut Seeded) -> Fate {
    let mut below = |n: u64| dice.next_u64() % n;
    // From « refused at once » to « cut in the middle of a large answer ».
    let scale = [1, 300, 3_000, 30_000, 300_000];
    let some = |below: &mut dyn FnMut(u64) -> u64| {
        let most = scale[below(scale.len() as u64) as usize];
        below(most)
    };
    let (up, down) = match below(6) {
        0 => (some(&mut below), u64::MAX),
        1 | 2 => (u64::MAX, some(&mut below)),
        _ => (u64::MAX, u64::MAX),
    };
    let delay_ms = if below(3) == 0 { below(120) } else { 0 };
    Fate { up, down, delay_ms }
}

async fn carry(here: TcpStream, shared: Arc<Shared>, fate: Fate) {
    let Ok(there) = TcpStream::connect(("127.0.0.1", shared.to.load(Ordering::SeqCst))).await else { return };
    drop((here.set_nodelay(true), there.set_nodelay(true)));
    let (from_here, to_here) = here.into_split();
    let (from_there, to_there) = there.into_split();
    let delay = Duration::from_millis(fate.delay_ms);
    // Whichever side ends or is cut first takes the other with it.
    let is_cut = tokio::select! {
        is_cut = pump(from_here, to_there, fate.up, delay, &shared.up) => is_cut,
        is_cut = pump(from_there, to_here, fate.down, delay, &shared.down) => is_cut,
    };
    shared.n_cut.fetch_add(u64::from(is_cut), Ordering::SeqCst);
}

/// Carries bytes until the end, an error, or the cut; tells whether it was the cut.
async fn pump(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut left: u64,
    delay: Duration,
    count: &AtomicU64,
) -> bool {
    let mut buffer = vec![0; 16 << 10];
    loop {
        let Ok(n) = from.read(&mut buffer).await else { return false };
        if n == 0 {
            return false;
        }
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let n_passing = left.min(n as u64) as usize;
        count.fetch_add(n_passing as u64, Ordering::SeqCst);
        if to.write_all(&buffer[..n_passing]).await.is_err() {
            return false;
        }
        left -= n_passing as u64;
        if n_passing < n {
            return true;
        }
    }
}
