//! The camera, looking for an invitation.

use gloo::timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::link::{self, Ticket};
use crate::i18n::use_t;
use crate::platform::camera::{Camera, CameraError};
use crate::widgets::dialog::Sheet;

/// Between two looks: quick for the eye, light for the battery.
const EVERY_MS: u32 = 200;

/// The camera's picture in a sheet, until an invitation is in it.
#[component]
pub fn Scanner(
    /// Whether it looks.
    open: RwSignal<bool>,
    /// What it found.
    on_ticket: Callback<Ticket>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Sheet open on_close=close title=Signal::derive(move || t.join_scan().to_owned())>
            <Finder
                on_ticket=Callback::new(move |ticket| {
                    open.set(false);
                    on_ticket.run(ticket);
                })
            />
        </Sheet>
    }
}

#[component]
fn Finder(on_ticket: Callback<Ticket>) -> impl IntoView {
    let t = use_t();
    let video = NodeRef::<html::Video>::new();
    let camera = StoredValue::new_local(None::<Camera>);
    let failure = RwSignal::new(None::<CameraError>);
    let is_other = RwSignal::new(false);
    let timer = StoredValue::new_local(None::<Timeout>);
    let begin = move |element: web_sys::HtmlVideoElement| {
        spawn_local(async move {
            match Camera::open(element).await {
                // The sheet may be closed by now: dropping the camera stops it.
                Ok(opened) => {
                    camera.try_set_value(Some(opened));
                    look(camera, timer, is_other, on_ticket);
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    Effect::new(move |_| {
        if let Some(element) = video.get() {
            begin(element);
        }
    });
    let words = move || match (failure.get(), is_other.get()) {
        (Some(CameraError::Denied), _) => t.join_scan_denied(),
        (Some(CameraError::Failed), _) => t.join_scan_failed(),
        (None, true) => t.join_scan_other(),
        (None, false) => t.join_scan_hint(),
    };
    view! {
        <div class="scanner" data-failed=move || failure.with(Option::is_some).then_some("true")>
            <video class="scanner__picture" node_ref=video autoplay playsinline muted></video>
            <p class="scanner__words" role="status">{words}</p>
        </div>
    }
}

fn look(
    camera: StoredValue<Option<Camera>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    is_other: RwSignal<bool>,
    on_ticket: Callback<Ticket>,
) {
    let next = Timeout::new(EVERY_MS, move || {
        spawn_local(async move {
            // Taken out while it looks: a closed sheet drops it, and with it the picture.
            let Some(Some(eye)) = camera.try_update_value(Option::take) else { return };
            let seen = eye.look().await;
            if camera.try_set_value(Some(eye)).is_some() {
                return;
            }
            match seen.as_deref().map(link::parse) {
                Some(Some(ticket)) => on_ticket.run(ticket),
                Some(None) => {
                    is_other.try_set(true);
                    look(camera, timer, is_other, on_ticket);
                }
                None => look(camera, timer, is_other, on_ticket),
            }
        });
    });
    timer.try_set_value(Some(next));
}
