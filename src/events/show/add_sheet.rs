//! Writing or pasting cues: what is understood shows while one types.

use events::show::compose::Draft;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::acts::Spot;
use super::data::Show as Conducteur;
use super::words;
use crate::widgets::dialog::Sheet;
use crate::widgets::field::{Field, FieldIds};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::{Glyph, Icon};

/// The sheet.
#[component]
pub fn AddSheet(
    /// The conducteur.
    show: Conducteur,
    /// Where the cues go; closed without.
    spot: RwSignal<Option<Spot>>,
) -> impl IntoView {
    let t = show.t;
    let text = RwSignal::new(String::new());
    view! {
        <Sheet
            open=Signal::derive(move || spot.get().is_some())
            on_close=Callback::new(move |()| spot.set(None))
            title=Signal::derive(move || t.show_add().to_owned())
        >
            {move || spot.get_untracked().map(|at| view! { <Form show at text spot /> })}
        </Sheet>
    }
}

#[component]
fn Form(show: Conducteur, at: Spot, text: RwSignal<String>, spot: RwSignal<Option<Spot>>) -> impl IntoView {
    let t = show.t;
    let origin = show.origin_of(at);
    let pasted = Memo::new(move |_| text.with(|text| show.read(text, at)));
    let n = move || pasted.with(|pasted| pasted.cues.len());
    let is_tried = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let pasted = pasted.get_untracked();
        is_tried.set(true);
        if pasted.cues.is_empty() {
            return;
        }
        show.add(&pasted, at);
        text.set(String::new());
        spot.set(None);
    };
    let ids = FieldIds::new();
    let control = ids.control.clone();
    let described = ids.clone();
    let error = Signal::derive(move || (is_tried.get() && n() == 0).then(|| t.show_add_none().to_owned()));
    view! {
        <form class="form show-add" novalidate on:submit=submit>
            <Field
                ids
                label=Signal::derive(move || t.show_add_label().to_owned())
                hint=Signal::derive(move || Some(t.show_add_hint().to_owned()))
                error
            >
                <textarea
                    class="input show-add__text"
                    id=control
                    rows="5"
                    autofocus=true
                    placeholder=move || t.show_add_example()
                    prop:value=move || text.get()
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.described_by(error.with(Option::is_some), true)
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </Field>
            <Show when=move || 0 < n()>
                <section class="show-preview" aria-live="polite">
                    <h3 class="show-preview__title">{move || t.show_preview()}</h3>
                    <ol class="show-preview__list">
                        {move || pasted.with(|pasted| preview(show, &pasted.cues, origin))}
                    </ol>
                </section>
            </Show>
            <FormFoot
                save=Signal::derive(move || if n() == 0 { t.show_add_short().to_owned() } else { t.show_add_n(n()) })
                on_cancel=Callback::new(move |()| spot.set(None))
            />
        </form>
    }
}

/// The lines as they were understood; no more than one can look over.
fn preview(show: Conducteur, drafts: &[Draft], origin: i64) -> Vec<AnyView> {
    const MOST: usize = 60;
    let (t, laid) = (show.t, show.now());
    let dial = laid.schedule.dial();
    let mut cursor = origin;
    let mut rows = Vec::new();
    for draft in drafts.iter().take(MOST) {
        if draft.is_section {
            rows.push(view! { <li class="show-preview__section">{draft.title.clone()}</li> }.into_any());
            continue;
        }
        let start = draft.start.map_or(cursor, |wall| dial.minute(wall));
        cursor = start.saturating_add(draft.minutes.unwrap_or(0));
        let is_hard = draft.start.is_some();
        let length =
            draft.minutes.map(|minutes| words::length(t, minutes)).unwrap_or_else(|| t.cue_open().to_owned());
        let title = if draft.title.is_empty() { t.cue_untitled().to_owned() } else { draft.title.clone() };
        rows.push(
            view! {
                <li class="show-preview__row" data-hard=is_hard.then_some("true")>
                    <span class="show-preview__time">{words::face(dial.wall(start))}</span>
                    <span class="show-preview__mark">{is_hard.then(|| view! { <Icon glyph=Glyph::Pin /><span class="u-hidden">{t.cue_hard_short()}</span> })}</span>
                    <span class="show-preview__what">{title}</span>
                    <span class="show-preview__length">{length}</span>
                </li>
            }
            .into_any(),
        );
    }
    if MOST < drafts.len() {
        rows.push(
            view! { <li class="show-preview__section">"+ " {t.n_cues(drafts.len() - MOST)}</li> }.into_any(),
        );
    }
    rows
}
