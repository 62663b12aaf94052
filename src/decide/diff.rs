//! A text with what was added and removed, marked by lines as well as by colour.

use domain::text_merge::{Piece, differences};
use leptos::prelude::*;

/// Longer texts are shown without marks: comparing them would make the screen wait.
pub const LONGEST: usize = 20_000;

/// A text as it differs from another.
#[component]
pub fn DiffText(
    /// What it is compared with; `None`: nothing is marked.
    #[prop(into)]
    from: Signal<Option<String>>,
    /// The text.
    #[prop(into)]
    to: Signal<String>,
) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        to.with(|to| match from.get().filter(|from| from.len().max(to.len()) <= LONGEST) {
            Some(from) => differences(&from, to),
            None => vec![Piece::Same(to.clone())],
        })
    });
    let draw = |piece| match piece {
        Piece::Same(text) => view! { <span>{text}</span> }.into_any(),
        Piece::In(text) => view! { <ins class="diff__in">{text}</ins> }.into_any(),
        Piece::Out(text) => view! { <del class="diff__out">{text}</del> }.into_any(),
    };
    view! { <p class="diff">{move || pieces.get().into_iter().map(draw).collect_view()}</p> }
}
