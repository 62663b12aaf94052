//! What runs here: version, licence, device.

use leptos::prelude::*;

use super::{Part, Setting};
use crate::i18n::use_t;
use crate::plus::help::AUTOMATION_ID;
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::icon::Glyph;

/// About the app.
#[component]
pub(super) fn About() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let device = session.meta().dev.to_string();
    let version = match build() {
        Some(build) => format!("{} ({build})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").to_owned(),
    };
    let scripts = format!("{}#{AUTOMATION_ID}", routes::more(path::HELP));
    view! {
        <Part title=Signal::derive(move || t.settings_about().to_owned())>
            <Setting
                label=Signal::derive(move || t.about_version(&version))
                note=Signal::derive(move || Some(t.about_licence().to_owned()))
            />
            <Setting
                label=Signal::derive(move || t.about_device(&device))
                note=Signal::derive(move || Some(t.about_device_note().to_owned()))
            />
            <NavRow
                href=scripts
                glyph=Glyph::Keyboard
                label=Signal::derive(move || t.help_scripts_title().to_owned())
                note=Signal::derive(move || Some(t.about_scripts_note().to_owned()))
            />
        </Part>
    }
}

/// The first digits of the hash of the shipped files; none in a development build.
fn build() -> Option<String> {
    let version = document().document_element()?.get_attribute("data-version")?;
    Some(version.chars().take(8).collect())
}
