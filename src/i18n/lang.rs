//! The languages, and the handle through which messages are read.

use leptos::prelude::*;
use leptos::reactive::graph::Observer;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French as written in France. The first language of the app.
    #[default]
    Fr,
    /// English with British dates.
    En,
}

impl Lang {
    /// All languages, in the order of the settings page.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code stored in preferences and written to `<html lang>`; never rename.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The locale given to `Intl`.
    #[must_use]
    pub fn locale(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::En => "en-GB",
        }
    }

    /// The language's own name.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The language of a code or browser locale such as `fr`, `fr-CA` or `en-US`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}

/// Reads messages in the current language.
///
/// Inside an effect, a closure of a view or a memo, reading a message subscribes to the language; elsewhere it
/// does not, and does not warn. So `{move || t.save()}` follows a switch of language and `{t.save()}` does not.
#[derive(Clone, Copy, Debug)]
pub struct T(Source);

#[derive(Clone, Copy, Debug)]
enum Source {
    Fixed(Lang),
    Live(RwSignal<Lang>),
}

impl T {
    /// A handle for one language, whatever the interface shows: exports, tests.
    #[must_use]
    pub fn fixed(lang: Lang) -> Self {
        Self(Source::Fixed(lang))
    }

    /// A handle that follows `lang`.
    #[must_use]
    pub fn live(lang: RwSignal<Lang>) -> Self {
        Self(Source::Live(lang))
    }

    /// The language now shown.
    #[must_use]
    pub fn lang(self) -> Lang {
        match self.0 {
            Source::Fixed(lang) => lang,
            Source::Live(lang) if Observer::get().is_some() => lang.try_get().unwrap_or_default(),
            Source::Live(lang) => lang.try_get_untracked().unwrap_or_default(),
        }
    }
}

/// The context of the catalogue: a type of its own, so that no other signal shadows it.
#[derive(Clone, Copy)]
struct LangContext(RwSignal<Lang>);

/// Makes `lang` the language of everything below; returns the signal that switches it.
pub fn provide_lang(lang: Lang) -> RwSignal<Lang> {
    let signal = RwSignal::new(lang);
    provide_context(LangContext(signal));
    signal
}

/// The signal of the current language; a detached French one where none was provided.
#[must_use]
pub fn use_lang() -> RwSignal<Lang> {
    use_context::<LangContext>().map_or_else(|| RwSignal::new(Lang::default()), |context| context.0)
}

/// The messages in the current language; French where no language was provided.
#[must_use]
pub fn use_t() -> T {
    use_context::<LangContext>().map_or_else(|| T::fixed(Lang::default()), |context| T::live(context.0))
}
