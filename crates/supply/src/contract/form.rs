//! What a person types about the terms of a contract, read at each keystroke: terms as far as they are clear, and what
//! is wrong beside each field. Nothing typed is ever changed here.

use chrono::NaiveDate;
use domain::money::{Cents, MoneyError};

use super::error::{Part, TermsError};
use super::length::{Length, Unit};
use super::terms::{
    Amount, Basis, Change, DEFAULT_BUFFER, Form, Indexation, Initial, NoticeClause, Per, Renewal, Terms,
    TermsDraft,
};

/// A field of the form, as an error names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the form")]
pub enum Slot {
    Start,
    Initial,
    Renewal,
    MaxRenewals,
    Notice,
    Buffer,
    Amount,
    Vat,
    Indexation,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A whole number was expected.
    NotANumber,
    /// Not an amount.
    Money(MoneyError),
    /// Not a rate: a number with two decimals at most, from 0 to 100.
    NotARate,
    /// Terms that cannot be.
    Terms(TermsError),
    /// A yearly rise needs its rate.
    NoRate,
    /// An index needs its name.
    NoIndexName,
}

impl Fault {
    /// Whether something is only missing yet: no reason to say so while one is still typing.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        matches!(
            self,
            Self::NoRate | Self::NoIndexName | Self::Terms(TermsError::NoStart | TermsError::NoInitial)
        )
    }
}

/// How a contract goes on, before its lengths are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the renewals")]
pub enum RenewalChoice {
    #[default]
    Tacit,
    Express,
    None,
}

/// How a price moves, before its parts are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the indexations")]
pub enum IndexationChoice {
    #[default]
    None,
    Fixed,
    Index,
}

/// A number and its unit as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLength {
    /// As typed; empty for none.
    pub n: String,
    /// What it counts.
    pub unit: Unit,
}

impl TypedLength {
    /// Nothing typed yet.
    #[must_use]
    pub const fn empty(unit: Unit) -> Self {
        Self { n: String::new(), unit }
    }

    /// As a known length is typed.
    #[must_use]
    pub fn of(length: Length) -> Self {
        Self { n: length.n().to_string(), unit: length.unit() }
    }

    /// The length; none where nothing was typed.
    pub fn read(&self) -> Result<Option<Length>, Fault> {
        let Some(n) = whole(&self.n)? else { return Ok(None) };
        Length::new(n, self.unit).map(Some).map_err(Fault::Terms)
    }
}

/// Everything typed about terms.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct Typed {
    pub start: Option<NaiveDate>,
    /// The initial term is given by its last day.
    pub by_end: bool,
    pub initial: TypedLength,
    pub until: Option<NaiveDate>,
    pub renewal: RenewalChoice,
    pub renews_by: TypedLength,
    pub max: String,
    /// Empty where no notice was agreed.
    pub notice: TypedLength,
    pub working_days: bool,
    pub basis: Basis,
    pub form: Form,
    pub buffer: String,
    pub amount: String,
    pub per: Per,
    pub vat: String,
    pub indexation: IndexationChoice,
    pub rate: String,
    pub index: String,
    pub indexed_on: Option<NaiveDate>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            start: None,
            by_end: false,
            initial: TypedLength::empty(Unit::Month),
            until: None,
            renewal: RenewalChoice::Tacit,
            renews_by: TypedLength::empty(Unit::Month),
            max: String::new(),
            notice: TypedLength::empty(Unit::Month),
            working_days: false,
            basis: Basis::Received,
            form: Form::Registered,
            buffer: DEFAULT_BUFFER.to_string(),
            amount: String::new(),
            per: Per::Month,
            vat: "20".to_owned(),
            indexation: IndexationChoice::None,
            rate: String::new(),
            index: String::new(),
            indexed_on: None,
        }
    }
}

/// What was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The terms as far as they are clear.
    pub draft: TermsDraft,
    /// What is wrong, field by field, the first of each field first.
    pub faults: Vec<(Slot, Fault)>,
}

impl Understood {
    /// What is wrong with one field.
    #[must_use]
    pub fn fault(&self, slot: Slot) -> Option<Fault> {
        self.faults.iter().find(|(of, _)| *of == slot).map(|(_, fault)| *fault)
    }
}

impl Typed {
    /// The parts of known terms as a person would type them.
    #[must_use]
    pub fn of(draft: &TermsDraft) -> Self {
        let mut typed = Self { start: draft.start, ..Self::default() };
        typed.fill_initial(draft.initial);
        typed.fill_renewal(draft.renewal);
        typed.fill_notice(draft.notice);
        typed.fill_amount(draft.amount);
        match &draft.indexation {
            Indexation::None => {}
            Indexation::Fixed { bp, on } => {
                (typed.indexation, typed.rate, typed.indexed_on) =
                    (IndexationChoice::Fixed, rate_text(*bp), *on);
            }
            Indexation::Index { name, on } => {
                (typed.indexation, typed.index, typed.indexed_on) =
                    (IndexationChoice::Index, name.clone(), *on);
            }
        }
        typed
    }

    /// Types an initial term.
    pub fn fill_initial(&mut self, initial: Option<Initial>) {
        match initial {
            Some(Initial::Lasts(length)) => (self.by_end, self.initial) = (false, TypedLength::of(length)),
            Some(Initial::Until(day)) => (self.by_end, self.until) = (true, Some(day)),
            None => {}
        }
    }

    /// Types a renewal.
    pub fn fill_renewal(&mut self, renewal: Renewal) {
        match renewal {
            Renewal::Tacit { length, max } => {
                (self.renewal, self.renews_by) = (RenewalChoice::Tacit, TypedLength::of(length));
                self.max = max.map(|max| max.to_string()).unwrap_or_default();
            }
            Renewal::Express { length } => {
                self.renewal = RenewalChoice::Express;
                if let Some(length) = length {
                    self.renews_by = TypedLength::of(length);
                }
            }
            Renewal::None => self.renewal = RenewalChoice::None,
        }
    }

    /// Types a notice.
    pub fn fill_notice(&mut self, notice: Option<NoticeClause>) {
        if let Some(notice) = notice {
            self.notice = TypedLength::of(notice.length);
            self.working_days = notice.working_days;
            (self.basis, self.form) = (notice.basis, notice.form);
            self.buffer = notice.buffer.to_string();
        }
    }

    /// Types a price.
    pub fn fill_amount(&mut self, amount: Option<Amount>) {
        if let Some(amount) = amount {
            self.amount = amount.net.to_plain().replace('.', ",");
            self.per = amount.per;
            self.vat = amount.vat_bp.map(rate_text).unwrap_or_default();
        }
    }

    /// The terms as far as they are clear, with what is wrong. `changes` are the amendments that the contract has.
    #[must_use]
    pub fn read(&self, changes: Vec<Change>, ended: Option<NaiveDate>) -> Understood {
        let mut faults = Vec::new();
        let initial = self.initial(&mut faults);
        let renewal = self.renewal(&mut faults);
        let notice = self.notice(&mut faults);
        let amount = self.amount(&mut faults);
        let indexation = self.indexation(&mut faults);
        let draft =
            TermsDraft { start: self.start, initial, renewal, notice, amount, indexation, changes, ended };
        if let Err(errors) = Terms::check(draft.clone()) {
            for (part, error) in errors {
                let slot = slot_of(part, error);
                // A field that could not even be read is not also missing.
                if !faults.iter().any(|(of, _)| *of == slot) {
                    faults.push((slot, Fault::Terms(error)));
                }
            }
        }
        Understood { draft, faults }
    }

    /// The initial term.
    pub fn initial(&self, faults: &mut Vec<(Slot, Fault)>) -> Option<Initial> {
        if self.by_end {
            return self.until.map(Initial::Until);
        }
        take(self.initial.read(), Slot::Initial, faults).flatten().map(Initial::Lasts)
    }

    /// The renewal. Tacit without a length goes on by the length of the initial term.
    pub fn renewal(&self, faults: &mut Vec<(Slot, Fault)>) -> Renewal {
        let length = take(self.renews_by.read(), Slot::Renewal, faults).flatten();
        match self.renewal {
            RenewalChoice::None => Renewal::None,
            RenewalChoice::Express => Renewal::Express { length },
            RenewalChoice::Tacit => {
                let max = take(whole(&self.max), Slot::MaxRenewals, faults).flatten();
                let max = max.map(|max| u32::try_from(max).unwrap_or(if max < 0 { 0 } else { u32::MAX }));
                let same = || if self.by_end { None } else { self.initial.read().ok().flatten() };
                match length.or_else(same) {
                    Some(length) => Renewal::Tacit { length, max },
                    None => {
                        if !faults.iter().any(|(slot, _)| *slot == Slot::Renewal) {
                            faults.push((Slot::Renewal, Fault::Terms(TermsError::NoInitial)));
                        }
                        Renewal::None
                    }
                }
            }
        }
    }

    /// The notice; none where nothing was typed.
    pub fn notice(&self, faults: &mut Vec<(Slot, Fault)>) -> Option<NoticeClause> {
        let length = take(self.notice.read(), Slot::Notice, faults).flatten()?;
        let buffer = take(whole(&self.buffer), Slot::Buffer, faults).flatten().unwrap_or(0);
        Some(NoticeClause {
            length,
            working_days: self.working_days && length.unit() == Unit::Day,
            basis: self.basis,
            form: self.form,
            buffer: u32::try_from(buffer).unwrap_or(u32::MAX),
        })
    }

    /// The price; none where nothing was typed.
    pub fn amount(&self, faults: &mut Vec<(Slot, Fault)>) -> Option<Amount> {
        if self.amount.trim().is_empty() {
            return None;
        }
        let net = take(Cents::parse(&self.amount).map_err(Fault::Money), Slot::Amount, faults)?;
        let vat_bp = take(rate(&self.vat), Slot::Vat, faults).flatten();
        Some(Amount { net, per: self.per, vat_bp })
    }

    /// How the price moves.
    pub fn indexation(&self, faults: &mut Vec<(Slot, Fault)>) -> Indexation {
        match self.indexation {
            IndexationChoice::None => Indexation::None,
            IndexationChoice::Fixed => match take(rate(&self.rate), Slot::Indexation, faults) {
                Some(Some(bp)) => Indexation::Fixed { bp, on: self.indexed_on },
                Some(None) => {
                    faults.push((Slot::Indexation, Fault::NoRate));
                    Indexation::None
                }
                None => Indexation::None,
            },
            IndexationChoice::Index => {
                let name = self.index.trim().to_owned();
                if name.is_empty() {
                    faults.push((Slot::Indexation, Fault::NoIndexName));
                    return Indexation::None;
                }
                Indexation::Index { name, on: self.indexed_on }
            }
        }
    }
}

fn slot_of(part: Part, error: TermsError) -> Slot {
    match (part, error) {
        (_, TermsError::MaxRenewals) => Slot::MaxRenewals,
        (_, TermsError::Buffer) => Slot::Buffer,
        (Part::Amount, TermsError::Rate) => Slot::Vat,
        (Part::Start, _) => Slot::Start,
        (Part::Initial | Part::Amendment, _) => Slot::Initial,
        (Part::Renewal, _) => Slot::Renewal,
        (Part::Notice, _) => Slot::Notice,
        (Part::Amount, _) => Slot::Amount,
        (Part::Indexation, _) => Slot::Indexation,
    }
}

fn take<T>(read: Result<T, Fault>, slot: Slot, faults: &mut Vec<(Slot, Fault)>) -> Option<T> {
    read.map_err(|fault| faults.push((slot, fault))).ok()
}

/// A whole number; none where nothing was typed.
fn whole(text: &str) -> Result<Option<i64>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Fault::NotANumber)
}

/// A rate in basis points: `20`, `5,5 %`. None where nothing was typed.
pub fn rate(text: &str) -> Result<Option<u32>, Fault> {
    let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let (units, parts) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(units) || !digits(parts) || 2 < parts.len() {
        return Err(Fault::NotARate);
    }
    let bp = format!("{units}{parts:0<2}").parse::<u32>().map_err(|_| Fault::NotARate)?;
    if 10_000 < bp { Err(Fault::NotARate) } else { Ok(Some(bp)) }
}

/// A rate as people write it: `20`, `5,5`.
#[must_use]
pub fn rate_text(bp: u32) -> String {
    let text = format!("{},{:02}", bp / 100, bp % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests;
