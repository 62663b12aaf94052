//! Who comes today, on the first screen: greeted by one tap.

use leptos::prelude::*;
use supply::book::Book;
use supply::visit::today;

use super::row::VisitRow;
use super::words::Brief;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;

/// How many are shown.
const MOST: usize = 5;

/// Visits of today, those who are here, those who did not come this week; nothing where there are none.
#[component]
pub fn TodayVisits() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let visits = Memo::new(move |_| {
        let now = (session.now(), session.now_ms());
        session.look_in::<Book, _>(|book, office, table| {
            let all = today(book, now.0);
            let briefs =
                all.iter().take(MOST).map(|(visit, _)| Brief::of((book, office, table), visit, now, t));
            (briefs.collect::<Vec<_>>(), all.len())
        })
    });
    let n = move || visits.with(|(_, n)| *n);
    let now = move || session.now().date();
    view! {
        <Show when=move || 0 < n()>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.visits_title()}</h2>
                    <span class="section__count">{move || t.number(n())}</span>
                    <a class="section__more" href=Suppliers::Visits.href()>{move || t.today_see_all()}</a>
                </div>
                <ul class="visits">
                    {move || {
                        let today = now();
                        let (briefs, _) = visits.get();
                        briefs.into_iter().map(|brief| {
                            let with_day = brief.day != Some(today);
                            view! { <VisitRow brief with_day /> }
                        }).collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}
