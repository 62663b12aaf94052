//! The frame around every screen: navigation, ＋, the sync pill, keyboard, and where a person was on each screen.

use std::collections::HashMap;

use domain::query::{Query, Timing};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;

use crate::banners::Banners;
use crate::i18n::use_t;
use crate::lazy::{self, Page};
use crate::platform::{dirty, focus};
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::pill::SyncPill;
use crate::team::rights;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::{Shell as Frame, ShellTab};

/// The frame.
#[component]
pub fn Shell() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let location = use_location();
    let pathname = location.pathname;
    let in_room = move |segment: &'static str| {
        Signal::derive(move || {
            let base = routes::base_path();
            pathname.with(|p| p.strip_prefix(&base).unwrap_or(p).trim_start_matches('/').starts_with(segment))
        })
    };
    let n_overdue = Memo::new(move |_| {
        let now = session.now();
        let query = Query { timing: Some(Timing::Overdue), ..Query::default() };
        session.look(|office, _| office.count(&query, now))
    });
    let tab = |label: Signal<String>, glyph, href, segment, badge| ShellTab {
        label,
        glyph,
        href,
        is_current: in_room(segment),
        badge,
    };
    let none = Signal::derive(|| 0);
    let tabs = vec![
        tab(
            Signal::derive(move || t.nav_today().to_owned()),
            Glyph::Today,
            routes::today(),
            path::TODAY,
            n_overdue.into(),
        ),
        tab(
            Signal::derive(move || t.nav_requests().to_owned()),
            Glyph::Requests,
            routes::requests(&Query::default()),
            path::REQUESTS,
            none,
        ),
        tab(
            Signal::derive(move || t.nav_events().to_owned()),
            Glyph::Calendar,
            routes::Events::All.href(),
            path::EVENTS,
            none,
        ),
        tab(
            Signal::derive(move || t.nav_suppliers().to_owned()),
            Glyph::Suppliers,
            routes::Suppliers::Directory(None).href(),
            path::SUPPLIERS,
            none,
        ),
        tab(Signal::derive(move || t.nav_more().to_owned()), Glyph::More, routes::more(""), path::MORE, none),
    ];
    let navigate = use_navigate();
    let is_reader = rights::is_reader();
    let capture = {
        let navigate = navigate.clone();
        Callback::new(move |()| {
            // The button stays where it is, and says why it does nothing here.
            if is_reader.get_untracked() {
                return session.notices().say(t.denied_reader());
            }
            navigate(&routes::new_request(), routes::way());
        })
    };
    shortcuts(capture);
    let on_scroll = keep_places();
    view! {
        <Frame
            tabs
            home=routes::today()
            on_capture=capture
            on_scroll
            foot=|| view! { <SyncPill /> }
            banners=|| view! {
                <Banners />
                {lazy::piece(Page::Reminders)}
                // Who hears that it is over, on whatever screen the app was opened.
                {dirty::is_show_on().then(|| lazy::piece(Page::ShowWatch))}
            }
        >
            <Outlet />
        </Frame>
    }
}

/// Whether a key press belongs to a field that is being typed in.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlElement>().ok());
    target.is_some_and(|el| {
        matches!(el.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || el.is_content_editable()
    })
}

/// `/` search, `n` new, `?` help, `g` rooms: as the help page says.
fn shortcuts(capture: Callback<()>) {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || is_typing(&event)
        {
            return;
        }
        let go = |to: String| navigate(&to, routes::way());
        match event.key().as_str() {
            "/" => go(routes::search("")),
            "n" => capture.run(()),
            "?" => go(routes::more(path::HELP)),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Remembers how far each screen was scrolled and puts it back there; a screen never seen starts at its top.
/// The focus moves to the new screen, so that readers announce it. Wants to be told of each scroll.
fn keep_places() -> Callback<i32> {
    let location = use_location();
    // Told, not asked for: when the path changes the next screen may be there already, and to ask would lay it out.
    let at = StoredValue::new(0);
    let places = StoredValue::new(HashMap::<String, i32>::new());
    let scroller = || document().get_element_by_id("main");
    Effect::new(move |previous: Option<String>| {
        let path = location.pathname.get();
        if let Some(previous) = previous.filter(|p| *p != path) {
            places.update_value(|places| {
                places.insert(previous, at.get_value());
            });
            let back_to = places.with_value(|places| places.get(&path).copied().unwrap_or(0));
            // The list needs a frame to take its height.
            request_animation_frame(move || {
                if let Some(main) = scroller() {
                    main.set_scroll_top(back_to);
                    if focus::is_lost()
                        && let Some(main) = main.dyn_ref::<web_sys::HtmlElement>()
                    {
                        drop(main.focus());
                    }
                }
            });
        }
        path
    });
    Callback::new(move |pixels| at.set_value(pixels))
}
