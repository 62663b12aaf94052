//! Choosing files for a document: by camera, from the device, by dropping them.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::attach::{Ready, files_of, prepare};
use crate::i18n::use_t;
use crate::platform::photo::ObjectUrl;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// Files read and not yet stored, and what was wrong with others.
#[derive(Clone, Copy)]
pub struct Pending {
    /// What is ready.
    pub ready: RwSignal<Vec<Ready>, LocalStorage>,
    /// Why a file was refused.
    pub problem: RwSignal<Option<String>>,
    n_reading: RwSignal<usize>,
}

impl Pending {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self {
            ready: RwSignal::new_local(Vec::new()),
            problem: RwSignal::new(None),
            n_reading: RwSignal::new(0),
        }
    }

    /// Whether a file is still being read.
    pub fn is_reading(self) -> Signal<bool> {
        Signal::derive(move || 0 < self.n_reading.get())
    }
}

/// The ways to choose files, and what was chosen.
#[component]
pub fn FilePicker(
    /// What was chosen.
    pending: Pending,
    /// Called when a file is ready, to store it at once.
    #[prop(optional, into)]
    on_ready: Option<Callback<()>>,
) -> impl IntoView {
    let t = use_t();
    let take = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        pending.problem.set(None);
        pending.n_reading.update(|n| *n += 1);
        spawn_local(async move {
            let mut n_ready = 0;
            for file in files {
                match prepare(t, &file).await {
                    Ok(one) => {
                        n_ready += 1;
                        let _ = pending.ready.try_update(|all| {
                            // A document has one PDF: the newer takes the place of the older.
                            if matches!(one, Ready::Pdf(..)) {
                                all.retain(|it| !matches!(it, Ready::Pdf(..)));
                            }
                            all.push(one);
                        });
                    }
                    Err(words) => drop(pending.problem.try_set(Some(words))),
                }
            }
            let _ = pending.n_reading.try_update(|n| *n = n.saturating_sub(1));
            if let Some(on_ready) = on_ready.filter(|_| 0 < n_ready) {
                on_ready.try_run(());
            }
        });
    };
    let on_input = move |input: web_sys::HtmlInputElement| {
        let files = files_of(input.files());
        // The same file may be chosen again after it was refused or removed.
        input.set_value("");
        take(files);
    };
    let on_drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(files_of(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <div class="paper-files" on:dragover=|event| event.prevent_default() on:drop=on_drop>
            <Chosen pending />
            <div class="paper-files__ways">
                <label class="photos__add" data-source="camera">
                    <Icon glyph=Glyph::Camera />
                    <span>{move || t.paper_take()}</span>
                    <input class="u-hidden" type="file" accept="image/*" capture="environment"
                        on:change:target=move |event| on_input(event.target()) />
                </label>
                <label class="photos__add" data-source="file">
                    <Icon glyph=Glyph::Upload />
                    <span>{move || t.paper_choose()}</span>
                    <input class="u-hidden" type="file" accept="application/pdf,image/jpeg,image/png,.pdf" multiple=true
                        on:change:target=move |event| on_input(event.target()) />
                </label>
            </div>
            <p class="field__hint">{move || t.paper_accepts()}</p>
            <p class="field__error" role="alert">{move || pending.problem.get()}</p>
            <Show when=move || pending.is_reading().get()>
                <p class="u-faint" role="status">{move || t.paper_reading()}</p>
            </Show>
        </div>
    }
}

/// What was chosen, each to take away.
#[component]
fn Chosen(pending: Pending) -> impl IntoView {
    let t = use_t();
    move || {
        let all = pending.ready.get();
        (!all.is_empty()).then(|| {
            let items = all.into_iter().enumerate().map(|(at, one)| {
                let (name, size, picture) = match one {
                    Ready::Pdf(file, _) => (file.name, file.size_bytes, None),
                    Ready::Page(name, photo) => {
                        let bytes = photo.blobs.last().map(|blob| blob.bytes.as_slice()).unwrap_or_default();
                        (name, photo.facts.size_bytes, ObjectUrl::of_jpeg(bytes).map(Rc::new))
                    }
                };
                let label = name.clone();
                let remove = move |_| {
                    let _ = pending.ready.try_update(|all| {
                        if at < all.len() {
                            all.remove(at);
                        }
                    });
                };
                // The address lives as long as the picture on the screen.
                let source = picture.as_ref().map(|url| url.as_str().to_owned());
                let held = StoredValue::new_local(picture);
                on_cleanup(move || drop(held.try_update_value(Option::take)));
                view! {
                    <li class="paper-file">
                        {match source {
                            Some(source) => view! { <img class="paper-file__picture" src=source alt="" /> }.into_any(),
                            None => view! { <span class="paper-file__mark"><Icon glyph=Glyph::Requests /></span> }.into_any(),
                        }}
                        <span class="paper-file__name">{name}</span>
                        <span class="paper-file__note">{t.bytes(size)}</span>
                        <IconButton glyph=Glyph::Close label=t.remove_named(&label) on_click=remove />
                    </li>
                }
            });
            view! { <ul class="paper-files__list">{items.collect_view()}</ul> }
        })
    }
}
