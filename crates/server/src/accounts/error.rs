//! Why the accounts refuse.

use axum::http::StatusCode;

use super::limiter::Wait;
use super::names::BadName;
use crate::db::DbError;

/// Why the accounts refuse. Clients branch on [`AccountError::code`]; no message holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// No token, or one that nobody knows.
    #[error("this device has not joined: join with an invitation")]
    NoSession,
    /// The device's access was taken away, or it left.
    #[error("this device's access was taken away")]
    DeviceRevoked,
    /// Its member was removed.
    #[error("its owner is no longer a member")]
    MemberRemoved,
    /// The role does not allow it.
    #[error("your role does not allow this")]
    Forbidden,
    /// Nobody knows the code, or it is not one; or an invitation of that id is not theirs to see.
    #[error("this invitation is not known")]
    InvitationUnknown,
    /// Somebody joined by it.
    #[error("this invitation was used")]
    InvitationUsed,
    /// Too late.
    #[error("this invitation has expired")]
    InvitationExpired,
    /// It was taken back.
    #[error("this invitation was taken back")]
    InvitationRevoked,
    /// Somebody must be able to manage.
    #[error("the last manager can neither be removed nor get another role")]
    LastManager,
    /// No such device, or not theirs to see.
    #[error("this device is not known")]
    UnknownDevice,
    /// No such member.
    #[error("this member is not known")]
    UnknownMember,
    /// No such secret address, or not theirs to see.
    #[error("this address is not known")]
    UnknownFeed,
    /// Somebody has as many secret addresses as one may have.
    #[error("too many addresses: revoke one first")]
    TooManyFeeds,
    /// A name that deceives or floods.
    #[error(transparent)]
    BadName(#[from] BadName),
    /// The token's hash is not one, or another device has the token.
    #[error("a token hash is the SHA-256 of a new token, as 64 hex digits")]
    BadToken,
    /// Too often, or too many.
    #[error("too many requests, wait {} s", .0.seconds)]
    TooManyRequests(Wait),
    /// The database did not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl AccountError {
    /// The word that clients branch on. Never rename.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSession => "no_session",
            Self::DeviceRevoked => "device_revoked",
            Self::MemberRemoved => "member_removed",
            Self::Forbidden => "forbidden",
            Self::InvitationUnknown => "invitation_unknown",
            Self::InvitationUsed => "invitation_used",
            Self::InvitationExpired => "invitation_expired",
            Self::InvitationRevoked => "invitation_revoked",
            Self::LastManager => "last_manager",
            Self::UnknownDevice => "unknown_device",
            Self::UnknownMember => "unknown_member",
            Self::UnknownFeed => "unknown_feed",
            Self::TooManyFeeds => "too_many_feeds",
            Self::BadName(_) => "bad_name",
            Self::BadToken => "bad_token",
            Self::TooManyRequests(_) => "too_many_requests",
            Self::Database(error) => error.code(),
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoSession => StatusCode::UNAUTHORIZED,
            Self::DeviceRevoked | Self::MemberRemoved | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::InvitationUnknown | Self::UnknownDevice | Self::UnknownMember | Self::UnknownFeed => {
                StatusCode::NOT_FOUND
            }
            Self::InvitationUsed | Self::InvitationExpired | Self::InvitationRevoked => StatusCode::GONE,
            Self::LastManager | Self::TooManyFeeds => StatusCode::CONFLICT,
            Self::BadName(_) | Self::BadToken => StatusCode::BAD_REQUEST,
            Self::TooManyRequests(_) => StatusCode::TOO_MANY_REQUESTS,
            // Told as any failure of the database is.
            Self::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
