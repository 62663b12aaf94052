//! Correcting the texts of a refused act.

use leptos::prelude::*;

use super::actions::{self, Text};
use super::waiting::Refused;
use super::words::reason;
use crate::decide::matter::label;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::text_area::TextArea;

/// The sheet; open while a refused act is being corrected.
#[component]
pub fn CorrectSheet(
    /// What is being corrected.
    editing: RwSignal<Option<Refused>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let drafts = RwSignal::new(Vec::<Text>::new());
    let is_open = Memo::new(move |_| editing.with(Option::is_some));
    let close = Callback::new(move |()| editing.set(None));
    let fill = move || {
        let texts = editing.with_untracked(|refused| {
            refused.as_ref().map(|r| actions::texts(session, r)).unwrap_or_default()
        });
        drafts.set(texts.clone());
        texts
    };
    let why = move || {
        editing.with(|refused| {
            refused.as_ref().map(|r| reason(t, &r.refusal.code, &r.refusal.why)).unwrap_or_default()
        })
    };
    let save = Callback::new(move |()| {
        if let Some(refused) = editing.get_untracked() {
            actions::send_corrected(session, t, &refused, drafts.get_untracked());
        }
        editing.set(None);
    });
    let area = move |at: usize, text: &Text| {
        let name = label(t, &text.kind, &text.field);
        let value = Signal::derive(move || {
            drafts.with(|drafts| drafts.get(at).map(|text| text.text.clone()).unwrap_or_default())
        });
        let count = Signal::derive(move || Some(t.refusal_n_characters(value.with(|v| v.chars().count()))));
        let on_input = Callback::new(move |words: String| {
            drafts.update(|drafts| {
                if let Some(text) = drafts.get_mut(at) {
                    text.text = words;
                }
            });
        });
        view! { <TextArea label=Signal::stored(name) value on_input hint=count /> }
    };
    view! {
        <Sheet open=is_open on_close=close title=Signal::derive(move || t.refusal_edit_title().to_owned())>
            <div class="correct">
                <p class="outbox-note">{why}</p>
                {fill().iter().enumerate().map(|(at, text)| area(at, text)).collect_view()}
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || t.refusal_edit_save().to_owned())
                        kind=ButtonKind::Primary
                        on_click=save
                    />
                    <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=close />
                </div>
            </div>
        </Sheet>
    }
}
