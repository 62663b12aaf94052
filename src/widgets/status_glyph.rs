//! Six states by shape and colour: dotted ring, dotted centre, half, pause, check, cross.

use leptos::prelude::*;

/// A state that has a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the six states of the product's terms")]
pub enum StatusShape {
    New,
    Qualified,
    Progress,
    Waiting,
    Done,
    Refused,
}

impl StatusShape {
    /// Every state, in the order of the board.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Qualified, Self::Progress, Self::Waiting, Self::Done, Self::Refused];

    /// The key, as in `data-status` and in messages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Qualified => "qualified",
            Self::Progress => "progress",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// The state of a key; nothing for one without a drawing.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.key() == key)
    }

    fn mark(self) -> &'static str {
        match self {
            Self::New => "",
            Self::Qualified => "M10 10h.01",
            Self::Progress => "M10 5.5a4.5 4.5 0 0 1 0 9Z",
            Self::Waiting => "M8 7.5v5M12 7.5v5",
            Self::Done => "m6.5 10.2 2.4 2.4 4.6-4.9",
            Self::Refused => "m7.2 7.2 5.6 5.6M12.8 7.2l-5.6 5.6",
        }
    }
}

/// The drawing of a state. With a `label` it speaks; without, the text beside it does.
#[component]
pub fn StatusGlyph(
    /// Which state; changes in place.
    #[prop(into)]
    shape: Signal<StatusShape>,
    /// The state's name, where no text beside it says so.
    #[prop(into, optional)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <svg
            class="status-glyph"
            viewBox="0 0 20 20"
            data-status=move || shape.get().key()
            role=label.map(|_| "img")
            aria-label=move || label.map(|label| label.get())
            aria-hidden=label.is_none().then_some("true")
            focusable="false"
        >
            <circle class="status-glyph__ring" cx="10" cy="10" r="7.5"></circle>
            <path class="status-glyph__mark" d=move || shape.get().mark()></path>
        </svg>
    }
}
