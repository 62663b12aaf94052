//! The visits that a budget pays, on its page.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::visit::Intervention;

use super::row::VisitRow;
use super::words::Brief;
use crate::i18n::use_t;
use crate::session::use_session;

/// The visits of a budget, the last first; nothing where there are none.
#[component]
pub fn BudgetVisits(
    /// The budget.
    budget: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let visits = Memo::new(move |_| {
        let now = (session.now(), session.now_ms());
        session.look_in::<Book, _>(|book, office, table| {
            let mut all: Vec<&Intervention> =
                book.children::<Intervention>(budget).filter(|visit| visit.budget == Some(budget)).collect();
            all.sort_by_key(|visit| std::cmp::Reverse((visit.plan.map(|plan| plan.start()), visit.id)));
            all.into_iter().map(|visit| Brief::of((book, office, table), visit, now, t)).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !visits.with(Vec::is_empty)>
            <section class="section">
                <div class="section__head"><h2 class="section__title">{move || t.visits_title()}</h2></div>
                <ul class="visits">
                    {move || visits.get().into_iter().map(|brief| view! { <VisitRow brief with_day=true with_cost=true /> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}
