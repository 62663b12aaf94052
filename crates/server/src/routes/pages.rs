//! The app: its files, and its page on every route that is the app's own.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::assets::{Asset, Assets, is_hashed, mime};
use crate::error::ApiError;
use crate::state::App;

/// The only page of the app. Not `index.html`, which is for hosts that do not know their root (docs/build.md).
const PAGE: &str = "shell.html";
/// What `dist/` lacks when the app was not built before the server.
const NO_APP: &str = "This server was built without the app. Build the app first, then the server again.\n";

/// Any path that is not the API's: a file of the app, else the app's page when the path looks like a screen.
pub async fn page(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(ApiError::MethodNotAllowed);
    }
    let path = uri.path().trim_start_matches('/');
    // An address of the API that does not exist is no screen: a client that waits for JSON gets JSON.
    if path == "api" || path.starts_with("api/") {
        return Err(ApiError::NotFound);
    }
    // The embedded map needs no such care; the disk that debug builds read does.
    let is_plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains(['\\', '\0', '%', ':']);
    let is_screen = path.rsplit('/').next().is_none_or(|last| !last.contains('.'));

    let assets = &*app.assets;
    let found = if is_plain { find(assets, path, &headers) } else { None };
    match found {
        Some(found) => Ok(found.respond(path, &method, &headers)),
        None if is_screen => match find(assets, PAGE, &headers) {
            Some(found) => Ok(found.respond(PAGE, &method, &headers)),
            None => Ok((StatusCode::NOT_FOUND, NO_APP).into_response()),
        },
        None => Err(ApiError::NotFound),
    }
}

struct Found {
    asset: Asset,
    encoding: Option<&'static str>,
}

/// The file in the smallest form that the client reads. Compressed siblings are made when the app is built.
fn find(assets: &dyn Assets, path: &str, headers: &HeaderMap) -> Option<Found> {
    let asset = assets.get(path)?;
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(headers, encoding)
            && let Some(asset) = assets.get(&format!("{path}{ending}"))
        {
            return Some(Found { asset, encoding: Some(encoding) });
        }
    }
    Some(Found { asset, encoding: None })
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let lists = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.trim().parse().ok());
        name.trim().eq_ignore_ascii_case(encoding) && weight.is_none_or(|q: f32| 0.0 < q)
    })
}

impl Found {
    fn respond(self, path: &str, method: &Method, headers: &HeaderMap) -> Response {
        let etag = etag(&self.asset.sha256);
        let cache = if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut response = Response::builder()
            .header(ETAG, &etag)
            .header(CACHE_CONTROL, cache)
            .header(VARY, "accept-encoding");
        let body = if has_it(headers, &etag) {
            response = response.status(StatusCode::NOT_MODIFIED);
            Body::empty()
        } else {
            response =
                response.header(CONTENT_TYPE, mime(path)).header(CONTENT_LENGTH, self.asset.bytes.len());
            if let Some(encoding) = self.encoding {
                response = response.header(CONTENT_ENCODING, encoding);
            }
            if *method == Method::HEAD { Body::empty() } else { self.asset.bytes.into() }
        };
        response.body(body).unwrap_or_else(|error| {
            tracing::error!(error = %error, "no answer could be made: {error}");
            ApiError::Panicked.into_response()
        })
    }
}

fn etag(sha256: &[u8; 32]) -> String {
    let mut etag = String::with_capacity(34);
    etag.push('"');
    for byte in sha256.iter().take(16) {
        etag.push_str(&format!("{byte:02x}"));
    }
    etag.push('"');
    etag
}

fn has_it(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}
