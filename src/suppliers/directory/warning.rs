//! The warning about a blocked party, shown wherever one is chosen.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use super::words::name_or_stand_in;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::banner::{Banner, BannerKind};

/// « X est bloqué : pourquoi », for whoever chooses it; nothing for any other party.
#[component]
pub fn BlockedWarning(
    /// The party that is chosen.
    #[prop(into)]
    party: Signal<Option<RecordId>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let words = Memo::new(move |_| {
        let id = party.get()?;
        session.look_in::<Book, _>(|book, _, _| {
            let party = book.parties.get(id).filter(|party| party.standing.is_blocked())?;
            let name = name_or_stand_in(t, &party.name);
            Some(match party.standing.why().trim() {
                "" => t.party_blocked_warning(&name),
                why => t.party_blocked_why(&name, why),
            })
        })
    });
    move || {
        words.get().map(|words| view! { <Banner kind=BannerKind::Warning message=Signal::stored(words) /> })
    }
}
