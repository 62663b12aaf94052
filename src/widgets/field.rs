//! What every labelled field shares: label, hint, error, and the ids that tie them.

use super::ids::next_id;
use leptos::prelude::*;

/// Ids of one field's parts.
#[derive(Clone)]
pub struct FieldIds {
    /// Of the control itself.
    pub control: String,
    /// Of the hint below it.
    pub hint: String,
    /// Of the error below it.
    pub error: String,
}

impl FieldIds {
    /// Fresh ids.
    #[must_use]
    pub fn new() -> Self {
        let control = next_id("field");
        Self { hint: format!("{control}-hint"), error: format!("{control}-error"), control }
    }

    /// The value of `aria-describedby`: the error while there is one, and the hint.
    #[must_use]
    pub fn described_by(&self, has_error: bool, has_hint: bool) -> Option<String> {
        match (has_error, has_hint) {
            (true, true) => Some(format!("{} {}", self.error, self.hint)),
            (true, false) => Some(self.error.clone()),
            (false, true) => Some(self.hint.clone()),
            (false, false) => None,
        }
    }
}

impl Default for FieldIds {
    fn default() -> Self {
        Self::new()
    }
}

/// Label above, control, hint and error below.
#[component]
pub fn Field(
    /// The ids, made by the field that uses this frame.
    ids: FieldIds,
    /// What the field holds.
    #[prop(into)]
    label: Signal<String>,
    /// Read out but not shown, where the place on the screen says it.
    #[prop(optional)]
    label_hidden: bool,
    /// What to know before filling it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong, and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" data-invalid=move || error.with(Option::is_some).then_some("true")>
            <label class="field__label" class:u-hidden=label_hidden for=ids.control.clone()>
                {move || label.get()}
            </label>
            {children()}
            <p class="field__error" id=ids.error.clone() aria-live="polite">
                {move || error.get()}
            </p>
            {move || hint.get().map(|hint| view! { <p class="field__hint" id=ids.hint.clone()>{hint}</p> })}
        </div>
    }
}
