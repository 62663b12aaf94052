//! From files to photos of a request. The capture screen uses it too.

use domain::{compose, position};
use replica::RecordId;
use store::Act;
use web_sys::File;

use crate::i18n::T;
use crate::notices;
use crate::platform::photo::{PhotoError, PreparedPhoto, prepare_photo};
use crate::session::Session;

/// The words for a file that became no photo.
pub fn refusal(t: T, name: &str, error: PhotoError) -> String {
    match error {
        PhotoError::NotImage => t.photo_not_image(name),
        PhotoError::TooBig => t.photo_too_big(name),
    }
}

/// Prepares files one after the other (each takes tens of megabytes while it is decoded) and says which became none.
pub async fn prepare_all(session: Session, t: T, files: &[File]) -> Vec<PreparedPhoto> {
    let mut photos = Vec::with_capacity(files.len());
    for file in files {
        match prepare_photo(file).await {
            Ok(photo) => photos.push(photo),
            Err(error) => session.notices().warn(refusal(t, &file.name(), error)),
        }
    }
    photos
}

/// The act that hangs photos on a request, after those it has: records and bytes in one transaction.
pub fn photo_act(session: Session, request: RecordId, photos: &[PreparedPhoto]) -> Act {
    let mut after =
        session.peek(|office, _| office.children(request).photos.last().map(|(pos, _)| pos.clone()));
    let mut act = Act::default();
    for photo in photos {
        let (id, pos) =
            session.with_ctx(|ctx| (RecordId::new(ctx), position::between(ctx, after.as_deref(), None)));
        act.changes.push(compose::photo(id, request, &pos, &photo.facts));
        for blob in &photo.blobs {
            if !act.blobs.iter().any(|b| b.sha256 == blob.sha256) {
                act.blobs.push(blob.clone());
            }
        }
        after = Some(pos);
    }
    act
}

/// Makes photos of files and hangs them on a request; says what was added and what was refused. Returns how many.
pub async fn attach_photos(session: Session, t: T, request: RecordId, files: Vec<File>) -> usize {
    let photos = prepare_all(session, t, &files).await;
    if photos.is_empty() {
        return 0;
    }
    let act = photo_act(session, request, &photos);
    if !session.may(&act) {
        return 0;
    }
    match session.perform(act).await {
        Ok(done) => {
            session.offer_undo(t.photos_added(photos.len()), done.undo);
            photos.len()
        }
        Err(error) => {
            session.notices().warn(notices::of_store(t, &error));
            0
        }
    }
}
