//! Four priorities by shape and colour: a filled badge, then three, two, one bars.

use leptos::prelude::*;

/// A priority that has a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the four priorities of the product's terms")]
pub enum PriorityLevel {
    P1,
    P2,
    P3,
    P4,
}

impl PriorityLevel {
    /// Every priority, the most pressing first.
    pub const ALL: [Self; 4] = [Self::P1, Self::P2, Self::P3, Self::P4];

    /// The key, as in `data-priority` and in messages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::P1 => "p1",
            Self::P2 => "p2",
            Self::P3 => "p3",
            Self::P4 => "p4",
        }
    }

    /// The priority of a key; nothing for one without a drawing.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }

    fn mark(self) -> &'static str {
        match self {
            Self::P1 => "M10 6v5M10 14h.01",
            Self::P2 => "M5 14v-2M10 14V9M15 14V6",
            Self::P3 => "M5 14v-2M10 14V9",
            Self::P4 => "M5 14v-2",
        }
    }

    fn rest(self) -> &'static str {
        match self {
            Self::P1 | Self::P2 => "",
            Self::P3 => "M15 14V6",
            Self::P4 => "M10 14V9M15 14V6",
        }
    }
}

/// The drawing of a priority. With a `label` it speaks; without, the text beside it does.
#[component]
pub fn PriorityMark(
    /// Which priority; changes in place.
    #[prop(into)]
    level: Signal<PriorityLevel>,
    /// The priority's name, where no text beside it says so.
    #[prop(into, optional)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <svg
            class="priority-mark"
            viewBox="0 0 20 20"
            data-priority=move || level.get().key()
            role=label.map(|_| "img")
            aria-label=move || label.map(|label| label.get())
            aria-hidden=label.is_none().then_some("true")
            focusable="false"
        >
            <rect class="priority-mark__badge" x="3" y="2.5" width="14" height="15" rx="3.5"></rect>
            <path class="priority-mark__rest" d=move || level.get().rest()></path>
            <path class="priority-mark__mark" d=move || level.get().mark()></path>
        </svg>
    }
}
