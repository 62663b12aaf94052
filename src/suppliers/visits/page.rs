//! All interventions: who is here, who should be, who comes when, what came of it.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::visit::{Intervention, agenda};

use super::plan_form::PlanForm;
use super::row::VisitRow;
use super::words::Brief;
use crate::i18n::use_t;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::nav::Areas;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// How many of those that are over are shown at first.
const PAST: usize = 20;

/// A group of the page.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    title: String,
    look: &'static str,
    rows: Vec<Brief>,
    with_day: bool,
}

/// The interventions.
#[component]
pub fn VisitsPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.visits_title(), t.app_name())));
    let is_planning = RwSignal::new(false);
    let n_past = RwSignal::new(PAST);
    let groups = Memo::new(move |_| {
        let now = (session.now(), session.now_ms());
        let today = now.0.date();
        session.look_in::<Book, _>(|book, office, table| {
            let agenda = agenda(book, now.0);
            let rows = |visits: &[&Intervention]| -> Vec<Brief> {
                visits.iter().map(|visit| Brief::of((book, office, table), visit, now, t)).collect()
            };
            let group = |title: &str, look, visits: &[&Intervention], with_day| Group {
                title: title.to_owned(),
                look,
                rows: rows(visits),
                with_day,
            };
            let mut groups = vec![
                group(t.visits_here(), "here", &agenda.on_site, false),
                group(t.visits_late(), "late", &agenda.late, true),
                group(t.visits_today(), "today", &agenda.today, false),
                group(t.visits_to_conclude(), "to-conclude", &agenda.to_conclude, true),
            ];
            let by_day = |(day, visits): &(NaiveDate, Vec<&Intervention>)| {
                group(&capital(&t.date(*day, today)), "day", visits, false)
            };
            groups.extend(agenda.upcoming.iter().map(by_day));
            groups.push(group(t.visits_called(), "called", &agenda.called, false));
            let past = agenda.past.get(..n_past.get().min(agenda.past.len())).unwrap_or_default();
            groups.push(group(t.visits_past(), "past", past, true));
            groups.retain(|group| !group.rows.is_empty());
            (groups, agenda.past.len())
        })
    });
    let navigate = StoredValue::new_local(use_navigate());
    let on_done = Callback::new(move |id: RecordId| {
        navigate.try_with_value(|navigate| navigate(&Suppliers::Visit(id).href(), routes::way()));
    });
    let draw = move |group: Group| {
        let n = group.rows.len();
        view! {
            <section class="section visits__group" data-look=group.look>
                <div class="section__head">
                    <h2 class="section__title">{group.title}</h2>
                    <span class="section__count">{t.number(n)}</span>
                </div>
                <ul class="visits">
                    {group.rows.into_iter().map(|brief| view! { <VisitRow brief with_day=group.with_day without_state=group.look != "past" /> }).collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <div class="page visits-page" data-measure="text">
            <PageHead title=Signal::derive(move || t.visits_title().to_owned()) />
            <div class="page__body">
                <Areas current=Suppliers::Visits />
                <Show
                    when=move || !groups.with(|(groups, _)| groups.is_empty())
                    fallback=move || view! {
                        <EmptyState
                            glyph=Glyph::Wrench
                            title=Signal::derive(move || t.visits_empty_title().to_owned())
                            body=Signal::derive(move || t.visits_empty_body().to_owned())
                        />
                    }
                >
                    {move || groups.with(|(groups, _)| groups.iter().cloned().map(draw).collect_view())}
                    <Show when=move || groups.with(|(_, all)| n_past.get() < *all)>
                        <Button
                            label=Signal::derive(move || t.visits_more().to_owned())
                            on_click=Callback::new(move |()| n_past.update(|n| *n += 2 * PAST))
                        />
                    </Show>
                </Show>
            </div>
            <footer class="page__foot request-foot visit-foot">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Calendar
                    label=Signal::derive(move || t.visit_plan().to_owned())
                    on_click=Callback::new(move |()| is_planning.set(true))
                />
            </footer>
            <PlanForm is_open=is_planning on_done />
        </div>
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
