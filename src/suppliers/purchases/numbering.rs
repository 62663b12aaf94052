//! Where the numbers of orders begin, for an office that has ordered before.

use chrono::Datelike;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use supply::book::Book;
use supply::purchase::number::{self, Start};
use supply::purchase::settings;

use super::acts;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn NumberingForm(
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let year = acts::today(session).year();
    let current = acts::next_number(session);
    let now = number::parse(&current).map_or(1, |(_, n)| n);
    let typed = RwSignal::new(now.to_string());
    let read = move || {
        typed.with(|text| {
            let text = text.trim();
            let n = number::parse(text).map(|(_, n)| n).or_else(|| text.parse::<u32>().ok())?;
            (1..=999_999).contains(&n).then_some(n)
        })
    };
    let would_be = Signal::derive(move || {
        let start = read().map(|n| Start { year, n });
        session.look_in::<Book, _>(|book, _, _| number::next(book, year, start))
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(n) = untrack(read) else { return };
        if n == now {
            return on_done.run(());
        }
        let intents = settings::set_order_start(Start { year, n });
        acts::act_then(session, intents, t.numbering_saved(&would_be.get_untracked()), move || {
            on_done.run(());
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="u-faint">{move || t.numbering_note()}</p>
            <TextField
                label=Signal::derive(move || t.numbering_next(&year.to_string()))
                value=typed
                on_input=move |text| typed.set(text)
                hint=Signal::derive(move || Some(t.numbering_would_be(&would_be.get())))
                error=Signal::derive(move || read().is_none().then(|| t.whole_number().to_owned()))
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
