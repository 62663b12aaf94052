//! Initials of a person.

use leptos::prelude::*;

/// The initials of a name: its first and last words, one letter each.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split([' ', '-']).filter(|word| word.chars().any(char::is_alphabetic));
    let first = words.next().and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    let last = words.next_back().and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Which of six tints a name has: the same on every device.
fn tint(name: &str) -> String {
    (name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 6).to_string()
}

/// A person as a small disc with initials. The name is read out and shown on hover.
#[component]
pub fn Avatar(
    /// The full name; empty draws an open ring: nobody.
    #[prop(into)]
    name: Signal<String>,
    /// What is read out instead of the name, such as « Responsable : Anne Morel ».
    #[prop(into, optional)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    let read_out = move || label.map_or_else(|| name.get(), |label| label.get());
    view! {
        <span
            class="avatar"
            role="img"
            aria-label=read_out
            title=read_out
            data-tint=move || name.with(|name| tint(name))
            data-empty=move || name.with(|name| name.is_empty()).then_some("true")
        >
            <span aria-hidden="true">{move || name.with(|name| initials(name))}</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_names() {
        assert_eq!(initials("Anne Morel"), "AM");
        assert_eq!(initials("Jean-Baptiste de la Salle"), "JS");
        assert_eq!(initials("élodie"), "É");
        assert_eq!(initials("  (stagiaire) "), "S");
        assert_eq!(initials("42"), "");
    }
}
