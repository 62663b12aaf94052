//! Forms in sheets that make a record or change one: opened, kept while the screen stays, sent.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use store::Act;

use crate::i18n::{T, use_t};
use crate::notices;
use crate::routes;
use crate::session::use_session;
use crate::widgets::dialog::Sheet;
use crate::widgets::kept_form::{KeptForm, show_first_error};

/// A form in a sheet. Closing it keeps what was typed for as long as the screen stays.
#[component]
pub fn FormSheet<O, F>(
    /// What it is open for; none closes it.
    opened: RwSignal<Option<O>>,
    /// What it is called, by what it is open for.
    title: fn(T, O) -> &'static str,
    /// Whether something typed is not stored.
    is_changed: fn(F) -> bool,
    /// A new form.
    open: impl Fn(O) -> F + Send + Sync + 'static,
    /// Its fields; to be called when all is stored.
    form: fn(F, Callback<()>) -> AnyView,
) -> impl IntoView
where
    O: Copy + PartialEq + Send + Sync + 'static,
    F: Copy + Send + Sync + 'static,
{
    let t = use_t();
    let open = StoredValue::new(open);
    let kept = KeptForm::new();
    let close = Callback::new(move |()| opened.set(None));
    let done = Callback::new(move |()| {
        kept.forget();
        opened.set(None);
    });
    // Closing leaves the words as they were.
    let title = Memo::new(move |before: Option<&String>| match opened.get() {
        Some(now) => title(t, now).to_owned(),
        None => before.cloned().unwrap_or_default(),
    });
    view! {
        <Sheet open=Signal::derive(move || opened.get().is_some()) on_close=close title>
            {move || opened.get_untracked().map(|now| form(kept.of(now, is_changed, || open.with_value(|open| open(now))), done))}
        </Sheet>
    }
}

/// What a form that is sent would store.
pub struct Sending {
    /// What to store.
    pub act: Act,
    /// What is said once it is.
    pub said: String,
    /// Where a record that it makes is shown.
    pub href: Option<String>,
}

/// Sends the form of that selector. `read` gives what to mend first instead, shown as the `problem` with the first field
/// that needs it. What cannot be stored stays on the screen.
pub fn sending(
    form: &'static str,
    problem: RwSignal<Option<String>>,
    done: Callback<()>,
    read: impl Fn() -> Result<Sending, String> + 'static,
) -> impl Fn(SubmitEvent) + 'static {
    let session = use_session();
    let navigate = use_navigate();
    move |event| {
        event.prevent_default();
        let Sending { act, said, href } = match read() {
            Ok(sending) => sending,
            Err(first) => {
                problem.set(Some(first));
                return request_animation_frame(move || show_first_error(form));
            }
        };
        problem.set(None);
        if act.changes.is_empty() {
            return done.run(());
        }
        if !session.may(&act) {
            return;
        }
        let navigate = navigate.clone();
        spawn_local(async move {
            match session.perform(act).await {
                Ok(stored) => {
                    session.offer_undo(said, stored.undo);
                    done.try_run(());
                    if let Some(href) = href {
                        navigate(&href, routes::way());
                    }
                }
                Err(error) => {
                    let _ = problem.try_set(Some(notices::of_store(session.t(), &error)));
                }
            }
        });
    }
}
