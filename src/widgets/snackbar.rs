//! Short messages at the foot of the screen, with « Annuler ».

use super::icon::{Glyph, Icon};
use crate::i18n::use_t;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// How long a message stays when nobody points at it.
const LIFE: Duration = Duration::from_secs(8);
/// More would hide the screen: the oldest goes.
const MOST: usize = 3;

/// A message on the screen.
#[derive(Clone)]
pub struct Notice {
    id: u32,
    message: String,
    action: Option<(String, Callback<()>)>,
    stays: bool,
}

/// The handle through which anything says something short. Made once, by the root; copied everywhere.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next_id: StoredValue<u32>,
}

impl Notices {
    /// An empty stack, owned by the caller: make it in the root.
    #[must_use]
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next_id: StoredValue::new(0) }
    }

    /// Makes a stack and gives it to everything below.
    pub fn provide() -> Self {
        let notices = Self::new();
        provide_context(notices);
        notices
    }

    /// The stack of the root; one that nobody shows where there is none.
    #[must_use]
    pub fn expect_or_new() -> Self {
        use_context().unwrap_or_default()
    }

    /// Says that something is done. Safe after an await: a closed page ignores it.
    pub fn say(self, message: impl Into<String>) {
        self.push(message.into(), None, false);
    }

    /// Says that something is done and offers to take it back: « Annuler ».
    pub fn say_with(self, message: impl Into<String>, action: impl Into<String>, on_action: Callback<()>) {
        self.push(message.into(), Some((action.into(), on_action)), false);
    }

    /// Says that something failed. Stays until it is put away.
    pub fn warn(self, message: impl Into<String>) {
        self.push(message.into(), None, true);
    }

    /// Offers an act until it is done or put away: « Nouvelle version — Mettre à jour ».
    pub fn offer(self, message: impl Into<String>, action: impl Into<String>, on_action: Callback<()>) {
        self.push(message.into(), Some((action.into(), on_action)), true);
    }

    /// Takes every message away, as when leaving the screen they speak of.
    pub fn clear(self) {
        self.list.try_update(Vec::clear);
    }

    fn push(self, message: String, action: Option<(String, Callback<()>)>, stays: bool) {
        let id = self.next_id.try_get_value().unwrap_or_default();
        self.next_id.try_set_value(id.wrapping_add(1));
        self.list.try_update(|list| {
            list.push(Notice { id, message, action, stays });
            let extra = list.len().saturating_sub(MOST);
            list.drain(..extra);
        });
    }

    fn remove(self, id: u32) {
        self.list.try_update(|list| list.retain(|notice| notice.id != id));
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the messages. One in the shell, always there: readers only announce what enters a region they know.
#[component]
pub fn SnackbarHost(
    /// The messages.
    notices: Notices,
) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="snackbars" role="region" aria-label=move || t.notifications()>
            <div class="snackbars__stack" role="status" aria-live="polite" aria-atomic="false">
                <For each=move || notices.list.get() key=|notice| notice.id let:notice>
                    <Snackbar notice notices />
                </For>
            </div>
        </div>
    }
}

#[component]
fn Snackbar(notice: Notice, notices: Notices) -> impl IntoView {
    let t = use_t();
    let id = notice.id;
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let start = move || {
        stop();
        if !notice.stays {
            timer.set_value(set_timeout_with_handle(move || notices.remove(id), LIFE).ok());
        }
    };
    start();
    on_cleanup(stop);

    view! {
        <div
            class="snackbar"
            on:pointerenter=move |_| stop()
            on:pointerleave=move |_| start()
            on:focusin=move |_| stop()
            on:focusout=move |_| start()
        >
            <p class="snackbar__message">{notice.message}</p>
            {notice
                .action
                .map(|(label, on_action)| {
                    view! {
                        <button
                            class="snackbar__action"
                            type="button"
                            on:click=move |_| {
                                notices.remove(id);
                                on_action.run(());
                            }
                        >
                            {label}
                        </button>
                    }
                })}
            <button
                class="snackbar__close"
                type="button"
                aria-label=move || t.dismiss()
                on:click=move |_| notices.remove(id)
            >
                <Icon glyph=Glyph::Close />
            </button>
        </div>
    }
}
