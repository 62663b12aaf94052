//! The card of one party or contact, handed to somebody.

use files::vcard::{Version, write};
use leptos::task::spawn_local;
use replica::RecordId;
use supply::book::Book;

use super::out::draft_of;
use crate::platform::download;
use crate::platform::share::{Shared, share_file};
use crate::session::Session;

/// Shares the card by the phone's own sheet; saves it as a file where there is none.
pub fn share_card(session: Session, id: RecordId) {
    let t = session.t();
    let Some(draft) = session.peek_in::<Book, _>(|book, _, _| draft_of(book, id)) else { return };
    let who = draft.name().to_owned();
    let name = format!("{}.vcf", file_name(&who));
    spawn_local(async move {
        let card = draft.card(session).await;
        let bytes = write([&card], Version::V30).into_bytes();
        match share_file(&who, &name, "text/vcard", &bytes).await {
            Shared::Sent => session.notices().say(t.exchange_shared()),
            Shared::Cancelled => {}
            Shared::Copied | Shared::Impossible => {
                let file = download::blob(&[bytes], files::vcard::MIME);
                if file.is_some_and(|file| download::save(&name, &file)) {
                    session.notices().say(t.exchange_saved(&name));
                } else {
                    session.notices().warn(t.export_failed());
                }
            }
        }
    });
}

/// A name that every system takes for a file.
fn file_name(who: &str) -> String {
    let plain: String =
        search::fold(who).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "fiche".to_owned() } else { words.join("-") }
}
