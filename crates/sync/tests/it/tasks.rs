//! Several things at once, in an order that the seed decides.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use replica::ctx::Seeded;

/// Lets another task go first, once.
pub async fn pause() {
    let mut is_done = false;
    poll_fn(|_| if std::mem::replace(&mut is_done, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// Runs all tasks to their end, each step by lot.
pub fn run_all(rng: &mut Seeded, mut tasks: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>) {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1_000_000 {
        if tasks.is_empty() {
            return;
        }
        let at = (rng.next_u64() % tasks.len() as u64) as usize;
        if tasks[at].as_mut().poll(&mut context).is_ready() {
            drop(tasks.swap_remove(at));
        }
    }
    panic!("tasks wait for each other");
}

/// Runs one task to its end.
pub fn run<T>(task: impl Future<Output = T>) -> T {
    let (mut out, mut rng) = (None, Seeded(0));
    run_all(&mut rng, vec![Box::pin(async { out = Some(task.await) })]);
    out.expect("ended")
}
