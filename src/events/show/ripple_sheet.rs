//! « +12 min »: what moves, what it runs into and whom to warn, before anything is written.

use events::show::{Edit, Schedule, Warning, to_warn};
use leptos::prelude::*;
use replica::RecordId;

use super::data::{Laid, Show as Conducteur};
use super::words;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::number_input::NumberInput;

/// What is offered at one tap.
const STEPS: [i64; 6] = [-5, 5, 10, 12, 15, 30];
/// Further than this is another plan, not a delay.
const MOST: i64 = 24 * 60;

/// The sheet.
#[component]
pub fn RippleSheet(
    /// The conducteur.
    show: Conducteur,
    /// The cue that moves; closed without.
    cue: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let t = show.t;
    let title = Signal::derive(move || {
        let name = cue.get().map(|id| show.laid.with(|laid| words::name(t, laid, id))).unwrap_or_default();
        t.ripple_title(&name)
    });
    view! {
        <Sheet open=Signal::derive(move || cue.get().is_some()) on_close=Callback::new(move |()| cue.set(None)) title>
            {move || cue.get_untracked().map(|id| view! { <Form show id cue /> })}
        </Sheet>
    }
}

/// Minutes as they are typed: `12`, `-5`, `−5`.
fn typed(text: &str) -> Option<i64> {
    let minutes: i64 = text.trim().replace('−', "-").trim_start_matches('+').parse().ok()?;
    (-MOST..=MOST).contains(&minutes).then_some(minutes)
}

#[component]
fn Form(show: Conducteur, id: RecordId, cue: RwSignal<Option<RecordId>>) -> impl IntoView {
    let t = show.t;
    let text = RwSignal::new("5".to_owned());
    let by = Memo::new(move |_| text.with(|text| typed(text)));
    let after = Memo::new(move |_| {
        show.laid.with(|laid| laid.schedule.after(&laid.schedule.ripple(id, by.get().unwrap_or(0))))
    });
    let apply = move |more: Vec<Edit>| {
        let laid = show.now();
        let by = by.get_untracked().unwrap_or(0);
        // What cures also resets what the ripple wrote, if both touch one cue.
        let mut edits = laid.schedule.ripple(id, by);
        edits.retain(|edit| !more.iter().any(|other| other.cue == edit.cue && same_field(other, edit)));
        edits.extend(more);
        show.edit(&edits, t.ripple_said(&words::name(t, &laid, id), &words::by(t, by)));
        cue.set(None);
    };
    let chips = STEPS.map(|step| {
        view! {
            <button
                class="chip ripple__step"
                type="button"
                aria-pressed=move || (by.get() == Some(step)).to_string()
                on:click=move |_| text.set(step.to_string())
            >
                <span class="chip__label">{move || words::by(t, step)}</span>
            </button>
        }
    });
    let error = Signal::derive(move || by.get().is_none().then(|| t.cue_length_bad().to_owned()));
    // What moves and is cured at one tap.
    let cures = move || {
        let laid = show.laid.get();
        let after = after.get();
        let clash = |warning: Warning| {
            let acts = after.remedies(&warning).into_iter().filter_map(|remedy| {
                let words = t.ripple_and(&words::remedy_within(t, &laid, remedy)?);
                let schedule = after.clone();
                let cure = move |_| apply(show.cure(&schedule, remedy));
                Some(view! { <button class="cue-warning__act" type="button" on:click=cure>{words}</button> })
            });
            view! {
                <div class="cue-warning" data-look="grave" role="group">
                    <Icon glyph=Glyph::Warning />
                    <p class="cue-warning__text">{words::warning(t, &laid, &after, &warning)}</p>
                    <div class="cue-warning__acts">{acts.collect_view()}</div>
                </div>
            }
        };
        new_warnings(&laid.schedule, &after).into_iter().map(clash).collect_view()
    };
    let apply_label = move || match by.get().unwrap_or(0) {
        by if by < 0 => t.ripple_apply_back(&words::length(t, -by)),
        by => t.ripple_apply(&words::length(t, by)),
    };
    view! {
        <div class="form ripple">
            <fieldset class="ripple__by">
                <legend class="field__label">{move || t.ripple_by()}</legend>
                <div class="cluster">{chips.collect_view()}</div>
                <NumberInput
                    whole=true
                    unit="min"
                    label=Signal::derive(move || t.ripple_minutes().to_owned())
                    value=text
                    on_input=Callback::new(move |typed| text.set(typed))
                    error
                />
            </fieldset>
            <div aria-live="polite">{cures}</div>
            {move || after.with(|after| show.laid.with(|laid| preview(show, laid, after)))}
            <div class="ripple__acts">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Clock
                    disabled=Signal::derive(move || matches!(by.get(), None | Some(0)))
                    label=Signal::derive(apply_label)
                    on_click=Callback::new(move |()| apply(Vec::new()))
                />
            </div>
        </div>
    }
}

fn same_field(a: &Edit, b: &Edit) -> bool {
    std::mem::discriminant(&a.set) == std::mem::discriminant(&b.set)
}

/// What does not fit any more, or fits less than before.
fn new_warnings(before: &Schedule, after: &Schedule) -> Vec<Warning> {
    let is_new = |warning: &&Warning| warning.is_grave() && !before.warnings().contains(*warning);
    after.warnings().iter().filter(is_new).copied().collect()
}

fn preview(show: Conducteur, laid: &Laid, after: &Schedule) -> AnyView {
    let t = show.t;
    let before = &laid.schedule;
    let moved = after.lines().iter().filter_map(|line| {
        let was = laid.line(line.id).filter(|_| line.is_timed())?.projected;
        let (now, name) = (line.projected, words::name(t, laid, line.id));
        (was != now).then(|| {
            let (was, now) = (before.on_wall(was), after.on_wall(now));
            view! {
                <li class="ripple__moved">
                    <span class="ripple__name">{name}</span>
                    <s class="ripple__was">{words::face(was.start)}</s>
                    <span class="ripple__now">{format!("{} – {}", words::face(now.start), words::face(now.end))}</span>
                </li>
            }
        })
    });
    let moved: Vec<_> = moved.collect();
    let end = match (before.projected(), after.projected()) {
        (Some(was), Some(now)) if was.end == now.end => {
            Some((true, t.ripple_end_same(&words::at(t, after.on_wall(now).end))))
        }
        (Some(was), Some(now)) => {
            let (was, now) = (before.on_wall(was), after.on_wall(now));
            Some((false, t.ripple_end_moves(&words::face(was.end), &words::at(t, now.end))))
        }
        _ => None,
    };
    let warned: Vec<_> = to_warn(before, after)
        .into_iter()
        .map(|warned| {
            let name = show.who(warned.who);
            let what = if warned.is_threatened {
                t.ripple_threatened().to_owned()
            } else {
                warned.cues.first().map(|cue| words::name(t, laid, *cue)).unwrap_or_default()
            };
            view! { <li class="ripple__warned"><Icon glyph=Glyph::Phone /><span><b>{name}</b>" "<span class="u-faint">{what}</span></span></li> }
        })
        .collect();
    let has_warned = !warned.is_empty();
    view! {
        <div class="ripple__preview" aria-live="polite">
            {end.map(|(is_same, text)| view! { <p class="ripple__end" data-same=is_same.then_some("true")>{text}</p> })}
            {has_warned.then(|| view! {
                <h3 class="ripple__title">{t.ripple_warn()}</h3>
                <ul class="ripple__list">{warned}</ul>
            })}
            <h3 class="ripple__title">{t.ripple_moves()}</h3>
            {moved.is_empty().then(|| view! { <p class="u-faint">{t.ripple_nothing()}</p> })}
            <ul class="ripple__list">{moved}</ul>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn minutes_as_people_type_them() {
        assert_eq!(typed("12"), Some(12));
        assert_eq!(typed(" +12 "), Some(12));
        assert_eq!(typed("−5"), Some(-5));
        assert_eq!([typed("douze"), typed(""), typed("99999999999999999999"), typed("2000")], [None; 4]);
    }
}
