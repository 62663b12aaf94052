//! Language, theme, text size: at once, on this device.

use leptos::prelude::*;

use super::{Part, Setting};
use crate::i18n::{Lang, use_lang, use_t};
use crate::platform::preferences::{self, key};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// How the app looks and speaks.
#[component]
pub(super) fn Display() -> impl IntoView {
    let t = use_t();
    let lang = use_lang();
    let stored = |name: &str| RwSignal::new(preferences::get(name).unwrap_or_default());
    let (theme, size) = (stored(key::THEME), stored(key::TEXT_SIZE));
    let choose = move |name: &'static str, signal: RwSignal<String>, value: String| {
        preferences::set(name, (!value.is_empty()).then_some(value.as_str()));
        signal.set(value);
        preferences::show_on_root(lang.get_untracked());
    };
    let langs = Signal::derive(|| Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name())).to_vec());
    let choose_lang = move |code: String| {
        if let Some(chosen) = Lang::from_code(&code) {
            preferences::set(key::LANG, Some(chosen.code()));
            lang.set(chosen);
        }
    };
    let themes = Signal::derive(move || {
        vec![
            Choice::new("", t.theme_system()),
            Choice::new("light", t.theme_light()),
            Choice::new("dark", t.theme_dark()),
        ]
    });
    let sizes = Signal::derive(move || {
        vec![
            Choice::new("small", t.text_small()),
            Choice::new("", t.text_normal()),
            Choice::new("large", t.text_large()),
            Choice::new("larger", t.text_larger()),
        ]
    });
    let label = move |words: fn(crate::i18n::T) -> &'static str| Signal::derive(move || words(t).to_owned());
    view! {
        <Part title=label(|t| t.settings_display())>
            <Setting label=label(|t| t.settings_language())>
                <SegmentedControl
                    label=label(|t| t.settings_language())
                    choices=langs
                    value=Signal::derive(move || lang.get().code().to_owned())
                    on_change=choose_lang
                />
            </Setting>
            <Setting label=label(|t| t.settings_theme())>
                <SegmentedControl
                    label=label(|t| t.settings_theme())
                    choices=themes
                    value=theme
                    on_change=move |value| choose(key::THEME, theme, value)
                />
            </Setting>
            <Setting label=label(|t| t.settings_text_size())>
                <SegmentedControl
                    label=label(|t| t.settings_text_size())
                    choices=sizes
                    value=size
                    on_change=move |value| choose(key::TEXT_SIZE, size, value)
                />
            </Setting>
        </Part>
    }
}
