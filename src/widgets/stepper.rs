//! The steps of a work.

use crate::i18n::use_t;
use leptos::prelude::*;

/// Where one is in a work of several steps.
#[component]
pub fn Stepper(
    /// The names of the steps, in order.
    #[prop(into)]
    steps: Signal<Vec<String>>,
    /// The step in hand, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let t = use_t();
    let items = move || {
        let total = steps.with(Vec::len);
        steps
            .get()
            .into_iter()
            .enumerate()
            .map(|(idx, name)| {
                let state = move || match current.get() {
                    at if idx < at => "done",
                    at if idx == at => "current",
                    _ => "ahead",
                };
                view! {
                    <li
                        class="stepper__step"
                        data-state=state
                        aria-current=move || (current.get() == idx).then_some("step")
                    >
                        <span class="u-hidden">{t.step_of(idx + 1, total)}" "</span>
                        <span class="stepper__number" aria-hidden="true">{idx + 1}</span>
                        <span class="stepper__name">{name}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ol class="stepper">{items}</ol> }
}
