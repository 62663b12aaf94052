//! The frame of every screen: navigation, capture, banners, the scrolling main part. Knows no route.

use super::icon::{Glyph, Icon};
use crate::i18n::use_t;
use leptos::prelude::*;

/// One destination of the bar, the rail and the side column.
#[derive(Clone)]
pub struct ShellTab {
    /// Its name.
    pub label: Signal<String>,
    /// Its drawing.
    pub glyph: Glyph,
    /// Where it goes.
    pub href: String,
    /// Whether the screen shown belongs to it.
    pub is_current: Signal<bool>,
    /// A number that asks for attention; nothing or 0 hides it.
    pub badge: Signal<usize>,
}

/// The shell. The content scrolls in `<main id="main">`.
#[component]
pub fn Shell(
    /// The destinations, three to five.
    tabs: Vec<ShellTab>,
    /// Where the name of the app goes.
    #[prop(into)]
    home: String,
    /// Called by ＋.
    #[prop(into)]
    on_capture: Callback<()>,
    /// Called with how far the screen is scrolled, in pixels, as it scrolls.
    #[prop(into)]
    on_scroll: Callback<i32>,
    /// The pill that says where the data is, at the foot of the rail. On a phone, screens show it in their head.
    #[prop(into)]
    foot: ViewFn,
    /// Standing banners above everything.
    #[prop(optional, into)]
    banners: ViewFn,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let t = use_t();
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let badge = move || {
                Some(tab.badge.get())
                    .filter(|badge| 0 < *badge)
                    .map(|badge| view! { <span class="shell__badge">{t.number(badge)}</span> })
            };
            view! {
                <a
                    class="shell__tab"
                    href=tab.href
                    aria-current=move || tab.is_current.get().then_some("page")
                >
                    <Icon glyph=tab.glyph />
                    <span>{move || tab.label.get()}</span>
                    {badge}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="shell">
            <a class="shell__skip" href="#main">{move || t.skip_to_content()}</a>
            <header class="shell__nav">
                <a class="shell__brand" href=home>
                    <BrandMark />
                    <span class="shell__brand-name">{move || t.app_name()}</span>
                </a>
                <button class="shell__capture" type="button" on:click=move |_| on_capture.run(())>
                    <Icon glyph=Glyph::Plus />
                    <span class="shell__capture-label">{move || t.capture()}</span>
                </button>
                <nav class="shell__tabs" aria-label=move || t.nav_label()>{tabs}</nav>
                <div class="shell__foot">{move || foot.run()}</div>
            </header>
            <div class="shell__banners">{move || banners.run()}</div>
            <main
                class="shell__main"
                id="main"
                tabindex="-1"
                on:scroll:target=move |event| on_scroll.run(event.target().scroll_top())
            >
                {children()}
            </main>
        </div>
    }
}

/// The mark of the app, as in its icon: a reception bell with a tick.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 512 512" aria-hidden="true" focusable="false">
            <rect class="brand-mark__ground" width="512" height="512" rx="112"></rect>
            <g transform="translate(256 258) scale(1.12) translate(-256 -258)">
                <path
                    class="brand-mark__bell"
                    d="M240 116h32a20 20 0 0 1 20 20 20 20 0 0 1-20 20h-2v30h-28v-30h-2a20 20 0 0 1-20-20 20 20 0 0 1 20-20ZM104 334a152 152 0 0 1 304 0ZM106 356h300a22 22 0 0 1 0 44H106a22 22 0 0 1 0-44Z"
                ></path>
                <path class="brand-mark__tick" d="m194 270 44 42 82-84"></path>
            </g>
        </svg>
    }
}

/// The head of a screen: a way back, the large title, the acts.
#[component]
pub fn PageHead(
    /// The title; the screen's `<h1>`.
    #[prop(into)]
    title: Signal<String>,
    /// Where « back » goes; nothing for the first screen of a room.
    #[prop(optional, into)]
    back: Option<String>,
    /// A line below the title.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Buttons at the end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <header class="page__head">
            {back
                .map(|href| {
                    view! {
                        <a class="icon-button" href=href aria-label=move || t.back() title=move || t.back()>
                            <Icon glyph=Glyph::ChevronLeft />
                        </a>
                    }
                })}
            <h1 class="page__title" tabindex="-1">{move || title.get()}</h1>
            {children.map(|children| view! { <div class="page__actions">{children()}</div> })}
            {move || note.get().map(|note| view! { <p class="page__note">{note}</p> })}
        </header>
    }
}
