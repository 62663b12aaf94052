//! Headers that every answer carries.
//!
//! HSTS is only among them where this server holds the certificate; else it is the proxy's to promise.

use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

/// `connect-src` is wide: the app may sync with a server elsewhere, which the person names.
const SECURITY: [(HeaderName, &str); 6] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
         connect-src 'self' https: http://localhost:* http://127.0.0.1:*; worker-src 'self'; \
         manifest-src 'self'; font-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'; \
         frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), serial=(), \
         hid=(), midi=(), display-capture=(), browsing-topics=()",
    ),
];

/// Adds the security headers.
pub async fn secure(mut response: Response) -> Response {
    for (name, value) in SECURITY {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Promises https for two years. Not for other names of the same domain: they are not ours.
pub async fn promise_https(mut response: Response) -> Response {
    let promise = HeaderValue::from_static("max-age=63072000");
    response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, promise);
    response
}
