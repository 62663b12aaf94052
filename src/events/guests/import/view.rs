//! The import in the page of guests: its steps, and the way on at the foot.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::page::{Shared, Shown, to_top};
use super::state::{Importing, Wrong};
use super::steps::{CheckStep, ColumnsStep, DoneStep, has_name};
use crate::i18n::{T, use_t};
use crate::import::file_zone::{FileZone, ZoneWords};
use crate::import::step_preview::PreviewStep;
use crate::import::wizard::{Step, Work};
use crate::import::words as table_words;
use crate::platform::files;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;
use crate::widgets::stepper::Stepper;

/// What pickers offer. Some phones hide a CSV under another type.
const ACCEPT: &str = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel";

/// A pasted text of so many bytes is not shown in the field.
const LONG: usize = 20_000;

const WORDS: ZoneWords = ZoneWords {
    pick: T::guests_import_pick,
    body: T::guests_import_body,
    paste: T::guests_import_paste,
    paste_label: T::guests_import_paste_label,
    read_paste: T::guests_import_read,
    pasted: T::guests_import_pasted,
};

fn wrong_words(t: T, wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Gone => t.import_error_unreadable(),
        Wrong::Busy => t.guests_import_busy(),
        Wrong::Nobody => t.guests_import_nobody(),
        Wrong::TooLong => t.guests_import_too_long(),
    }
}

/// The import.
#[component]
pub fn ImportView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    let page = it;
    let it = Importing::new(page.event);
    let wizard = it.wizard;
    // A list pasted into the field of the list is looked at here.
    if let Some(text) = page.pasted.get_untracked() {
        page.pasted.set(None);
        it.take_text(&text);
    }
    let steps = Memo::new(move |_| {
        if it.is_table() {
            vec![Step::File, Step::Preview, Step::Columns, Step::Values, Step::Import]
        } else {
            vec![Step::File, Step::Values, Step::Import]
        }
    });
    let names = Signal::derive(move || {
        let name = |step: &Step| match step {
            Step::Values => t.guests_import_check().to_owned(),
            step => step.name(t).to_owned(),
        };
        steps.with(|steps| steps.iter().map(name).collect::<Vec<_>>())
    });
    let current = Signal::derive(move || {
        let step = it.step.get();
        steps.with(|steps| steps.iter().position(|one| *one == step).unwrap_or(0))
    });
    let is_reading = Memo::new(move |_| matches!(wizard.work.get(), Some(Work::Reading(_))));
    let problem = Memo::new(move |_| {
        let of_table = wizard.problem.get().map(|problem| table_words::problem(t, &problem));
        of_table.or_else(|| it.wrong.get().map(|wrong| wrong_words(t, wrong).to_owned()))
    });
    let dismiss = Callback::new(move |()| {
        wizard.problem.set(None);
        it.wrong.set(None);
    });
    Effect::new(move |before: Option<Step>| {
        let step = it.step.get();
        if before.is_some_and(|before| before != step) {
            request_animation_frame(to_top);
        }
        step
    });
    let screen = move || match it.step.get() {
        Step::File => {
            view! { <FileZone words=WORDS accept=ACCEPT on_file=move |file| it.take(file) /> }.into_any()
        }
        Step::Preview => view! { <PreviewStep wizard /> }.into_any(),
        Step::Columns => view! { <ColumnsStep it /> }.into_any(),
        Step::Values => view! { <CheckStep it /> }.into_any(),
        Step::Import => view! { <DoneStep it /> }.into_any(),
    };
    // A long text is read and not drawn: a field of 10 000 lines takes a phone's breath.
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let is_field =
            event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some());
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if is_field
            && LONG < text.len()
            && let Some(file) = files::from_text(&text, t.guests_import_pasted())
        {
            event.prevent_default();
            it.take(file);
        }
    };
    view! {
        <div class="page__body guest-body import-page" on:paste=on_paste>
            <Stepper steps=names current />
            {move || {
                problem
                    .get()
                    .map(|message| {
                        view! {
                            <div class="import-notes">
                                <Banner message=Signal::stored(message) kind=BannerKind::Danger on_dismiss=dismiss />
                            </div>
                        }
                    })
            }}
            <Show when=move || is_reading.get() fallback=screen>
                <Progress
                    label=Signal::derive(move || t.import_reading().to_owned())
                    value=Signal::derive(move || match wizard.work.get() {
                        Some(Work::Reading(share)) => share,
                        _ => None,
                    })
                    on_cancel=Callback::new(move |()| wizard.cancel())
                />
            </Show>
        </div>
        <Show when=move || !is_reading.get()>
            <Foot it />
        </Show>
    }
}

/// The way on, at the foot, where a thumb reaches it.
#[component]
fn Foot(it: Importing) -> impl IntoView {
    let t = use_t();
    let wizard = it.wizard;
    let back = move |label: fn(T) -> &'static str, step: Step| {
        view! {
            <Button
                label=Signal::derive(move || label(t).to_owned())
                on_click=Callback::new(move |()| wizard.show(step))
            />
        }
    };
    let next = move |disabled: Signal<bool>, on_click: Callback<()>| {
        view! {
            <Button label=Signal::derive(move || t.next().to_owned()) kind=ButtonKind::Primary disabled on_click />
        }
    };
    let n = move || it.preview.with(|seen| seen.as_ref().map_or(0, |seen| seen.sums.new + seen.sums.merged));
    let content = move || match it.step.get() {
        Step::File => None,
        Step::Preview => {
            let on = Callback::new(move |()| wizard.show(Step::Columns));
            Some(
                view! { {back(|t| t.import_other_file(), Step::File)} {next(Signal::stored(false), on)} }
                    .into_any(),
            )
        }
        Step::Columns => {
            let nameless = Signal::derive(move || !has_name(it));
            let on = Callback::new(move |()| it.check_table());
            Some(view! { {back(|t| t.previous(), Step::Preview)} {next(nameless, on)} }.into_any())
        }
        Step::Values => {
            let (label, before): (fn(T) -> &'static str, Step) = if it.is_table() {
                (|t| t.previous(), Step::Columns)
            } else {
                (|t| t.import_other_file(), Step::File)
            };
            Some(
                view! {
                    {back(label, before)}
                    <Button
                        label=Signal::derive(move || t.guests_import_start(n()))
                        kind=ButtonKind::Primary
                        glyph=Glyph::Download
                        on_click=Callback::new(move |()| it.import())
                    />
                }
                .into_any(),
            )
        }
        Step::Import if wizard.work.with(Option::is_none) => Some(
            view! {
                <Button
                    label=Signal::derive(move || t.import_again().to_owned())
                    on_click=Callback::new(move |()| it.restart())
                />
                <ButtonLink
                    href=Shown::List.href(it.event)
                    label=Signal::derive(move || t.guests_import_see().to_owned())
                    kind=ButtonKind::Primary
                />
            }
            .into_any(),
        ),
        Step::Import => None,
    };
    move || content().map(|content| view! { <div class="page__foot">{content}</div> })
}
