//! Where the data is, whether the browser keeps it, how much there is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Part, Setting};
use crate::i18n::use_t;
use crate::platform::storage::{self, Kept, Room};
use crate::platform::{install, preferences};
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::icon::Glyph;

/// Storage and backup.
#[component]
pub(super) fn Data() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let room = RwSignal::new(None::<Room>);
    spawn_local(async move {
        storage::refresh().await;
        let estimate = storage::estimate().await;
        room.try_set(estimate);
    });
    let is_fleeting = session.facts().is_fleeting;
    let kept = move || {
        Some(
            if is_fleeting {
                t.storage_fleeting()
            } else {
                match storage::kept() {
                    Kept::Yes => t.storage_persistent(),
                    Kept::No => t.storage_best_effort(),
                    Kept::Unknown => t.storage_unknown(),
                }
            }
            .to_owned(),
        )
    };
    let notices = session.notices();
    let ask = move |()| {
        spawn_local(async move {
            match storage::persist().await {
                Kept::Yes => notices.say(t.storage_granted()),
                Kept::No | Kept::Unknown => notices.warn(t.storage_denied()),
            }
        });
    };
    let n_records = Memo::new(move |_| session.look(|_, table| table.len()));
    let used =
        move || room.get().map(|room| t.storage_used(&t.bytes(room.used_bytes), &t.bytes(room.quota_bytes)));
    let took_ms = session.facts().took_ms;
    let opened = move || {
        let ms = t.number(took_ms.max(1.0).round() as usize);
        Some(t.storage_opened(&ms))
    };
    let last_backup = move || {
        let last_ms =
            preferences::get(preferences::key::LAST_BACKUP).and_then(|text| text.parse::<i64>().ok());
        Some(last_ms.map_or_else(
            || t.backup_never().to_owned(),
            |ms| t.backup_last(&t.relative(ms, session.now_ms())),
        ))
    };
    view! {
        <Part title=Signal::derive(move || t.settings_data().to_owned())>
            <Setting label=Signal::derive(move || t.settings_storage().to_owned()) note=Signal::derive(kept)>
                <Show when=move || !is_fleeting && storage::kept() == Kept::No>
                    <Button label=Signal::derive(move || t.storage_ask().to_owned()) on_click=ask />
                    <Show when=|| !install::is_standalone()>
                        <ButtonLink
                            href=Signal::derive(|| routes::more(path::INSTALL))
                            label=Signal::derive(move || t.install_button().to_owned())
                        />
                    </Show>
                </Show>
            </Setting>
            <Setting
                label=Signal::derive(move || t.storage_n_records(n_records.get()))
                note=Signal::derive(move || used().map(|used| format!("{used} · {}", opened().unwrap_or_default())).or_else(opened))
            />
            <NavRow
                href=routes::more(path::EXPORT)
                glyph=Glyph::Box
                label=Signal::derive(move || t.backup_title().to_owned())
                note=Signal::derive(last_backup)
            />
        </Part>
    }
}
