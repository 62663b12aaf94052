//! Erasing this device's copy: the one act that nothing undoes, and so the one that asks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use store::Backend;

use super::{Part, Setting};
use crate::i18n::use_t;
use crate::notices;
use crate::platform::preferences::{self, key};
use crate::routes::{self, path};
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::dialog::Dialog;
use crate::widgets::icon::Glyph;
use crate::widgets::text_field::TextField;

/// The danger zone.
#[component]
pub(super) fn Erase() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let is_erasing = RwSignal::new(false);
    let is_confirmed = Memo::new(move |_| {
        typed.with(|typed| search::fold(typed).trim() == search::fold(t.erase_word()).trim())
    });
    let erase = move |()| {
        is_erasing.set(true);
        spawn_local(async move {
            if let Err(error) = erase_all(session).await {
                is_erasing.try_set(false);
                session.notices().warn(notices::of_store(t, &error));
            }
        });
    };
    // What no other place has.
    let stakes = move || {
        let meta = session.meta();
        let n = usize::try_from(meta.n_pending()).unwrap_or_default();
        match meta.server {
            Some(_) if n == 0 => t.erase_server_has_all().to_owned(),
            Some(_) => t.erase_n_unsent(n),
            None => t.erase_no_server().to_owned(),
        }
    };
    let close = move |()| {
        is_open.set(false);
        typed.set(String::new());
    };
    view! {
        <Part title=Signal::derive(move || t.settings_danger().to_owned())>
            <Setting
                label=Signal::derive(move || t.erase_title().to_owned())
                note=Signal::derive(move || Some(t.erase_note().to_owned()))
            >
                <Button
                    kind=ButtonKind::Danger
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.erase_open().to_owned())
                    on_click=move |()| is_open.set(true)
                />
            </Setting>
        </Part>
        <Dialog open=is_open on_close=close title=Signal::derive(move || t.erase_title().to_owned())>
            <p>{stakes}</p>
            <div>
                <ButtonLink
                    glyph=Glyph::Box
                    href=Signal::derive(|| routes::more(path::EXPORT))
                    label=Signal::derive(move || t.erase_backup_first().to_owned())
                />
            </div>
            <TextField
                label=Signal::derive(move || t.erase_type(t.erase_word()))
                value=typed
                on_input=move |text| typed.set(text)
            />
            <div class="modal__actions">
                <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=close />
                <Button
                    kind=ButtonKind::Danger
                    label=Signal::derive(move || t.erase_confirm().to_owned())
                    disabled=Signal::derive(move || !is_confirmed.get())
                    busy=is_erasing
                    on_click=erase
                />
            </div>
        </Dialog>
    }
}

/// Erases the store and what this device remembered of it, then starts anew. How the app looks stays.
async fn erase_all(session: Session) -> Result<(), store::StoreError> {
    session.with_device(async |device| device.backend().erase().await).await?;
    let personal = [key::HAS_DATA, key::LAST_BACKUP, key::RECENT_SEARCHES, key::ME, key::INSTALL_HINT];
    for name in personal.into_iter().chain([key::TEAM, key::JOINING, key::EXCHANGE]) {
        preferences::set(name, None);
    }
    // The whole page goes, so that nothing in memory is written again.
    let _ = window().location().set_href(&routes::today());
    Ok(())
}
