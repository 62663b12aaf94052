//! The target time of a request in words: what is left, what is exceeded, what stands still. Computed, never stored.

use chrono::NaiveDateTime;
use domain::clock::DAY_MINUTES;
use domain::office::{Office, Row};

use super::words::moment;
use crate::i18n::T;

/// How a target time stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetWords {
    /// « reste 5 h ouvrées », « dépassé de 2 h ouvrées », « délai tenu ».
    pub state: String,
    /// « avant lun. 23 nov., 10:00 »; empty once closed.
    pub deadline: String,
    /// `overdue`, `soon`, `paused` or empty: the colour.
    pub look: &'static str,
}

/// A length of business time: « 3 jours ouvrés », « 5 h ouvrées ».
pub fn business_length(t: T, minutes: i64) -> String {
    let minutes = minutes.abs();
    if minutes < DAY_MINUTES * 2 {
        return t.business_hours(&t.duration(minutes * 60_000));
    }
    t.n_business_days(usize::try_from(minutes / DAY_MINUTES).unwrap_or_default())
}

/// The target time of a request; `None` where its category has none.
pub fn target_words(t: T, office: &Office, row: &Row, now: NaiveDateTime) -> Option<TargetWords> {
    let hours = row.category.and_then(|id| office.named.get(&id)).and_then(|c| c.target_hours)?;
    let is_paused = row.status.is_paused();
    let waiting = if is_paused && 0 < row.status_ms {
        office.clock.business_between(office.civil(row.status_ms), now).max(0)
    } else {
        0
    };
    let allowed = i64::from(hours) * 60 + row.paused_minutes.max(0) + waiting;
    let deadline = office.clock.add_business_minutes(row.reported, allowed);
    if row.status.is_closed() {
        let is_met = row.closed.is_none_or(|closed| closed <= deadline);
        let state = if is_met { t.target_met() } else { t.target_missed() };
        return Some(TargetWords { state: state.to_owned(), deadline: String::new(), look: "" });
    }
    let left = office.clock.business_between(now, deadline);
    let length = business_length(t, left);
    let until = t.target_due_at(&moment(t, deadline, now));
    Some(if is_paused {
        TargetWords { state: t.target_paused_left(&length), deadline: String::new(), look: "paused" }
    } else if deadline <= now {
        TargetWords { state: t.target_late(&length), deadline: until, look: "overdue" }
    } else {
        let look = if left <= 4 * 60 { "soon" } else { "" };
        TargetWords { state: t.target_left(&length), deadline: until, look }
    })
}

#[cfg(test)]
mod tests {
    use domain::compose::{self, Draft};
    use domain::office::named_id;
    use domain::status::Status;
    use domain::zone::Zone;
    use replica::ctx::Seeded;
    use replica::page::{Entry, Page, change};
    use replica::{Cid, Ctx, DeviceId, Hlc, Intent, RecordId, Table, Write};

    use super::*;
    use crate::i18n::Lang;

    fn apply(table: &mut Table, key: u64, intents: Vec<Intent>, rng: &mut Seeded) {
        let cid = Cid::new(&mut Ctx { now_ms: key, entropy: rng });
        let writes = intents
            .into_iter()
            .map(|i| Write {
                ty: i.kind,
                id: i.id,
                f: i.field,
                k: i.op,
                v: i.value,
                sup: vec![],
                extra: Default::default(),
            })
            .collect();
        let change = change(cid, cid, (DeviceId(1), key), Hlc::at(key), writes);
        table.apply(key, &Page::Changes(vec![Entry::made(change)]));
    }

    #[test]
    fn left_late_paused_and_met() {
        let t = T::fixed(Lang::Fr);
        let mut rng = Seeded(3);
        let mut table = Table::default();
        let zone = Zone::paris();
        let at = |text: &str| text.parse::<NaiveDateTime>().expect("a moment");
        // A Monday, 9:00.
        let start = zone.instant(at("2026-11-23T09:00:00"));
        let id = RecordId::new(&mut Ctx { now_ms: start as u64, entropy: &mut rng });
        let category = named_id("category", "Test");
        let hours = Intent::set(category, "category", "target_hours", 9);
        apply(&mut table, 1, vec![Intent::set(category, "category", "name", "Test"), hours], &mut rng);
        let draft = Draft { title: "x".into(), category: Some(category), ..Draft::default() };
        apply(&mut table, 2, compose::create(id, &draft, start), &mut rng);
        let mut office = Office::build(zone.clone(), &table);
        let words = |office: &Office, now: &str| {
            target_words(t, office, office.row(id).expect("a row"), at(now)).expect("a target")
        };
        assert_eq!(words(&office, "2026-11-23T10:00:00").state, "reste 8\u{a0}h ouvrées");
        assert_eq!(words(&office, "2026-11-23T15:00:00").look, "soon");
        let late = words(&office, "2026-11-24T10:00:00");
        assert_eq!((late.look, late.state.as_str()), ("overdue", "dépassé de 1\u{a0}h ouvrées"));
        let row = office.row(id).expect("a row").clone();
        let waits = zone.instant(at("2026-11-23T11:00:00"));
        let to_waiting = compose::set_status(&office, &row, &Status::Waiting, Some("devis"), waits);
        apply(&mut table, 3, to_waiting, &mut rng);
        office.refresh(&table, &[id]);
        let paused = words(&office, "2026-11-26T12:00:00");
        assert_eq!((paused.look, paused.state.as_str()), ("paused", "suspendu, reste 7\u{a0}h ouvrées"));
        let row = office.row(id).expect("a row").clone();
        let done = zone.instant(at("2026-11-27T09:30:00"));
        apply(&mut table, 4, compose::set_status(&office, &row, &Status::Done, None, done), &mut rng);
        office.refresh(&table, &[id]);
        assert_eq!(words(&office, "2026-12-30T12:00:00").state, "délai tenu");
    }
}
