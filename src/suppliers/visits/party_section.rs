//! The visits of a party, on its page.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::visit::{Intervention, State};

use super::plan_form::PlanForm;
use super::rating::PartyMarks;
use super::row::VisitRow;
use super::words::Brief;
use crate::i18n::use_t;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::icon::Glyph;

/// How many of those that are over are shown.
const LAST: usize = 5;

/// When they come next, how it went last, and the ways to have them come.
#[component]
pub fn PartyVisits(
    /// The party.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_planning = RwSignal::new(false);
    let visits = Memo::new(move |_| {
        let now = (session.now(), session.now_ms());
        session.look_in::<Book, _>(|book, office, table| {
            let mut all: Vec<&Intervention> = book.children::<Intervention>(party).collect();
            all.retain(|visit| visit.party == Some(party));
            all.sort_by_key(|visit| {
                (visit.plan.map(|plan| plan.start()), visit.left.or(visit.arrived), visit.id)
            });
            let brief = |visit: &&Intervention| Brief::of((book, office, table), visit, now, t);
            let is_ahead = |visit: &&&Intervention| {
                !matches!(visit.state(now.0), State::Done | State::NoShow | State::ToRate)
            };
            let ahead: Vec<Brief> = all.iter().filter(is_ahead).map(brief).collect();
            let past =
                all.iter().rev().filter(|visit| !is_ahead(visit)).take(LAST).map(brief).collect::<Vec<_>>();
            (ahead, past)
        })
    });
    let navigate = StoredValue::new_local(use_navigate());
    let on_done = Callback::new(move |id: RecordId| {
        navigate.try_with_value(|navigate| navigate(&Suppliers::Visit(id).href(), routes::way()));
    });
    let list = move |of: fn(&(Vec<Brief>, Vec<Brief>)) -> &Vec<Brief>| {
        visits.with(|visits| {
            let rows = of(visits).iter().cloned();
            rows.map(|brief| view! { <VisitRow brief with_day=true without_party=true /> }).collect_view()
        })
    };
    let n = move || visits.with(|(ahead, past)| ahead.len() + past.len());
    view! {
        <section class="section" data-empty=move || (n() == 0).then_some("true")>
            <div class="section__head">
                <h2 class="section__title">{move || t.visits_title()}</h2>
                <Show when=move || 0 < n()>
                    <a class="section__more" href=Suppliers::Visits.href()>{move || t.visits_all()}</a>
                </Show>
            </div>
            <ul class="visits">{move || list(|(ahead, _)| ahead)}{move || list(|(_, past)| past)}</ul>
            <PartyMarks party />
            <div class="cluster no-print">
                <Button
                    glyph=Glyph::Calendar
                    label=Signal::derive(move || t.visit_he_comes().to_owned())
                    on_click=Callback::new(move |()| is_planning.set(true))
                />
                <ButtonLink
                    href=Suppliers::Sheet(party).href()
                    glyph=Glyph::Print
                    label=Signal::derive(move || t.visit_sheet().to_owned())
                />
            </div>
            <PlanForm is_open=is_planning on_done party />
        </section>
    }
}
