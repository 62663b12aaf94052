//! One contract: the decision large, then its term as a picture, its terms, amendments, papers and notices.

use domain::bin;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use store::Act;
use supply::kinds;
use supply::paper::DocumentType;

use super::amendments::Amendments;
use super::decision::DecisionCard;
use super::ending::EndSheet;
use super::facts::Facts;
use super::form::{ContractSheet, Opened};
use super::model::{self, Shown};
use super::notices_section::NoticesSection;
use super::strip::Strip;
use super::words;
use crate::i18n::{T, use_t};
use crate::records::history::RecordHistory;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::papers::PapersOf;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// One contract.
#[component]
pub fn ContractPage(
    /// Which.
    contract: RecordId,
) -> impl IntoView {
    let shown = model::shown(use_session(), contract);
    let is_here = Memo::new(move |_| shown.with(Option::is_some));
    move || {
        if is_here.get() {
            view! { <Here contract shown /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

#[component]
fn Gone() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <EmptyState
                glyph=Glyph::Calendar
                title=Signal::derive(move || t.contract_gone_title().to_owned())
                body=Signal::derive(move || t.contract_gone_body().to_owned())
            >
                <ButtonLink
                    href=Suppliers::Contracts.href()
                    label=Signal::derive(move || t.contracts_title().to_owned())
                />
            </EmptyState>
        </div>
    }
}

#[component]
fn Here(contract: RecordId, shown: Memo<Option<Shown>>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = RwSignal::new(None::<Opened>);
    let is_ending = RwSignal::new(false);
    let navigate = use_navigate();
    let of = move |read: fn(&Shown) -> String| {
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(read)).unwrap_or_default())
    };
    let title = Signal::derive(move || {
        let title = of(|shown| shown.contract.title.clone()).get();
        if title.trim().is_empty() { t.contracts_title().to_owned() } else { title }
    });
    let party =
        Signal::derive(move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.contract.party)));
    let party_name = of(|shown| shown.party_name.clone());
    let can_write = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_ref().is_some_and(|it| it.term_to_end().is_some() || it.notice().is_some())
        })
    });
    let has_notice = Memo::new(move |_| shown.with(|it| it.as_ref().is_some_and(|it| it.notice().is_some())));
    let is_ended =
        Memo::new(move |_| shown.with(|it| it.as_ref().is_some_and(|it| it.contract.ended.is_some())));
    let edit = Callback::new(move |()| opened.set(Some(Opened::Edit(contract))));
    let trash = Callback::new(move |()| {
        let writes = session.peek(|office, table| bin::trash(office, table, kinds::CONTRACT, contract));
        session.act(Act::one(writes), t.contract_trashed());
        navigate(&Suppliers::Contracts.href(), routes::way());
    });
    let take_end_back = Callback::new(move |()| {
        let writes = supply::contract::compose::end(contract, None, "");
        session.act(Act::one(writes), t.contract_end_taken_back());
    });
    let items = Signal::derive(move || {
        let end = if is_ended.get() {
            MenuItem::new(t.contract_end_take_back(), Glyph::Undo, take_end_back)
        } else {
            let open = Callback::new(move |()| is_ending.set(true));
            MenuItem::new(t.contract_end_otherwise(), Glyph::Flag, open)
        };
        vec![
            MenuItem::new(t.contract_edit(), Glyph::Edit, edit),
            end,
            MenuItem::new(t.delete(), Glyph::Trash, trash).grave(),
        ]
    });
    let notes = move || {
        let notes = shown.with(|shown| shown.as_ref().map(|shown| notes(t, shown))).unwrap_or_default();
        let note =
            |words| view! { <p class="answer__doubt"><Icon glyph=Glyph::Warning /><span>{words}</span></p> };
        notes.into_iter().map(note).collect_view()
    };
    let letter = Signal::derive(move || {
        if has_notice.get() { t.contract_open_letter() } else { t.contract_prepare_letter() }.to_owned()
    });
    view! {
        <div class="page contract" data-measure="text">
            <PageHead title back=Suppliers::Contracts.href()>
                <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
            </PageHead>
            <div class="page__body">
                {move || {
                    party.get().map(|party| {
                        view! {
                            <a class="contract__party" href=Suppliers::Directory(Some(party)).href()>
                                <Icon glyph=Glyph::Suppliers />
                                {move || party_name.get()}
                            </a>
                        }
                    })
                }}
                <DecisionCard shown on_edit=edit />
                {notes}
                <Strip shown />
                <NoticesSection contract shown />
                <Facts shown on_edit=edit />
                <Amendments contract shown />
                <PapersOf about=contract likely=DocumentType::Contract />
                <RecordHistory id=contract />
                <div class="page__foot request-foot">
                    <Show when=move || can_write.get()>
                        <ButtonLink
                            kind=ButtonKind::Primary
                            glyph=Glyph::Mail
                            href=Suppliers::Letter(contract).href()
                            label=letter
                        />
                    </Show>
                    <Button glyph=Glyph::Edit label=Signal::derive(move || t.edit().to_owned()) on_click=edit />
                </div>
            </div>
            <ContractSheet opened />
            <EndSheet contract is_open=is_ending />
        </div>
    }
}

/// What is worth a second look.
fn notes(t: T, shown: &Shown) -> Vec<String> {
    let doubts = shown.doubts.iter().filter_map(|doubt| words::doubt(t, *doubt).map(str::to_owned));
    doubts.chain(shown.overlaps.iter().map(|overlap| words::overlap(t, overlap))).collect()
}
