//! The top of a party: the way back, its name, what it is, its standing, and what can be done with it.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use supply::party::Standing;

use super::subject::{Edit, Subject};
use crate::decide::acts as decide;
use crate::routes::{self, Suppliers};
use crate::suppliers::directory::words::{type_name, what};
use crate::suppliers::exchange::share_card;
use crate::widgets::button::IconLink;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// The head.
#[component]
pub fn PartyHead(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let kind = move || {
        subject.with(|party| {
            let (kind, what) = (type_name(t, party.kind), what(t, party));
            if what.starts_with(kind) { what } else { format!("{kind}, {what}") }
        })
    };
    view! {
        <header class="page__head party-head">
            <span class="party-head__back">
                <IconLink
                    href=Suppliers::Directory(None).href()
                    glyph=Glyph::ChevronLeft
                    label=Signal::derive(move || t.party_back().to_owned())
                />
            </span>
            <div class="party-head__text">
                <h1 class="page__title party-head__name" tabindex="-1">{move || subject.name()}</h1>
                <p class="party-head__what">{move || standing(subject)} <span>{kind}</span></p>
            </div>
            <div class="page__actions"><PartyMenu subject /></div>
        </header>
    }
}

/// The standing in shape and words.
fn standing(subject: Subject) -> Option<impl IntoView + use<>> {
    let t = subject.t;
    let (key, glyph, words) = subject.with(|party| match party.standing {
        Standing::Plain => None,
        Standing::Preferred { .. } => Some(("preferred", Glyph::Star, t.party_preferred())),
        Standing::Blocked { .. } => Some(("blocked", Glyph::Close, t.party_blocked())),
    })?;
    Some(view! { <span class="party-standing" data-standing=key><Icon glyph />{words}</span> })
}

#[component]
fn PartyMenu(subject: Subject) -> impl IntoView {
    let (session, t, id) = (subject.session, subject.t, subject.id);
    let navigate = StoredValue::new_local(use_navigate());
    let trash = Callback::new(move |()| {
        let said = t.party_trashed(&untrack(|| subject.name()));
        session.act(decide::trash_all(session, supply::kinds::PARTY, &[id]), said);
        let _ = navigate.try_with_value(|go| go(&Suppliers::Directory(None).href(), routes::way()));
    });
    let restore = Callback::new(move |()| {
        let said = t.party_restored(&untrack(|| subject.name()));
        session.act(decide::restore_all(session, supply::kinds::PARTY, &[id]), said);
    });
    let share = Callback::new(move |()| share_card(session, id));
    let items = Signal::derive(move || {
        if subject.with(|party| party.is_trashed) {
            return vec![MenuItem::new(t.restore(), Glyph::Undo, restore)];
        }
        vec![
            MenuItem::new(t.party_edit_head(), Glyph::Edit, subject.edit(Edit::Head)),
            MenuItem::new(t.party_lines(), Glyph::Phone, subject.edit(Edit::Lines)),
            MenuItem::new(t.contact_add(), Glyph::Person, subject.edit(Edit::Contact(None))),
            MenuItem::new(t.party_services_edit(), Glyph::Tag, subject.edit(Edit::Services)),
            MenuItem::new(t.party_hours(), Glyph::Clock, subject.edit(Edit::Hours)),
            MenuItem::new(t.party_access(), Glyph::Key, subject.edit(Edit::Access)),
            MenuItem::new(t.party_ids(), Glyph::Info, subject.edit(Edit::Identifiers)),
            MenuItem::new(t.party_standing_edit(), Glyph::Star, subject.edit(Edit::Standing)),
            MenuItem::new(t.exchange_share(), Glyph::Share, share),
            MenuItem::new(t.move_to_bin(), Glyph::Trash, trash).grave(),
        ]
    });
    view! { <Menu label=Signal::derive(move || t.acts_of(&subject.name())) items /> }
}
