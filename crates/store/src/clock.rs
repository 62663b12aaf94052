//! The clock of a device that is wrong by minutes or years: what it stamps with meanwhile, and what it forgets after.

use replica::Hlc;

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::Meta;

/// A clock this close to the server's is right enough, milliseconds.
pub const TOLERANCE_MS: u64 = 120_000;
/// A correction is noted anew when it moved by more, milliseconds: a row is not written for a slow drift.
const DRIFT_MS: u64 = 30_000;

impl<B: Backend> Device<B> {
    /// Notes how far this device's clock is ahead of the server's, at a moment when the server's said `server_ms`.
    ///
    /// Beyond [`TOLERANCE_MS`], acts are stamped with the server's time from now on. A correction that the person's own
    /// comes after does no harm: the server bends what is ahead, and stamps never run back. And when all is sent, a
    /// clock that had run ahead is set back to the latest place that a server gave.
    pub async fn note_clock(&self, ahead_ms: i64, server_ms: u64) -> Result<(), StoreError> {
        if !is_news(&self.meta(), ahead_ms, server_ms) {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        self.write_page(None, |meta| {
            correct(meta, ahead_ms, server_ms);
            Ok(())
        })
        .await?;
        Ok(())
    }
}

fn is_news(meta: &Meta, ahead_ms: i64, server_ms: u64) -> bool {
    let mut after = meta.clone();
    correct(&mut after, ahead_ms, server_ms);
    (after.clock_offset_ms, after.hlc) != (meta.clock_offset_ms, meta.hlc)
}

fn correct(meta: &mut Meta, ahead_ms: i64, server_ms: u64) {
    let offset_ms = if ahead_ms.unsigned_abs() <= TOLERANCE_MS { 0 } else { ahead_ms.saturating_neg() };
    if offset_ms == 0 || DRIFT_MS < offset_ms.abs_diff(meta.clock_offset_ms) {
        meta.clock_offset_ms = offset_ms;
    }
    let sane = Hlc::at(server_ms.saturating_add(TOLERANCE_MS));
    if let Some(latest) = meta.latest_eff
        && meta.n_pending() == 0
        && sane < meta.hlc
    {
        meta.hlc = meta.hlc.min(latest.max(Hlc::at(server_ms)));
    }
}

#[cfg(test)]
mod tests {
    use replica::DeviceId;

    use super::*;

    const YEAR_MS: i64 = 365 * 86_400_000;
    const NOW: u64 = 1_800_000_000_000;

    fn row() -> Meta {
        Meta { latest_eff: Some(Hlc::at(NOW - 5_000)), hlc: Hlc::at(NOW), ..Meta::new(DeviceId(1)) }
    }

    #[test]
    fn t01_only_a_clock_wrong_by_minutes_is_corrected_and_a_drift_is_not_written() {
        let after = |before: &Meta, ahead_ms| {
            let mut meta = before.clone();
            correct(&mut meta, ahead_ms, NOW);
            meta
        };
        assert!(!is_news(&row(), 119_000, NOW) && !is_news(&row(), -120_000, NOW));
        let (fast, slow) = (after(&row(), YEAR_MS), after(&row(), -YEAR_MS));
        assert_eq!((fast.clock_offset_ms, slow.clock_offset_ms), (-YEAR_MS, YEAR_MS));
        assert!(!is_news(&fast, YEAR_MS + 20_000, NOW) && is_news(&fast, YEAR_MS + 40_000, NOW));
        assert_eq!(after(&fast, 5).clock_offset_ms, 0);
    }

    #[test]
    fn t02_a_stamp_of_2099_is_forgotten_once_all_is_sent_but_nothing_seen_is() {
        let far = Hlc::at(4_070_908_800_000);
        let mut meta = Meta { hlc: far, ..row() };
        meta.next_n = 2;
        correct(&mut meta, 0, NOW);
        assert_eq!(meta.hlc, far, "something is still to be sent: what follows it must come after");
        meta.n_done = 1;
        correct(&mut meta, 0, NOW);
        assert_eq!(meta.hlc, Hlc::at(NOW));
        let mut meta = Meta { hlc: far, latest_eff: Some(Hlc::at(NOW + 110_000)), ..row() };
        correct(&mut meta, 0, NOW);
        assert_eq!(meta.hlc, Hlc::at(NOW + 110_000));
        let mut old = Meta { hlc: far, latest_eff: None, ..row() };
        correct(&mut old, 0, NOW);
        assert_eq!(old.hlc, far, "an older app did not note what it saw");
    }
}
