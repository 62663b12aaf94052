//! Settings of this device: who works here, how it looks, where the data is.

mod about;
mod data;
mod display;
mod erase;
mod you;

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::nav_row::NavRow;
use crate::plus::settings::about::About;
use crate::plus::settings::data::Data;
use crate::plus::settings::display::Display;
use crate::plus::settings::erase::Erase;
use crate::plus::settings::you::You;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// Settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let server = Signal::derive(move || {
        session.revision().track();
        Some(session.meta().server.unwrap_or_else(|| t.server_none().to_owned()))
    });
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.settings_title().to_owned()) back=routes::more("") />
            <div class="page__body">
                <You />
                <Display />
                <Data />
                <Part title=Signal::derive(move || t.settings_server().to_owned())>
                    <NavRow
                        href=routes::more(path::OUTBOX)
                        glyph=Glyph::Cloud
                        label=Signal::derive(move || t.server_row().to_owned())
                        note=server
                    />
                </Part>
                <About />
                <Erase />
            </div>
        </div>
    }
}

/// A titled part of the page.
#[component]
fn Part(
    /// Its title.
    title: Signal<String>,
    /// Its lines.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || title.get()}</h2></div>
            <div>{children()}</div>
        </section>
    }
}

/// A setting: its name, a note, and its control.
#[component]
fn Setting(
    /// What is set.
    label: Signal<String>,
    /// What to know about it.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The control.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="setting">
            <span class="setting__text">
                <span class="setting__label">{move || label.get()}</span>
                {move || note.get().map(|note| view! { <span class="setting__note">{note}</span> })}
            </span>
            {children.map(|children| children())}
        </div>
    }
}
