//! What happened, noted in one tap: a word that is ready, or a few of one's own, and a photo.

use domain::position::between;
use events::Planner;
use events::review::Incident;
use events::review::compose::{Happened, incident};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;
use web_sys::{File, HtmlInputElement, SubmitEvent};

use super::subject::Live;
use crate::i18n::T;
use crate::notices;
use crate::platform::photo::{PreparedPhoto, prepare_photo};
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

const QUICK: [fn(T) -> &'static str; 6] = [
    |t| t.live_quick_late(),
    |t| t.live_quick_technical(),
    |t| t.live_quick_health(),
    |t| t.live_quick_safety(),
    |t| t.live_quick_supply(),
    |t| t.live_quick_breakage(),
];

/// The sheet of an incident. It is of the moment at which it was opened.
#[component]
pub fn IncidentSheet(live: Live, open: RwSignal<Option<i64>>) -> impl IntoView {
    let t = live.t;
    let close = Callback::new(move |()| open.set(None));
    view! {
        <Sheet
            open=Signal::derive(move || open.with(Option::is_some))
            on_close=close
            title=Signal::derive(move || t.live_incident_title().to_owned())
        >
            <Form live when_ms=open.get_untracked().unwrap_or_default() on_close=close />
        </Sheet>
    }
}

#[component]
fn Form(live: Live, when_ms: i64, on_close: Callback<()>) -> impl IntoView {
    let (session, t) = (live.session, live.t);
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let photos = RwSignal::new_local(Vec::<PreparedPhoto>::new());
    let note = move |text: String| {
        let taken = photos.with_untracked(Clone::clone);
        if text.trim().is_empty() && taken.is_empty() {
            error.set(Some(t.live_incident_empty().to_owned()));
            return;
        }
        let cue = live.standing.with_untracked(|standing| standing.now);
        let it = Happened { text, when_ms, cue, by: None };
        session.act(incident_act(live, &it, &taken), t.live_said_incident());
        on_close.run(());
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        note(text.get_untracked());
    };
    let on_files = move |input: HtmlInputElement| {
        let files: Vec<File> = input
            .files()
            .map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect())
            .unwrap_or_default();
        input.set_value("");
        spawn_local(async move {
            for file in files {
                match prepare_photo(&file).await {
                    Ok(photo) => drop(photos.try_update(|photos| photos.push(photo))),
                    Err(problem) => {
                        let _ = error.try_set(Some(notices::of_photo(t, &file.name(), problem)));
                    }
                }
            }
        });
    };
    view! {
        <form class="form live-incident" on:submit=on_submit>
            <p class="live-incident__note">{move || t.live_incident_note(&live.face_at(when_ms))}</p>
            <div class="live-incident__quick" role="group" aria-label=move || t.live_quick()>
                {QUICK
                    .map(|word| view! {
                        <button class="chip" type="button" on:click=move |_| note(word(t).to_owned())>
                            <span class="chip__label">{move || word(t)}</span>
                        </button>
                    })
                    .collect_view()}
            </div>
            <TextArea
                label=Signal::derive(move || t.live_incident_text().to_owned())
                value=text
                on_input=Callback::new(move |typed| { error.set(None); text.set(typed); })
                on_submit=Callback::new(note)
                error
            />
            <label class="button live-incident__photo">
                <Icon glyph=Glyph::Camera />
                <span>{move || match photos.with(Vec::len) {
                    0 => t.live_incident_photo().to_owned(),
                    n => t.live_incident_photos(n),
                }}</span>
                <input class="u-hidden" type="file" accept="image/*" capture="environment"
                    on:change:target=move |event| on_files(event.target()) />
            </label>
            <FormFoot save=Signal::derive(move || t.live_incident_save().to_owned()) on_cancel=on_close />
        </form>
    }
}

/// The incident and its photos: one act.
fn incident_act(live: Live, it: &Happened, photos: &[PreparedPhoto]) -> Act {
    let last = live.session.peek_in::<Planner, _>(|planner, _, _| {
        planner.children::<Incident>(live.id).map(|incident| incident.position.clone()).max()
    });
    let (id, pos) = live.session.with_ctx(|ctx| (RecordId::new(ctx), between(ctx, last.as_deref(), None)));
    let mut intents = incident(id, live.id, &pos, it);
    let mut act = Act::default();
    let mut before: Option<String> = None;
    for photo in photos {
        let (child, pos) =
            live.session.with_ctx(|ctx| (RecordId::new(ctx), between(ctx, before.as_deref(), None)));
        intents.extend(domain::compose::photo(child, id, &pos, &photo.facts));
        before = Some(pos);
        act.blobs.extend(photo.blobs.iter().cloned());
    }
    act.changes.push(intents);
    act
}
