//! « Feuille d'émargement »: who is expected, by name, with a box to sign in. On A4, its head on every page.

use events::Planner;
use events::guests::door::{self, Standing};
use events::guests::{Guest, lookup};
use leptos::prelude::*;
use replica::RecordId;

use crate::events::frame::{EventFrame, use_event};
use crate::events::planner_changed;
use crate::i18n::use_t;
use crate::platform::print::print;
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;
use crate::widgets::switch::Checkbox;

/// Lines for who comes without an invitation.
const N_BLANK: usize = 8;

/// One line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    family: String,
    given: String,
    of: String,
    heads: i64,
    came: Option<i64>,
}

/// The sheet.
#[component]
pub fn SignInPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let entry = use_event(event);
    let is_known = Memo::new(move |_| entry.with(Option::is_some));
    // The frame says that the event is unknown.
    let unknown = move || view! { <EventFrame event current=EventArea::Guests>""</EventFrame> };
    view! {
        <Show when=move || is_known.get() fallback=unknown>
            <Sheet event />
        </Show>
    }
}

#[component]
fn Sheet(event: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let changed = planner_changed();
    let with_silent = RwSignal::new(true);
    let with_times = RwSignal::new(false);
    let with_blank = RwSignal::new(true);
    let lines = Memo::new(move |_| {
        changed.track();
        let with_silent = with_silent.get();
        session.peek_in::<Planner, _>(|planner, _, _| lines(planner, event, with_silent))
    });
    let title = Signal::derive(move || t.sign_in_title().to_owned());
    let name = move || entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone()));
    let when = move || {
        let when = entry.with(|entry| entry.as_ref().and_then(|entry| entry.when.clone()));
        when.map(|when| t.date_long(when.day()))
    };
    let place = move || {
        entry.with(|entry| match entry.as_ref().and_then(|entry| entry.venue.clone()) {
            Some(events::event::Venue::External { name, city, .. }) => {
                Some([name, city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
            }
            Some(events::event::Venue::Place(place)) => session.look(|office, _| {
                let names: Vec<String> =
                    office.place_path(place).iter().map(|place| place.name.to_string()).collect();
                Some(names.join(", "))
            }),
            None => None,
        })
    };
    let facts = move || {
        let n = usize::try_from(lines.with(|lines| lines.iter().map(|line| line.heads).sum::<i64>()))
            .unwrap_or(0);
        [when(), place().filter(|place| !place.is_empty()), Some(t.sign_in_n(n))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let option = move |label: fn(crate::i18n::T) -> &'static str, on: RwSignal<bool>| {
        view! {
            <Checkbox label=Signal::derive(move || label(t).to_owned()) checked=on on_change=move |is_on| on.set(is_on) />
        }
    };
    let rows = move || {
        let with_times = with_times.get();
        let row = move |(at, line): (usize, Line)| {
            let came = line.came.filter(|_| with_times).map(|ms| t.time(ms));
            view! {
                <tr>
                    <td class="sign-in__n">{at + 1}</td>
                    <td class="sign-in__family">{line.family}</td>
                    <td>{line.given}</td>
                    <td class="sign-in__of">{line.of}</td>
                    <td class="sign-in__n">{(1 < line.heads).then_some(line.heads)}</td>
                    <td class="sign-in__time">{came}</td>
                    <td class="sign-in__box"></td>
                </tr>
            }
        };
        lines.get().into_iter().enumerate().map(row).collect_view()
    };
    let blank = move || {
        let row = || {
            view! {
                <tr class="sign-in__blank">
                    <td></td><td></td><td></td><td></td><td></td><td></td><td></td>
                </tr>
            }
        };
        with_blank.get().then(|| (0..N_BLANK).map(|_| row()).collect_view())
    };
    view! {
        <div class="page sign-in-page">
            <PageHead title back=Events::Of(event, EventArea::Guests).href()>
                <Button
                    label=Signal::derive(move || t.sign_in_print().to_owned())
                    glyph=Glyph::Print
                    kind=ButtonKind::Primary
                    on_click=move |()| print()
                />
            </PageHead>
            <div class="sign-in-options cluster no-print">
                {option(|t| t.sign_in_silent(), with_silent)}
                {option(|t| t.sign_in_times(), with_times)}
                {option(|t| t.sign_in_blank(), with_blank)}
            </div>
            <div class="sign-in-scroller" tabindex="0" role="region" aria-label=move || t.sign_in_title()>
                <table class="sign-in">
                    <thead>
                        <tr class="sign-in__head">
                            <th colspan="7" scope="colgroup">
                                <span class="sign-in__kind">{move || t.sign_in_title()}</span>
                                <span class="sign-in__event">{name}</span>
                                <span class="sign-in__facts">{facts}</span>
                            </th>
                        </tr>
                        <tr class="sign-in__columns">
                            <th scope="col"><span class="u-hidden">{move || t.sign_in_number()}</span></th>
                            <th scope="col">{move || t.sign_in_family()}</th>
                            <th scope="col">{move || t.sign_in_given()}</th>
                            <th scope="col">{move || t.sign_in_company()}</th>
                            <th scope="col">{move || t.sign_in_heads()}</th>
                            <th scope="col">{move || t.sign_in_time()}</th>
                            <th scope="col">{move || t.sign_in_signature()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {blank}</tbody>
                </table>
                <p class="sign-in__note">{move || t.sign_in_note()}</p>
            </div>
        </div>
    }
}

/// Who signs: everybody who may come, by family name.
fn lines(planner: &Planner, event: RecordId, with_silent: bool) -> Vec<Line> {
    let is_expected = |guest: &&Guest| match door::standing(guest) {
        Standing::In | Standing::Expected => true,
        Standing::Unsure => with_silent,
        Standing::Declined | Standing::Waiting => false,
    };
    let mut guests: Vec<(String, &Guest)> = planner
        .children::<Guest>(event)
        .filter(is_expected)
        .map(|guest| (lookup::order_of(guest), guest))
        .collect();
    guests.sort_by(|(a, x), (b, y)| (a, x.id).cmp(&(b, y.id)));
    let line = |(_, guest): (String, &Guest)| {
        let (family, given) = lookup::names_of(guest);
        Line {
            family: family.to_owned(),
            given: given.to_owned(),
            of: if guest.company.is_empty() { guest.service.clone() } else { guest.company.clone() },
            heads: door::announced(guest).max(door::heads(guest)),
            came: guest.ticks.first().map(|tick| tick.ms),
        }
    };
    guests.into_iter().map(line).collect()
}
