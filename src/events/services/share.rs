//! The sheet of suppliers as text, to send to who is on site.

use events::Planner;
use events::services::presence;
use leptos::prelude::*;
use leptos::task::spawn_local;
use supply::book::Book;
use supply::phone;

use super::model::Services;
use super::words;
use crate::events::words::{title_of, when_words};
use crate::i18n::T;
use crate::platform::share::{Shared, share_text};
use crate::session::Session;
use crate::suppliers::purchases::words::party_name;

/// Shares the sheet; copies it where there is nothing to share with.
pub fn share(session: Session, t: T, of: Services) {
    let (title, text) = untrack(|| sheet(session, t, of));
    spawn_local(async move {
        match share_text(&title, &text).await {
            Shared::Copied => session.notices().say(t.services_copied()),
            Shared::Impossible => session.notices().warn(t.services_not_shared()),
            Shared::Sent | Shared::Cancelled => {}
        }
    });
}

fn sheet(session: Session, t: T, of: Services) -> (String, String) {
    let today = session.now().date();
    let (title, when, access) = session.peek_in::<Planner, _>(|planner, _, _| {
        let event = planner.events.get(of.event);
        let when = event.and_then(|event| event.when.as_ref()).map(|when| when_words(t, when, today));
        let title = event.map(|event| title_of(t, event)).unwrap_or_default();
        (
            title,
            when.unwrap_or_default(),
            event.map(|event| event.access.trim().to_owned()).unwrap_or_default(),
        )
    });
    let mut lines = vec![t.services_sheet_of(&title), when, access];
    lines.retain(|line| !line.is_empty());
    for it in of.suppliers.get().iter().filter(|it| it.state != "cancelled") {
        let (name, line) = session
            .peek_in::<Book, _>(|book, _, _| (party_name(t, book, it.party), words::line_of(t, book, it)));
        lines.push(String::new());
        lines.push(format!("{name} ({})", words::state(t, &it.state).0.to_lowercase()));
        lines.push(words::stay(t, presence::stay(it)));
        let brings = it.brings.trim();
        if !brings.is_empty() {
            lines.push(brings.to_owned());
        }
        if let Some((whose, number)) = line {
            lines.push(format!("{whose} {}", phone::shown(&number)));
        }
    }
    (t.services_sheet_of(&title), lines.join("\n"))
}
