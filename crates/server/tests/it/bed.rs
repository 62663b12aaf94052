//! The same stories on both engines, each on a fresh database.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use intendance_server::accounts::{self, Accounts};
use intendance_server::caller::Caller;
use intendance_server::db;
use intendance_server::log::Log;
use intendance_server::router;
use tempfile::TempDir;

use crate::postgres;
use crate::support::{NOW, Office, app, database};

/// Runs each story on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! stories {
    ($($story:ident),+ $(,)?) => {
        mod on_sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    super::$story($crate::bed::Bed::sqlite()).await;
                }
            )+
        }
        mod on_postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    if let Some(bed) = $crate::bed::Bed::postgres().await {
                        super::$story(bed).await;
                    }
                }
            )+
        }
    };
}

/// A fresh database, and servers on it.
#[derive(Clone)]
pub enum Bed {
    Sqlite(Arc<TempDir>),
    Postgres(String),
}

impl Bed {
    pub fn sqlite() -> Self {
        Self::Sqlite(Arc::new(TempDir::new().unwrap()))
    }

    pub async fn postgres() -> Option<Self> {
        Some(Self::Postgres(postgres::server()?.database().await))
    }

    /// A database of its own on the same engine.
    pub async fn another(&self) -> Self {
        match self {
            Self::Sqlite(_) => Self::sqlite(),
            Self::Postgres(_) => Self::postgres().await.unwrap(),
        }
    }

    /// What a server opens.
    pub async fn open(&self) -> (Arc<dyn Log>, Accounts) {
        match self {
            Self::Sqlite(folder) => {
                let database = db::sqlite::Database::open(&database(folder.path()), NOW).unwrap();
                on_sqlite(Arc::new(database))
            }
            Self::Postgres(url) => {
                let database = Arc::new(db::postgres::Database::open(url, NOW).await.unwrap());
                (Arc::clone(&database) as _, Accounts::new(accounts::Database::Postgres(database), false))
            }
        }
    }

    /// A server; several may be on one bed.
    pub async fn office(&self) -> Office {
        let now_ms = Arc::new(AtomicU64::new(NOW));
        let clock = Arc::clone(&now_ms);
        let (log, accounts) = self.open().await;
        let app = app(Arc::clone(&log), accounts, Arc::new(move || clock.load(Ordering::Relaxed)));
        let router = router(app, &[]).layer(from_fn(who));
        Office { router, log, now_ms, _bed: self.clone() }
    }
}

pub fn on_sqlite(database: Arc<db::sqlite::Database>) -> (Arc<dyn Log>, Accounts) {
    (Arc::clone(&database) as _, Accounts::new(accounts::Database::Sqlite(database), false))
}

/// Takes the word of the test for who calls: `member device role`.
pub async fn who(mut request: Request, next: Next) -> Response {
    let named = request.headers().get("x-caller").map(|value| value.to_str().unwrap().to_owned());
    let text = named.as_deref().unwrap_or("m-alice d-alice manager");
    let parts: Vec<&str> = text.split(' ').collect();
    if let [member, device, role] = *parts {
        let role = access::Role::from_name(role).unwrap();
        request.extensions_mut().insert(Caller { member: member.into(), device: device.into(), role });
    }
    next.run(request).await
}
