//! Starts the server: flags, logs, data, socket; and stops it in good order.

mod keep;

use std::io::{self, IsTerminal, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use clap::Parser;
use intendance_server::accounts::{AccountError, Accounts, Database, Wish};
use intendance_server::assets::Embedded;
use intendance_server::banner::Banner;
use intendance_server::config::{Command, Config, DataConfig, InviteConfig, LogFormat};
use intendance_server::db::{OpenError, postgres, sqlite};
use intendance_server::guard::Guard;
use intendance_server::limits::SHUTDOWN_TIMEOUT;
use intendance_server::serve::{TlsError, serve, tls};
use intendance_server::upkeep::UpkeepError;
use intendance_server::{App, router};
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
    Database(String, #[source] OpenError),
    #[error("cannot listen on {0}: {1}; choose another with --listen")]
    Listen(SocketAddr, #[source] io::Error),
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error("the accounts failed: {0}")]
    Accounts(#[from] AccountError),
    #[error(transparent)]
    Upkeep(#[from] UpkeepError),
    #[error("{0}")]
    Usage(&'static str),
    #[error("something is wrong with the data; restore a backup")]
    Unsound,
    #[error("the server stopped: {0}")]
    Serve(#[source] io::Error),
}

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    let done = match &config.command {
        None | Some(Command::Serve) => run(&config).await,
        Some(Command::Invite(invitation)) => invite(&config.data, invitation).await,
        Some(Command::Backup { file }) => keep::backup(&config.data, file),
        Some(Command::Verify) => keep::verify(&config.data).await,
        Some(Command::Restore { file }) => keep::restore(&config.data, file.as_deref()).await,
        Some(Command::Copy { to }) => keep::copy(&config.data, to).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("intendance-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: &Config) -> Result<(), StartError> {
    start_logs(&config.data)?;
    let tls = certificate(&config.data)?;
    let listen = |error| StartError::Listen(config.data.listen, error);
    let listener = TcpListener::bind(config.data.listen).map_err(listen)?;
    listener.set_nonblocking(true).map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let (database, place) = open(&config.data).await?;

    let mut banner = Banner::new(address, tls.is_some(), place);
    banner.public_url.clone_from(&config.data.public_url);
    let accounts = Accounts::new(database.clone(), !config.serve.no_rate_limits);
    banner.first_link = accounts.invite_first(wall_ms()).await?.map(|made| banner.link(&made.code.text()));

    let mut hosts = config.serve.allow_host.clone();
    hosts.extend(config.data.public_url.as_deref().and_then(host_of));
    let guard = Guard::new(address, &hosts, &config.serve.allow_origin);
    let app = App {
        log: database.log(),
        accounts: Arc::new(accounts),
        agenda: Arc::default(),
        assets: Arc::new(Embedded),
        guard: Arc::new(guard.behind_proxy(config.serve.trust_proxy)),
        now_ms: Arc::new(wall_ms),
    };
    let hub = Arc::clone(app.log.hub());
    let router = router(app, &config.origins());
    drop(database);
    let handle = Handle::new();
    let mut server = tokio::spawn(serve(listener, tls, router, handle.clone()));
    let stop = stop_signal();
    announce(&config.data, &banner);

    tokio::select! {
        ended = &mut server => return finished(ended),
        () = stop => tracing::info!("stopping: open requests may finish"),
    }
    handle.graceful_shutdown(Some(SHUTDOWN_TIMEOUT));
    // Streams of hints would stay open for as long as anybody looks.
    hub.restart();
    drop(hub);
    finished(server.await)?;
    tracing::info!("stopped");
    Ok(())
}

/// Prints the link of a new invitation, and nothing else on standard output.
async fn invite(config: &DataConfig, wanted: &InviteConfig) -> Result<(), StartError> {
    start_logs(config)?;
    let is_https = certificate(config)?.is_some();
    let (database, place) = open(config).await?;
    let wish =
        Wish { name: wanted.name.clone(), role: wanted.role, member: None, ttl_s: wanted.hours * 3600 };
    let made = Accounts::new(database, true).invite_from_server(wish, wall_ms()).await?;
    let mut banner = Banner::new(config.listen, is_https, place);
    banner.public_url.clone_from(&config.public_url);
    drop(writeln!(io::stdout(), "{}", banner.link(&made.code.text())));
    let (role, hours) = (wanted.role.as_str(), wanted.hours);
    eprintln!("An invitation as {role}: works once, within {hours} h. Send it to one person only.");
    Ok(())
}

/// Opens the data; also says where they are, without a password.
async fn open(config: &DataConfig) -> Result<(Database, String), StartError> {
    if let Some(url) = &config.database {
        let place = "PostgreSQL".to_owned();
        let database = postgres::Database::open(url, wall_ms()).await;
        let database = database.map_err(|error| StartError::Database(place.clone(), error))?;
        return Ok((Database::Postgres(Arc::new(database)), place));
    }
    let path = data_file(&config.data).map_err(|error| StartError::Folder(config.data.clone(), error))?;
    let place = path.display().to_string();
    let database = sqlite::Database::open(&path, wall_ms());
    let database = database.map_err(|error| StartError::Database(place.clone(), error))?;
    Ok((Database::Sqlite(Arc::new(database)), place))
}

fn data_file(folder: &Path) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    Ok(std::fs::canonicalize(folder)?.join(DATABASE))
}

fn certificate(config: &DataConfig) -> Result<Option<RustlsConfig>, TlsError> {
    match (&config.tls_cert, &config.tls_key) {
        (Some(cert), Some(key)) => tls(cert, key).map(Some),
        _ => Ok(None),
    }
}

fn host_of(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split('/').next()?;
    Some(host.rsplit_once(':').map_or(host, |(name, _)| name).to_owned())
}

fn finished(ended: Result<io::Result<()>, tokio::task::JoinError>) -> Result<(), StartError> {
    ended.map_err(io::Error::other).flatten().map_err(StartError::Serve)
}

fn start_logs(config: &DataConfig) -> Result<(), StartError> {
    // Whatever else is wished for: this driver's debugging shows the values of statements, and hashes are among them.
    let filter = EnvFilter::builder().parse(&config.log)?.add_directive("tokio_postgres=info".parse()?);
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match config.log_format {
        LogFormat::Text => builder.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
    Ok(())
}

fn announce(config: &DataConfig, banner: &Banner) {
    match config.log_format {
        LogFormat::Text => {
            // Whoever started us may have closed its end; that is no reason to stop.
            drop(writeln!(io::stdout(), "{banner}"));
        }
        LogFormat::Json => {
            tracing::info!(
                url = banner.url,
                lan_urls = banner.lan_urls.join(" "),
                data = banner.data,
                version = intendance_server::VERSION,
                "listening on {}",
                banner.url
            );
            // Not a log: logs are kept and read by others.
            if let Some(link) = &banner.first_link {
                drop(writeln!(io::stdout(), "{link}"));
            }
        }
    }
}

/// Ends when the server is told to stop. Listens from the call on: who is told that it is ready may stop it at once.
fn stop_signal() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let told = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match told {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    async {
        tokio::select! { () = interrupt => {}, () = terminate => {} }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the outermost layer, native only: below it the time is an argument"
)]
fn wall_ms() -> u64 {
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
