//! CSV import with preview, progress and one undo.

use domain::query::Query;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::run::Outcome;
use super::step_columns::{ColumnsStep, has_name};
use super::step_file::FileStep;
use super::step_import::ImportStep;
use super::step_preview::PreviewStep;
use super::step_values::ValuesStep;
use super::wizard::{Step, Wizard, Work};
use super::words;
use crate::i18n::use_t;
use crate::routes;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;
use crate::widgets::shell::PageHead;
use crate::widgets::stepper::Stepper;

/// CSV import with preview, progress and one undo.
#[component]
pub fn ImportPage() -> impl IntoView {
    let t = use_t();
    let wizard = Wizard::new();
    let steps =
        Signal::derive(move || Step::ALL.iter().map(|step| step.name(t).to_owned()).collect::<Vec<_>>());
    let is_reading = Memo::new(move |_| matches!(wizard.work.get(), Some(Work::Reading(_))));
    // Each step begins at its top, and readers hear where they are.
    Effect::new(move |before: Option<Step>| {
        let step = wizard.step.get();
        if before.is_some_and(|before| before != step) {
            request_animation_frame(to_top);
        }
        step
    });
    let step = move || match wizard.step.get() {
        Step::File => view! { <FileStep wizard /> }.into_any(),
        Step::Preview => view! { <PreviewStep wizard /> }.into_any(),
        Step::Columns => view! { <ColumnsStep wizard /> }.into_any(),
        Step::Values => view! { <ValuesStep wizard /> }.into_any(),
        Step::Import => view! { <ImportStep wizard /> }.into_any(),
    };
    view! {
        <div class="page import-page">
            <PageHead title=Signal::derive(move || t.import_title().to_owned()) back=routes::more("") />
            <div class="page__body">
                <Stepper steps current=Signal::derive(move || wizard.step.get().index()) />
                {move || {
                    wizard
                        .problem
                        .get()
                        .map(|problem| {
                            let message = Signal::derive(move || words::problem(t, &problem));
                            view! {
                                <div class="import-notes">
                                    <Banner
                                        message
                                        kind=BannerKind::Danger
                                        on_dismiss=Callback::new(move |()| wizard.problem.set(None))
                                    />
                                </div>
                            }
                        })
                }}
                <Show when=move || is_reading.get() fallback=step>
                    <Reading wizard />
                </Show>
            </div>
            <Show when=move || !is_reading.get()>
                <Foot wizard />
            </Show>
        </div>
    }
}

fn to_top() {
    if let Some(main) = document().get_element_by_id("main") {
        main.set_scroll_top(0);
    }
    let title = document().query_selector(".import-page .page__title").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(title.focus());
    }
}

#[component]
fn Reading(wizard: Wizard) -> impl IntoView {
    let t = use_t();
    let value = Signal::derive(move || match wizard.work.get() {
        Some(Work::Reading(share)) => share,
        _ => None,
    });
    view! {
        <Progress
            label=Signal::derive(move || t.import_reading().to_owned())
            value
            on_cancel=Callback::new(move |()| wizard.cancel())
        />
    }
}

/// The way on, at the foot, where a thumb reaches it.
#[component]
fn Foot(wizard: Wizard) -> impl IntoView {
    let t = use_t();
    let back = move |label: Signal<String>, step: Step| {
        view! { <Button label on_click=Callback::new(move |()| wizard.show(step)) /> }
    };
    let next = move |step: Step, disabled: Signal<bool>| {
        view! {
            <Button
                label=Signal::derive(move || t.next().to_owned())
                kind=ButtonKind::Primary
                disabled
                on_click=Callback::new(move |()| wizard.show(step))
            />
        }
    };
    let previous = Signal::derive(move || t.previous().to_owned());
    let never = Signal::stored(false);
    let n_rows = move || wizard.source.with(|source| source.as_ref().map_or(0, |source| source.n_rows()));
    let content = move || match wizard.step.get() {
        Step::File => None,
        Step::Preview => {
            let other = Signal::derive(move || t.import_other_file().to_owned());
            Some(view! { {back(other, Step::File)} {next(Step::Columns, never)} }.into_any())
        }
        Step::Columns => {
            let nameless = Signal::derive(move || !has_name(wizard));
            Some(view! { {back(previous, Step::Preview)} {next(Step::Values, nameless)} }.into_any())
        }
        Step::Values => Some(
            view! {
                {back(previous, Step::Columns)}
                <Button
                    label=Signal::derive(move || t.import_start(n_rows()))
                    kind=ButtonKind::Primary
                    glyph=Glyph::Download
                    on_click=Callback::new(move |()| wizard.import())
                />
            }
            .into_any(),
        ),
        Step::Import if wizard.work.with(Option::is_none) => Some(view! { <AfterFoot wizard /> }.into_any()),
        Step::Import => None,
    };
    move || content().map(|content| view! { <div class="page__foot">{content}</div> })
}

/// What one may do after an import.
#[component]
fn AfterFoot(wizard: Wizard) -> impl IntoView {
    let t = use_t();
    let made = move || {
        let made =
            |o: &std::sync::Arc<Outcome>| (0 < o.counts.created + o.counts.restored).then_some(o.import);
        wizard.outcome.with(|outcome| outcome.as_ref().and_then(made))
    };
    let see = move || {
        made().map(|import| {
            let href = routes::requests(&Query { import: Some(import), ..Query::default() });
            let label = Signal::derive(move || t.import_see().to_owned());
            view! { <ButtonLink href label kind=ButtonKind::Primary /> }
        })
    };
    view! {
        <Button
            label=Signal::derive(move || t.import_again().to_owned())
            on_click=Callback::new(move |()| wizard.restart())
        />
        {see}
    }
}
