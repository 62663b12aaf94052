//! Interventions in words: their state, their hour, what they are for.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::office::Office;
use replica::{RecordId, Table};
use supply::book::Book;
use supply::visit::{Intervention, Outcome, Plan, State, Trend};

use crate::i18n::T;
use crate::requests::detail::words::title_of;
use crate::widgets::icon::Glyph;

/// Where an intervention stands.
pub fn state_name(t: T, state: State) -> &'static str {
    match state {
        State::OnSite => t.visit_on_site(),
        State::Late => t.visit_late(),
        State::Planned => t.visit_planned(),
        State::Called => t.visit_called(),
        State::ToConclude => t.visit_to_conclude(),
        State::ToRate => t.visit_to_rate(),
        State::Done => t.visit_done(),
        State::NoShow => t.visit_no_show(),
    }
}

/// The drawing of a state: never told by colour alone.
pub fn state_glyph(state: State) -> Glyph {
    match state {
        State::OnSite => Glyph::Wrench,
        State::Late => Glyph::Warning,
        State::Planned => Glyph::Calendar,
        State::Called => Glyph::Phone,
        State::ToConclude => Glyph::Edit,
        State::ToRate => Glyph::Star,
        State::Done => Glyph::Check,
        State::NoShow => Glyph::Close,
    }
}

/// The key of a state, for styles.
pub fn state_key(state: State) -> &'static str {
    match state {
        State::OnSite => "on-site",
        State::Late => "late",
        State::Planned => "planned",
        State::Called => "called",
        State::ToConclude => "to-conclude",
        State::ToRate => "to-rate",
        State::Done => "done",
        State::NoShow => "no-show",
    }
}

/// What came of it.
pub fn outcome_name(t: T, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => t.outcome_done(),
        Outcome::Partial => t.outcome_partial(),
        Outcome::Failed => t.outcome_failed(),
        Outcome::NoShow => t.outcome_no_show(),
    }
}

/// Where the marks of a party tend to, in words.
pub fn trend_name(t: T, trend: Trend) -> &'static str {
    match trend {
        Trend::Up => t.trend_up(),
        Trend::Flat => t.trend_flat(),
        Trend::Down => t.trend_down(),
    }
}

/// « 14 h », « 14 h 30 ».
pub fn hour(t: T, at: NaiveTime) -> String {
    match at.minute() {
        0 => t.visit_hour(at.hour()),
        minute => t.visit_hour_minute(at.hour(), &format!("{minute:02}")),
    }
}

/// « 14 h », « 14 h–16 h »; empty if no hour is set.
pub fn hours(t: T, plan: &Plan) -> String {
    match (plan.from, plan.to) {
        (Some(from), Some(to)) => format!("{}–{}", hour(t, from), hour(t, to)),
        (Some(from), None) => hour(t, from),
        (None, Some(to)) => t.visit_until_hour(&hour(t, to)),
        (None, None) => String::new(),
    }
}

/// « aujourd’hui, 14 h ».
pub fn when(t: T, plan: &Plan, today: NaiveDate) -> String {
    let (day, hours) = (t.date(plan.day, today), hours(t, plan));
    if hours.is_empty() { day } else { format!("{day}, {hours}") }
}

/// The same on paper, which is read another day: « lundi 23 novembre 2026, 14 h ».
pub fn when_on_paper(t: T, plan: &Plan) -> String {
    let (day, hours) = (t.date_long(plan.day), hours(t, plan));
    if hours.is_empty() { day } else { format!("{day}, {hours}") }
}

/// A mean in hundredths: « 4,3 ».
pub fn mark(t: T, hundredths: i64) -> String {
    let tenths = (hundredths + 5).div_euclid(10);
    t.mark_decimal(tenths / 10, tenths % 10)
}

/// The name of a party; words for none.
pub fn party_name(t: T, book: &Book, party: Option<RecordId>) -> String {
    let name = party.and_then(|id| book.parties.get(id)).map(|party| party.name.trim().to_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| t.visit_somebody().to_owned())
}

/// The title of a request.
pub fn request_title(t: T, table: &Table, id: RecordId) -> String {
    title_of(t, table.get(id).as_ref())
}

/// What a row shows of an intervention.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Which one.
    pub id: RecordId,
    /// Where it stands.
    pub state: State,
    /// Who comes.
    pub party: String,
    /// At what hour, in words; may be empty.
    pub hours: String,
    /// On which day.
    pub day: Option<NaiveDate>,
    /// What for; may be empty.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// For how many requests.
    pub n_requests: usize,
    /// For how long they are there, or were.
    pub minutes: Option<i64>,
    /// How well it was done, in hundredths.
    pub mean: Option<i64>,
    /// What it costs, in cents, net.
    pub cost: Option<i64>,
}

impl Brief {
    /// Reads one.
    pub fn of(
        (book, office, table): (&Book, &Office, &Table),
        visit: &Intervention,
        now: (NaiveDateTime, i64),
        t: T,
    ) -> Self {
        let asked = visit.asked.lines().next().unwrap_or_default().to_owned();
        let what = match visit.requests.split_first() {
            _ if !asked.is_empty() => asked,
            Some((first, [])) => request_title(t, table, *first),
            Some((first, rest)) => t.visit_and_others(rest.len(), &request_title(t, table, *first)),
            None => String::new(),
        };
        Self {
            id: visit.id,
            state: visit.state(now.0),
            party: party_name(t, book, visit.party),
            hours: visit.plan.map(|plan| hours(t, &plan)).unwrap_or_default(),
            day: visit.plan.map(|plan| plan.day),
            what,
            place: visit.place.and_then(|id| office.name(id)).unwrap_or_default().to_owned(),
            n_requests: visit.requests.len(),
            minutes: visit.minutes_on_site(now.1),
            mean: visit.rating.as_ref().and_then(supply::visit::Rating::mean),
            cost: visit.cost.map(|cost| cost.net.0),
        }
    }
}
