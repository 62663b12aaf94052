//! Import of cards and of tables of suppliers, with preview, progress and one undo; and the way out.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::Exchange;
use super::step_check::CheckStep;
use super::step_columns::{ColumnsStep, has_name};
use super::step_done::DoneStep;
use super::step_file::FileStep;
use super::words;
use crate::i18n::use_t;
use crate::import::step_preview::PreviewStep;
use crate::import::wizard::{Step, Work};
use crate::import::words as table_words;
use crate::routes::Suppliers;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;
use crate::widgets::shell::PageHead;
use crate::widgets::stepper::Stepper;

/// Import of cards and of tables of suppliers.
#[component]
pub fn CardsPage() -> impl IntoView {
    let t = use_t();
    let it = Exchange::new();
    let wizard = it.wizard;
    let steps = Memo::new(move |_| {
        if it.is_table() {
            vec![Step::File, Step::Preview, Step::Columns, Step::Values, Step::Import]
        } else {
            vec![Step::File, Step::Values, Step::Import]
        }
    });
    let names = Signal::derive(move || {
        let name = |step: &Step| match step {
            Step::Values => t.exchange_step_check().to_owned(),
            step => step.name(t).to_owned(),
        };
        steps.with(|steps| steps.iter().map(name).collect::<Vec<_>>())
    });
    let current = Signal::derive(move || {
        let step = it.step.get();
        steps.with(|steps| steps.iter().position(|one| *one == step).unwrap_or(0))
    });
    let is_reading = Memo::new(move |_| matches!(wizard.work.get(), Some(Work::Reading(_))));
    // Each step begins at its top, and readers hear where they are.
    Effect::new(move |before: Option<Step>| {
        let step = it.step.get();
        if before.is_some_and(|before| before != step) {
            request_animation_frame(to_top);
        }
        step
    });
    let screen = move || match it.step.get() {
        Step::File => view! { <FileStep it /> }.into_any(),
        Step::Preview => view! { <PreviewStep wizard /> }.into_any(),
        Step::Columns => view! { <ColumnsStep it /> }.into_any(),
        Step::Values => view! { <CheckStep it /> }.into_any(),
        Step::Import => view! { <DoneStep it /> }.into_any(),
    };
    let problem = Memo::new(move |_| {
        let of_table = wizard.problem.get().map(|problem| table_words::problem(t, &problem));
        of_table.or_else(|| it.wrong.get().map(|wrong| words::wrong(t, &wrong)))
    });
    let dismiss = Callback::new(move |()| {
        wizard.problem.set(None);
        it.wrong.set(None);
    });
    view! {
        <div class="page import-page exchange-page">
            <PageHead
                title=Signal::derive(move || t.exchange_title().to_owned())
                back=Suppliers::Directory(None).href()
            />
            <div class="page__body">
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
        </div>
    }
}

fn to_top() {
    if let Some(main) = document().get_element_by_id("main") {
        main.set_scroll_top(0);
    }
    let title = document().query_selector(".exchange-page .page__title").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(title.focus());
    }
}

/// The way on, at the foot, where a thumb reaches it.
#[component]
fn Foot(it: Exchange) -> impl IntoView {
    let t = use_t();
    let wizard = it.wizard;
    let back = move |label: fn(crate::i18n::T) -> &'static str, step: Step| {
        view! {
            <Button
                label=Signal::derive(move || label(t).to_owned())
                on_click=Callback::new(move |()| wizard.show(step))
            />
        }
    };
    let next = move |disabled: Signal<bool>, on_click: Callback<()>| {
        view! {
            <Button
                label=Signal::derive(move || t.next().to_owned())
                kind=ButtonKind::Primary
                disabled
                on_click
            />
        }
    };
    let n = move || it.fiches.with(|fiches| fiches.as_ref().map_or(0, |fiches| fiches.len()));
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
            let (label, before): (fn(crate::i18n::T) -> &'static str, Step) = if it.is_table() {
                (|t| t.previous(), Step::Columns)
            } else {
                (|t| t.import_other_file(), Step::File)
            };
            Some(
                view! {
                    {back(label, before)}
                    <Button
                        label=Signal::derive(move || t.exchange_start(n()))
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
                    href=Suppliers::Directory(None).href()
                    label=Signal::derive(move || t.exchange_see().to_owned())
                    kind=ButtonKind::Primary
                />
            }
            .into_any(),
        ),
        Step::Import => None,
    };
    move || content().map(|content| view! { <div class="page__foot">{content}</div> })
}
