//! Who may pass: finds the caller behind a token, and says who asks too often.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::accounts::{AccountError, Peer, secret};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// The header of a proxy that says who asks.
const FORWARDED: &str = "x-forwarded-for";

/// Requests of members only. The caller is in the extensions behind it.
pub async fn members(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, ApiError> {
    let now_ms = (app.now_ms)();
    let peer = note_peer(&app, &mut request);
    // A layer outside of ours, of a program that the server is part of, may know better who calls.
    let caller = match request.extensions().get::<Caller>() {
        Some(caller) => caller.clone(),
        None => find(&app, request.headers(), peer, now_ms).await?,
    };
    app.accounts.rates().request(&caller.device, now_ms)?;
    let is_sync = request.uri().path().ends_with("/push") || request.uri().path().ends_with("/pull");
    let device = caller.device.clone();
    request.extensions_mut().insert(caller);
    let response = next.run(request).await;
    let has_synced = is_sync && response.status() == StatusCode::OK;
    // Nobody waits for it; what is lost is a time in a list.
    tokio::spawn(async move {
        if let Err(error) = app.accounts.touch(&device, has_synced, now_ms).await {
            tracing::warn!(error = %error, "when a device came was not noted: {error}");
        }
    });
    Ok(response)
}

/// Requests of anybody. A caller who shows a good token is known too.
pub async fn anybody(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, ApiError> {
    let now_ms = (app.now_ms)();
    let peer = note_peer(&app, &mut request);
    if request.headers().contains_key(AUTHORIZATION)
        && let Ok(caller) = find(&app, request.headers(), peer, now_ms).await
    {
        app.accounts.rates().request(&caller.device, now_ms)?;
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}

async fn find(app: &App, headers: &HeaderMap, peer: Peer, now_ms: u64) -> Result<Caller, ApiError> {
    let Some(header) = headers.get(AUTHORIZATION) else { return Err(AccountError::NoSession.into()) };
    let found = match header.to_str().ok().and_then(secret::bearer) {
        Some(hash) => app.accounts.find(hash).await,
        None => Err(AccountError::NoSession),
    };
    if let Err(AccountError::NoSession) = found {
        app.accounts.rates().wrong_token(peer, now_ms)?;
    }
    Ok(found?)
}

fn note_peer(app: &App, request: &mut Request) -> Peer {
    let connected = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let mut peer = connected.map_or(Peer::UNKNOWN, |ConnectInfo(address)| Peer::new(address.ip()));
    if app.guard.trusts_proxy() {
        let lists: Vec<&str> =
            request.headers().get_all(FORWARDED).iter().filter_map(|list| list.to_str().ok()).collect();
        // A request without it did not come through the proxy.
        peer = Peer::forwarded(&lists).unwrap_or(peer);
    }
    request.extensions_mut().insert(peer);
    peer
}

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().copied().unwrap_or(Self::UNKNOWN))
    }
}
