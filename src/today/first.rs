//! The three things to do first.

use domain::office::today::{Reason, Today};
use domain::query::{Query, Sort};
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::use_t;
use crate::requests::row::level;
use crate::requests::row_view::row_view;
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::priority_mark::PriorityMark;

/// The three most pressing requests, in large.
#[component]
pub fn First(
    /// The first screen's content.
    today: Memo<Today>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let things = Memo::new(move |_| {
        today.with(|today| {
            session.peek(|office, _| {
                let id = |at: u32| office.rows.get(at as usize).map(|row| row.id);
                today.first.iter().filter_map(|(at, reason)| Some((id(*at)?, *reason))).collect::<Vec<_>>()
            })
        })
    });
    let all = Query {
        status: vec!["open".into()],
        group: domain::query::Group::None,
        sort: Sort::Pressing,
        ..Query::default()
    };
    let title = move || match things.with(Vec::len) {
        1 => t.today_first_one(),
        2 => t.today_first_two(),
        _ => t.today_first_three(),
    };
    view! {
        <section class="section" aria-labelledby="today-first">
            <div class="section__head">
                <h2 class="section__title" id="today-first">{title}</h2>
                <a class="section__more" href=routes::requests(&all)>{move || t.today_see_all()}</a>
            </div>
            <div class="today__first">
                <For each=move || things.get() key=|thing| *thing let:thing>
                    <FirstThing id=thing.0 reason=thing.1 />
                </For>
            </div>
        </section>
    }
}

/// One of them: its title, why it is here, where.
#[component]
fn FirstThing(id: RecordId, reason: Reason) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let words = move || {
        let overdue = || {
            late_ms(session, id)
                .map_or_else(|| t.reason_overdue().to_owned(), |ms| t.overdue_by(&coarse(t, ms)))
        };
        match reason {
            Reason::UrgentAndOverdue => format!("{}, {}", t.reason_urgent(), overdue()),
            Reason::Urgent => t.reason_urgent().to_owned(),
            Reason::Overdue => overdue(),
            Reason::DueToday => t.reason_due_today().to_owned(),
        }
    };
    let look = match reason {
        Reason::UrgentAndOverdue | Reason::Urgent => "urgent",
        Reason::Overdue => "overdue",
        Reason::DueToday => "today",
    };
    view! {
        <article class="first-thing">
            <div>
                <a class="first-thing__title" href=routes::request(id)>
                    {move || view.with(|view| view.as_ref().map(|view| view.title.clone()))}
                </a>
                <p class="first-thing__meta">
                    <span class="first-thing__reason" data-reason=look>{words}</span>
                    {move || view.with(|view| view.as_ref().map(|view| view.place.clone()))
                        .filter(|place| !place.is_empty())
                        .map(|place| view! { <span>{place}</span> })}
                    {move || view.with(|view| view.as_ref().map(|view| view.assignee.clone()))
                        .filter(|name| !name.is_empty())
                        .map(|name| view! { <span>{name}</span> })}
                </p>
            </div>
            {move || {
                let key = view.with(|view| view.as_ref().map_or("p3", |view| view.priority));
                let label = Signal::derive(move || t.priority_name(key).unwrap_or_default().to_owned());
                (key != "p3").then(|| view! { <PriorityMark level=level(key) label /> })
            }}
        </article>
    }
}

/// How long ago a request should have been done, in ms. Tracked.
pub fn late_ms(session: Session, id: RecordId) -> Option<i64> {
    let now = session.now();
    session.look(|office, _| {
        let limit = office.row(id).and_then(domain::office::Row::limit)?;
        Some((now - limit).num_milliseconds().max(0))
    })
}

/// How late, in one unit: nobody needs the hours of three weeks.
pub fn coarse(t: crate::i18n::T, ms: i64) -> String {
    const DAY_MS: i64 = 86_400_000;
    const HOUR_MS: i64 = 3_600_000;
    let unit = match ms {
        DAY_MS.. => DAY_MS,
        HOUR_MS.. => HOUR_MS,
        _ => 60_000,
    };
    t.duration(ms / unit * unit)
}
