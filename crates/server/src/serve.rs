//! The socket: plain or TLS, with an end to slow requests and to the server.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::middleware::map_response;
use axum_server::Handle;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::headers;
use crate::limits::{HEADER_TIMEOUT, HEARTBEAT, MAX_HEADER_BYTES, MAX_HEADERS};

/// Requests at once on one HTTP/2 connection.
const MAX_STREAMS: u32 = 100;

/// Why the certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is absent, or is not PEM of that kind.
    #[error("{0} is not read: {1}")]
    File(PathBuf, #[source] rustls::pki_types::pem::Error),
    /// Key and certificate do not belong together, or are of no known kind.
    #[error("the certificate cannot be used: {0}")]
    Unusable(#[from] rustls::Error),
}

/// Reads a certificate chain and its key.
pub fn tls(cert: &Path, key: &Path) -> Result<RustlsConfig, TlsError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| TlsError::File(path, error)
    };
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(|chain| chain.collect::<Result<Vec<_>, _>>())
        .map_err(failed(cert))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(failed(key))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

/// Serves until the handle says stop.
pub async fn serve(
    listener: std::net::TcpListener,
    tls: Option<RustlsConfig>,
    router: Router,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    // Hints are small and must not wait for more to send.
    let plain = NoDelayAcceptor::new();
    let server = axum_server::from_tcp(listener)?.handle(handle);
    match tls {
        Some(tls) => {
            // Only here do we know that https can be promised; behind a proxy that is the proxy's word.
            let router = router.layer(map_response(headers::promise_https));
            let mut server = server.acceptor(RustlsAcceptor::new(tls).acceptor(plain));
            bound(server.http_builder());
            server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
        }
        None => {
            let mut server = server.acceptor(plain);
            bound(server.http_builder());
            server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
        }
    }
}

/// What comes before a request has a handler. Its body has the time limit of the API.
fn bound(builder: &mut Builder<TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEADER_BYTES as usize);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(MAX_HEADER_BYTES)
        .max_concurrent_streams(MAX_STREAMS)
        .keep_alive_interval(HEARTBEAT);
}
