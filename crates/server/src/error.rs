//! Why a request failed, in one envelope: `{"code", "message", …}`.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::accounts::AccountError;
use crate::db::DbError;
use crate::log::LogError;

/// When to come again to a server that is busy or stopping.
const BUSY_RETRY_S: u64 = 2;

/// Why a request failed. Clients branch on [`ApiError::code`], people read the message.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The body is not the JSON that this endpoint takes.
    #[error("the body is not understood: {0}")]
    BadJson(String),
    /// A change has no readable identity or position, so that it cannot even be refused by name.
    #[error("change {index} of this request: {why}")]
    BadEnvelope {
        /// Its place in the request, from 0.
        index: usize,
        /// What is wrong with it.
        why: String,
    },
    /// The query string is not the one that this endpoint takes.
    #[error("the query is not understood: {0}")]
    BadQuery(String),
    /// The body is larger than allowed, compressed or not.
    #[error("at most {max} bytes fit one request")]
    TooLarge {
        /// The limit.
        max: usize,
    },
    /// More changes than allowed.
    #[error("at most {max} changes fit one request, this one has {n_changes}")]
    TooManyChanges {
        /// How many came.
        n_changes: usize,
        /// The limit.
        max: usize,
    },
    /// The body is neither plain JSON nor gzip.
    #[error("send application/json, plain or with content-encoding gzip")]
    UnsupportedBody,
    /// The body ended early.
    #[error("the body did not arrive whole")]
    BodyLost,
    /// The request took too long.
    #[error("the request took too long")]
    Timeout,
    /// A page of another site sent it.
    #[error("requests from other sites are refused; name them with --allow-origin")]
    CrossSite,
    /// The header that no foreign form can send is absent.
    #[error("the header x-intendance: 1 is missing")]
    MissingHeader,
    /// The request names a host that is not this server (DNS rebinding), or none.
    #[error("this server does not answer to that host name; name it with --allow-host")]
    UnknownHost,
    /// The request carries no token that this server knows.
    #[error("this device has not joined: ask a manager for an invitation")]
    NoSession,
    /// The member's role does not allow it.
    #[error("your role does not allow this")]
    Forbidden,
    /// Too often, or too much at once.
    #[error("too many requests: try again in {retry_s} s")]
    TooManyRequests {
        /// When to come again.
        retry_s: u64,
    },
    /// What the accounts answered.
    #[error(transparent)]
    Account(AccountError),
    /// No such endpoint.
    #[error("there is nothing here")]
    NotFound,
    /// The endpoint has another method.
    #[error("this address does not take that method")]
    MethodNotAllowed,
    /// What the log answered.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A bug: logged once, where it was caught.
    #[error("the server failed")]
    Panicked,
}

impl ApiError {
    /// The word that clients branch on. Never rename.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadJson(_) => "bad_json",
            Self::BadEnvelope { .. } => "bad_envelope",
            Self::BadQuery(_) => "bad_query",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyChanges { .. } => "too_many_changes",
            Self::UnsupportedBody => "unsupported_body",
            Self::BodyLost => "body_lost",
            Self::Timeout => "timeout",
            Self::CrossSite => "cross_site",
            Self::MissingHeader => "missing_header",
            Self::UnknownHost => "unknown_host",
            Self::NoSession => "no_session",
            Self::Forbidden => "forbidden",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::Account(error) => error.code(),
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Panicked => "server_failed",
            Self::Log(error) => match error {
                LogError::EpochChanged { .. } => "epoch_changed",
                LogError::DeviceForked { .. } => "device_forked",
                LogError::Gap { .. } => "gap",
                LogError::Diverged { .. } => "history_diverged",
                LogError::Database(error) => error.code(),
            },
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadJson(_) | Self::BadEnvelope { .. } | Self::BadQuery(_) | Self::BodyLost => {
                StatusCode::BAD_REQUEST
            }
            Self::TooLarge { .. } | Self::TooManyChanges { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedBody => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::CrossSite | Self::MissingHeader => StatusCode::FORBIDDEN,
            Self::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
            Self::NoSession => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Account(error) => error.status(),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Panicked => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Log(error) => match error {
                LogError::EpochChanged { .. }
                | LogError::DeviceForked { .. }
                | LogError::Gap { .. }
                | LogError::Diverged { .. } => StatusCode::CONFLICT,
                LogError::Database(DbError::Full(_)) => StatusCode::INSUFFICIENT_STORAGE,
                LogError::Database(DbError::Busy(_) | DbError::Closed) => StatusCode::SERVICE_UNAVAILABLE,
                LogError::Database(DbError::Failed(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// The envelope: code, message and what a client needs to go on.
    pub fn body(&self) -> Value {
        let mut body = json!({ "code": self.code(), "message": self.to_string() });
        let facts = match self {
            Self::Log(LogError::EpochChanged { epoch }) => json!({ "epoch": epoch }),
            Self::Log(LogError::DeviceForked { n }) => json!({ "n": n }),
            Self::Log(LogError::Gap { have_n }) => json!({ "have_n": have_n }),
            Self::Log(LogError::Diverged { epoch, last_seq }) => {
                json!({ "epoch": epoch, "last_seq": last_seq })
            }
            _ => Value::Null,
        };
        if let (Value::Object(body), Value::Object(facts)) = (&mut body, facts) {
            body.extend(facts);
        }
        body
    }
}

impl From<AccountError> for ApiError {
    fn from(error: AccountError) -> Self {
        // What the log may answer too has one form.
        match error {
            AccountError::Database(error) => Self::Log(error.into()),
            AccountError::NoSession => Self::NoSession,
            AccountError::Forbidden => Self::Forbidden,
            AccountError::TooManyRequests(wait) => Self::TooManyRequests { retry_s: wait.seconds },
            other => Self::Account(other),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        // The one place where a failure of ours is logged; its text is never sent, as it may hold SQL or paths.
        if let Self::Log(LogError::Database(
            DbError::Full(source) | DbError::Busy(source) | DbError::Failed(source),
        )) = &self
        {
            tracing::error!(error = %source, code = self.code(), "request failed: {source}");
        }
        let status = self.status();
        let mut response = (status, Json(self.body())).into_response();
        let retry_s = match self {
            Self::TooManyRequests { retry_s } => Some(retry_s),
            _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(BUSY_RETRY_S),
            _ => None,
        };
        if let Some(retry_s) = retry_s {
            response.headers_mut().insert(RETRY_AFTER, retry_s.into());
        }
        response
    }
}
