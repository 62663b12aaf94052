//! Calling who comes.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::{Contact, Tel};

use crate::widgets::icon::{Glyph, Icon};

/// A number to call, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose.
    pub name: String,
    /// As people read it.
    pub shown: String,
    /// What the phone dials.
    pub href: String,
}

/// The line to call first: the contact's, else whom one calls first at the party, else the party's own.
pub fn first_line(book: &Book, party: Option<RecordId>, contact: Option<RecordId>) -> Option<Line> {
    let line = |name: &str, tel: &Tel| {
        let dial = supply::phone::dial(&tel.value)?;
        let shown = supply::phone::shown(&tel.value);
        Some(Line { name: name.trim().to_owned(), shown, href: format!("tel:{dial}") })
    };
    let of_contact = |contact: &Contact| contact.tels.iter().find_map(|tel| line(&contact.name, tel));
    let chosen = contact.and_then(|id| book.contacts.alive(id)).and_then(of_contact);
    let at_party = || {
        let first = book.children::<Contact>(party?).filter(|contact| contact.first).find_map(of_contact);
        let own = || {
            let party = book.parties.get(party?)?;
            party.tels.iter().find_map(|tel| line(&party.name, tel))
        };
        let any = || book.children::<Contact>(party?).find_map(of_contact);
        first.or_else(own).or_else(any)
    };
    chosen.or_else(at_party)
}

/// « Appeler », if there is a number.
#[component]
pub fn CallLink(
    /// The number.
    #[prop(into)]
    line: Signal<Option<Line>>,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    move || {
        line.get().map(|line| {
            let (whose, number) = (line.name.clone(), line.shown.clone());
            view! {
                <a class="button call-link" href=line.href title=format!("{whose} {number}")>
                    <Icon glyph=Glyph::Phone />
                    <span>{move || label.get()}</span>
                    <span class="call-link__number">{line.shown}</span>
                </a>
            }
        })
    }
}
