//! When each device last came and last synced. Kept in memory and written now and then: not each request is a write.

use std::collections::HashMap;
use std::sync::Mutex;

use super::{AccountError, Accounts};

/// How often a device's times are written. After a crash they may be so old.
const EVERY_MS: u64 = 60_000;

#[derive(Debug, Default)]
pub(super) struct Touched(Mutex<HashMap<Box<str>, Times>>);

#[derive(Clone, Copy, Debug, Default)]
struct Times {
    seen_ms: Option<u64>,
    synced_ms: Option<u64>,
    written_ms: Option<u64>,
    written_sync: bool,
}

impl Touched {
    /// Last seen and last synced, as far as this server knows.
    pub fn of(&self, device: &str) -> (Option<u64>, Option<u64>) {
        let all = self.0.lock().unwrap_or_else(|poison| poison.into_inner());
        all.get(device).map_or((None, None), |times| (times.seen_ms, times.synced_ms))
    }

    /// Notes that a device came; `Some` if it is time to write, with when it last synced.
    fn touch(&self, device: &str, has_synced: bool, now_ms: u64) -> Option<Option<u64>> {
        let mut all = self.0.lock().unwrap_or_else(|poison| poison.into_inner());
        let times = all.entry(device.into()).or_default();
        times.seen_ms = times.seen_ms.max(Some(now_ms));
        if has_synced {
            times.synced_ms = times.synced_ms.max(Some(now_ms));
        }
        let is_due = times.written_ms.is_none_or(|at| at + EVERY_MS <= now_ms);
        // The first sync shows at once: somebody may be waiting for it.
        if is_due || (has_synced && !times.written_sync) {
            times.written_ms = Some(now_ms);
            times.written_sync = has_synced;
            return Some(times.synced_ms);
        }
        None
    }
}

impl Accounts {
    /// Notes that a device came, and whether it synced. Costs a write once a minute.
    pub async fn touch(&self, device: &str, has_synced: bool, now_ms: u64) -> Result<(), AccountError> {
        let Some(synced_ms) = self.touched.touch(device, has_synced, now_ms) else { return Ok(()) };
        let device = device.to_owned();
        self.database
            .write(move |tx| {
                tx.execute(
                    "update joined_device set seen_ms = $3, synced_ms = coalesce($4, synced_ms)
                     where ws = $1 and id = $2",
                    [(&device).into(), now_ms.into(), synced_ms.into()],
                )?;
                Ok(())
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_and_the_first_sync_are_written_and_then_one_a_minute() {
        let touched = Touched::default();
        assert_eq!(touched.touch("a", false, 1000), Some(None));
        assert_eq!(touched.touch("a", false, 2000), None);
        assert_eq!(touched.touch("a", true, 3000), Some(Some(3000)));
        assert_eq!(touched.touch("a", true, 62_999), None);
        assert_eq!(touched.of("a"), (Some(62_999), Some(62_999)));
        assert_eq!(touched.touch("a", false, 63_000), Some(Some(62_999)));
        assert_eq!(touched.of("b"), (None, None));
    }
}
