//! The part of the page that restores a backup: choose, check, see, restore.

use std::cell::Cell;
use std::rc::Rc;

use files::backup::Summary;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use store::adopt::Adopted;
use web_sys::File;

use super::restore::{check, restore};
use super::words;
use crate::i18n::use_t;
use crate::platform::files as browser;
use crate::session::use_session;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;

/// Where a restoration stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Choose,
    Checking(Option<f64>),
    Found(Summary),
    Restoring(f64),
    Done(Adopted),
}

/// Restoring a backup.
#[component]
pub fn RestoreSection() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let stage = RwSignal::new(Stage::Choose);
    let problem = RwSignal::new(None::<String>);
    let file = StoredValue::new_local(None::<File>);
    let stop = StoredValue::new_local(Rc::new(Cell::new(false)));
    let input = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(chosen) = browser::first(input.files()) else { return };
        input.set_value("");
        file.set_value(Some(chosen.clone()));
        let stopped = Rc::new(Cell::new(false));
        stop.set_value(Rc::clone(&stopped));
        problem.set(None);
        stage.set(Stage::Checking(None));
        spawn_local(async move {
            let tick = |share| {
                stage.try_set(Stage::Checking(Some(share)));
                !stopped.get()
            };
            match check(&chosen, tick).await {
                Ok(summary) => {
                    stage.try_set(Stage::Found(summary));
                }
                Err(error) => {
                    problem.try_set(words::restore_failed(t, &error));
                    stage.try_set(Stage::Choose);
                }
            }
        });
    };
    let start = move |summary: Summary| {
        let Some(chosen) = file.get_value() else { return };
        stage.set(Stage::Restoring(0.0));
        spawn_local(async move {
            let tick = |share| {
                stage.try_set(Stage::Restoring(share));
            };
            match restore(session, &chosen, &summary, tick).await {
                Ok(adopted) => {
                    if stage.try_set(Stage::Done(adopted)).is_some() {
                        session.notices().say(t.restore_done());
                    }
                }
                Err(error) => {
                    if let Some(words) = words::restore_failed(t, &error) {
                        // The page may be gone.
                        if problem.try_set(Some(words.clone())).is_some() {
                            session.notices().warn(words);
                        }
                    }
                    stage.try_set(Stage::Choose);
                }
            }
        });
    };
    let content = move || match stage.get() {
        Stage::Choose => view! {
            <div class="file-pick">
                <input
                    class="file-pick__input"
                    type="file"
                    accept=".gz,.jsonl,application/gzip,application/x-gzip,application/jsonl"
                    aria-label=move || t.restore_choose()
                    node_ref=input
                    on:change=on_choose
                />
                <span class="button" aria-hidden="true">{move || t.restore_choose()}</span>
            </div>
        }
        .into_any(),
        Stage::Checking(value) => view! {
            <Progress
                label=Signal::derive(move || t.restore_checking().to_owned())
                value=Signal::stored(value)
                on_cancel=Callback::new(move |()| stop.with_value(|stop| stop.set(true)))
            />
        }
        .into_any(),
        Stage::Found(summary) => {
            let made_ms = summary.manifest.created_ms;
            let manifest = summary.manifest.clone();
            view! {
                <div class="file-found" role="status">
                    <p class="file-found__title">{move || t.restore_of(&t.date_long_at(made_ms))}</p>
                    <p>{move || words::contents(t, &manifest).join(" · ")}</p>
                    <p class="u-faint">{move || t.restore_sound()}</p>
                    <div class="cluster">
                        <Button
                            label=Signal::derive(move || t.restore_start().to_owned())
                            kind=ButtonKind::Primary
                            glyph=Glyph::History
                            on_click=Callback::new(move |()| start(summary.clone()))
                        />
                        <Button
                            label=Signal::derive(move || t.cancel().to_owned())
                            on_click=Callback::new(move |()| stage.set(Stage::Choose))
                        />
                    </div>
                </div>
            }
            .into_any()
        }
        Stage::Restoring(share) => view! {
            <Progress
                label=Signal::derive(move || t.restore_running().to_owned())
                value=Signal::stored(Some(share))
            />
        }
        .into_any(),
        Stage::Done(adopted) => view! {
            <div class="file-found" role="status">
                <p class="file-found__title">{move || t.restore_done()}</p>
                <p>
                    {move || {
                        format!("{} · {}", t.restore_n_new(adopted.n_new), t.restore_n_known(adopted.n_known))
                    }}
                </p>
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || t.ok().to_owned())
                        on_click=Callback::new(move |()| stage.set(Stage::Choose))
                    />
                </div>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="section file-section">
            <div class="section__head">
                <h2 class="section__title">{move || t.restore_title()}</h2>
            </div>
            <p class="u-soft">{move || t.restore_body()}</p>
            {move || {
                problem
                    .get()
                    .map(|message| {
                        view! {
                            <div class="import-notes">
                                <Banner
                                    message
                                    kind=BannerKind::Danger
                                    on_dismiss=Callback::new(move |()| problem.set(None))
                                />
                            </div>
                        }
                    })
            }}
            {content}
        </section>
    }
}
