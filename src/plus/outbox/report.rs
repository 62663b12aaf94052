//! The outbox as data, for scripts.

use replica::Value;
use serde_json::json;
use store::StoreError;

use super::waiting;
use super::words::{line, reason};
use crate::i18n::T;
use crate::platform::clock;
use crate::session::Session;
use crate::syncing::Syncing;

/// What waits, what was refused, and how the exchanges go.
pub async fn report(session: Session, syncing: Syncing, t: T) -> Result<Value, StoreError> {
    let waiting = waiting::read(session).await?;
    let (meta, now_ms) = (session.meta(), clock::now_ms());
    let exchange = syncing.exchange_untracked();
    Ok(session.peek(|office, table| {
        let now = office.civil(now_ms);
        let acts = waiting.acts.iter().map(|act| {
            let line = line(t, office, table, act, now);
            json!({
                "act": act.tx.to_string(), "at": act.at_ms, "changes": act.n_changes, "bytes": act.n_bytes,
                "title": line.title, "text": line.note,
            })
        });
        let refused = waiting.refused.iter().map(|one| {
            json!({
                "change": one.refusal.cid.to_string(), "code": one.refusal.code, "why": one.refusal.why,
                "text": reason(t, &one.refusal.code, &one.refusal.why),
            })
        });
        json!({
            "server": meta.server,
            "pending": meta.n_pending(),
            "acts": acts.collect::<Value>(),
            "more": waiting.n_more,
            "refused": refused.collect::<Value>(),
            "last_ok": exchange.last_ok_ms,
            "failing_since": exchange.failing_since_ms,
            "skew": exchange.skew_ms,
        })
    }))
}
