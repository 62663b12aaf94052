//! The connection that hears what other servers committed.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::sync::{oneshot, watch};
use tokio_postgres::{AsyncMessage, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{CHANNEL, told};
use crate::live::{Event, Hub};

/// Before it is tried again after it was lost.
const PAUSE: Duration = Duration::from_secs(1);

/// Listens until `ended` loses its sender; connects again for as long as it takes. `ready` hears of the first time.
pub(super) async fn run(
    to: (Config, MakeRustlsConnect),
    hub: Arc<Hub>,
    mut ended: watch::Receiver<()>,
    ready: oneshot::Sender<()>,
) {
    let mut ready = Some(ready);
    loop {
        tokio::select! {
            error = listen(&to, &hub, &mut ready) => {
                tracing::warn!(error = %error, "lost touch with the other servers: {error}");
            }
            _ = ended.changed() => return,
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = ended.changed() => return,
        }
    }
}

async fn listen(
    (config, tls): &(Config, MakeRustlsConnect),
    hub: &Hub,
    ready: &mut Option<oneshot::Sender<()>>,
) -> String {
    let (client, mut connection) = match config.connect(tls.clone()).await {
        Ok(both) => both,
        Err(error) => return told(&error),
    };
    let sql = format!("listen {CHANNEL}");
    let mut asked = std::pin::pin!(client.batch_execute(&sql));
    let mut is_listening = false;
    // The connection moves only while it is polled, the answer to our question too.
    poll_fn(|context| {
        loop {
            match connection.poll_message(context) {
                Poll::Ready(Some(Ok(AsyncMessage::Notification(note)))) => {
                    // What a newer server says and this one does not know is not for us.
                    if let Ok(event) = note.payload().parse::<Event>() {
                        hub.tell(&event);
                    }
                    continue;
                }
                Poll::Ready(Some(Ok(_))) => continue,
                Poll::Ready(Some(Err(error))) => return Poll::Ready(told(&error)),
                Poll::Ready(None) => return Poll::Ready("it was closed".into()),
                Poll::Pending if is_listening => return Poll::Pending,
                Poll::Pending => {}
            }
            match asked.as_mut().poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Err(error)) => return Poll::Ready(told(&error)),
                Poll::Ready(Ok(())) => is_listening = true,
            }
            match ready.take() {
                Some(ready) => drop(ready.send(())),
                // What was missed in between nobody can tell: each device comes again and looks.
                None => hub.restart(),
            }
        }
    })
    .await
}
