//! The form of a party's standing: preferred, blocked, and why.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::party::Standing;

use super::writes::Opened;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::directory::words::name_or_stand_in;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_area::TextArea;

/// The form.
#[component]
pub fn StandingForm(
    /// The party.
    id: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = StoredValue::new(Opened::party(session, id));
    let standing =
        session.peek_in::<Book, _>(|book, _, _| book.parties.get(id).map(|it| it.standing.clone()));
    let standing = standing.unwrap_or_default();
    let key = RwSignal::new(
        match standing {
            Standing::Plain => "plain",
            Standing::Preferred { .. } => "preferred",
            Standing::Blocked { .. } => "blocked",
        }
        .to_owned(),
    );
    let why = RwSignal::new(standing.why().to_owned());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let why = why.get_untracked();
        let standing = match key.get_untracked().as_str() {
            "preferred" => Standing::Preferred { why },
            "blocked" => Standing::Blocked { why },
            _ => Standing::Plain,
        };
        let mut intents = Vec::new();
        let name = opened.with_value(|opened| {
            opened.put(&mut intents, "standing", standing.stored());
            opened.text("name")
        });
        if !intents.is_empty() {
            session.act(Act::one(intents), t.party_saved(&name_or_stand_in(t, &name)));
        }
        on_done.run(());
    };
    let choices = move || {
        vec![
            Choice::new("plain", t.party_standing_plain()),
            Choice::new("preferred", t.party_preferred()),
            Choice::new("blocked", t.party_blocked()),
        ]
    };
    let hint = Signal::derive(move || {
        Some(
            match key.get().as_str() {
                "blocked" => t.party_standing_blocked_hint(),
                _ => t.party_standing_why_hint(),
            }
            .to_owned(),
        )
    });
    view! {
        <form class="form" on:submit=submit>
            <SegmentedControl
                label=Signal::derive(move || t.party_standing().to_owned())
                choices=Signal::derive(choices)
                value=key
                on_change=move |value| key.set(value)
            />
            <Show when=move || key.with(|key| key != "plain")>
                <TextArea
                    label=Signal::derive(move || t.party_standing_why().to_owned())
                    value=why
                    hint
                    on_input=move |text| why.set(text)
                />
            </Show>
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
