//! Starts the server: flags, logs, data, socket; and stops it in good order.

use std::future::IntoFuture;
use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use clap::Parser;
use intendance_server::assets::Embedded;
use intendance_server::banner::Banner;
use intendance_server::config::{Config, LogFormat};
use intendance_server::db::OpenError;
use intendance_server::db::sqlite::Database;
use intendance_server::guard::Guard;
use intendance_server::limits::SHUTDOWN_TIMEOUT;
use intendance_server::{App, router};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tracing_subscriber::EnvFilter;

/// The one file with everything, inside of the data folder.
const DATABASE: &str = "intendance.sqlite";

#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("--log is not understood: {0}")]
    LogFilter(#[from] tracing_subscriber::filter::ParseError),
    #[error("the data folder {0} cannot be made: {1}")]
    Folder(PathBuf, #[source] io::Error),
    #[error("{0}: {1}")]
    Database(PathBuf, #[source] OpenError),
    #[error("cannot listen on {0}: {1}; choose another with --listen")]
    Listen(SocketAddr, #[source] io::Error),
    #[error("the server stopped: {0}")]
    Serve(#[source] io::Error),
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("intendance-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> Result<(), StartError> {
    start_logs(&config)?;
    let path = data_file(&config.data).map_err(|error| StartError::Folder(config.data.clone(), error))?;
    let listen = |error| StartError::Listen(config.listen, error);
    let listener = TcpListener::bind(config.listen).await.map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let log = Database::open(&path, wall_ms()).map_err(|error| StartError::Database(path.clone(), error))?;

    let app = App {
        log: Arc::new(log),
        assets: Arc::new(Embedded),
        guard: Arc::new(Guard::new(address, &config.allow_host, &config.allow_origin)),
        now_ms: Arc::new(wall_ms),
    };
    let router = router(app, &config.origins());
    let (stop, stopped) = oneshot::channel::<()>();
    let server = axum::serve(listener, router)
        .with_graceful_shutdown(async {
            // An error means that the sender is gone, which is as good a reason to stop.
            drop(stopped.await);
        })
        .into_future();
    let mut server = tokio::spawn(server);
    announce(&config, &Banner::new(address, path));

    tokio::select! {
        ended = &mut server => return finished(ended),
        () = stop_signal() => tracing::info!("stopping: open requests may finish"),
    }
    drop(stop);
    match tokio::time::timeout(SHUTDOWN_TIMEOUT, &mut server).await {
        Ok(ended) => finished(ended)?,
        Err(_) => {
            tracing::warn!("some connections stayed open; closing them");
            server.abort();
            drop(server.await);
        }
    }
    tracing::info!("stopped");
    Ok(())
}

fn finished(ended: Result<io::Result<()>, tokio::task::JoinError>) -> Result<(), StartError> {
    ended.map_err(io::Error::other).flatten().map_err(StartError::Serve)
}

fn data_file(folder: &Path) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    Ok(std::fs::canonicalize(folder)?.join(DATABASE))
}

fn start_logs(config: &Config) -> Result<(), StartError> {
    let filter = EnvFilter::builder().parse(&config.log)?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match config.log_format {
        LogFormat::Text => builder.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
    Ok(())
}

fn announce(config: &Config, banner: &Banner) {
    match config.log_format {
        LogFormat::Text => {
            // Whoever started us may have closed its end; that is no reason to stop.
            drop(writeln!(io::stdout(), "{banner}"));
        }
        LogFormat::Json => tracing::info!(
            url = banner.url,
            lan_urls = banner.lan_urls.join(" "),
            data = %banner.data.display(),
            version = intendance_server::VERSION,
            "listening on {}", banner.url
        ),
    }
}

async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the outermost layer, native only: below it the time is an argument"
)]
fn wall_ms() -> u64 {
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
