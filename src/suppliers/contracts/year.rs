//! The year of decisions: twelve months in one strip, what each has at stake, and what to do when.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::contract::{Outcome, Step};

use super::calendar_file;
use super::model;
use super::reminders::RemindersSwitch;
use super::words;
use super::year_model::{Bound, Year, YearMonth, YearRow};
use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::book_changed;
use crate::widgets::button::Button;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};

/// So many decisions of a month are drawn before somebody asks for the rest.
const SLICE: usize = 30;
/// The heading of what is to be sent now.
const NOW: &str = "decide-now";

/// The year of decisions.
#[component]
pub fn YearView() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let changed = book_changed();
    let year = Memo::new(move |_| {
        let _ = changed.get(); // A memo that was only tracked never runs.
        let today = today.get();
        session.peek_in::<Book, _>(|book, _, _| Year::of(book, today))
    });
    let money = move |year: &Year| t.money(year.at_stake.0, "EUR");
    let about = move || {
        year.with(|year| {
            let unpriced = (0 < year.unpriced).then(|| t.year_unpriced(year.unpriced));
            let parts =
                [Some(t.year_decisions(year.n)), Some(t.year_until(&t.date_year(year.until))), unpriced];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let months = move || {
        year.with(|year| {
            year.months.iter().filter(|month| !month.rows.is_empty()).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <div class="year">
            <Show
                when=move || year.with(|year| 0 < year.n)
                fallback=move || view! {
                    <EmptyState
                        glyph=Glyph::Calendar
                        title=Signal::derive(move || t.year_nothing_title().to_owned())
                        body=Signal::derive(move || t.year_nothing_body().to_owned())
                    />
                }
            >
                <header class="year__head">
                    <p class="year__total">
                        <strong class="year__sum">{move || year.with(money)}</strong>
                        <span>{move || t.year_at_stake()}</span>
                    </p>
                    <p class="year__about">{about}</p>
                </header>
                <Strip year />
            </Show>
            <NowList year />
            <BoundList year />
            <div class="year__months">
                {move || months().into_iter().map(|month| view! { <MonthSection month /> }).collect_view()}
            </div>
            <Show when=move || year.with(|year| 0 < year.unclear)>
                <p class="year__unclear">
                    <Icon glyph=Glyph::Edit />
                    {move || t.year_unclear(year.with(|year| year.unclear))}
                </p>
            </Show>
            <footer class="year__foot">
                <Button
                    glyph=Glyph::Download
                    label=Signal::derive(move || t.year_export().to_owned())
                    on_click=move |()| calendar_file::save(session)
                />
                <RemindersSwitch />
            </footer>
        </div>
    }
}

/// The twelve months as bars: one looks at it, and taps a month to read it.
#[component]
fn Strip(year: Memo<Year>) -> impl IntoView {
    let t = use_t();
    let bars = move || {
        year.with(|year| {
            let each = year.months.iter().map(|month| view! { <Bar month=month.clone() /> });
            each.collect_view()
        })
    };
    view! { <ol class="year-strip" aria-label=move || t.year_strip()>{bars}</ol> }
}

#[component]
fn Bar(month: YearMonth) -> impl IntoView {
    let t = use_t();
    let start = month.start;
    let (n, stake) = (month.n, month.at_stake.0);
    let label = move || match n {
        0 => t.year_month_empty(&t.month(start)),
        n => t.year_month(&t.month(start), &t.year_decisions(n), &t.money(stake, "EUR")),
    };
    let height = format!("{}%", month.share);
    let target = if month.rows.is_empty() { NOW.to_owned() } else { section_id(&month) };
    let inside = view! {
        // Drawn, not read: the label says all of it in words.
        <span class="year-strip__n" data-said=move || if n == 0 { String::new() } else { t.number(n) }></span>
        <span class="year-strip__track">
            <span class="year-strip__bar" style:block-size=height></span>
        </span>
        <span class="year-strip__month" data-said=move || initial(t, start)></span>
    };
    view! {
        <li class="year-strip__cell" data-red=month.is_red.then_some("") data-year-begins=(chrono::Datelike::month(&start) == 1).then_some("")>
            {if n == 0 {
                view! {
                    <span class="year-strip__link" role="img" aria-label=label>
                        {inside}
                    </span>
                }
                    .into_any()
            } else {
                view! {
                    <button class="year-strip__link" type="button" title=label aria-label=label on:click=move |_| go_to(&target)>
                        {inside}
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
}

/// What is to be sent today, or late.
#[component]
fn NowList(year: Memo<Year>) -> impl IntoView {
    let t = use_t();
    view! {
        <Show when=move || year.with(|year| !year.now.is_empty())>
            <section class="year-month" data-now>
                <div class="year-month__head">
                    <h2 class="year-month__title" id=NOW tabindex="-1">{move || t.contracts_group_now()}</h2>
                </div>
                <ul class="year-month__rows">
                    {move || year.with(|year| year.now.clone()).into_iter().map(|row| view! { <Row row /> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

/// What nobody said no to in time: never left out.
#[component]
fn BoundList(year: Memo<Year>) -> impl IntoView {
    let t = use_t();
    let bound = move || year.with(|year| year.bound.clone());
    view! {
        <Show when=move || year.with(|year| !year.bound.is_empty())>
            <section class="year-bound">
                <h2 class="year-bound__title">
                    <Icon glyph=Glyph::Warning />
                    {move || t.year_bound_title()}
                </h2>
                <p class="year-bound__body">{move || t.year_bound_body()}</p>
                <ul class="year-bound__list">
                    {move || bound().into_iter().map(|bound| view! { <BoundRow bound /> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn BoundRow(bound: Bound) -> impl IntoView {
    let t = use_t();
    let Bound { contract, title, party, missed } = bound;
    view! {
        <li class="year-bound__row">
            <a class="year-bound__link" href=Suppliers::Contract(contract).href()>
                {if party.is_empty() { title } else { format!("{title}, {party}") }}
            </a>
            <span class="year-bound__when">
                {move || {
                    let since = t.year_bound_since(&t.date_year(missed.deadline.last_day));
                    format!("{since}, {}", t.year_bound_until(&t.date_year(missed.until)))
                }}
            </span>
        </li>
    }
}

#[component]
fn MonthSection(month: YearMonth) -> impl IntoView {
    let t = use_t();
    let (id, start) = (section_id(&month), month.start);
    let stake = month
        .rows
        .iter()
        .filter_map(|row| row.step.at_stake)
        .fold(0_i64, |sum, cents| sum.saturating_add(cents.0));
    let rows = StoredValue::new(month.rows);
    let n = rows.with_value(Vec::len);
    let is_whole = RwSignal::new(n <= SLICE);
    let shown = move || {
        let n = if is_whole.get() { usize::MAX } else { SLICE };
        rows.with_value(|rows| rows.iter().take(n).cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="year-month">
            <div class="year-month__head">
                <h2 class="year-month__title" id=id tabindex="-1">{move || t.month(start)}</h2>
                {(0 < stake)
                    .then(|| view! {
                        <span class="year-month__stake">{move || t.year_month_stake(&t.money(stake, "EUR"))}</span>
                    })}
            </div>
            <ul class="year-month__rows">
                <For each=shown key=|row| (row.contract, row.step.term.start) let:row>
                    <Row row />
                </For>
            </ul>
            <Show when=move || !is_whole.get()>
                <Button
                    label=Signal::derive(move || t.year_show_all(n.saturating_sub(SLICE)))
                    on_click=move |()| is_whole.set(true)
                />
            </Show>
        </section>
    }
}

#[component]
fn Row(row: YearRow) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let YearRow { contract, title, party, step } = row;
    let day = step.act_by();
    let left = Memo::new(move |_| step.days_left(session.now().date()));
    let is_red = move || step.deadline.is_some() && left.get() <= 0;
    view! {
        <li class="list-row year-row" data-red=move || is_red().then_some("")>
            <p class="year-row__day">
                <span class="year-row__number">{chrono::Datelike::day(&day)}</span>
                <span class="year-row__weekday">{move || weekday(t, day)}</span>
            </p>
            <div class="year-row__what">
                <a class="list-row__link year-row__link" href=Suppliers::Contract(contract).href()>{title}</a>
                {(!party.is_empty()).then(|| view! { <span class="year-row__party">{party}</span> })}
                <p class="year-row__after">{move || words::if_nothing_short(t, &step)}</p>
            </div>
            <p class="year-row__side">
                <span class="year-row__act">{move || act(t, &step)}</span>
                <span class="year-row__left">{move || words::days_left(t, left.get())}</span>
                {step
                    .at_stake
                    .map(|cents| view! { <span class="year-row__stake">{move || t.money(cents.0, "EUR")}</span> })}
            </p>
        </li>
    }
}

/// What to do on the day, in one or two words.
fn act(t: T, step: &Step) -> &'static str {
    match step.outcome {
        Outcome::Renews(_) => t.year_act_send(),
        Outcome::MustBeRenewed(_) => t.year_act_renew(),
        Outcome::Ends(_) => t.year_ends(),
    }
}

/// The weekday alone: lun.
fn weekday(t: T, day: chrono::NaiveDate) -> String {
    let short = t.date_short(day);
    short.split([' ', '\u{a0}', '\u{202f}', ',']).next().unwrap_or_default().to_owned()
}

/// The initial of a month.
fn initial(t: T, start: chrono::NaiveDate) -> String {
    t.month(start).chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default()
}

fn section_id(month: &YearMonth) -> String {
    format!("month-{}", month.start.format("%Y-%m"))
}

/// To the section of a month, for eyes and for readers.
fn go_to(id: &str) {
    use wasm_bindgen::JsCast;
    let heading = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        heading.scroll_into_view();
        // A heading that takes no focus was still scrolled to.
        let _ = heading.focus();
    }
}

/// A contract as the year's file and the reminders call it.
pub fn called(title: &str, party: &str) -> String {
    if party.is_empty() { title.to_owned() } else { format!("{title}, {party}") }
}

/// What a reminder is of.
pub fn key_of(contract: RecordId, step: &Step, days: i64) -> String {
    format!("{contract}|{}|{days}", step.act_by())
}
