//! The camera, looking for a code.

use gloo::timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::Sheet;
use crate::i18n::{T, use_t};
use crate::platform::camera::{Camera, CameraError};

/// Between two looks: quick for the eye, light for the battery.
const EVERY_MS: u32 = 200;

/// What is said of a code that is looked for.
#[derive(Clone, Copy)]
pub struct ScanWords {
    /// The title of the sheet.
    pub title: fn(T) -> &'static str,
    /// Where to point.
    pub hint: fn(T) -> &'static str,
    /// This is another code.
    pub other: fn(T) -> &'static str,
    /// The page may not use the camera, and what to do instead.
    pub denied: fn(T) -> &'static str,
    /// The camera does not answer, and what to do instead.
    pub failed: fn(T) -> &'static str,
}

/// The camera's picture in a sheet, until the code that is looked for is in it.
#[component]
pub fn ScanSheet<A: Send + Sync + 'static>(
    /// Whether it looks.
    open: RwSignal<bool>,
    /// What it says.
    words: ScanWords,
    /// What the text of a code means; nothing for a code of something else.
    read: fn(&str) -> Option<A>,
    /// Called with what it found, once the sheet is closed.
    #[prop(into)]
    on_found: Callback<A>,
    /// Goes on looking, code after code, with the sheet open: what stands in the picture is found again and again.
    #[prop(optional)]
    stays: bool,
    /// Below the picture.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| open.set(false));
    let found = Callback::new(move |it| {
        if !stays {
            open.set(false);
        }
        on_found.run(it);
    });
    let below = StoredValue::new(children);
    view! {
        <Sheet open on_close=close title=Signal::derive(move || (words.title)(t).to_owned())>
            <Finder words read on_found=found stays />
            {below.with_value(|below| below.as_ref().map(|below| below()))}
        </Sheet>
    }
}

#[component]
fn Finder<A: Send + Sync + 'static>(
    words: ScanWords,
    read: fn(&str) -> Option<A>,
    on_found: Callback<A>,
    stays: bool,
) -> impl IntoView {
    let t = use_t();
    let video = NodeRef::<html::Video>::new();
    let camera = StoredValue::new_local(None::<Camera>);
    let failure = RwSignal::new(None::<CameraError>);
    let is_other = RwSignal::new(false);
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let Some(element) = video.get() else { return };
        spawn_local(async move {
            match Camera::open(element).await {
                // The sheet may be closed by now: dropping the camera stops it.
                Ok(opened) => {
                    camera.try_set_value(Some(opened));
                    look(camera, timer, is_other, read, on_found, stays);
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    });
    let said = move || match (failure.get(), is_other.get()) {
        (Some(CameraError::Denied), _) => (words.denied)(t),
        (Some(CameraError::Failed), _) => (words.failed)(t),
        (None, true) => (words.other)(t),
        (None, false) => (words.hint)(t),
    };
    view! {
        <div class="scanner" data-failed=move || failure.with(Option::is_some).then_some("true")>
            <video class="scanner__picture" node_ref=video autoplay playsinline muted></video>
            <p class="scanner__words" role="status">{said}</p>
        </div>
    }
}

fn look<A: Send + Sync + 'static>(
    camera: StoredValue<Option<Camera>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    is_other: RwSignal<bool>,
    read: fn(&str) -> Option<A>,
    on_found: Callback<A>,
    stays: bool,
) {
    let next = Timeout::new(EVERY_MS, move || {
        spawn_local(async move {
            // Taken out while it looks: a closed sheet drops it, and with it the picture.
            let Some(Some(eye)) = camera.try_update_value(Option::take) else { return };
            let seen = eye.look().await;
            if camera.try_set_value(Some(eye)).is_some() {
                return;
            }
            match seen.as_deref().map(read) {
                Some(Some(found)) => {
                    is_other.try_set(false);
                    on_found.run(found);
                    if !stays {
                        return;
                    }
                }
                Some(None) => drop(is_other.try_set(true)),
                None => {}
            }
            look(camera, timer, is_other, read, on_found, stays);
        });
    });
    timer.try_set_value(Some(next));
}
