//! What the first screen says of suppliers: who comes today, contracts to decide within ninety days, papers that lapse.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::contract::Agenda;
use supply::paper::{Due, DueWhat, Light, due};

use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::book_changed;
use crate::suppliers::contracts::year_model::names;
use crate::suppliers::contracts::{model, words};
use crate::suppliers::papers::words as paper_words;
use crate::suppliers::visits::TodayVisits;
use crate::widgets::icon::{Glyph, Icon};

/// How far the first screen looks.
const DAYS: u64 = 90;
/// A deadline that passed is told here for a month; on the page of contracts as long as one is bound.
const MISSED_DAYS: i64 = 30;
/// How many lines each list shows.
const MOST: usize = 4;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    href: String,
    glyph: Glyph,
    title: String,
    when: String,
    more: String,
    is_red: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Items {
    shown: Vec<Item>,
    n: usize,
}

impl Items {
    fn first(mut shown: Vec<Item>) -> Self {
        let n = shown.len();
        shown.truncate(MOST);
        Self { shown, n }
    }
}

/// Reads again when the book or the day changes.
fn follow(of: fn(T, &Book, NaiveDate) -> Items) -> Memo<Items> {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let changed = book_changed();
    Memo::new(move |_| {
        let _ = changed.get(); // A memo that was only tracked never runs.
        let today = today.get();
        session.peek_in::<Book, _>(|book, _, _| of(t, book, today))
    })
}

/// The letters that cannot wait, above everything; nothing where all can.
#[component]
pub fn SuppliersAlert() -> impl IntoView {
    let t = use_t();
    let items = follow(to_send);
    let href = move || {
        items.with(|items| match items.shown.as_slice() {
            [only] if items.n == 1 => only.href.clone(),
            _ => Suppliers::Contracts.href(),
        })
    };
    let title = move || items.with(|items| t.today_to_send(items.n));
    let names = move || {
        items.with(|items| items.shown.iter().map(|item| item.title.clone()).collect::<Vec<_>>().join(", "))
    };
    view! {
        <Show when=move || items.with(|items| 0 < items.n)>
            <a class="decide-card" href=href>
                <Icon glyph=Glyph::Mail />
                <span class="decide-card__text">
                    <span class="decide-card__title">{title}</span>
                    <span class="decide-card__body">{names}</span>
                </span>
                <Icon glyph=Glyph::ChevronRight />
            </a>
        </Show>
    }
}

/// What the first screen says of suppliers; nothing where there is nothing to do.
#[component]
pub fn SuppliersToday() -> impl IntoView {
    let t = use_t();
    let (contracts, papers) = (follow(contracts), follow(papers));
    let n = move || contracts.with(|items| items.n) + papers.with(|items| items.n);
    view! {
        <TodayVisits />
        <Show when=move || 0 < n()>
            <div class="due-columns">
                <List
                    items=contracts
                    title=Signal::derive(move || t.today_contracts().to_owned())
                    href=Suppliers::Contracts.href()
                />
                <List
                    items=papers
                    title=Signal::derive(move || t.today_papers().to_owned())
                    href=Suppliers::Documents.href()
                />
            </div>
        </Show>
    }
}

#[component]
fn List(items: Memo<Items>, title: Signal<String>, href: String) -> impl IntoView {
    let t = use_t();
    let href = StoredValue::new(href);
    view! {
        <Show when=move || items.with(|items| 0 < items.n)>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || title.get()}</h2>
                    <span class="section__count">{move || t.number(items.with(|items| items.n))}</span>
                    <a class="section__more" href=href.get_value()>{move || t.today_see_all()}</a>
                </div>
                <ul class="due-list">
                    {move || items.get().shown.into_iter().map(row).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

fn row(item: Item) -> impl IntoView {
    view! {
        <li class="list-row due-item" data-red=item.is_red.then_some("")>
            <Icon glyph=item.glyph />
            <a class="list-row__link due-item__title" href=item.href>{item.title}</a>
            <p class="due-item__meta">
                <span class="due-item__when">{item.when}</span>
                {(!item.more.is_empty()).then(|| view! { <span>{item.more}</span> })}
            </p>
        </li>
    }
}

fn contracts(t: T, book: &Book, today: NaiveDate) -> Items {
    Items::first(decisions(t, book, today))
}

/// What is to decide, what is red before the rest.
fn decisions(t: T, book: &Book, today: NaiveDate) -> Vec<Item> {
    let until = today.checked_add_days(Days::new(DAYS)).unwrap_or(today);
    let agenda = Agenda::of(book, today, until);
    let missed = agenda.missed().into_iter().filter_map(|open| {
        let missed = open.decision.missed?;
        ((today - missed.deadline.last_day).num_days() <= MISSED_DAYS).then(|| {
            let (title, party) = names(book, open.contract);
            Item {
                href: Suppliers::Contract(open.contract.id).href(),
                glyph: Glyph::Warning,
                title,
                when: t.today_missed(&t.date_year(missed.until)),
                more: party,
                is_red: true,
            }
        })
    });
    let lines = agenda.lines();
    let open = lines.iter().map(|line| {
        let (title, party) = names(book, line.contract);
        let left = line.step.days_left(today);
        let is_red = line.step.deadline.is_some() && left <= 0;
        let when = match left {
            ..0 if is_red => t.contract_send_late_short(&t.date_short(line.step.act_by())),
            0 if is_red => t.contract_send_today().to_owned(),
            _ => words::days_left(t, left),
        };
        let stake = words::stake(t, &line.step).unwrap_or_else(|| words::if_nothing_short(t, &line.step));
        let more = [party, stake].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let glyph = if is_red { Glyph::Mail } else { Glyph::Calendar };
        Item { href: Suppliers::Contract(line.contract.id).href(), glyph, title, when, more, is_red }
    });
    // What is to be sent today stands before what is too late to send.
    let mut items: Vec<Item> = open.chain(missed).collect();
    items.sort_by_key(|item| !item.is_red);
    items
}

/// Letters to send today, or that should be gone by now.
fn to_send(t: T, book: &Book, today: NaiveDate) -> Items {
    let mut items = decisions(t, book, today);
    items.retain(|item| item.is_red && item.glyph == Glyph::Mail);
    Items::first(items)
}

fn papers(t: T, book: &Book, today: NaiveDate) -> Items {
    let all: Vec<Due> = due(book, today);
    let shown = all.iter().take(MOST).filter_map(|due| paper(t, book, due)).collect();
    Items { shown, n: all.len() }
}

fn paper(t: T, book: &Book, due: &Due) -> Option<Item> {
    let name = |id: Option<RecordId>| {
        id.and_then(|id| book.parties.get(id)).map(|party| party.name.clone()).unwrap_or_default()
    };
    let when = if due.days_left < 0 {
        t.today_paper_lapsed(&t.date_year(due.until.succ_opt().unwrap_or(due.until)))
    } else {
        t.today_paper_until(&t.date_year(due.until))
    };
    let is_red = due.light == Light::Red;
    Some(match due.what {
        DueWhat::Document { id, .. } => Item {
            href: due.about.filter(|id| book.parties.get(*id).is_some()).map_or_else(
                || Suppliers::Documents.href(),
                |party| Suppliers::Directory(Some(party)).href(),
            ),
            glyph: Glyph::Folder,
            title: paper_words::title(t, book.documents.get(id)?),
            when,
            more: name(due.about),
            is_red,
        },
        DueWhat::Vigilance { wanting, soon } => Item {
            href: Suppliers::Vigilance(due.about?).href(),
            glyph: Glyph::Warning,
            title: t.today_vigilance(&name(due.about)),
            when: if 0 < wanting { t.today_vigilance_wanting(wanting) } else { t.today_vigilance_soon(soon) },
            more: String::new(),
            is_red,
        },
    })
}
