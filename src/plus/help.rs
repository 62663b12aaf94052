//! Help: how the app works, the keyboard, the object for scripts.

use leptos::prelude::*;

use crate::i18n::{T, use_t};
use crate::routes::{self, path};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;

/// Where the part on scripts begins.
pub const AUTOMATION_ID: &str = "automatisation";

type Words = fn(T) -> &'static str;

/// Keys and what they do.
const KEYS: [(&[&str], Words); 12] = [
    (&["/"], |t| t.keyboard_search()),
    (&["n"], |t| t.keyboard_new()),
    (&["j"], |t| t.keyboard_down()),
    (&["k"], |t| t.keyboard_up()),
    (&["Enter"], |t| t.keyboard_open()),
    (&["x"], |t| t.keyboard_select()),
    (&["↓", "↑"], |t| t.keyboard_results()),
    (&["↓", "↑"], |t| t.keyboard_move()),
    (&["A", "↓", "↑"], |t| t.keyboard_door()),
    (&["␣"], |t| t.keyboard_live()),
    (&["Esc"], |t| t.keyboard_close()),
    (&["?"], |t| t.keyboard_help()),
];

/// What a newcomer asks, and the answers.
const TOPICS: [(Glyph, Words, Words); 7] = [
    (Glyph::Device, |t| t.help_device_title(), |t| t.help_device_body()),
    (Glyph::Box, |t| t.help_backup_title(), |t| t.help_backup_body()),
    (Glyph::Cloud, |t| t.help_server_title(), |t| t.help_server_body()),
    (Glyph::Tag, |t| t.help_code_title(), |t| t.help_code_body()),
    (Glyph::Clock, |t| t.help_target_title(), |t| t.help_target_body()),
    (Glyph::Calendar, |t| t.help_event_title(), |t| t.help_event_body()),
    (Glyph::Undo, |t| t.help_undo_title(), |t| t.help_undo_body()),
];

/// What `window.intendance` can do: names are code, the same in every language.
const CALLS: [(&str, Words); 6] = [
    ("await intendance.ready()", |t| t.script_ready()),
    ("await intendance.list(\"request\", {limit: 10})", |t| t.script_list()),
    ("await intendance.create(\"request\", {title: \"…\"})", |t| t.script_create()),
    ("await intendance.edit(id, {priority: \"p1\"})", |t| t.script_edit()),
    ("await intendance.search(\"évier\")", |t| t.script_search()),
    ("await intendance.stats()", |t| t.script_stats()),
];

/// The help page.
#[component]
pub fn HelpPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.help().to_owned()) back=routes::more("") />
            <div class="page__body">
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{move || t.help_how()}</h2></div>
                    <dl class="topics">
                        {TOPICS.into_iter().map(|(glyph, title, body)| view! {
                            <div class="topics__one">
                                <Icon glyph />
                                <dt class="topics__title">{move || title(t)}</dt>
                                <dd class="topics__body">{move || body(t)}</dd>
                            </div>
                        }).collect_view()}
                    </dl>
                    <p><a class="link" href=routes::more(path::EXPORT)>{move || t.nav_export()}</a></p>
                </section>
                <section class="section" aria-labelledby="help-keys">
                    <div class="section__head">
                        <h2 class="section__title" id="help-keys">{move || t.keyboard_title()}</h2>
                    </div>
                    <table class="keys">
                        <thead class="u-hidden">
                            <tr><th scope="col">{move || t.help_key()}</th><th scope="col">{move || t.help_does()}</th></tr>
                        </thead>
                        <tbody>
                            {KEYS.into_iter().map(|(keys, words)| view! {
                                <tr>
                                    <td class="keys__keys">
                                        {keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}
                                    </td>
                                    <td>{move || words(t)}</td>
                                </tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                </section>
                <section class="section" id=AUTOMATION_ID>
                    <div class="section__head"><h2 class="section__title">{move || t.help_scripts_title()}</h2></div>
                    <p class="u-soft">{move || t.help_scripts_body()}</p>
                    <dl class="calls">
                        {CALLS.into_iter().map(|(call, words)| view! {
                            <div class="calls__one">
                                <dt><code class="calls__code">{call}</code></dt>
                                <dd class="u-faint">{move || words(t)}</dd>
                            </div>
                        }).collect_view()}
                    </dl>
                </section>
            </div>
        </div>
    }
}
