//! From a rule to its times: period by period, each a set of days and a set of times.

use std::collections::VecDeque;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

use super::{End, Freq, MAX_COUNTED, NthDay, Rule};

/// The times of a rule within a window, ascending. Ends by itself, whatever the rule.
#[derive(Clone, Debug)]
pub struct Occurrences<'a> {
    rule: &'a Rule,
    start: NaiveDateTime,
    from: NaiveDateTime,
    to: NaiveDateTime,
    times: Vec<NaiveTime>,
    /// The number of the next period; the one of the start is 0.
    period: i64,
    /// How many more times the rule has.
    left: u32,
    ready: VecDeque<NaiveDateTime>,
    is_done: bool,
}

impl Rule {
    /// The times that begin within `from..to`, for a rule that starts at `start`.
    #[must_use]
    pub fn between(&self, start: NaiveDateTime, from: NaiveDateTime, to: NaiveDateTime) -> Occurrences<'_> {
        let (count, until) = match self.end {
            End::Never => (u32::MAX, NaiveDateTime::MAX),
            End::Count(count) => (count, NaiveDateTime::MAX),
            End::Until(until) => (u32::MAX, until.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(until)),
        };
        let mut it = Occurrences {
            rule: self,
            start,
            from: from.max(start),
            to: to.min(until),
            times: self.times(start.time()),
            period: 0,
            left: count,
            ready: VecDeque::new(),
            is_done: false,
        };
        it.skip_ahead();
        it
    }

    /// The times of day, ascending.
    fn times(&self, start: NaiveTime) -> Vec<NaiveTime> {
        let or = |list: &[u32], one: u32| if list.is_empty() { vec![one] } else { list.to_vec() };
        let mut times = Vec::new();
        for hour in or(&self.hours, start.hour()) {
            for minute in or(&self.minutes, start.minute()) {
                for second in or(&self.seconds, start.second()) {
                    times.extend(NaiveTime::from_hms_opt(hour, minute, second));
                }
            }
        }
        times
    }

    /// Whether each period has exactly one day: then counting is a division.
    fn is_plain(&self) -> bool {
        let lists = [&self.weeks, &self.year_days, &self.month_days, &self.positions];
        let has_lists = lists.iter().any(|list| !list.is_empty()) || !self.months.is_empty();
        !has_lists && self.days.is_empty() && matches!(self.freq, Freq::Daily | Freq::Weekly)
    }
}

impl Occurrences<'_> {
    /// Goes to the period before the window, at once if nothing has to be counted.
    fn skip_ahead(&mut self) {
        if self.to <= self.from {
            self.is_done = true;
            return;
        }
        let interval = i64::from(self.rule.interval);
        let (day, start) = (self.from.date(), self.start.date());
        let passed = match self.rule.freq {
            Freq::Daily => (day - start).num_days(),
            Freq::Weekly => (day - start).num_days().div_euclid(7),
            Freq::Monthly => months(day) - months(start),
            Freq::Yearly => i64::from(day.year()) - i64::from(start.year()),
        };
        // One period back: weeks of a rule begin before its start, and the last times of a year may be of the week after.
        let skipped = (passed / interval - 1).max(0);
        if let End::Count(_) = self.rule.end {
            if !self.rule.is_plain() {
                return;
            }
            let each = i64::try_from(self.times.len()).unwrap_or(1);
            // The first day may begin after some of its times.
            let missed = self.times.iter().filter(|time| **time < self.start.time()).count();
            let given = (skipped * each - i64::try_from(missed).unwrap_or(0)).max(0);
            self.left = u32::try_from(i64::from(self.left).saturating_sub(given).max(0)).unwrap_or(0);
        }
        self.period = skipped;
    }

    /// Reckons the next period into `ready`; `false` when there is none.
    fn advance(&mut self) -> bool {
        let Some(days) = period_days(self.rule, self.start.date(), self.period) else { return false };
        let begins = days.first;
        if begins.and_time(NaiveTime::MIN) >= self.to
            || (self.is_counting() && !self.rule.is_plain() && self.period > i64::from(MAX_COUNTED))
        {
            return false;
        }
        self.period += 1;
        let filter = Filter::of(self.rule, self.start.date());
        let kept = days.iter().filter(|day| filter.keeps(*day));
        let all = kept.flat_map(|day| self.times.iter().map(move |time| day.and_time(*time)));
        if self.rule.positions.is_empty() {
            self.ready.extend(all);
        } else {
            let all: Vec<NaiveDateTime> = all.collect();
            let n = i32::try_from(all.len()).unwrap_or(i32::MAX);
            let place = |position: &i32| if *position < 0 { n + position } else { position - 1 };
            let mut places: Vec<i32> = self.rule.positions.iter().map(place).collect();
            places.sort_unstable();
            places.dedup();
            self.ready.extend(places.iter().filter_map(|at| all.get(usize::try_from(*at).ok()?)));
        }
        true
    }

    fn is_counting(&self) -> bool {
        matches!(self.rule.end, End::Count(_))
    }
}

impl Iterator for Occurrences<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        while !self.is_done && self.left > 0 {
            let Some(at) = self.ready.pop_front() else {
                self.is_done = !self.advance();
                continue;
            };
            if at < self.start {
                continue;
            }
            if self.is_counting() {
                self.left -= 1;
            }
            if at >= self.to {
                break;
            }
            if at >= self.from {
                return Some(at);
            }
        }
        self.is_done = true;
        None
    }
}

/// The days of a period, all of them.
struct PeriodDays {
    first: NaiveDate,
    n: u64,
}

impl PeriodDays {
    fn iter(&self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take(usize::try_from(self.n).unwrap_or(0))
    }
}

fn period_days(rule: &Rule, start: NaiveDate, period: i64) -> Option<PeriodDays> {
    let steps = period.checked_mul(i64::from(rule.interval))?;
    match rule.freq {
        Freq::Daily => {
            Some(PeriodDays { first: start.checked_add_signed(TimeDelta::try_days(steps)?)?, n: 1 })
        }
        Freq::Weekly => {
            let back = start.weekday().days_since(rule.week_start);
            let week = start.checked_sub_days(Days::new(u64::from(back)))?;
            Some(PeriodDays { first: week.checked_add_signed(TimeDelta::try_weeks(steps)?)?, n: 7 })
        }
        Freq::Monthly => {
            let month = months(start).checked_add(steps)?;
            let year = i32::try_from(month.div_euclid(12)).ok()?;
            let first = NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)?;
            Some(PeriodDays { first, n: u64::from(days_in_month(first)) })
        }
        Freq::Yearly => {
            let year = i32::try_from(i64::from(start.year()).checked_add(steps)?).ok()?;
            let n = if is_leap(year) { 366 } else { 365 };
            Some(PeriodDays { first: NaiveDate::from_ymd_opt(year, 1, 1)?, n })
        }
    }
}

/// What a rule says of days, with what its start says where it is silent.
struct Filter<'a> {
    rule: &'a Rule,
    /// In place of `BYMONTH`, `BYMONTHDAY` and `BYDAY`.
    month: Option<u32>,
    month_day: Option<u32>,
    weekday: Option<Weekday>,
}

impl<'a> Filter<'a> {
    fn of(rule: &'a Rule, start: NaiveDate) -> Self {
        let mut filter = Self { rule, month: None, month_day: None, weekday: None };
        let says_days = !rule.days.is_empty() || !rule.month_days.is_empty() || !rule.year_days.is_empty();
        match rule.freq {
            _ if says_days => {}
            Freq::Yearly if !rule.weeks.is_empty() => filter.weekday = Some(start.weekday()),
            Freq::Yearly => {
                filter.month = rule.months.is_empty().then(|| start.month());
                filter.month_day = Some(start.day());
            }
            Freq::Monthly => filter.month_day = Some(start.day()),
            Freq::Weekly => filter.weekday = Some(start.weekday()),
            Freq::Daily => {}
        }
        filter
    }

    fn keeps(&self, day: NaiveDate) -> bool {
        let rule = self.rule;
        let among = |list: &[i32], ahead: u32, size: u32| {
            list.is_empty() || {
                let (ahead, size) = (ahead.cast_signed(), size.cast_signed());
                list.iter().any(|n| *n == ahead || *n == ahead - size - 1)
            }
        };
        (rule.months.is_empty() || rule.months.contains(&day.month()))
            && self.month.is_none_or(|month| month == day.month())
            && self.month_day.is_none_or(|of| of == day.day())
            && self.weekday.is_none_or(|weekday| weekday == day.weekday())
            && among(&rule.month_days, day.day(), days_in_month(day))
            && among(&rule.year_days, day.ordinal(), if is_leap(day.year()) { 366 } else { 365 })
            && (rule.weeks.is_empty() || {
                let (number, of) = week(day, rule.week_start);
                among(&rule.weeks, number, of)
            })
            && (rule.days.is_empty() || rule.days.iter().any(|nth| self.is_nth(*nth, day)))
    }

    fn is_nth(&self, nth: NthDay, day: NaiveDate) -> bool {
        if nth.day != day.weekday() {
            return false;
        }
        let rule = self.rule;
        let (ahead, size) = match rule.freq {
            _ if nth.nth == 0 => return true,
            Freq::Monthly => (day.day(), days_in_month(day)),
            Freq::Yearly if !rule.weeks.is_empty() => return true,
            Freq::Yearly if !rule.months.is_empty() => (day.day(), days_in_month(day)),
            Freq::Yearly => (day.ordinal(), if is_leap(day.year()) { 366 } else { 365 }),
            // A number means nothing there.
            Freq::Daily | Freq::Weekly => return true,
        };
        let from_front = (ahead - 1) / 7 + 1;
        let from_back = (size - ahead) / 7 + 1;
        nth.nth == from_front.cast_signed() || nth.nth == -from_back.cast_signed()
    }
}

/// The number of a day's week, and how many weeks its week year has. The first week has at least four days of its year.
fn week(day: NaiveDate, week_start: Weekday) -> (u32, u32) {
    let first_of = |year: i32| {
        let fourth = NaiveDate::from_ymd_opt(year, 1, 4).unwrap_or_default();
        let back = Days::new(u64::from(fourth.weekday().days_since(week_start)));
        fourth.checked_sub_days(back).unwrap_or(fourth)
    };
    let mut year = day.year();
    if day >= first_of(year + 1) {
        year += 1;
    } else if day < first_of(year) {
        year -= 1;
    }
    let first = first_of(year);
    let weeks = |days: i64| u32::try_from(days / 7).unwrap_or(0);
    (weeks((day - first).num_days()) + 1, weeks((first_of(year + 1) - first).num_days()))
}

/// Months since the year 0.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(day: NaiveDate) -> u32 {
    match day.month() {
        2 => 28 + u32::from(is_leap(day.year())),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
