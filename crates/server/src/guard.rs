//! Whose requests are answered: this host's name only (DNS rebinding), this app's pages only (CSRF).
//!
//! What needs a token needs it besides: no page of another site has one, but invitations could be guessed at from
//! inside of a network.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use crate::error::ApiError;
use crate::state::App;

/// Endings of names that no public DNS can point at this server.
const LOCAL_ENDINGS: [&str; 5] = [".local", ".lan", ".home.arpa", ".internal", ".localhost"];

/// Whose requests are answered.
#[derive(Debug)]
pub struct Guard {
    /// Whether the server listens on this machine only.
    is_loopback: bool,
    /// Further names of this server, in lower case.
    hosts: Vec<String>,
    /// Origins of apps served elsewhere that may sync here.
    origins: Vec<String>,
    /// Whether a proxy in front says who asks.
    trusts_proxy: bool,
}

impl Guard {
    /// A guard for a server that listens on `address`, is also called `hosts`, and lets apps of `origins` sync.
    pub fn new(address: SocketAddr, hosts: &[String], origins: &[String]) -> Self {
        let lower = |texts: &[String]| texts.iter().map(|text| text.to_ascii_lowercase()).collect();
        Self {
            is_loopback: address.ip().is_loopback(),
            hosts: lower(hosts),
            origins: lower(origins),
            trusts_proxy: false,
        }
    }

    /// Believes the last hop of `X-Forwarded-For`, which a proxy in front must set.
    #[must_use]
    pub fn behind_proxy(mut self, is_behind: bool) -> Self {
        self.trusts_proxy = is_behind;
        self
    }

    /// Whether `X-Forwarded-For` says who asks.
    pub fn trusts_proxy(&self) -> bool {
        self.trusts_proxy
    }

    fn knows_host(&self, authority: &str) -> bool {
        let name = host_name(authority).to_ascii_lowercase();
        if name.is_empty() {
            return false;
        }
        if self.hosts.contains(&name) || name == "localhost" || name.ends_with(".localhost") {
            return true;
        }
        // An address cannot be rebound, and neither can a name that public DNS does not have.
        match name.parse::<IpAddr>() {
            Ok(ip) => ip.is_loopback() || !self.is_loopback,
            Err(_) if self.is_loopback => false,
            Err(_) => !name.contains('.') || LOCAL_ENDINGS.iter().any(|ending| name.ends_with(ending)),
        }
    }

    fn knows_page(&self, headers: &HeaderMap, authority: &str) -> bool {
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let origin = text(ORIGIN.as_str()).map(str::to_ascii_lowercase);
        if origin.as_ref().is_some_and(|origin| self.origins.contains(origin)) {
            return true;
        }
        // The browser's own word, which no page can forge; it survives proxies that rename the host.
        match text("sec-fetch-site") {
            Some(site) => matches!(site, "same-origin" | "none"),
            None => origin.is_none_or(|origin| {
                origin.split_once("://").is_some_and(|(_, page)| {
                    page.eq_ignore_ascii_case(authority)
                        || self.hosts.iter().any(|host| host == host_name(page))
                })
            }),
        }
    }
}

/// The host of `host`, `host:port`, `[v6]` or `[v6]:port`.
fn host_name(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or("", |(ip, _)| ip),
        None => authority.split_once(':').map_or(authority, |(name, _)| name),
    }
}

fn authority(request: &Request) -> &str {
    let header = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    header.or_else(|| request.uri().authority().map(|authority| authority.as_str())).unwrap_or_default()
}

/// Refuses requests to host names that are not this server's.
pub async fn host(State(app): State<App>, request: Request, next: Next) -> Result<Response, ApiError> {
    // Watchdogs ask by whatever name the network gives; health tells them nothing worth stealing.
    if request.uri().path() != "/healthz" && !app.guard.knows_host(authority(&request)) {
        return Err(ApiError::UnknownHost);
    }
    Ok(next.run(request).await)
}

/// Refuses requests to the API that a page of another site could have sent.
pub async fn page(State(app): State<App>, request: Request, next: Next) -> Result<Response, ApiError> {
    if !app.guard.knows_page(request.headers(), authority(&request)) {
        return Err(ApiError::CrossSite);
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read && request.headers().get("x-intendance").is_none_or(|value| value != "1") {
        return Err(ApiError::MissingHeader);
    }
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(address: &str) -> Guard {
        Guard::new(address.parse().unwrap(), &["Bureau.exemple.fr".into()], &[])
    }

    #[test]
    fn on_loopback_only_names_of_this_machine_and_named_ones_are_known() {
        let guard = guard("127.0.0.1:8080");
        for known in ["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST", "bureau.exemple.fr:443"] {
            assert!(guard.knows_host(known), "{known}");
        }
        for foreign in ["", "evil.example", "localhost.evil.example", "192.168.1.4", "serveur", "[::1"] {
            assert!(!guard.knows_host(foreign), "{foreign}");
        }
    }

    #[test]
    fn on_the_network_public_names_must_be_named() {
        let guard = guard("0.0.0.0:8080");
        for known in ["192.168.1.4:8080", "serveur", "intendance.local", "[fd00::4]:8080", "localhost"] {
            assert!(guard.knows_host(known), "{known}");
        }
        for foreign in ["evil.example", "192.168.1.4.evil.example", "local.evil.example:8080"] {
            assert!(!guard.knows_host(foreign), "{foreign}");
        }
    }
}
