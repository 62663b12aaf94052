//! The part of the page that makes a backup.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::{BackupFailed, backup};
use super::words;
use crate::i18n::use_t;
use crate::platform::preferences::{self, key};
use crate::platform::{clock, download};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;

/// When the last backup was made, ms UTC.
fn last_backup() -> Option<i64> {
    preferences::get(key::LAST_BACKUP).and_then(|text| text.parse().ok())
}

/// Making a backup.
#[component]
pub fn BackupSection() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let done = RwSignal::new(None::<(usize, usize)>);
    let last = RwSignal::new(last_backup());
    let stop = StoredValue::new_local(Rc::new(Cell::new(false)));
    let start = move |()| {
        let stopped = Rc::new(Cell::new(false));
        stop.set_value(Rc::clone(&stopped));
        done.set(Some((0, 0)));
        spawn_local(async move {
            let tick = |n, of| {
                done.try_set(Some((n, of)));
                !stopped.get()
            };
            let result = backup(session, tick).await;
            done.try_set(None);
            match result {
                Ok(made) => {
                    let now_ms = clock::now_ms();
                    let day = session.peek(|office, _| office.civil(now_ms)).date();
                    let name = format!("intendance-{day}.{}", made.extension);
                    if !download::save(&name, &made.file) {
                        return session.notices().warn(t.backup_failed());
                    }
                    preferences::set(key::LAST_BACKUP, Some(&now_ms.to_string()));
                    last.try_set(Some(now_ms));
                    let size = t.bytes(made.size_bytes);
                    session.notices().say(format!("{}. {}", t.backup_made(&size), t.backup_keep()));
                    if 0 < made.n_damaged {
                        session.notices().warn(t.backup_incomplete(made.n_damaged));
                    }
                }
                Err(BackupFailed::Cancelled) => session.notices().say(t.backup_cancelled()),
                Err(failed) => session.notices().warn(words::backup_failed(t, &failed)),
            }
        });
    };
    let note = move || match last.get() {
        Some(ms) => t.backup_last(&t.relative(ms, session.now_ms().max(ms))),
        None => t.backup_never().to_owned(),
    };
    let value =
        Signal::derive(move || done.get().filter(|d| 0 < d.0).map(|(n, of)| n as f64 / of.max(1) as f64));
    let detail = Signal::derive(move || {
        done.get().filter(|d| 0 < d.1).map(|(n, of)| format!("{} / {}", t.number(n), t.restore_n_changes(of)))
    });
    view! {
        <section class="section file-section">
            <div class="section__head">
                <h2 class="section__title">{move || t.backup_title()}</h2>
            </div>
            <p class="u-soft">{move || t.backup_body()}</p>
            <p class="u-faint">{note}</p>
            <Show
                when=move || done.with(Option::is_some)
                fallback=move || {
                    view! {
                        <div class="cluster">
                            <Button
                                label=Signal::derive(move || t.backup_make().to_owned())
                                kind=ButtonKind::Primary
                                glyph=Glyph::Shield
                                on_click=start
                            />
                        </div>
                    }
                }
            >
                <Progress
                    label=Signal::derive(move || t.backup_running().to_owned())
                    value
                    detail
                    on_cancel=Callback::new(move |()| stop.with_value(|stop| stop.set(true)))
                />
            </Show>
        </section>
    }
}
