//! The mark of a file or piece: its urgency by shape as well as by colour.

use leptos::prelude::*;
use supply::paper::Light;

/// A filled octagon, a triangle, an open circle. Silent: the words beside it speak.
#[component]
pub fn LightMark(
    /// How urgent.
    #[prop(into)]
    light: Signal<Light>,
) -> impl IntoView {
    let name = move || match light.get() {
        Light::Red => "red",
        Light::Amber => "amber",
        Light::Neutral => "neutral",
    };
    let shape = move || match light.get() {
        Light::Red => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3Z",
        Light::Amber => "M12 4 2.5 20.5h19Z",
        Light::Neutral => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0Z",
    };
    let sign = move || match light.get() {
        Light::Red => "M12 7.5v5.5M12 16.4h.01",
        Light::Amber => "M12 10.5v4M12 17.4h.01",
        Light::Neutral => "M8.5 12h7",
    };
    view! {
        <svg class="light-mark" viewBox="0 0 24 24" data-light=name aria-hidden="true" focusable="false">
            <path class="light-mark__shape" d=shape></path>
            <path class="light-mark__sign" d=sign></path>
        </svg>
    }
}
