//! Choosing the request to link to: by words, by code.

use domain::compose;
use domain::office::Life;
use domain::office::row::Row;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::request_choices::RequestChoices;
use super::subject::Subject;
use crate::widgets::dialog::Sheet;
use crate::widgets::select_field::{Choice, SelectField};

/// The kinds of link: stored key, and whether this request is the end of it.
const KINDS: [(&str, bool); 5] = [
    ("relates", false),
    ("duplicate_of", false),
    ("duplicate_of", true),
    ("blocks", false),
    ("blocks", true),
];

/// The picker.
#[component]
pub fn LinkPicker(
    /// The request.
    subject: Subject,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let kind = RwSignal::new("0".to_owned());
    let on_close = Callback::new(move |()| is_open.set(false));
    let choices = Signal::derive(move || {
        KINDS
            .iter()
            .enumerate()
            .map(|(at, (rel, is_inverse))| {
                Choice::new(at.to_string(), t.link_name(rel, *is_inverse).unwrap_or(rel))
            })
            .collect::<Vec<_>>()
    });
    let fits = move |row: &Row| row.id != subject.id && row.life == Life::Alive;
    let choose = move |other: RecordId| {
        let at = kind.get_untracked().parse::<usize>().unwrap_or_default();
        let (rel, is_inverse) = KINDS.get(at).copied().unwrap_or(("relates", false));
        let (from, to) = if is_inverse { (other, subject.id) } else { (subject.id, other) };
        let (_, intents) = compose::link(from, to, rel);
        session.act(Act::one(intents), t.link_added());
        on_close.run(());
    };
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.link_add().to_owned())>
            <SelectField
                label=Signal::derive(move || t.link_kind().to_owned())
                value=kind
                choices
                on_change=Callback::new(move |value| kind.set(value))
            />
            <RequestChoices fits on_choose=choose />
        </Sheet>
    }
}
