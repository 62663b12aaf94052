//! Numbers, money, dates and durations as the current language writes them.

use super::{
    Lang, T,
    intl::{Format, format},
};
use chrono::{DateTime, Datelike, NaiveDate};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// The UTC day of an instant, in milliseconds since the epoch; the epoch's own day where there is none.
#[must_use]
pub fn day_of_ms(ms: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(ms).map(|instant| instant.date_naive()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "instants and cents of this app are far below 2^53")]
fn float(value: i64) -> f64 {
    value as f64
}

fn ms_of(date: NaiveDate) -> f64 {
    float(i64::from(date.to_epoch_days()) * DAY_MS)
}

impl T {
    /// Whether a count takes the singular: 0 and 1 in French, 1 in English.
    #[must_use]
    pub fn is_singular(self, n: usize) -> bool {
        let lang = self.lang();
        if cfg!(target_arch = "wasm32") {
            let count = u32::try_from(n).unwrap_or(u32::MAX);
            if let Some(form) = format(lang, Format::Plural, f64::from(count), None) {
                return form == "one";
            }
        }
        match lang {
            Lang::Fr => n < 2,
            Lang::En => n == 1,
        }
    }

    /// A whole number with its thousands apart: 2 484.
    #[must_use]
    pub fn number(self, n: usize) -> String {
        let separator = match self.lang() {
            Lang::Fr => '\u{202f}',
            Lang::En => ',',
        };
        let digits = n.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
        for (idx, digit) in digits.chars().enumerate() {
            if 0 < idx && (digits.len() - idx).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// An amount: 1 234,56 €. A currency that is not three letters is written after the number as it is.
    #[must_use]
    pub fn money(self, cents: i64, currency: &str) -> String {
        let code = <[u8; 3]>::try_from(currency.as_bytes()).ok();
        if cfg!(target_arch = "wasm32")
            && let Some(code) = code
            && let Some(text) = format(self.lang(), Format::Money(code), float(cents) / 100.0, None)
        {
            return text;
        }
        let sign = if cents < 0 { "-" } else { "" };
        let whole = usize::try_from(cents.unsigned_abs() / 100).unwrap_or(usize::MAX);
        let point = match self.lang() {
            Lang::Fr => ',',
            Lang::En => '.',
        };
        let symbol = if currency == "EUR" { "€" } else { currency };
        format!("{sign}{}{point}{:02}\u{a0}{symbol}", self.number(whole), cents.unsigned_abs() % 100)
    }

    /// A size of storage: 1,2 Mo.
    #[must_use]
    pub fn bytes(self, bytes: u64) -> String {
        let (units, point) = match self.lang() {
            Lang::Fr => (["octets", "Ko", "Mo", "Go"], ','),
            Lang::En => (["bytes", "KB", "MB", "GB"], '.'),
        };
        let mut tenths = u128::from(bytes) * 10;
        let mut unit = 0;
        while 9_995 < tenths && unit + 1 < units.len() {
            tenths = tenths.div_ceil(1_000);
            unit += 1;
        }
        let name = units.get(unit).copied().unwrap_or_default();
        let decimals = if unit == 0 || 100 <= tenths || tenths % 10 == 0 {
            String::new()
        } else {
            format!("{point}{}", tenths % 10)
        };
        format!("{}{decimals}\u{a0}{name}", tenths / 10)
    }

    /// A civil date, short: lun. 23 nov.
    #[must_use]
    pub fn date_short(self, date: NaiveDate) -> String {
        self.date_with(Format::DateShort { civil: true }, date)
    }

    /// A civil date with its year and no weekday: 23 nov. 2026.
    #[must_use]
    pub fn date_year(self, date: NaiveDate) -> String {
        self.date_with(Format::DateYear { civil: true }, date)
    }

    /// A civil date in full: lundi 23 novembre 2026.
    #[must_use]
    pub fn date_long(self, date: NaiveDate) -> String {
        self.date_with(Format::DateLong { civil: true }, date)
    }

    /// The month of a civil date: novembre 2026.
    #[must_use]
    pub fn month(self, date: NaiveDate) -> String {
        self.date_with(Format::Month, date)
    }

    /// A civil date as one says it: hier, aujourd’hui, demain; else short, with the year where it is another one.
    #[must_use]
    pub fn date(self, date: NaiveDate, today: NaiveDate) -> String {
        match date.signed_duration_since(today).num_days() {
            -1 => self.yesterday().to_owned(),
            0 => self.today_lower().to_owned(),
            1 => self.tomorrow().to_owned(),
            _ if date.year() == today.year() => self.date_short(date),
            _ => self.date_year(date),
        }
    }

    /// An instant's day on this device, short: lun. 23 nov.
    #[must_use]
    pub fn date_short_at(self, ms: i64) -> String {
        self.instant_with(Format::DateShort { civil: false }, ms)
    }

    /// An instant's day on this device, with its year: 23 nov. 2026.
    #[must_use]
    pub fn date_year_at(self, ms: i64) -> String {
        self.instant_with(Format::DateYear { civil: false }, ms)
    }

    /// An instant's day on this device, in full: lundi 23 novembre 2026.
    #[must_use]
    pub fn date_long_at(self, ms: i64) -> String {
        self.instant_with(Format::DateLong { civil: false }, ms)
    }

    /// An instant's time of day on this device: 10:00.
    #[must_use]
    pub fn time(self, ms: i64) -> String {
        if cfg!(target_arch = "wasm32")
            && let Some(text) = format(self.lang(), Format::Time, float(ms), None)
        {
            return text;
        }
        DateTime::from_timestamp_millis(ms).map(|at| at.format("%H:%M").to_string()).unwrap_or_default()
    }

    /// An instant's day and time on this device: lun. 23 nov., 10:00.
    #[must_use]
    pub fn date_time(self, ms: i64) -> String {
        format!("{}, {}", self.date_short_at(ms).trim_end_matches(','), self.time(ms))
    }

    /// How far an instant is from `now_ms`: à l’instant, il y a 2 min, dans 3 j.
    #[must_use]
    pub fn relative(self, ms: i64, now_ms: i64) -> String {
        let distance = ms - now_ms;
        let (unit, length) = match distance.abs() {
            d if d < MINUTE_MS => return self.just_now().to_owned(),
            d if d < HOUR_MS => ("minute", MINUTE_MS),
            d if d < DAY_MS => ("hour", HOUR_MS),
            d if d < 14 * DAY_MS => ("day", DAY_MS),
            d if d < 60 * DAY_MS => ("week", 7 * DAY_MS),
            d if d < 730 * DAY_MS => ("month", 30 * DAY_MS),
            _ => ("year", 365 * DAY_MS),
        };
        let amount = distance / length;
        if cfg!(target_arch = "wasm32")
            && let Some(text) = format(self.lang(), Format::Relative, float(amount), Some(unit))
        {
            return text;
        }
        format!("{amount} {unit}")
    }

    /// A length of time in its two largest units: 3 j 4 h, 25 min.
    #[must_use]
    pub fn duration(self, ms: i64) -> String {
        let day = match self.lang() {
            Lang::Fr => "j",
            Lang::En => "d",
        };
        let ms = ms.max(0);
        let (days, hours, minutes) = (ms / DAY_MS, ms % DAY_MS / HOUR_MS, ms % HOUR_MS / MINUTE_MS);
        match (days, hours, minutes) {
            (0, 0, minutes) => format!("{minutes}\u{a0}min"),
            (0, hours, 0) => format!("{hours}\u{a0}h"),
            (0, hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
            (days, 0, _) => format!("{days}\u{a0}{day}"),
            (days, hours, _) => format!("{days}\u{a0}{day} {hours}\u{a0}h"),
        }
    }

    /// Names in a row: Anne, Marc et Sofia.
    #[must_use]
    pub fn list_and(self, items: &[String]) -> String {
        let and = match self.lang() {
            Lang::Fr => " et ",
            Lang::En => " and ",
        };
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
        }
    }

    /// « 1er », « 2 »: a day alone, as [`T::date_long`] has it, so that what is seen is in what is spoken.
    #[must_use]
    pub fn day_number(self, date: NaiveDate) -> String {
        self.ordinal_first(date.day().to_string())
    }

    fn date_with(self, with: Format, date: NaiveDate) -> String {
        if cfg!(target_arch = "wasm32")
            && let Some(text) = format(self.lang(), with, ms_of(date), None)
        {
            return self.ordinal_first(text);
        }
        date.to_string()
    }

    fn instant_with(self, with: Format, ms: i64) -> String {
        if cfg!(target_arch = "wasm32")
            && let Some(text) = format(self.lang(), with, float(ms), None)
        {
            return self.ordinal_first(text);
        }
        day_of_ms(ms).to_string()
    }

    /// French has an ordinal for the first day of a month only (« 1er décembre »), which browsers do not write.
    pub(super) fn ordinal_first(self, text: String) -> String {
        let is_day = |word: &str| word == "1";
        if self.lang() != Lang::Fr || !text.split_whitespace().any(is_day) {
            return text;
        }
        text.split_inclusive(char::is_whitespace)
            .map(|word| if is_day(word.trim_end()) { word.replacen('1', "1er", 1) } else { word.to_owned() })
            .collect()
    }
}
