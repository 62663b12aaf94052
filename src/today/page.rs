//! Today: three things first, what is late or due, what moved since yesterday.

use domain::office::Office;
use domain::office::today::{Today, is_untouched};
use leptos::prelude::*;
use replica::Table;

use crate::decide::today_card::DecideCard;
use crate::i18n::use_t;
use crate::lazy::{self, Page};
use crate::routes;
use crate::session::use_session;
use crate::syncing::pill::SyncPill;
use crate::today::figures::Figures;
use crate::today::first::First;
use crate::today::moved::MovedList;
use crate::today::pressing::Pressing;
use crate::today::welcome::{DemoNote, Welcome};
use crate::widgets::button::IconLink;
use crate::widgets::icon::{Glyph, Icon};

/// The first screen.
#[component]
pub fn TodayPage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let today = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, _| office.today(now))
    });
    // Somebody who began with the suppliers or an event is no newcomer either: what they owe stands here.
    let is_new = Memo::new(move |_| session.look(is_new_office));
    // Today's year is known.
    let date = move || {
        let day = session.now().date();
        let long = t.date_long(day);
        long.strip_suffix(&day.format(" %Y").to_string()).unwrap_or(&long).to_owned()
    };
    view! {
        <div class="page">
            <header class="page__head today__head">
                <h1 class="page__title today__title" tabindex="-1">{date}</h1>
                <div class="page__actions">
                    <span class="today__pill"><SyncPill /></span>
                    <IconLink
                        href=Signal::derive(|| routes::search(""))
                        glyph=Glyph::Search
                        label=Signal::derive(move || t.nav_search().to_owned())
                    />
                </div>
            </header>
            <div class="page__body">
                <Show when=move || !is_new.get() fallback=Welcome>
                    <DemoNote />
                    <DecideCard />
                    {lazy::piece(Page::SuppliersAlert)}
                    <Board today />
                </Show>
            </div>
        </div>
    }
}

/// All that the first screen shows of an office in use.
#[component]
fn Board(today: Memo<Today>) -> impl IntoView {
    let t = use_t();
    let is_calm = Memo::new(move |_| today.with(|today| today.first.is_empty()));
    let has_later = Memo::new(move |_| {
        today.with(|today| {
            // The three first are not shown twice: a list follows only where there is more.
            !today.overdue.is_empty() || !today.due_today.is_empty()
        })
    });
    view! {
        <Figures today />
        <div class="today__columns">
            <div class="today__column">
                <Show
                    when=move || !is_calm.get()
                    fallback=move || view! {
                        <div class="today__calm">
                            <span class="today__calm-mark"><Icon glyph=Glyph::Check /></span>
                            <div>
                                <h2 class="section__title">{move || t.today_clear_title()}</h2>
                                <p class="u-soft">{move || t.today_clear_body()}</p>
                            </div>
                        </div>
                    }
                >
                    <First today />
                </Show>
                {lazy::piece(Page::EventsToday)}
                {lazy::piece(Page::SuppliersToday)}
                <Show when=move || has_later.get()>
                    <Pressing today />
                </Show>
            </div>
            <MovedList today />
        </div>
    }
}

/// Whether nobody has written anything yet.
pub fn is_new_office(office: &Office, table: &Table) -> bool {
    is_untouched(office) && !table.iter().any(|record| is_of_rooms(&record))
}

/// Whether a record is a party, a contract or an event that is not in the bin.
fn is_of_rooms(record: &replica::view::Packed<'_>) -> bool {
    let mut is_alive =
        [supply::kinds::PARTY, supply::kinds::CONTRACT, events::kinds::EVENT].contains(&record.kind);
    if is_alive {
        // What is damaged counts as there.
        let _ = record.shown(|name, shown| is_alive &= name != "life" || shown.value.text() == Some("alive"));
    }
    is_alive
}
