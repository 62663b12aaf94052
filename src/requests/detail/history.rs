//! Everything that happened to a request, in plain words; read when somebody opens it.

use domain::history::{Fact, Moment, moments};
use domain::kinds::field;
use domain::office::Office;
use leptos::prelude::*;
use replica::{RecordId, Table};

use super::history_words::{fact_glyph, fact_words};
use super::subject::Subject;
use crate::decide::author::Author;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::timeline::{Timeline, TimelineEntry};

/// Shown at first; the rest on demand.
const FIRST: usize = 30;

/// The history, folded up until somebody asks for it.
#[component]
pub fn History(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let is_open = RwSignal::new(false);
    let is_whole = RwSignal::new(false);
    let revision = session.revision();
    let read = LocalResource::new(move || {
        let is_open = is_open.get();
        revision.track();
        async move {
            if !is_open {
                return None;
            }
            let ids = session.peek(|office, _| family(office, subject.id));
            let entries = session.with_device(async |device| device.history(&ids).await).await.ok()?;
            Some(moments(subject.id, &entries))
        }
    });
    let all = Memo::new(move |_| {
        let found = read.with(|read| read.clone().flatten());
        found.map(|moments| Shown(moments.into_iter().rev().collect()))
    });
    let entries = Signal::derive(move || {
        let now = session.now();
        let most = if is_whole.get() { usize::MAX } else { FIRST };
        all.with(|all| {
            let moments = all.iter().flat_map(|all| &all.0).take(most);
            moments.map(|moment| entry(subject, moment, now)).collect::<Vec<_>>()
        })
    });
    view! {
        <details
            class="history section"
            on:toggle:target=move |event| {
                let details: web_sys::Element = event.target().into();
                is_open.set(details.has_attribute("open"));
            }
        >
            <summary class="history__summary">
                <Icon glyph=Glyph::History />
                <h2 class="section__title">{move || t.history()}</h2>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <Show
                when=move || all.with(Option::is_some)
                fallback=move || view! { <p class="u-faint" role="status">{move || t.loading_history()}</p> }
            >
                <Timeline entries />
                <Show when=move || !is_whole.get() && all.with(|all| all.as_ref().is_some_and(|all| FIRST < all.0.len()))>
                    <button class="add-button" type="button" on:click=move |_| is_whole.set(true)>
                        {move || t.show_more()}
                    </button>
                </Show>
            </Show>
        </details>
    }
}

/// The newest first.
#[derive(Clone, PartialEq)]
struct Shown(Vec<Moment>);

/// A request and what hangs on it.
fn family(office: &Office, id: RecordId) -> Vec<RecordId> {
    let children = office.children(id);
    let placed = children.checks.into_iter().chain(children.photos).map(|(_, id)| id);
    std::iter::once(id).chain(children.comments).chain(placed).chain(children.links).collect()
}

/// What a person needs to read: the closing date says again what the status says.
fn news(moment: &Moment) -> impl Iterator<Item = &Fact> {
    let is_of = |fact: &Fact, field: &str| matches!(fact, Fact::Field { name, .. } if name == field);
    let has_status = moment.facts.iter().any(|fact| is_of(fact, field::STATUS));
    moment.facts.iter().filter(move |fact| !(has_status && is_of(fact, field::CLOSED)))
}

fn entry(subject: Subject, moment: &Moment, now: chrono::NaiveDateTime) -> TimelineEntry {
    let (session, t) = (subject.session, subject.t);
    let words = |office: &Office, table: &Table| {
        let facts = news(moment).map(|fact| fact_words(t, office, table, fact, now));
        facts.collect::<Vec<_>>().join(" · ")
    };
    let text = session.look(words);
    let glyph = news(moment).next().map_or(Glyph::Edit, fact_glyph);
    let author = Author::of_moment(moment);
    let who = author.said(session, t);
    let when = session.peek(|office, _| super::words::moment(t, office.civil(moment.at_ms), now));
    let datetime =
        chrono::DateTime::from_timestamp_millis(moment.at_ms).map(|at| at.format("%FT%TZ").to_string());
    let note = match author.device(session) {
        _ if author.is_me(session) => t.history_by(&who, &when),
        Some(device) => t.history_by_other_on(&who, &device, &when),
        None => t.history_by_other(&who, &when),
    };
    TimelineEntry { glyph, text, note, datetime: datetime.unwrap_or_default() }
}
