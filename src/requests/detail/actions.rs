//! What the menu of a request does beyond its fields.

use leptos::task::spawn_local;
use replica::RecordId;

use super::duplicate::duplicate;
use super::subject::Subject;
use super::words::title_of;
use crate::notices;
use crate::platform::share::{Shared, absolute, copy, share};
use crate::routes;

/// Copies the request; `on_done` gets the copy once it is durable.
pub fn duplicate_request(subject: Subject, on_done: impl Fn(RecordId) + 'static) {
    let (session, t) = (subject.session, subject.t);
    let made = session.with_ctx(|ctx| {
        let id = RecordId::new(ctx);
        session.peek(|office, table| duplicate(office, table, subject.id, id, ctx)).map(|act| (id, act))
    });
    let Some((id, act)) = made else { return };
    spawn_local(async move {
        match session.perform(act).await {
            Ok(done) => {
                let code = session.peek(|office, _| format!("#{}", office.codes.code(id)));
                session.offer_undo(t.request_duplicated(&code), done.undo);
                on_done(id);
            }
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Hands the link to somebody, or copies it.
pub fn share_request(subject: Subject) {
    let (session, t) = (subject.session, subject.t);
    let url = absolute(&routes::request(subject.id));
    let (code, title) = session.peek(|office, table| {
        (format!("#{}", office.codes.code(subject.id)), title_of(t, table.get(subject.id).as_ref()))
    });
    spawn_local(async move {
        let outcome = share(&format!("{} — {title}", t.share_text(&code)), &url).await;
        tell(subject, outcome, &url);
    });
}

/// Copies the link.
pub fn copy_link(subject: Subject) {
    let url = absolute(&routes::request(subject.id));
    spawn_local(async move {
        let outcome = copy(&url).await;
        tell(subject, outcome, &url);
    });
}

fn tell(subject: Subject, outcome: Shared, url: &str) {
    let (notices, t) = (subject.session.notices(), subject.t);
    match outcome {
        Shared::Copied => notices.say(t.link_copied()),
        Shared::Impossible => notices.warn(t.link_shown(url)),
        Shared::Sent | Shared::Cancelled => {}
    }
}
