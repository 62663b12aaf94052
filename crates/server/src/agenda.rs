//! The dates of events, for calendars that read them at a secret address.
//!
//! The one place where the server looks into changes. It keeps a copy, in memory only, of the few fields that [`is_read`]
//! names, and of nothing else: what people are invited, what things cost, notes and codes of doors are never in it, so that
//! no mistake can show them. Made when somebody first asks, then carried on with the log.

mod kept;
mod zones;

use std::sync::{Arc, Mutex};

use crate::accounts::Found;
use crate::db::DbError;
use crate::limits::MAX_PAGE_CHANGES;
use crate::log::{After, Log, LogError};
use kept::Kept;

/// The dates of events of one office.
#[derive(Default)]
pub struct Agenda {
    /// One carries the copy on, the others wait and find it done.
    turn: tokio::sync::Mutex<()>,
    kept: Arc<Mutex<Kept>>,
}

impl Agenda {
    /// The calendar that an address shows, as the log is now.
    pub async fn calendar(&self, log: &dyn Log, found: &Found) -> Result<String, LogError> {
        self.catch_up(log).await?;
        let (scope, name) = (found.scope, found.name.clone());
        let office = found.office.clone().unwrap_or_else(|| "Intendance".into());
        self.with(move |kept| kept.calendar(&office, scope, &name)).await
    }

    async fn catch_up(&self, log: &dyn Log) -> Result<(), LogError> {
        let _turn = self.turn.lock().await;
        loop {
            let (epoch, seq, hash) = self.with(|kept| kept.point()).await?;
            let page = match log.pull(After { epoch, seq, hash, limit: MAX_PAGE_CHANGES }).await {
                Ok(page) => page,
                // Restored from a backup, or emptied: another log.
                Err(LogError::EpochChanged { .. } | LogError::Diverged { .. }) if seq != 0 => {
                    self.with(|kept| *kept = Kept::default()).await?;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let more = page.more;
            // After each page: what is read stays read, also when whoever asked has gone.
            let fits = self.with(move |kept| kept.take(page)).await?;
            if !fits {
                return Err(DbError::Busy("the events do not fit the memory of a calendar".into()).into());
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// Works on the copy, on a thread that may take its time.
    async fn with<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Kept) -> T + Send + 'static,
    ) -> Result<T, LogError> {
        let kept = Arc::clone(&self.kept);
        let done = tokio::task::spawn_blocking(move || {
            job(&mut kept.lock().unwrap_or_else(|poison| poison.into_inner()))
        });
        Ok(done.await.map_err(|error| DbError::Failed(error.into()))?)
    }
}
