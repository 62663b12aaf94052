//! The interventions of a request, on its page; and the way to have somebody come.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::visit::{Intervention, compose};

use super::acts;
use super::plan_form::PlanForm;
use super::row::VisitRow;
use super::suppliers::{by_likelihood, hint};
use super::words::Brief;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::IconLink;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};

/// How many suppliers are offered at once.
const OFFERED: usize = 8;

/// A supplier that one could call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Offer {
    id: RecordId,
    name: String,
    hint: String,
    line: Option<String>,
    is_blocked: bool,
}

/// The visits for a request.
#[component]
pub fn RequestVisits(
    /// The request.
    request: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_choosing = RwSignal::new(false);
    let is_planning = RwSignal::new(false);
    let visits = Memo::new(move |_| {
        let now = (session.now(), session.now_ms());
        session.look_in::<Book, _>(|book, office, table| {
            let mut all: Vec<&Intervention> = book.children::<Intervention>(request).collect();
            all.sort_by_key(|visit| std::cmp::Reverse((visit.plan.map(|plan| plan.start()), visit.id)));
            all.into_iter().map(|visit| Brief::of((book, office, table), visit, now, t)).collect::<Vec<_>>()
        })
    });
    let is_open = Memo::new(move |_| {
        session.look(|office, _| office.row(request).is_some_and(domain::office::Row::is_open))
    });
    let n = move || visits.with(Vec::len);
    view! {
        <Show when=move || 0 < n() || is_open.get()>
            <section class="section" data-empty=move || (n() == 0).then_some("true")>
                <div class="section__head">
                    <h2 class="section__title">{move || t.visits_title()}</h2>
                    {move || Some(n()).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
                </div>
                <ul class="visits">
                    {move || visits.get().into_iter().map(|brief| view! { <VisitRow brief with_day=true /> }).collect_view()}
                </ul>
                <Show when=move || is_open.get()>
                    <button class="add-button" type="button" on:click=move |_| is_choosing.set(true)>
                        <Icon glyph=Glyph::Wrench />
                        {move || t.visit_have_somebody()}
                    </button>
                </Show>
            </section>
        </Show>
        <Choice request is_open=is_choosing is_planning />
        <PlanForm is_open=is_planning on_done=Callback::new(|_: RecordId| ()) request />
    }
}

/// Whom to call: those of the trade first. One tap notes the call and links it; the hour can follow.
#[component]
fn Choice(request: RecordId, is_open: RwSignal<bool>, is_planning: RwSignal<bool>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let on_close = Callback::new(move |()| is_open.set(false));
    let offers = Memo::new(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        session.look_in::<Book, _>(|book, office, _| {
            let trade = office.row(request).and_then(|row| row.trade);
            let all = by_likelihood(book, trade).into_iter();
            let fitting = all.filter(|party| trade.is_none_or(|trade| party.trades.contains(&trade)));
            let offer = |party: &supply::party::Party| Offer {
                id: party.id,
                name: party.name.clone(),
                hint: hint(t, party).unwrap_or_default(),
                line: super::dial::first_line(book, Some(party.id), None).map(|line| line.href),
                is_blocked: party.standing.is_blocked(),
            };
            fitting.take(OFFERED).map(offer).collect::<Vec<_>>()
        })
    });
    let call = move |party: RecordId| {
        let (trade, place) = session
            .peek(|office, _| office.row(request).map(|row| (row.trade, row.place)))
            .unwrap_or_default();
        let draft = compose::Draft {
            party: Some(party),
            trade,
            place,
            requests: vec![request],
            ..compose::Draft::default()
        };
        acts::create(session, t, draft, Vec::new(), |_| ());
        is_open.set(false);
    };
    let other = move |_| {
        is_open.set(false);
        is_planning.set(true);
    };
    let row = move |offer: Offer| {
        let name = offer.name.clone();
        view! {
            <li class="supplier-offer" data-blocked=offer.is_blocked.then_some("true")>
                <button class="supplier-offer__take" type="button" on:click=move |_| call(offer.id)>
                    <span class="supplier-offer__name">{offer.name}</span>
                    <span class="supplier-offer__hint">{offer.hint}</span>
                </button>
                {offer.line.map(|href| view! {
                    <IconLink href glyph=Glyph::Phone label=t.call_person(&name) />
                })}
            </li>
        }
    };
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.visit_have_somebody().to_owned())>
            <p class="u-faint">{move || if offers.with(Vec::is_empty) { t.visit_no_supplier() } else { t.visit_one_tap() }}</p>
            <ul class="supplier-offers">
                <For each=move || offers.get() key=Clone::clone children=row />
            </ul>
            <button class="add-button" type="button" on:click=other>
                <Icon glyph=Glyph::Calendar />
                {move || t.visit_plan_with_hour()}
            </button>
        </Sheet>
    }
}
