//! From errors to what a person reads: what happened, what is safe, what to do. The only place where that is made.

use store::StoreError;

use crate::i18n::T;
use crate::platform::photo::PhotoError;

/// The words for a store that did not do what was asked.
pub fn of_store(t: T, error: &StoreError) -> String {
    let (title, body) = of_store_long(t, error);
    match error {
        StoreError::Quota => body.to_owned(),
        _ => format!("{title}. {body}"),
    }
}

/// A title and a paragraph.
pub fn of_store_long(t: T, error: &StoreError) -> (&'static str, &'static str) {
    match error {
        StoreError::Refused => (t.error_private_title(), t.error_private_body()),
        StoreError::Blocked => (t.error_blocked_title(), t.error_blocked_body()),
        StoreError::Newer { .. } => (t.error_newer_title(), t.error_newer_body()),
        StoreError::Quota => (t.error_quota_title(), t.error_quota_body()),
        StoreError::Closed => (t.error_closed_title(), t.error_closed_body()),
        StoreError::Corrupt(_) => (t.error_corrupt_title(), t.error_corrupt_body()),
        StoreError::Overtaken | StoreError::Failed(_) => (t.error_not_saved(), t.error_not_saved_body()),
    }
}

/// The words for a file that became no photo.
pub fn of_photo(t: T, name: &str, error: PhotoError) -> String {
    match error {
        PhotoError::NotImage => t.photo_not_image(name),
        PhotoError::TooBig => t.photo_too_big(name),
    }
}
