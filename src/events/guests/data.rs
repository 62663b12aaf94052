//! The list as a screen shows it: who passes, and the numbers above.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use events::Planner;
use events::guests::{Answer, Counts, Guest, twins};
use leptos::prelude::*;
use replica::RecordId;

use super::found::find;
use crate::events::planner_changed;
use crate::i18n::T;
use crate::session::use_session;

/// Who is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Everybody.
    All,
    /// One answer.
    Of(Answer),
    /// On the waitlist.
    Waiting,
    /// With a diet or an allergy.
    Diet,
    /// Came without being invited.
    WalkIn,
    /// On the list twice.
    Twins,
}

impl Group {
    /// All of them, in the order to offer.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Of(Answer::Yes),
        Self::Of(Answer::No),
        Self::Of(Answer::Silent),
        Self::Of(Answer::Maybe),
        Self::Waiting,
        Self::Diet,
        Self::WalkIn,
        Self::Twins,
    ];

    /// Its name.
    pub fn name(self, t: T) -> &'static str {
        match self {
            Self::All => t.guests_all(),
            Self::Of(answer) => answer_name(t, answer),
            Self::Waiting => t.guest_waiting(),
            Self::Diet => t.guests_with_diet(),
            Self::WalkIn => t.guest_walk_in(),
            Self::Twins => t.guests_twins(),
        }
    }

    /// How many are in it.
    pub fn count(self, figures: &Figures) -> usize {
        let counts = &figures.counts;
        match self {
            Self::All => counts.total(),
            Self::Of(Answer::Yes) => counts.yes,
            Self::Of(Answer::No) => counts.no,
            Self::Of(Answer::Maybe) => counts.maybe,
            Self::Of(Answer::Silent) => counts.silent,
            Self::Waiting => counts.waiting,
            Self::Diet => figures.n_diet,
            Self::WalkIn => counts.walk_ins,
            Self::Twins => figures.n_twins,
        }
    }

    /// Whether it is offered even when nobody is in it: the three that every list has.
    pub fn is_constant(self) -> bool {
        matches!(self, Self::All | Self::Of(Answer::Yes | Answer::No | Answer::Silent))
    }

    fn takes(self, guest: &Guest, twins: &HashSet<RecordId>) -> bool {
        match self {
            Self::All => true,
            Self::Of(answer) => guest.answer() == answer && guest.waiting.is_none() && !guest.is_walk_in,
            Self::Waiting => guest.waiting.is_some() && !guest.is_walk_in,
            Self::Diet => guest.has_diet(),
            Self::WalkIn => guest.is_walk_in,
            Self::Twins => twins.contains(&guest.id),
        }
    }
}

/// An answer in words.
pub fn answer_name(t: T, answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => t.guest_yes(),
        Answer::No => t.guest_no(),
        Answer::Maybe => t.guest_maybe(),
        Answer::Silent => t.guest_silent(),
    }
}

/// The numbers above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Answers and places.
    pub counts: Counts,
    /// With a diet or an allergy.
    pub n_diet: usize,
    /// On the list twice.
    pub n_twins: usize,
    /// How many fit.
    pub capacity: Option<i64>,
}

/// The numbers of an event's list, followed.
pub fn figures(event: RecordId) -> Memo<Figures> {
    let (session, changed, pairs) = (use_session(), planner_changed(), pairs(event));
    Memo::new(move |_| {
        let _ = changed.get();
        let n_twins = pairs.with(Vec::len);
        session.peek_in::<Planner, _>(|planner, _, _| Figures {
            counts: Counts::of(planner.children::<Guest>(event)),
            n_diet: planner.children::<Guest>(event).filter(|guest| guest.has_diet()).count(),
            n_twins,
            capacity: planner.events.get(event).and_then(|event| event.capacity),
        })
    })
}

/// Pairs that look like one guest, followed. Looked for only when a name or an address changed: an answer costs nothing.
pub fn pairs(event: RecordId) -> Memo<Vec<twins::Twins>> {
    let (session, changed) = (use_session(), planner_changed());
    let named = Memo::new(move |_| {
        let _ = changed.get();
        let mut hasher = DefaultHasher::new();
        session.peek_in::<Planner, _>(|planner, _, _| {
            for guest in planner.children::<Guest>(event) {
                (guest.id, &guest.name, &guest.mail).hash(&mut hasher);
            }
        });
        hasher.finish()
    });
    Memo::new(move |_| {
        let _ = named.get();
        session.peek_in::<Planner, _>(|planner, _, _| twins::twins(planner.children::<Guest>(event)))
    })
}

/// Who passes, by family name, or the likeliest first for what was typed.
pub fn listing(
    event: RecordId,
    group: RwSignal<Group>,
    text: RwSignal<String>,
    pairs: Memo<Vec<twins::Twins>>,
) -> Memo<Vec<RecordId>> {
    let (session, changed) = (use_session(), planner_changed());
    Memo::new(move |_| {
        let _ = changed.get();
        let group = group.get();
        let twins: HashSet<RecordId> = match group {
            Group::Twins => pairs.with(|pairs| pairs.iter().flat_map(|two| [two.keep, two.other]).collect()),
            _ => HashSet::new(),
        };
        session.peek_in::<Planner, _>(|planner, _, _| {
            let mut ids = text.with(|text| find(planner, event, text));
            if group != Group::All {
                ids.retain(|id| planner.guests.alive(*id).is_some_and(|guest| group.takes(guest, &twins)));
            }
            ids
        })
    })
}
