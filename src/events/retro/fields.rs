//! The fields of a task that are more than text, and what a person has typed of them.

use chrono::NaiveDate;
use domain::office::NamedKind;
use events::retro::{Draft, Due, MOST_DAYS};
use leptos::prelude::*;
use replica::{Intent, RecordId};

use super::data::Retro;
use super::words::{distance, due_words};
use crate::requests::detail::pickers::options_of;
use crate::session::Session;
use crate::widgets::chip::RemovableChip;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::date_field::DateField;
use crate::widgets::number_input::NumberInput;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// Distances that are one tap away.
const DISTANCES: [i64; 7] = [-45, -30, -15, -7, -1, 1, 7];

/// A task as typed so far.
#[derive(Clone, Copy)]
pub struct Sketch {
    pub title: RwSignal<String>,
    /// `days`, `working`, `on` or `none`.
    pub mode: RwSignal<String>,
    /// Days before D-day when below zero.
    pub days: RwSignal<String>,
    pub on: RwSignal<Option<NaiveDate>>,
    pub work: RwSignal<String>,
    /// The name of who does it.
    pub owner: RwSignal<String>,
    pub after: RwSignal<Vec<RecordId>>,
    pub notes: RwSignal<String>,
    first: StoredValue<Draft>,
}

impl Sketch {
    /// What a form shows of a task, or of a new one: J-7.
    pub fn new(session: Session, known: Option<&Draft>) -> Self {
        let fresh = Draft { due: Some(Due::Days(-7)), ..Draft::default() };
        let draft = known.unwrap_or(&fresh);
        let (mode, days, on) = match draft.due {
            Some(Due::Days(n)) => ("days", n, None),
            Some(Due::WorkingDays(n)) => ("working", n, None),
            Some(Due::On(day)) => ("on", -7, Some(day)),
            None => ("none", -7, None),
        };
        let owner = draft.owner.and_then(|id| session.peek(|office, _| office.name(id).map(str::to_owned)));
        Self {
            title: RwSignal::new(draft.title.clone()),
            mode: RwSignal::new(mode.to_owned()),
            days: RwSignal::new(days.to_string()),
            on: RwSignal::new(on),
            work: RwSignal::new(draft.days.map(|n| n.to_string()).unwrap_or_default()),
            owner: RwSignal::new(owner.unwrap_or_default()),
            after: RwSignal::new(draft.after.clone()),
            notes: RwSignal::new(draft.notes.clone()),
            first: StoredValue::new(draft.clone()),
        }
    }

    fn typed_days(self) -> Option<i64> {
        let text = self.days.get();
        let n = text.trim().replace(['−', '–'], "-").trim_start_matches('+').parse::<i64>().ok();
        n.filter(|n| (-MOST_DAYS..=MOST_DAYS).contains(n))
    }

    fn work_days(self) -> Result<Option<i64>, ()> {
        match self.work.get().trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|n| (1..=MOST_DAYS).contains(n)).map(Some).ok_or(()),
        }
    }

    /// The distance cannot be read.
    pub fn days_are_bad(self) -> bool {
        matches!(self.mode.get().as_str(), "days" | "working") && self.typed_days().is_none()
    }

    /// The length of the work cannot be read.
    pub fn work_is_bad(self) -> bool {
        self.work_days().is_err()
    }

    /// Something typed cannot be read.
    pub fn has_fault(self) -> bool {
        untrack(|| self.days_are_bad() || self.work_is_bad())
    }

    /// When it is due, as typed so far.
    pub fn due(self) -> Option<Due> {
        match self.mode.get().as_str() {
            "days" => self.typed_days().map(Due::Days),
            "working" => self.typed_days().map(Due::WorkingDays),
            "on" => self.on.get().map(Due::On),
            _ => None,
        }
    }

    /// Whether something was typed.
    pub fn is_changed(self) -> bool {
        self.first.try_with_value(|first| {
            let is_titled = self.title.with(|title| title.trim() != first.title);
            is_titled || self.notes.with(|notes| notes.trim() != first.notes) || self.due() != first.due
        }) == Some(true)
    }

    /// The task as typed, and what makes the person it names.
    pub fn draft(self, session: Session) -> (Draft, Vec<Intent>) {
        untrack(|| {
            let first = self.first.get_value();
            let name = self.owner.get().trim().to_owned();
            let person = (!name.is_empty()).then(|| {
                session.peek(|office, _| domain::compose::ensure_named(office, NamedKind::Person, &name))
            });
            let (owner, made) = person.map_or((None, Vec::new()), |(id, made)| (Some(id), made));
            let draft = Draft {
                title: self.title.get().trim().to_owned(),
                due: self.due(),
                days: self.work_days().ok().flatten(),
                owner,
                notes: self.notes.get(),
                after: self.after.get(),
                ..first
            };
            (draft, made)
        })
    }
}

/// When it is due: counted from D-day, or on a day that does not move.
#[component]
pub fn DueField(retro: Retro, sketch: Sketch) -> impl IntoView {
    let t = retro.t;
    let choices = Signal::derive(move || {
        vec![
            Choice::new("days", t.retro_by_days()),
            Choice::new("working", t.retro_by_working()),
            Choice::new("on", t.retro_by_date()),
            Choice::new("none", t.retro_by_none()),
        ]
    });
    let is_counted = Memo::new(move |_| matches!(sketch.mode.get().as_str(), "days" | "working"));
    let chips = DISTANCES.map(|n| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (sketch.days.get() == n.to_string()).to_string()
                on:click=move |_| sketch.days.set(n.to_string())
            >
                <span class="chip__label">{move || distance(t, n)}</span>
            </button>
        }
    });
    // What the words mean on the calendar, at each key.
    let day = Signal::derive(move || {
        let laid = retro.laid.get();
        let due = sketch.due()?;
        let calendar = domain::calendar::Calendar::of(domain::holidays::Region::France);
        let day = events::retro::due_day(due, laid.d_day?, calendar)?;
        Some(t.retro_falls_on(&due_words(t, due, laid.today), &t.date_long(day)))
    });
    view! {
        <div class="retro-form__due">
            <SegmentedControl
                label=Signal::derive(move || t.retro_when().to_owned())
                choices
                value=sketch.mode
                on_change=move |mode| sketch.mode.set(mode)
            />
            <Show when=move || is_counted.get()>
                <NumberInput
                    whole=true
                    label=Signal::derive(move || t.retro_days_label().to_owned())
                    value=sketch.days
                    hint=Signal::derive(move || day.get().or_else(|| Some(t.retro_days_hint().to_owned())))
                    on_input=move |text| sketch.days.set(text)
                    error=Signal::derive(move || sketch.days_are_bad().then(|| t.retro_days_bad().to_owned()))
                />
            </Show>
            <div class="cluster" hidden=move || !is_counted.get()>{chips.collect_view()}</div>
            <Show when=move || sketch.mode.get() == "on">
                <DateField
                    label=Signal::derive(move || t.retro_on_label().to_owned())
                    value=sketch.on
                    on_change=move |day| sketch.on.set(day)
                    hint=Signal::derive(move || Some(t.retro_on_hint().to_owned()))
                />
            </Show>
        </div>
    }
}

/// Who does it; a new name makes a person.
#[component]
pub fn OwnerField(retro: Retro, sketch: Sketch) -> impl IntoView {
    let (session, t) = (retro.session, retro.t);
    let choose = move |id: String| {
        let name =
            id.parse().ok().and_then(|id| session.peek(|office, _| office.name(id).map(str::to_owned)));
        sketch.owner.set(name.unwrap_or_default());
    };
    view! {
        <Combobox
            label=Signal::derive(move || t.retro_owner().to_owned())
            value=sketch.owner
            options=Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Person)))
            on_select=Callback::new(choose)
            on_create=Callback::new(move |name| sketch.owner.set(name))
            on_clear=Callback::new(move |()| sketch.owner.set(String::new()))
        />
    }
}

/// The tasks that come before it.
#[component]
pub fn AfterField(retro: Retro, sketch: Sketch, task: Option<RecordId>) -> impl IntoView {
    let t = retro.t;
    let options = Signal::derive(move || {
        let chosen = sketch.after.get();
        retro.laid.with(|laid| {
            let others =
                laid.rows.iter().filter(|row| Some(row.task.id) != task && !chosen.contains(&row.task.id));
            others
                .map(|row| ComboOption {
                    value: row.task.id.to_string(),
                    label: row.task.title.clone(),
                    hint: row.task.due.map(|due| due_words(t, due, laid.today)),
                })
                .collect::<Vec<_>>()
        })
    });
    let chip = move |id: RecordId| {
        let name = Signal::derive(move || {
            retro.laid.with(|laid| laid.row(id).map(|row| row.task.title.clone())).unwrap_or_default()
        });
        let remove = move |()| sketch.after.update(|after| after.retain(|other| *other != id));
        view! { <RemovableChip label=name on_remove=Callback::new(remove) /> }
    };
    view! {
        <div class="retro-form__after">
            <Combobox
                label=Signal::derive(move || t.retro_after_label().to_owned())
                value=String::new()
                options
                several=true
                on_select=Callback::new(move |id: String| {
                    if let Ok(id) = id.parse() {
                        sketch.after.update(|after| after.push(id));
                    }
                })
                placeholder=Signal::derive(move || Some(t.retro_after_hint().to_owned()))
            />
            <div class="cluster"><For each=move || sketch.after.get() key=|id| *id children=chip /></div>
        </div>
    }
}
