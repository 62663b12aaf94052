//! Roles, kinds of devices and what went wrong, in people's words.

use access::Role;
use sync::SyncError;

use super::joining::JoinError;
use crate::i18n::T;
use crate::notices;
use crate::platform::install::Body;
use crate::syncing::address::AddressError;

/// The name of a role.
pub fn role_name(t: T, role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Manager) => t.role_manager(),
        Some(Role::Helper) => t.role_helper(),
        Some(Role::Requester) => t.role_requester(),
        Some(Role::Reader) => t.role_reader(),
        None => t.role_unknown(),
    }
}

/// What a role may do, in a line.
pub fn role_note(t: T, role: Role) -> &'static str {
    match role {
        Role::Manager => t.role_manager_note(),
        Role::Helper => t.role_helper_note(),
        Role::Requester => t.role_requester_note(),
        Role::Reader => t.role_reader_note(),
    }
}

/// A name for a device of this kind.
pub fn body_name(t: T, body: Body) -> &'static str {
    match body {
        Body::IPhone => t.body_iphone(),
        Body::IPad => t.body_ipad(),
        Body::AndroidPhone => t.body_android_phone(),
        Body::AndroidTablet => t.body_android_tablet(),
        Body::Mac => t.body_mac(),
        Body::Windows => t.body_windows(),
        Body::ChromeBook => t.body_chromebook(),
        Body::Linux => t.body_linux(),
        Body::Other => t.body_other(),
    }
}

/// Why one is not in: what happened, and what to do.
pub fn of_joining(t: T, error: &JoinError) -> (String, String) {
    let both = |title: &str, body: &str| (title.to_owned(), body.to_owned());
    let error = match error {
        JoinError::NoTicket => return both(t.join_error_unknown_title(), t.join_ticket_bad()),
        JoinError::Address(AddressError::NotSecure) => {
            return both(t.join_error_secure_title(), t.join_error_secure());
        }
        JoinError::Address(AddressError::Incomplete) => {
            return both(t.join_error_server_title(), t.join_error_server());
        }
        JoinError::NoSecret => return both(t.join_error_secret_title(), t.join_error_secret()),
        JoinError::Store(error) => {
            let (title, body) = notices::of_store_long(t, error);
            return both(title, body);
        }
        JoinError::Sync(error) => error,
    };
    match error {
        SyncError::Refused { code, .. } if code == "invitation_unknown" => {
            both(t.join_error_unknown_title(), t.join_error_unknown())
        }
        SyncError::Refused { code, .. } if code == "invitation_used" => {
            both(t.join_error_used_title(), t.join_error_used())
        }
        SyncError::Refused { code, .. } if code == "invitation_expired" => {
            both(t.join_error_expired_title(), t.join_error_expired())
        }
        SyncError::Refused { code, .. } if code == "invitation_revoked" => {
            both(t.join_error_revoked_title(), t.join_error_revoked())
        }
        SyncError::Refused { status: 429, .. } => both(t.join_error_busy_title(), t.join_error_busy()),
        SyncError::Refused { status: 404 | 405, .. } | SyncError::Protocol(_) => {
            both(t.join_error_server_title(), t.join_error_server())
        }
        SyncError::Refused { status: 400..=499, message, .. } => {
            (t.join_error_other_title().to_owned(), t.server_says(message))
        }
        _ => both(t.join_error_network_title(), t.join_error_network()),
    }
}

/// Why the team is as it was.
pub fn of_team(t: T, error: &SyncError) -> String {
    match error {
        SyncError::Refused { code, .. } if code == "last_manager" => t.error_last_manager().to_owned(),
        SyncError::Refused { status: 403, .. } => t.error_team_forbidden().to_owned(),
        SyncError::Refused { status: 404 | 410, .. } => t.error_team_gone().to_owned(),
        SyncError::Refused { status: 429, .. } => t.error_team_busy().to_owned(),
        SyncError::Refused { message, .. } if !message.is_empty() => t.server_says(message),
        SyncError::SignedOut { .. } => t.sync_error_not_known().to_owned(),
        SyncError::Store(error) => notices::of_store(t, error),
        _ => t.error_team_network().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn each_refusal_of_an_invitation_has_its_own_words() {
        let t = T::fixed(Lang::Fr);
        let of = |status, code: &str| {
            let body = format!(r#"{{"code":"{code}","message":"m"}}"#);
            of_joining(t, &JoinError::Sync(SyncError::from_answer(status, body.as_bytes(), None))).0
        };
        let titles = [
            of(404, "invitation_unknown"),
            of(410, "invitation_used"),
            of(410, "invitation_expired"),
            of(410, "invitation_revoked"),
            of(429, "too_many_requests"),
            of(404, ""),
            of(503, "busy"),
            of(400, "bad_request"),
        ];
        for (at, title) in titles.iter().enumerate() {
            assert!(!titles.iter().skip(at + 1).any(|other| other == title), "{title}");
        }
        let lost = of_joining(t, &JoinError::Sync(SyncError::Timeout)).0;
        assert_eq!(lost, of(503, "busy"), "the code is still good in both cases");
    }
}
