//! An invitation pasted, typed or scanned.

use leptos::prelude::*;

use super::link::{self, Ticket};
use super::scanner::Scanner;
use crate::i18n::use_t;
use crate::platform::camera;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::text_field::TextField;

/// A field for the link or the code, and the camera where there is one.
#[component]
pub fn TicketForm(
    /// Called with an invitation that looks like one.
    on_ticket: Callback<Ticket>,
) -> impl IntoView {
    let t = use_t();
    let typed = RwSignal::new(String::new());
    let is_bad = RwSignal::new(false);
    let is_scanning = RwSignal::new(false);
    let can_scan = camera::can_scan();
    let submit = move || match link::parse(&typed.get_untracked()) {
        Some(ticket) => on_ticket.run(ticket),
        None => is_bad.set(true),
    };
    view! {
        <form
            class="ticket"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <TextField
                label=Signal::derive(move || t.join_ticket().to_owned())
                value=typed
                on_input=Callback::new(move |text| {
                    typed.set(text);
                    is_bad.set(false);
                })
                hint=Signal::derive(move || (!can_scan).then(|| t.join_no_scan().to_owned()))
                error=Signal::derive(move || is_bad.get().then(|| t.join_ticket_bad().to_owned()))
            />
            <div class="ticket__acts">
                <Button
                    label=Signal::derive(move || t.join_continue().to_owned())
                    kind=ButtonKind::Primary
                    submit=true
                />
                {can_scan
                    .then(|| {
                        view! {
                            <Button
                                label=Signal::derive(move || t.join_scan().to_owned())
                                glyph=Glyph::Camera
                                on_click=Callback::new(move |()| is_scanning.set(true))
                            />
                        }
                    })}
            </div>
        </form>
        <Scanner open=is_scanning on_ticket />
    }
}
