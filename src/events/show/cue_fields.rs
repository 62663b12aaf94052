//! The fields of a cue that are more than text: when it starts, how long it lasts, who and with whom.

use events::show::time::{nearest, parse};
use events::show::{Cue, Edit, compose};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;

use super::data::Show as Conducteur;
use super::words;
use crate::requests::detail::pickers::options_of;
use crate::widgets::chip::RemovableChip;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::field::{Field, FieldIds};
use crate::widgets::number_input::NumberInput;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use domain::office::NamedKind;

/// Durations that are one tap away.
const LENGTHS: [i64; 6] = [5, 15, 30, 45, 60, 90];
/// A duration of more digits is a slip.
const LONGEST: i64 = 9_999;

/// When it starts: at a fixed time, or after the cue before.
#[component]
pub fn StartField(show: Conducteur, id: RecordId, cue: Memo<Option<Cue>>) -> impl IntoView {
    let t = show.t;
    let is_hard = Memo::new(move |_| cue.with(|cue| cue.as_ref().is_some_and(|cue| cue.start.is_some())));
    let start = Memo::new(move |_| {
        show.laid.with(|laid| laid.line(id).map(|line| laid.schedule.on_wall(line.planned).start))
    });
    let choices =
        Signal::derive(move || vec![Choice::new("soft", t.cue_soft()), Choice::new("hard", t.cue_hard())]);
    let choose = Callback::new(
        move |kind: String| {
            if kind == "hard" { show.pin_here(id) } else { show.pin(id, None) }
        },
    );
    let set = move |typed: String| {
        let Some(face) = parse(&typed) else { return };
        // Half past midnight after nine in the evening is of the next day.
        let laid = show.now();
        let place = laid.place(id).unwrap_or(0);
        let before = laid.schedule.lines().iter().take(place).rev().find(|line| line.is_timed());
        let dial = laid.schedule.dial();
        let near = before.map_or(dial.origin(), |line| dial.wall(line.planned.start));
        show.pin(id, Some(nearest(face, near)));
    };
    let ids = FieldIds::new();
    let control = ids.control.clone();
    let clock = move || start.get().map(words::face);
    let day = move || start.get().and_then(|start| words::day_mark(t, start));
    let pause = Signal::derive(move || {
        let pause = cue.with(|cue| cue.as_ref().and_then(|cue| cue.pause));
        pause.map(|pause| pause.to_string()).unwrap_or_default()
    });
    let pause_error = RwSignal::new(None::<String>);
    let set_pause = Callback::new(move |typed: String| {
        let minutes = match typed.trim() {
            "" => Some(0),
            text => text.parse::<i64>().ok().filter(|minutes| (0..=LONGEST).contains(minutes)),
        };
        pause_error.set(minutes.is_none().then(|| t.cue_length_bad().to_owned()));
        if let Some(minutes) = minutes {
            let name = show.name_now(id);
            let edit = Edit::new(id, events::show::Set::Pause((minutes != 0).then_some(minutes)));
            show.edit(&[edit], t.cue_saved(&name));
        }
    });
    view! {
        <div class="cue-form__start">
            <SegmentedControl
                label=Signal::derive(move || t.cue_start_kind().to_owned())
                choices
                value=Signal::derive(move || if is_hard.get() { "hard" } else { "soft" }.to_owned())
                on_change=choose
            />
            <div hidden=move || !is_hard.get()>
                <Field ids label=Signal::derive(move || t.cue_at().to_owned())>
                    <span class="cue-form__clock">
                        <input
                            class="input"
                            id=control
                            type="time"
                            step="60"
                            prop:value=move || clock().unwrap_or_default()
                            on:change:target=move |event| set(event.target().value())
                        />
                        <span class="u-faint">{day}</span>
                    </span>
                </Field>
            </div>
            <Show when=move || !is_hard.get()>
                <p class="u-faint">{move || start.get().map(|start| t.cue_start_hint(&words::at(t, start)))}</p>
                <NumberInput
                    whole=true
                    unit="min"
                    label=Signal::derive(move || t.cue_pause_label().to_owned())
                    value=pause
                    on_change=set_pause
                    error=pause_error
                />
            </Show>
        </div>
    }
}

/// How long it lasts.
#[component]
pub fn LengthField(show: Conducteur, id: RecordId, cue: Memo<Option<Cue>>) -> impl IntoView {
    let t = show.t;
    let minutes = Memo::new(move |_| cue.with(|cue| cue.as_ref().and_then(|cue| cue.minutes)));
    let error = RwSignal::new(None::<String>);
    let set = Callback::new(move |typed: String| {
        let text = typed.trim();
        let read = || match text.parse::<i64>() {
            Ok(minutes) => Some(minutes),
            Err(_) => events::show::paste::lasting(text),
        };
        let to = if text.is_empty() {
            Some(None)
        } else {
            read().filter(|to| (0..=LONGEST).contains(to)).map(Some)
        };
        error.set(to.is_none().then(|| t.cue_length_bad().to_owned()));
        if let Some(to) = to {
            show.last(id, to);
        }
    });
    let chips = LENGTHS.map(|length| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (minutes.get() == Some(length)).to_string()
                on:click=move |_| show.last(id, Some(length))
            >
                <span class="chip__label">{move || words::length(t, length)}</span>
            </button>
        }
    });
    view! {
        <div class="cue-form__length">
            <NumberInput
                unit="min"
                label=Signal::derive(move || t.cue_length().to_owned())
                value=Signal::derive(move || minutes.get().map(|minutes| minutes.to_string()).unwrap_or_default())
                hint=Signal::derive(move || Some(t.cue_length_hint().to_owned()))
                on_change=set
                error
            />
            <div class="cluster">{chips.collect_view()}</div>
        </div>
    }
}

/// Who answers for it; a new name makes a person.
#[component]
pub fn OwnerField(show: Conducteur, id: RecordId, cue: Memo<Option<Cue>>) -> impl IntoView {
    let (t, session) = (show.t, show.session);
    let name = Signal::derive(move || {
        cue.with(|cue| cue.as_ref().and_then(|cue| cue.owner))
            .map(|owner| show.person(owner))
            .unwrap_or_default()
    });
    let create = move |name: String| {
        let (person, made) =
            session.peek(|office, _| domain::compose::ensure_named(office, NamedKind::Person, &name));
        let changes = [made, compose::set_owner(id, Some(person))];
        let changes = changes.into_iter().filter(|change| !change.is_empty()).collect();
        session.act(Act { changes, ..Act::default() }, t.cue_saved(&show.name_now(id)));
    };
    view! {
        <Combobox
            label=Signal::derive(move || t.cue_owner().to_owned())
            value=name
            options=Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Person)))
            on_select=Callback::new(move |who: String| session.write(compose::set_owner(id, who.parse().ok())))
            on_create=Callback::new(create)
            on_clear=Callback::new(move |()| session.write(compose::set_owner(id, None)))
        />
    }
}

/// Which suppliers are concerned; those of the event first.
#[component]
pub fn PartiesField(show: Conducteur, id: RecordId, cue: Memo<Option<Cue>>) -> impl IntoView {
    let (t, session) = (show.t, show.session);
    let chosen =
        Memo::new(move |_| cue.with(|cue| cue.as_ref().map(|cue| cue.parties.clone()).unwrap_or_default()));
    let options = Signal::derive(move || {
        let of_event: Vec<RecordId> =
            show.laid.with(|laid| laid.suppliers.iter().filter_map(|supplier| supplier.party).collect());
        let chosen = chosen.get();
        session.look_in::<Book, _>(|book, _, _| {
            let known = book.parties_by_name();
            let others = known.iter().copied().filter(|party| !of_event.contains(party));
            let all = of_event.iter().copied().chain(others).filter(|party| !chosen.contains(party));
            all.filter_map(|party| {
                let entry = book.parties.alive(party)?;
                let hint = of_event.contains(&party).then(|| t.cue_of_event().to_owned());
                Some(ComboOption { value: party.to_string(), label: entry.name.clone(), hint })
            })
            .collect()
        })
    });
    let put = move |party: RecordId, is_in: bool| session.write(compose::set_party(id, party, is_in));
    let chip = move |party: RecordId| {
        let name = Signal::derive(move || show.party(party));
        view! { <RemovableChip label=name on_remove=Callback::new(move |()| put(party, false)) /> }
    };
    view! {
        <div class="cue-form__parties">
            <Combobox
                label=Signal::derive(move || t.cue_parties().to_owned())
                value=String::new()
                options
                several=true
                on_select=Callback::new(move |party: String| {
                    if let Ok(party) = party.parse() {
                        put(party, true);
                    }
                })
                placeholder=Signal::derive(move || Some(t.cue_parties_add().to_owned()))
            />
            <div class="cluster"><For each=move || chosen.get() key=|id| *id children=chip /></div>
        </div>
    }
}
