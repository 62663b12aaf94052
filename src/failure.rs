//! The screen instead of the app when the workspace cannot be opened: what happened, what is safe, what to do.

use files::backup::{Manifest, Writer};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::page::Page;
use store::indexed_db::IndexedDb;
use store::{Backend, StoreError};

use crate::i18n::use_t;
use crate::notices;
use crate::platform::{clock, download};
use crate::session::DATABASE;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};

/// Journal pages have keys below this: the largest whole number that the browser holds exactly.
const LAST_PAGE: u64 = (1 << 53) - 1;

/// The screen.
#[component]
pub fn Failure(
    /// Why the workspace cannot be opened.
    error: StoreError,
) -> impl IntoView {
    let t = use_t();
    let said = RwSignal::new(None::<String>);
    let is_damaged = matches!(error, StoreError::Corrupt(_) | StoreError::Failed(_));
    let details = error.to_string();
    let words = move || notices::of_store_long(t, &error);
    let title = words.clone();
    let rescue = move |()| {
        spawn_local(async move {
            let outcome = match rescue_file().await {
                Ok(size) => t.backup_made(&t.bytes(size)),
                Err(error) => notices::of_store(t, &error),
            };
            said.try_set(Some(outcome));
        });
    };
    view! {
        <main class="error-screen">
            <Icon glyph=Glyph::Warning />
            <h1 class="error-screen__title" tabindex="-1">{move || title().0}</h1>
            <p class="error-screen__body">{move || words().1}</p>
            <div class="cluster">
                <Button
                    kind=ButtonKind::Primary
                    label=Signal::derive(move || t.retry().to_owned())
                    on_click=move |()| drop(window().location().reload())
                />
                <Show when=move || is_damaged>
                    <Button
                        glyph=Glyph::Download
                        label=Signal::derive(move || t.error_save_backup().to_owned())
                        on_click=rescue
                    />
                </Show>
            </div>
            <p role="status">{move || said.get()}</p>
            <details class="error-screen__details">
                <summary>{move || t.error_details()}</summary>
                <pre>{details}</pre>
            </details>
        </main>
    }
}

/// Saves every change that can still be read as a backup file; tells its size in bytes.
async fn rescue_file() -> Result<u64, StoreError> {
    let failed = |error: files::backup::BackupError| StoreError::Failed(error.to_string());
    let backend = IndexedDb::open(DATABASE, || {}).await?;
    let mut changes = Vec::new();
    for (_, bytes) in backend.journal(1, LAST_PAGE).await? {
        if let Ok(Page::Changes(entries)) = Page::decode(&bytes) {
            changes.extend(entries.into_iter().map(|entry| entry.change));
        }
    }
    let n_changes = changes.len() as u64;
    let manifest = Manifest::new(
        clock::now_ms(),
        env!("CARGO_PKG_VERSION"),
        std::collections::BTreeMap::new(),
        n_changes,
        0,
    );
    let mut writer = Writer::new(manifest);
    for change in &changes {
        let json = serde_json::to_string(change).map_err(|e| StoreError::Failed(e.to_string()))?;
        writer.push_change(&json).map_err(failed)?;
    }
    let bytes = writer.finish().map_err(failed)?;
    let size = bytes.len() as u64;
    let file =
        download::blob(&[bytes], "application/json").ok_or_else(|| StoreError::Failed("no file".into()))?;
    download::save("intendance-sauvetage.jsonl", &file);
    Ok(size)
}
