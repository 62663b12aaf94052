//! The letter as a sheet of paper that one writes on, and the same for the printer.

use leptos::prelude::*;

use super::text::{Letter, Part};
use crate::i18n::{T, use_t};
use crate::requests::detail::inline_text::InlineText;

fn label(t: T, part: Part) -> &'static str {
    match part {
        Part::Sender => t.letter_sender(),
        Part::Recipient => t.letter_recipient(),
        Part::Mention => t.contract_form(),
        Part::PlaceDate => t.letter_place_date(),
        Part::Object => t.letter_object(),
        Part::Body => t.letter_body(),
        Part::Signature => t.letter_signature(),
    }
}

/// For stylesheets.
const fn class(part: Part) -> &'static str {
    match part {
        Part::Sender => "letter__sender",
        Part::Recipient => "letter__recipient",
        Part::Mention => "letter__mention",
        Part::PlaceDate => "letter__place-date",
        Part::Object => "letter__object",
        Part::Body => "letter__body",
        Part::Signature => "letter__signature",
    }
}

/// The letter: written on while `is_open`, then as it was sent; and for the printer.
#[component]
pub fn Paper(
    /// The letter.
    letter: Signal<Letter>,
    /// Whether it can still be changed.
    is_open: Signal<bool>,
    /// Called with a part that was written on.
    on_part: Callback<(Part, String)>,
) -> impl IntoView {
    let t = use_t();
    let text = move |part: Part| Signal::derive(move || letter.with(|letter| letter.part(part).to_owned()));
    let edited = move || {
        Part::ALL
            .map(|part| {
                view! {
                    <InlineText
                        label=Signal::derive(move || label(t, part).to_owned())
                        value=text(part)
                        on_commit=Callback::new(move |typed: String| on_part.run((part, typed)))
                        several_lines=true
                        class=class(part)
                    />
                }
            })
            .collect_view()
    };
    view! {
        // Language of the paper, whatever the app speaks: readers pronounce it so.
        <div class="letter" lang="fr" data-open=move || is_open.get().then_some("true")>
            <Show when=move || is_open.get() fallback=move || view! { <Plain letter /> }>
                {edited()}
            </Show>
        </div>
        <Show when=move || is_open.get()>
            <div class="letter letter--paper" lang="fr" aria-hidden="true"><Plain letter /></div>
        </Show>
    }
}

/// The letter as text.
#[component]
fn Plain(letter: Signal<Letter>) -> impl IntoView {
    Part::ALL
        .map(|part| {
            view! { <p class=class(part)>{move || letter.with(|letter| letter.part(part).to_owned())}</p> }
        })
        .collect_view()
}
