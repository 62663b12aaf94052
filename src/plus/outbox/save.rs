//! What was not sent, as a file: a small backup, which « Restaurer » reads anywhere.

use std::collections::{BTreeMap, BTreeSet};

use leptos::task::spawn_local;
use replica::Change;
use store::{Backend, StoreError};

use crate::i18n::T;
use crate::notices;
use crate::platform::{clock, download};
use crate::plus::export::backup::{BackupFailed, pack};
use crate::session::Session;

/// All that waits and all that was refused.
async fn unsent(session: Session) -> Result<Vec<Change>, StoreError> {
    let (batch, refused) = session
        .with_device(async |device| {
            Ok::<_, StoreError>((device.pending(usize::MAX).await?, device.refused_changes().await?))
        })
        .await?;
    let mut met = BTreeSet::new();
    let refused = refused.into_iter().filter_map(|(_, change)| change);
    Ok(refused.chain(batch.changes).filter(|change| met.insert(change.cid)).collect())
}

/// Saves all that waits and all that was refused as a file.
pub fn save_unsent(session: Session, t: T) {
    spawn_local(async move {
        match unsent(session).await {
            Ok(changes) => save(session, t, changes).await,
            Err(error) => session.notices().warn(notices::of_store(t, &error)),
        }
    });
}

/// Saves some changes as a file.
pub fn save_changes(session: Session, t: T, changes: Vec<Change>) {
    spawn_local(save(session, t, changes));
}

async fn save(session: Session, t: T, changes: Vec<Change>) {
    let n = changes.len();
    let is_saved = match file(session, &changes).await {
        Ok((file, extension)) => {
            let day = session.peek(|office, _| office.civil(clock::now_ms())).date();
            download::save(&format!("intendance-non-envoye-{day}.{extension}"), &file)
        }
        Err(_) => false,
    };
    if is_saved {
        session.notices().say(t.outbox_exported(n));
    } else {
        session.notices().warn(t.export_failed());
    }
}

async fn file(session: Session, changes: &[Change]) -> Result<(web_sys::Blob, &'static str), BackupFailed> {
    let mut kinds: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    let mut photos = BTreeSet::new();
    for write in changes.iter().flat_map(|change| &change.w) {
        kinds.entry(write.ty.to_string()).or_default().insert(write.id);
        if matches!(&*write.f, "blob" | "thumb") {
            photos.extend(write.v.as_str().map(str::to_owned));
        }
    }
    let here = session.with_device(async |device| device.backend().blob_names().await).await?;
    let blobs: Vec<String> = here.into_iter().filter(|name| photos.contains(name)).collect();
    let counts = kinds.into_iter().map(|(kind, ids)| (kind, ids.len() as u64)).collect();
    pack(session, counts, changes, blobs).await
}
