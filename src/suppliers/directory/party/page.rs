//! The page of a party.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::Party;

use super::contacts::Contacts;
use super::details::{AccessSection, HoursSection, LinesSection, NotesSection, ServicesSection};
use super::emergency::EmergencyLine;
use super::glance::Glance;
use super::head::PartyHead;
use super::identifiers::Identifiers;
use super::reach::{CallFoot, ReachActions};
use super::subject::{Edit, Subject};
use crate::decide::acts as decide;
use crate::i18n::{T, use_t};
use crate::lazy;
use crate::records::history::RecordHistory;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::contracts::PartyContracts;
use crate::suppliers::directory::forms::contact::ContactForm;
use crate::suppliers::directory::forms::fields::{ACCESS, FieldsForm, HEAD, IDENTIFIERS};
use crate::suppliers::directory::forms::hours::HoursForm;
use crate::suppliers::directory::forms::lines::LinesForm;
use crate::suppliers::directory::forms::services::ServicesForm;
use crate::suppliers::directory::forms::standing::StandingForm;
use crate::suppliers::directory::words::name_or_stand_in;
use crate::suppliers::papers::PartyPapers;
use crate::suppliers::purchases::PartyPurchases;
use crate::suppliers::visits::PartyVisits;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::ButtonLink;
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// The page of a party.
#[component]
pub fn PartyPage(
    /// Which one.
    id: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let subject = Subject::new(session, t, id);
    let is_shown = |party: &Party| party.is_alive || party.is_trashed;
    let is_here = Memo::new(move |_| subject.party.with(|party| party.as_ref().is_some_and(is_shown)));
    Effect::new(move |_| document().set_title(&format!("{} — {}", subject.name(), t.app_name())));
    on_cleanup(move || document().set_title(t.app_name()));
    move || {
        if is_here.get() {
            view! { <Whole subject /> }.into_any()
        } else {
            view! {
                <div class="page">
                    <EmptyState
                        glyph=Glyph::Suppliers
                        title=Signal::derive(move || t.party_gone_title().to_owned())
                        body=Signal::derive(move || t.party_gone_body().to_owned())
                    >
                        <ButtonLink
                            href=Suppliers::Directory(None).href()
                            label=Signal::derive(move || t.party_back().to_owned())
                        />
                    </EmptyState>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Whole(subject: Subject) -> impl IntoView {
    let (t, id) = (subject.t, subject.id);
    let close = Callback::new(move |()| subject.edit.set(None));
    let title = Signal::derive(move || {
        subject.edit.get().map_or_else(String::new, |edit| sheet_title(t, edit).to_owned())
    });
    view! {
        <article class="page party-page" aria-label=move || subject.name()>
            <PartyHead subject />
            <div class="party">
                <InBin subject />
                <Glance subject />
                <EmergencyLine subject />
                <ReachActions subject />
                <AccessSection subject />
                <Contacts subject />
                <PartyContracts party=id />
                <PartyVisits party=id />
                {lazy::piece(lazy::Page::PartyEvents { party: id })}
                <PartyPurchases party=id />
                <PartyPapers party=id />
                <LinesSection subject />
                <HoursSection subject />
                <ServicesSection subject />
                <Identifiers subject />
                <NotesSection subject />
                <RecordHistory id />
            </div>
            <CallFoot subject />
            <Sheet open=Signal::derive(move || subject.edit.with(Option::is_some)) on_close=close title>
                {move || subject.edit.get_untracked().map(|edit| form(id, edit, close))}
            </Sheet>
        </article>
    }
}

fn sheet_title(t: T, edit: Edit) -> &'static str {
    match edit {
        Edit::Head => t.party_edit_head(),
        Edit::Lines => t.party_lines(),
        Edit::Hours => t.party_hours(),
        Edit::Access => t.party_access(),
        Edit::Services => t.party_services_edit(),
        Edit::Identifiers => t.party_ids(),
        Edit::Standing => t.party_standing_edit(),
        Edit::Contact(None) => t.contact_add(),
        Edit::Contact(Some(_)) => t.contact_edit(),
    }
}

fn form(id: RecordId, edit: Edit, on_done: Callback<()>) -> AnyView {
    match edit {
        Edit::Head => view! { <FieldsForm id specs=HEAD on_done /> }.into_any(),
        Edit::Access => view! { <FieldsForm id specs=ACCESS on_done /> }.into_any(),
        Edit::Identifiers => view! { <FieldsForm id specs=IDENTIFIERS on_done /> }.into_any(),
        Edit::Lines => view! { <LinesForm id on_done /> }.into_any(),
        Edit::Hours => view! { <HoursForm id on_done /> }.into_any(),
        Edit::Services => view! { <ServicesForm id on_done /> }.into_any(),
        Edit::Standing => view! { <StandingForm id on_done /> }.into_any(),
        Edit::Contact(contact) => view! { <ContactForm party=id contact on_done /> }.into_any(),
    }
}

/// Above a party that lies in the bin, or went into another one.
#[component]
fn InBin(subject: Subject) -> impl IntoView {
    let (session, t, id) = (subject.session, subject.t, subject.id);
    let is_trashed = Memo::new(move |_| subject.with(|party| party.is_trashed));
    let into = Memo::new(move |_| {
        let merged = subject.with(|party| party.merged)?;
        let name =
            session.look_in::<Book, _>(|book, _, _| book.parties.get(merged).map(|it| it.name.clone()));
        Some((merged, name_or_stand_in(t, &name?)))
    });
    let restore = move |()| {
        let said = t.party_restored(&untrack(|| subject.name()));
        session.act(decide::restore_all(session, supply::kinds::PARTY, &[id]), said);
    };
    move || {
        if !is_trashed.get() {
            return ().into_any();
        }
        match into.get() {
            Some((merged, name)) => view! {
                <Banner kind=BannerKind::Info message=Signal::stored(t.party_merged_into(&name)) />
                <ButtonLink href=Suppliers::Directory(Some(merged)).href() label=Signal::stored(t.party_merged_open(&name)) />
            }
            .into_any(),
            None => view! {
                <Banner
                    message=Signal::derive(move || t.party_in_bin().to_owned())
                    action=Signal::derive(move || t.restore().to_owned())
                    on_action=restore
                />
            }
            .into_any(),
        }
    }
}
