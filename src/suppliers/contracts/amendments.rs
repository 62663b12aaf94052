//! The amendments of a contract: what each replaces, and from when.

use domain::bin;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::contract::{Amendment, Change};
use supply::kinds;

use super::form::AmendmentSheet;
use super::model::Shown;
use super::words::{self, day};
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// The amendments.
#[component]
pub fn Amendments(
    /// The contract.
    contract: RecordId,
    /// What the page shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = RwSignal::new(None::<Option<RecordId>>);
    let amendments = Memo::new(move |_| {
        let mut all =
            shown.with(|shown| shown.as_ref().map(|shown| shown.amendments.clone())).unwrap_or_default();
        all.sort_by_key(|it: &Amendment| (it.change.map(|change| change.on), it.id));
        all
    });
    let trash = move |id: RecordId| {
        let writes = session.peek(|office, table| bin::trash(office, table, kinds::AMENDMENT, id));
        session.act(Act::one(writes), t.contract_amendment_trashed());
    };
    let row = move |it: Amendment| {
        let (id, title) = (it.id, it.title.clone());
        let heading =
            if title.trim().is_empty() { t.contract_amendments().to_owned() } else { title.clone() };
        view! {
            <li class="link-row">
                <button class="link-row__to" type="button" on:click=move |_| opened.set(Some(Some(id)))>
                    <span class="link-row__kind">
                        {it.change.map(|change| t.contract_amendment_from(&day(t, change.on)))}
                    </span>
                    <span class="amendment__title">{heading}</span>
                    <span class="amendment__what">{it.change.map(|change| what(t, &change))}</span>
                </button>
                <IconButton glyph=Glyph::Trash label=t.remove_named(&title) on_click=move |()| trash(id) />
            </li>
        }
    };
    let rows = move || amendments.get().into_iter().map(row).collect_view();
    view! {
        <section class="section" data-empty=move || amendments.with(Vec::is_empty).then_some("true")>
            <div class="section__head">
                <h2 class="section__title">{move || t.contract_amendments()}</h2>
            </div>
            <ul class="links">
                {rows}
            </ul>
            <button class="add-button" type="button" on:click=move |_| opened.set(Some(None))>
                <Icon glyph=Glyph::Plus />
                {move || t.contract_amendment_add()}
            </button>
            <AmendmentSheet contract opened />
        </section>
    }
}

/// What an amendment changes, in words.
fn what(t: T, change: &Change) -> String {
    let parts = [
        change.amount.map(|amount| words::amount(t, amount)),
        change.notice.map(|notice| t.contract_change_notice(&words::notice(t, notice))),
        change.renewal.map(|renewal| t.contract_change_renewal(&words::renewal(t, renewal))),
        change.initial.map(|initial| t.contract_change_initial(&words::initial(t, initial))),
        change.until.map(|until| t.contract_amendment_new_end(&day(t, until))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
