//! https by certificate files.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tempfile::TempDir;

use crate::program::{Program, request, run};

fn certificate(folder: &Path) -> (PathBuf, PathBuf, CertificateDer<'static>) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    fs::write(&cert, made.cert.pem()).unwrap();
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (cert, key, made.cert.der().clone())
}

fn ask(port: u16, trusted: &CertificateDer<'static>, text: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connection = ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", port))?);
    stream.write_all(text.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn with_a_certificate_the_server_speaks_https_only_and_promises_it() {
    let data = TempDir::new().unwrap();
    let (cert, key, trusted) = certificate(data.path());
    let args = ["--tls-cert", cert.to_str().unwrap(), "--tls-key", key.to_str().unwrap()];
    let program = Program::with(data.path(), &args, None);
    assert!(program.said.concat().contains("Join     https://localhost:"), "{:?}", program.said);
    let answer = ask(program.port, &trusted, &request("GET /api/v1/status", "")).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=63072000"), "{answer}");
    // Plain words are not answered, and a stranger's certificate is not trusted.
    assert!(!program.http("GET /api/v1/status", "").is_ok_and(|json| json.get("epoch").is_some()));
    let (_, _, other) = certificate(TempDir::new().unwrap().path());
    assert!(ask(program.port, &other, "x").is_err());
}

#[test]
fn without_a_certificate_https_is_not_promised() {
    let data = TempDir::new().unwrap();
    let program = Program::start(data.path());
    let mut stream = TcpStream::connect(("127.0.0.1", program.port)).unwrap();
    stream.write_all(request("GET /api/v1/status", "").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && !answer.contains("strict-transport"), "{answer}");
}

#[test]
fn files_that_are_no_certificate_are_refused_in_one_line() {
    let data = TempDir::new().unwrap();
    let (cert, key, _) = certificate(data.path());
    let other = TempDir::new().unwrap();
    let (_, foreign, _) = certificate(other.path());
    let absent = data.path().join("absent.pem");
    for (cert, key) in [(&absent, &key), (&cert, &absent), (&key, &key), (&cert, &cert), (&cert, &foreign)] {
        let args = [
            "--listen",
            "127.0.0.1:0",
            "--tls-cert",
            cert.to_str().unwrap(),
            "--tls-key",
            key.to_str().unwrap(),
        ];
        let output = run(data.path(), &args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success());
        assert_eq!(said.trim().lines().count(), 1, "{said}");
    }
}
