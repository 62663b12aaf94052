//! A question before what cannot be undone.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Dialog;

/// What is asked.
#[derive(Clone)]
pub struct Question {
    /// What is about to happen, as a question.
    pub title: String,
    /// What it means.
    pub body: Vec<String>,
    /// The verb of the button.
    pub action: String,
    /// Does it.
    pub on_yes: Callback<()>,
}

/// Asks, while there is a question.
#[component]
pub fn Confirm(
    /// The question; none closes it.
    question: RwSignal<Option<Question>>,
) -> impl IntoView {
    let t = use_t();
    let open = Signal::derive(move || question.with(Option::is_some));
    let text = move |read: fn(&Question) -> String| {
        Signal::derive(move || question.with(|q| q.as_ref().map(read)).unwrap_or_default())
    };
    let close = Callback::new(move |()| question.set(None));
    let yes = Callback::new(move |()| {
        if let Some(asked) = question.try_update(Option::take).flatten() {
            asked.on_yes.run(());
        }
    });
    view! {
        <Dialog open on_close=close title=text(|q| q.title.clone())>
            {move || {
                let body = question.with(|q| q.as_ref().map(|q| q.body.clone())).unwrap_or_default();
                body.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
            }}
            <div class="modal__actions">
                <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=close />
                <Button kind=ButtonKind::Danger label=text(|q| q.action.clone()) on_click=yes />
            </div>
        </Dialog>
    }
}
