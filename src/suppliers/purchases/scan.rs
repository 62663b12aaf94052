//! The camera, looking for the code of an order: its receipt opens.

use gloo::timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use super::order_page;
use crate::i18n::use_t;
use crate::platform::camera::{Camera, CameraError};
use crate::routes::{self, Suppliers};
use crate::widgets::dialog::Sheet;

/// Between two looks: quick for the eye, light for the battery.
const EVERY_MS: u32 = 200;

/// The order that a scanned text means: the address of its screen, wherever it is served.
pub fn order_in(text: &str) -> Option<RecordId> {
    let path = text.split(['?', '#']).next()?;
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let id = parts.next()?.parse().ok()?;
    (parts.next()? == routes::path::ORDER).then_some(id)
}

/// The camera's picture in a sheet, until the code of an order is in it.
#[component]
pub fn ScanSheet(
    /// Whether it looks.
    open: RwSignal<bool>,
) -> impl IntoView {
    let t = use_t();
    let navigate = use_navigate();
    let close = Callback::new(move |()| open.set(false));
    let found = Callback::new(move |id: RecordId| {
        open.set(false);
        navigate(&format!("{}?{}=1", Suppliers::Order(id).href(), order_page::RECEIVE), routes::way());
    });
    view! {
        <Sheet open on_close=close title=Signal::derive(move || t.receive_by_scan().to_owned())>
            <Finder on_order=found />
        </Sheet>
    }
}

#[component]
fn Finder(on_order: Callback<RecordId>) -> impl IntoView {
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
                    look(camera, timer, is_other, on_order);
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    });
    let words = move || match (failure.get(), is_other.get()) {
        (Some(CameraError::Denied), _) => t.scan_denied(),
        (Some(CameraError::Failed), _) => t.scan_failed(),
        (None, true) => t.scan_other(),
        (None, false) => t.scan_hint(),
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
    on_order: Callback<RecordId>,
) {
    let next = Timeout::new(EVERY_MS, move || {
        spawn_local(async move {
            // Taken out while it looks: a closed sheet drops it, and with it the picture.
            let Some(Some(eye)) = camera.try_update_value(Option::take) else { return };
            let seen = eye.look().await;
            if camera.try_set_value(Some(eye)).is_some() {
                return;
            }
            match seen.as_deref().map(order_in) {
                Some(Some(id)) => on_order.run(id),
                Some(None) => {
                    is_other.try_set(true);
                    look(camera, timer, is_other, on_order);
                }
                None => look(camera, timer, is_other, on_order),
            }
        });
    });
    timer.try_set_value(Some(next));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_an_order_means_it() {
        let id = RecordId::derived("order", "x");
        for around in ["https://intendance.exemple.fr", "http://localhost:8200/app", ""] {
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/bon/{id}?recevoir=1")), Some(id));
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/bon/{id}")), Some(id));
            assert_eq!(order_in(&format!("{around}/fournisseurs/achats/besoin/{id}")), None);
        }
        assert_eq!(order_in("BC-2026-031"), None);
    }
}
