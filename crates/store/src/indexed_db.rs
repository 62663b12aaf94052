//! The backend in the browser: IndexedDB, strict durability, one transaction a write.
//!
//! Inside a transaction nothing is awaited but the meta row; every other request goes out at once and only
//! the commit is awaited. Only this module touches `indexed_db_futures`.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionFinishKind, TransactionMode, TransactionOptions,
};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

use crate::backend::{Backend, Plan, Snapshot, StoreError, WriteSet, checkpoint_of};
use crate::meta::SCHEMA;

const META: &str = "meta";
const JOURNAL: &str = "journal";
const SEGMENTS: &str = "segments";
const BLOBS: &str = "blobs";
const ALL: [&str; 4] = [META, JOURNAL, SEGMENTS, BLOBS];
const ROW: &str = "row";

/// One database of the browser.
pub struct IndexedDb {
    name: String,
    db: RefCell<Option<Database>>,
}

impl IndexedDb {
    /// Opens or creates the database `name`; `on_blocked` is called when another tab keeps an older version open.
    pub async fn open(name: &str, on_blocked: impl Fn() + 'static) -> Result<Self, StoreError> {
        let db = connect(name, on_blocked).await?;
        Ok(Self { name: name.to_owned(), db: RefCell::new(Some(db)) })
    }

    /// Waits until another tab wants to upgrade or delete the database, then closes this connection.
    /// Every later use answers [`StoreError::Closed`] and reopens.
    pub async fn version_change(&self) {
        let Some(db) = self.db.borrow().clone() else { return };
        if let Ok(mut changes) = db.version_changes() {
            changes.recv().await;
        }
        db.close();
        self.db.borrow_mut().take();
    }

    /// The open connection; reopens one that the browser closed (T49), once a call.
    async fn db(&self) -> Result<Database, StoreError> {
        if let Some(db) = self.db.borrow().clone() {
            return Ok(db);
        }
        let db = connect(&self.name, || {}).await?;
        *self.db.borrow_mut() = Some(db.clone());
        Ok(db)
    }

    /// Lets go of the connection, and closes it: a forgotten one would hold up a newer version.
    fn drop_connection(&self) {
        if let Some(db) = self.db.borrow_mut().take() {
            db.close();
        }
    }

    /// Runs `work`; where the browser closed the connection, opens it again and runs it once more.
    async fn with_db<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match work(&self.db().await?).await {
            Err(StoreError::Closed) => {
                self.drop_connection();
                work(&self.db().await?).await
            }
            result => result,
        }
    }
}

async fn connect(name: &str, on_blocked: impl Fn() + 'static) -> Result<Database, StoreError> {
    let opened = Database::open(name)
        .with_version(SCHEMA)
        .with_on_blocked(move |_: VersionChangeEvent| {
            on_blocked();
            Ok(())
        })
        .with_on_upgrade_needed(|_: VersionChangeEvent, db: Database| {
            let present: Vec<String> = db.object_store_names().collect();
            for store in ALL {
                if !present.iter().any(|name| name == store) {
                    db.create_object_store(store).build()?;
                }
            }
            Ok(())
        });
    let db = opened.await.map_err(open_error)?;
    // Every connection gives way to a newer version by itself, also one that was opened again later.
    let watched = db.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(mut changes) = watched.version_changes() {
            changes.recv().await;
        }
        watched.close();
    });
    Ok(db)
}

fn open_error(error: OpenDbError) -> StoreError {
    match error {
        OpenDbError::Base(error) => match dom_name(&error).as_deref() {
            Some("VersionError") => StoreError::Newer { found: SCHEMA + 1, known: SCHEMA },
            Some("InvalidStateError" | "SecurityError" | "NotAllowedError") => StoreError::Refused,
            Some("QuotaExceededError") => StoreError::Quota,
            Some("UnknownError") => StoreError::Corrupt(error.to_string()),
            _ => StoreError::Failed(error.to_string()),
        },
        // « Version zero » is what the crate makes of any exception that `open` throws at once, such as the
        // SecurityError of Firefox where cookies are blocked. Our version is never zero.
        OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment | OpenDbError::VersionZero => {
            StoreError::Refused
        }
    }
}

fn dom_name(error: &Error) -> Option<String> {
    match error {
        Error::DomException(error) => {
            let js: &JsValue = error.as_ref();
            js.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name)
        }
        _ => None,
    }
}

fn store_error(error: Error) -> StoreError {
    match dom_name(&error).as_deref() {
        Some("QuotaExceededError") => StoreError::Quota,
        Some("InvalidStateError" | "TransactionInactiveError" | "AbortError") => StoreError::Closed,
        // Safari: « Connection to Indexed Database server lost » comes as UnknownError.
        Some("UnknownError") if error.to_string().contains("onnection") => StoreError::Closed,
        Some("UnknownError" | "DataError") => StoreError::Corrupt(error.to_string()),
        _ => StoreError::Failed(error.to_string()),
    }
}

/// Waits until a transaction is durable; else tells why it is not.
///
/// The browser commits by itself once nothing is left to do. The library's own `commit` forgets why a transaction was
/// aborted, and a full disk is told nowhere else: browsers make up the numbers of `estimate()`.
async fn committed(tx: Transaction<'_>) -> Result<(), StoreError> {
    loop {
        match tx.on_done().map_err(store_error)?.await {
            TransactionFinishKind::Ok => return Ok(()),
            // A request failed; the transaction learns of it when it aborts, right after.
            TransactionFinishKind::Err if tx.error().is_none() => {}
            TransactionFinishKind::Err | TransactionFinishKind::Abort => {
                return Err(tx.error().map_or(StoreError::Closed, store_error));
            }
        }
    }
}

type Answer<T> = Result<T, Error>;

async fn pages(store: &ObjectStore<'_>, range: KeyRange<f64>) -> Answer<Vec<(u64, Vec<u8>)>> {
    let keys = store.get_all_keys::<f64>().with_query::<f64, _>(range.clone()).primitive()?;
    let values = store.get_all::<Uint8Array>().with_query::<f64, _>(range).primitive()?;
    let (keys, values) = (keys.await?, values.await?);
    let mut pages = Vec::with_capacity(values.len());
    for (key, value) in keys.zip(values) {
        pages.push((key? as u64, Vec::from(value?)));
    }
    Ok(pages)
}

async fn row(store: &ObjectStore<'_>) -> Answer<Option<Vec<u8>>> {
    Ok(store.get::<Uint8Array, _, _>(ROW).primitive()?.await?.map(Vec::from))
}

fn put(store: &ObjectStore<'_>, key: u64, bytes: &[u8]) -> Answer<()> {
    store.put(Uint8ArraySlice::new(bytes)).with_key(key as f64).primitive()?;
    Ok(())
}

fn write(tx: &Transaction<'_>, set: &WriteSet) -> Answer<()> {
    let journal = tx.object_store(JOURNAL)?;
    for (key, bytes) in &set.journal {
        put(&journal, *key, bytes)?;
    }
    if !set.segments.is_empty() || !set.delete_segments.is_empty() {
        let segments = tx.object_store(SEGMENTS)?;
        for key in &set.delete_segments {
            segments.delete(*key as f64).primitive()?;
        }
        for (key, bytes) in &set.segments {
            put(&segments, *key, bytes)?;
        }
    }
    if !set.blobs.is_empty() {
        let blobs = tx.object_store(BLOBS)?;
        for blob in &set.blobs {
            blobs.put(Uint8ArraySlice::new(&blob.bytes)).with_key(blob.sha256.clone()).primitive()?;
        }
    }
    tx.object_store(META)?.put(Uint8ArraySlice::new(&set.meta)).with_key(ROW.to_owned()).primitive()?;
    Ok(())
}

impl Backend for IndexedDb {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        self.with_db(async |db| {
            let read = async {
                let tx = db.transaction(ALL).with_mode(TransactionMode::Readonly).build()?;
                let meta = row(&tx.object_store(META)?).await?;
                let after = checkpoint_of(meta.as_deref());
                let segments = pages(&tx.object_store(SEGMENTS)?, KeyRange::LowerBound(0.0, false)).await?;
                let journal =
                    pages(&tx.object_store(JOURNAL)?, KeyRange::LowerBound(after as f64, true)).await?;
                Ok(Snapshot { meta, segments, journal })
            };
            read.await.map_err(store_error)
        })
        .await
    }

    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError> {
        // The plan is asked inside the transaction. Only a connection found closed before that is retried.
        let mut attempt = 0;
        loop {
            attempt += 1;
            let db = self.db().await?;
            let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
            let built =
                db.transaction(ALL).with_mode(TransactionMode::Readwrite).with_options(options).build();
            let tx = match built.map_err(store_error) {
                Ok(tx) => tx,
                Err(StoreError::Closed) if attempt == 1 => {
                    self.drop_connection();
                    continue;
                }
                Err(error) => return Err(error),
            };
            let before = match tx.object_store(META) {
                Ok(store) => row(&store).await,
                Err(error) => Err(error),
            };
            let set = plan(before.map_err(store_error)?.as_deref())?;
            if let Err(error) = write(&tx, &set) {
                return Err(store_error(error));
            }
            return committed(tx).await;
        }
    }

    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        if to < from {
            return Ok(Vec::new());
        }
        self.with_db(async |db| {
            let read = async {
                let tx = db.transaction(JOURNAL).with_mode(TransactionMode::Readonly).build()?;
                let range = KeyRange::Bound(from as f64, false, to as f64, false);
                pages(&tx.object_store(JOURNAL)?, range).await
            };
            read.await.map_err(store_error)
        })
        .await
    }

    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.with_db(async |db| {
            let read = async {
                let tx = db.transaction(META).with_mode(TransactionMode::Readonly).build()?;
                row(&tx.object_store(META)?).await
            };
            read.await.map_err(store_error)
        })
        .await
    }

    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.with_db(async |db| {
            let read = async {
                let tx = db.transaction(BLOBS).with_mode(TransactionMode::Readonly).build()?;
                let store = tx.object_store(BLOBS)?;
                Ok(store.get::<Uint8Array, _, _>(sha256.to_owned()).primitive()?.await?.map(Vec::from))
            };
            read.await.map_err(store_error)
        })
        .await
    }

    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        self.with_db(async |db| {
            let read = async {
                let tx = db.transaction(BLOBS).with_mode(TransactionMode::Readonly).build()?;
                let names = tx.object_store(BLOBS)?.get_all_keys::<String>().primitive()?.await?;
                names.collect::<Result<Vec<_>, _>>()
            };
            read.await.map_err(store_error)
        })
        .await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.with_db(async |db| {
            let clear = || {
                let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
                let tx = db
                    .transaction(ALL)
                    .with_mode(TransactionMode::Readwrite)
                    .with_options(options)
                    .build()?;
                for store in ALL {
                    tx.object_store(store)?.clear()?;
                }
                Ok(tx)
            };
            committed(clear().map_err(store_error)?).await
        })
        .await
    }
}
