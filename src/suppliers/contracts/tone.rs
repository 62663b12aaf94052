//! How grave a contract's next decision is: the group it stands in, its drawing, its first words.

use chrono::NaiveDate;
use supply::contract::{Decision, Outcome, State, Worth};

use super::words::day;
use crate::i18n::T;
use crate::widgets::icon::Glyph;

/// How grave, the gravest first: the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    Late,
    Today,
    Month,
    Quarter,
    Later,
    Unclear,
    Leaving,
    Ended,
}

impl Tone {
    /// Of a decision on `today`.
    pub fn of(decision: &Decision, today: NaiveDate) -> Self {
        match (decision.state, &decision.next) {
            (State::Ended { .. }, _) => Self::Ended,
            (State::Leaving { .. }, _) => Self::Leaving,
            (_, None) => Self::Later,
            (_, Some(step)) => {
                let says_no = step.deadline.is_some();
                match step.days_left(today) {
                    ..0 if says_no => Self::Late,
                    0 if says_no => Self::Today,
                    ..=30 => Self::Month,
                    31..=90 => Self::Quarter,
                    _ => Self::Later,
                }
            }
        }
    }

    /// For stylesheets.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Later => "later",
            Self::Unclear => "unclear",
            Self::Leaving => "leaving",
            Self::Ended => "ended",
        }
    }

    /// A shape for each: colour is never alone.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Late => Glyph::Warning,
            Self::Today => Glyph::Mail,
            Self::Month | Self::Quarter => Glyph::Clock,
            Self::Later => Glyph::Calendar,
            Self::Unclear => Glyph::Edit,
            Self::Leaving => Glyph::Check,
            Self::Ended => Glyph::Flag,
        }
    }

    /// The name of its group in the list. Late and today stand together.
    pub fn group(self, t: T) -> &'static str {
        match self {
            Self::Late | Self::Today => t.contracts_group_now(),
            Self::Month => t.contracts_group_month(),
            Self::Quarter => t.contracts_group_quarter(),
            Self::Later => t.contracts_group_later(),
            Self::Unclear => t.contracts_group_incomplete(),
            Self::Leaving => t.contracts_group_leaving(),
            Self::Ended => t.contracts_group_ended(),
        }
    }

    /// Late and today are one group.
    pub const fn grouped(self) -> Self {
        match self {
            Self::Today => Self::Late,
            tone => tone,
        }
    }
}

/// The first words about a contract: what to do, or where it stands.
pub fn headline(t: T, decision: &Decision, today: NaiveDate) -> String {
    match decision.state {
        State::Ended { on } => return t.contract_ended_on(&day(t, on)),
        State::Leaving { on } => {
            let is_noticed = decision.notices.iter().any(|it| it.worth != Worth::Late && it.ends());
            let on = day(t, on);
            return if is_noticed { t.contract_leaving_on(&on) } else { t.contract_stops_on(&on) };
        }
        State::NotStarted | State::Running | State::Bound { .. } => {}
    }
    let Some(step) = &decision.next else { return t.contract_stops_on(&day(t, decision.term.end)) };
    let by = day(t, step.act_by());
    match (step.outcome, step.deadline, step.days_left(today)) {
        (Outcome::Ends(_), ..) | (_, None, _) => t.contract_stops_on(&day(t, step.term.end)),
        (Outcome::MustBeRenewed(_), ..) => t.contract_renew_by(&by),
        (Outcome::Renews(_), _, ..0) => t.contract_send_late(&by),
        (Outcome::Renews(_), _, 0) => t.contract_send_today_on(&by),
        (Outcome::Renews(_), ..) => t.contract_send_by(&by),
    }
}
