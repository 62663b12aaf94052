//! A question before what cannot be undone.

use leptos::prelude::*;

use super::acts::TeamActs;
use crate::i18n::use_t;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Dialog;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is about to happen, as a question.
    pub title: String,
    /// What it means.
    pub body: Vec<String>,
    /// The verb of the button.
    pub action: String,
    /// What is done then. Data, not a callback: the line that asked may be gone when the answer comes.
    pub deed: Deed,
}

/// What cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A member is taken out.
    Remove {
        /// The member.
        id: String,
        /// Their name.
        name: String,
    },
    /// A device is shut out.
    Revoke {
        /// The device.
        id: String,
        /// Its name.
        label: String,
    },
    /// This device gives its place back.
    Leave,
}

/// Asks, while there is a question.
#[component]
pub fn Confirm(
    /// What can be done.
    acts: TeamActs,
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
            acts.perform(asked.deed);
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
