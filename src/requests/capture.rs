//! Capturing a request in ten seconds, one hand: one line, and what was understood from it as chips to accept or drop.

use domain::capture::Value;
use domain::compose::{self, PhotoFacts};
use domain::position;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use store::{Act, Blob};

use crate::i18n::{T, use_t};
use crate::notices;
use crate::platform::photo::{ObjectUrl, prepare_photo};
use crate::platform::preferences;
use crate::requests::understood::{Choices, Understood, draft_of, understood};
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::ToggleChip;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;

/// Where an unfinished line waits, should the page close.
const DRAFT: &str = "intendance.capture";

/// A photo ready to be stored with the request.
#[derive(Clone)]
struct Ready {
    facts: PhotoFacts,
    blobs: Vec<Blob>,
    url: StoredValue<Option<ObjectUrl>, LocalStorage>,
}

/// The screen of ＋.
#[component]
pub fn CapturePage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let line = RwSignal::new(preferences::get(DRAFT).unwrap_or_default());
    let choices = RwSignal::new(Choices::default());
    let photos = RwSignal::new_local(Vec::<Ready>::new());
    let error = RwSignal::new(None::<String>);
    let input = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            drop(input.focus());
        }
    });
    let understood = Memo::new(move |_| {
        session.look(|office, _| line.with(|line| understood(office, line, session.now())))
    });
    let navigate = use_navigate();
    let create = move |stay: bool| {
        let said = line.get_untracked();
        let read = understood.get_untracked();
        if said.trim().is_empty() && photos.with_untracked(Vec::is_empty) {
            error.set(Some(t.capture_needs_text().to_owned()));
            return;
        }
        let id = session.new_id();
        let act = compose_act(session, t, id, &read, &choices.get_untracked(), photos.get_untracked());
        if !session.may(&act) {
            return;
        }
        let navigate = navigate.clone();
        spawn_local(async move {
            match session.perform(act).await {
                Ok(done) => {
                    let code = session.peek(|office, _| office.codes.code(id));
                    session.offer_undo(t.request_created(&format!("#{code}")), done.undo);
                    preferences::set(DRAFT, None);
                    line.try_set(String::new());
                    choices.try_set(Choices::default());
                    photos.try_set(Vec::new());
                    if stay {
                        if let Some(input) = input.try_get_untracked().flatten() {
                            drop(input.focus());
                        }
                    } else {
                        let back = routes::request(id);
                        navigate(&back, NavigateOptions { replace: true, ..routes::way() });
                    }
                }
                // The line and the photos are still on the screen.
                Err(problem) => {
                    error.try_set(Some(notices::of_store(t, &problem)));
                }
            }
        });
    };
    let submit = create.clone();
    let on_files = move |event: leptos::ev::Event| add_photos(event, t, photos, error);
    let words = move |read: fn(T) -> &'static str| Signal::derive(move || read(t).to_owned());
    view! {
        <div class="page" data-measure="text">
            <PageHead title=words(|t| t.capture_title()) back=routes::requests(&domain::query::Query::default()) />
            <form
                class="page__body capture"
                on:submit=move |event| {
                    event.prevent_default();
                    submit(false);
                }
            >
                <label class="u-hidden" for="capture-line">{move || t.capture_label()}</label>
                <textarea
                    class="capture__input"
                    id="capture-line"
                    rows="2"
                    enterkeyhint="done"
                    node_ref=input
                    placeholder=move || t.capture_placeholder()
                    aria-describedby="capture-hint"
                    prop:value=move || line.get()
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        preferences::set(DRAFT, Some(typed.as_str()).filter(|line| !line.is_empty()));
                        line.set(typed);
                        error.set(None);
                    }
                    on:keydown=move |event| {
                        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                            event.prevent_default();
                            create(event.ctrl_key() || event.meta_key());
                        }
                    }
                ></textarea>
                <p class="capture__hint" id="capture-hint" role="status">
                    {move || error.get().unwrap_or_else(|| t.capture_hint().to_owned())}
                </p>
                <Chips understood=understood choices />
                <div class="capture__photos">
                    {move || {
                        photos.get().into_iter().map(|photo| {
                            let src = photo.url.with_value(|url| url.as_ref().map(|u| u.as_str().to_owned()));
                            view! { <img src=src alt=t.field_photos() width="72" height="72" /> }
                        }).collect_view()
                    }}
                </div>
                <div class="capture__foot">
                    <PhotoButton glyph=Glyph::Camera label=words(|t| t.capture_photo()) camera=true on_files=on_files />
                    <PhotoButton glyph=Glyph::Photo label=words(|t| t.capture_file()) camera=false on_files=on_files />
                    <Button kind=ButtonKind::Primary submit=true label=words(|t| t.capture_create()) />
                </div>
            </form>
        </div>
    }
}

/// What was understood, each to accept or drop.
#[component]
fn Chips(#[prop(into)] understood: Signal<Understood>, choices: RwSignal<Choices>) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    move || {
        let read = understood.get();
        let has_category = read.capture.suggestions.iter().any(|s| matches!(s.value, Value::Category { .. }));
        // A category says its trade.
        let shown = read.capture.suggestions.into_iter();
        let shown = shown.filter(|s| !has_category || !matches!(s.value, Value::Trade(_)));
        let chips = shown.map(|suggestion| {
            let value = suggestion.value.clone();
            let (label, glyph) = crate::requests::understood::words(session, t, &value);
            let pressed = {
                let suggestion = suggestion.clone();
                Signal::derive(move || choices.with(|c| c.is_taken(&suggestion)))
            };
            view! {
                <ToggleChip label glyph pressed on_toggle=move |take| choices.update(|c| c.choose(&suggestion, take)) />
            }
        });
        let chips = chips.collect::<Vec<_>>();
        view! {
            <div class="capture__chips" role="group" aria-label=t.capture_understood()>{chips}</div>
        }
    }
}

/// A file input with the look of a square button; `camera` opens the camera of a phone.
#[component]
fn PhotoButton(
    glyph: Glyph,
    #[prop(into)] label: Signal<String>,
    camera: bool,
    on_files: impl Fn(leptos::ev::Event) + 'static,
) -> impl IntoView {
    view! {
        <label class="icon-button" title=move || label.get()>
            <input
                class="u-hidden"
                type="file"
                accept="image/*"
                multiple=!camera
                capture=camera.then_some("environment")
                aria-label=move || label.get()
                on:change=on_files
            />
            <Icon glyph />
        </label>
    }
}

fn add_photos(
    event: leptos::ev::Event,
    t: T,
    photos: RwSignal<Vec<Ready>, LocalStorage>,
    error: RwSignal<Option<String>>,
) {
    let input: web_sys::HtmlInputElement = event_target(&event);
    let Some(files) = input.files() else { return };
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|i| files.item(i)).collect();
    input.set_value("");
    spawn_local(async move {
        for file in files {
            match prepare_photo(&file).await {
                Ok(prepared) => {
                    let bytes = prepared.blobs.last().map(|blob| blob.bytes.clone()).unwrap_or_default();
                    let url = StoredValue::new_local(ObjectUrl::of_jpeg(&bytes));
                    let ready = Ready { facts: prepared.facts, blobs: prepared.blobs.into(), url };
                    photos.try_update(|photos| photos.push(ready));
                }
                Err(problem) => {
                    error.try_set(Some(notices::of_photo(t, &file.name(), problem)));
                }
            }
        }
    });
}

/// The request, the things it names for the first time, and its photos: one act.
fn compose_act(
    session: Session,
    t: T,
    id: RecordId,
    read: &Understood,
    choices: &Choices,
    photos: Vec<Ready>,
) -> Act {
    let now_ms = crate::platform::clock::now_ms();
    let (mut draft, mut intents) = session.peek(|office, _| draft_of(office, read, choices));
    if draft.title.trim().is_empty() {
        t.untitled().clone_into(&mut draft.title);
    }
    intents.splice(0..0, compose::create(id, &draft, now_ms));
    let mut blobs = Vec::new();
    let mut before: Option<String> = None;
    for photo in photos {
        let child = session.new_id();
        let pos = session.with_ctx(|ctx| position::between(ctx, before.as_deref(), None));
        intents.extend(compose::photo(child, id, &pos, &photo.facts));
        before = Some(pos);
        blobs.extend(photo.blobs);
    }
    Act { changes: vec![intents], blobs, tx: None }
}
