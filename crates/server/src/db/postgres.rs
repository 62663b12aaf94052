//! PostgreSQL, for several servers on one set of data.
//!
//! Connections come from a pool and are made anew when they were lost. Locks and statements have time limits, so
//! that a stuck transaction elsewhere becomes `busy` here. One more connection listens to what other servers commit.

mod listen;
mod schema;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use tokio::sync::{oneshot, watch};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;
use tokio_postgres::{Config, GenericClient};

use super::{DbError, OpenError};
use crate::live::{Event, Hub};

/// A connection of the pool; goes back to it when dropped.
pub type Client = deadpool_postgres::Object;

/// Connections of one server. More would only wait for the counter row.
const MAX_CONNECTIONS: usize = 12;
/// How long to wait for a connection, made or idle.
const WAIT: Duration = Duration::from_secs(5);
/// What every connection starts with: waiting has an end, and an answered push survives a power cut.
const SETTINGS: &str = "set lock_timeout = '5s'; set statement_timeout = '20s';
    set idle_in_transaction_session_timeout = '30s'; set synchronous_commit = on; set timezone = 'UTC'";
/// Where servers tell each other what they committed.
const CHANNEL: &str = "intendance";

/// A PostgreSQL database.
pub struct Database {
    pool: Pool,
    workspace: i64,
    hub: Arc<Hub>,
    pub(crate) packing: tokio::sync::Mutex<()>,
    /// Dropped with the database, which ends the listener.
    _listening: watch::Sender<()>,
}

impl Database {
    /// Connects to `url` (`postgres://user:password@host/database`), brings the database to this version's schema
    /// and starts to listen. No error repeats the URL, which may hold a password.
    pub async fn open(url: &str, now_ms: u64) -> Result<Self, OpenError> {
        let config = config(url)?;
        let tls = tls::connector(&config)?;
        let manager = Manager::from_config(
            config.clone(),
            tls.clone(),
            ManagerConfig { recycling_method: RecyclingMethod::Fast },
        );
        let pool = Pool::builder(manager)
            .max_size(MAX_CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .recycle_timeout(Some(WAIT))
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move { client.batch_execute(SETTINGS).await.map_err(HookError::Backend) })
            }))
            .build()
            .map_err(|error| OpenError::Postgres(error.to_string()))?;
        let mut client = pool.get().await.map_err(|error| OpenError::Postgres(told(&error)))?;
        let workspace = schema::migrate(&mut client, now_ms).await?;
        drop(client);
        let hub = Arc::<Hub>::default();
        let (listening, ended) = watch::channel(());
        let (ready, is_ready) = oneshot::channel();
        tokio::spawn(listen::run((config, tls), Arc::clone(&hub), ended, ready));
        // Hints are no reason not to start.
        drop(tokio::time::timeout(WAIT, is_ready).await);
        Ok(Self { pool, workspace, hub, packing: tokio::sync::Mutex::default(), _listening: listening })
    }

    /// The key of the only office, in column `ws` of every table.
    pub fn workspace(&self) -> i64 {
        self.workspace
    }

    /// Who is told of commits, of this server and others.
    pub fn hub(&self) -> &Arc<Hub> {
        &self.hub
    }

    /// A connection. Begin a transaction on it, take the row of `workspace` first (`for update`) if it writes, and
    /// commit; one that is dropped is rolled back.
    pub async fn client(&self) -> Result<Client, DbError> {
        Ok(self.pool.get().await?)
    }

    /// Tells all servers, this one too, when the transaction of `client` commits.
    pub async fn notify(client: &impl GenericClient, event: &Event) -> Result<(), DbError> {
        let parameters = [(&CHANNEL as _, Type::TEXT), (&event.to_string() as _, Type::TEXT)];
        client.query_typed("select pg_notify($1, $2)", &parameters).await?;
        Ok(())
    }
}

fn config(url: &str) -> Result<Config, OpenError> {
    let mut config: Config = url.parse().map_err(|_| OpenError::BadUrl)?;
    config.application_name("intendance-server");
    config.connect_timeout(WAIT);
    config.keepalives_idle(Duration::from_secs(30));
    Ok(config)
}

/// A connection outside of any pool, for upkeep.
pub(crate) async fn connect(url: &str) -> Result<tokio_postgres::Client, OpenError> {
    let config = config(url)?;
    let connected = config.connect(tls::connector(&config)?).await;
    let (client, connection) = connected.map_err(|error| OpenError::Postgres(told(&error)))?;
    tokio::spawn(connection);
    Ok(client)
}

/// The whole story of a failure; the library's own text often stops at "db error".
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        text = format!("{text}: {source}");
        cause = source.source();
    }
    text
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        let is_busy = match error.code() {
            Some(code) => {
                // Class 57: stopped by an administrator or by a time limit; 40: to be repeated; 53: out of something.
                if *code == SqlState::DISK_FULL {
                    return Self::Full(told(&error).into());
                }
                *code == SqlState::LOCK_NOT_AVAILABLE
                    || ["57", "40", "53", "08", "25P03"].iter().any(|class| code.code().starts_with(class))
            }
            // No word from the server: the connection was lost, or could not be made.
            None => {
                error.is_closed()
                    || error.to_string().contains("communicating")
                    || error.to_string().contains("connecting")
            }
        };
        let source = told(&error).into();
        if is_busy { Self::Busy(source) } else { Self::Failed(source) }
    }
}

impl From<PoolError> for DbError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Closed => Self::Closed,
            PoolError::Backend(error) => match Self::from(error) {
                // A server that is starting or was moved: try again.
                Self::Failed(source) => Self::Busy(source),
                other => other,
            },
            other => Self::Busy(told(&other).into()),
        }
    }
}
