//! A calendar dropped on any screen of the room.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::acts::HANDED;
use crate::platform::files;
use crate::routes::Events;

/// Takes a calendar that is dropped where no other zone takes files, to the page of calendars.
pub fn take_anywhere() {
    let navigate = use_navigate();
    let has_zone = || document().query_selector(".drop-zone").ok().flatten().is_some();
    // Without this, the browser would leave the app for the file.
    let over = window_event_listener(ev::dragover, move |event| {
        if !has_zone() {
            event.prevent_default();
        }
    });
    let drop_ = window_event_listener(ev::drop, move |event| {
        if has_zone() {
            return;
        }
        event.prevent_default();
        let file = files::of_transfer(event.data_transfer(), "calendrier.ics");
        if let Some(file) = file.filter(|file| file.name().to_ascii_lowercase().ends_with(".ics")) {
            HANDED.set(Some(file));
            navigate(&Events::Calendars.href(), leptos_router::NavigateOptions::default());
        }
    });
    on_cleanup(move || {
        over.remove();
        drop_.remove();
    });
}
