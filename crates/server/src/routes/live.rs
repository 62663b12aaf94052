//! `GET /api/v1/live`.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{self, Stream};
use serde_json::json;
use tokio::time::Instant;

use crate::caller::Caller;
use crate::error::ApiError;
use crate::limits::HEARTBEAT;
use crate::live::{self, Ended, News};
use crate::state::App;

/// What is committed within it after an event is told in one.
const PAUSE: Duration = Duration::from_millis(40);
/// When a device that has too many streams may try again.
const RETRY_S: u64 = 30;

/// `GET /api/v1/live`. Tells, as server-sent events, that the log grew (`seq`), that the team changed (`team`), or
/// that this device may no longer come (`bye`).
///
/// Hints only: a client that has none, or misses one, finds everything by pulling.
pub async fn live(
    State(app): State<App>,
    caller: Caller,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, ApiError> {
    let busy = |_| ApiError::TooManyRequests { retry_s: RETRY_S };
    let mut news = app.log.hub().open(&caller.device).map_err(busy)?;
    // Before the end is read: what is committed in between is told, at worst twice.
    let mut told = news.now();
    let head = app.log.head().await?;
    told.seq = Some((head.last_seq, head.epoch.into()));
    let first = seq_event(told.seq.as_ref());
    let teller =
        Teller { news, told, waiting: first.into_iter().collect(), quiet_until: None, is_over: false };
    let events = stream::unfold(teller, |mut teller| async move {
        let event = teller.next().await?;
        Some((Ok(event), teller))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("beat")))
}

struct Teller {
    news: live::Stream,
    told: News,
    /// In reverse.
    waiting: Vec<Event>,
    /// No further hint before.
    quiet_until: Option<Instant>,
    is_over: bool,
}

impl Teller {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop() {
                return Some(event);
            }
            if self.is_over {
                return None;
            }
            // The first hint goes at once, those that follow closely go together.
            if let Some(until) = self.quiet_until.take() {
                tokio::time::sleep_until(until).await;
            }
            match self.news.next().await {
                Ok(news) => {
                    if news.team_rev != self.told.team_rev {
                        self.waiting.extend(news.team_rev.and_then(team_event));
                    }
                    if news.seq != self.told.seq {
                        self.waiting.extend(seq_event(news.seq.as_ref()));
                    }
                    self.told = news;
                    self.quiet_until = Some(Instant::now() + PAUSE);
                }
                Err(Ended::Bye(code)) => {
                    self.is_over = true;
                    self.waiting.extend(event("bye", &json!({ "code": code })));
                }
                Err(Ended::Again) => self.is_over = true,
            }
        }
    }
}

fn seq_event(seq: Option<&(u64, Box<str>)>) -> Option<Event> {
    seq.and_then(|(seq, epoch)| event("seq", &json!({ "seq": seq, "epoch": epoch })))
}

fn team_event(rev: u64) -> Option<Event> {
    event("team", &json!({ "team_rev": rev }))
}

fn event(name: &str, data: &serde_json::Value) -> Option<Event> {
    Event::default().event(name).json_data(data).ok()
}
