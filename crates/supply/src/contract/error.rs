//! Why terms are refused, or doubtful.

use std::fmt;

/// The part of the terms that an error is about: where a form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the stored fields")]
pub enum Part {
    Start,
    Initial,
    Renewal,
    Notice,
    Amount,
    Indexation,
    Amendment,
}

/// Why terms are impossible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermsError {
    /// Nobody said when the contract starts.
    NoStart,
    /// Nobody said how long it lasts at first.
    NoInitial,
    /// A start or an end outside 1900–2199.
    DateOutOfRange,
    /// A length of zero or less.
    ZeroLength,
    /// A length of more than a hundred years.
    TooLong,
    /// The end is before the start.
    EndBeforeStart,
    /// A notice that must be given before the initial term has begun.
    NoticeLongerThanTerm,
    /// A postal buffer below zero or above 60 working days.
    Buffer,
    /// A greatest number of renewals below one.
    MaxRenewals,
    /// An amount below zero, or beyond what can be added up.
    Amount,
    /// A VAT rate or a yearly rise below zero or above 100 %.
    Rate,
}

impl TermsError {
    /// The part concerned, where the error alone says it.
    #[must_use]
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::NoStart => Some(Part::Start),
            Self::NoInitial | Self::EndBeforeStart => Some(Part::Initial),
            Self::NoticeLongerThanTerm | Self::Buffer => Some(Part::Notice),
            Self::MaxRenewals => Some(Part::Renewal),
            Self::Amount => Some(Part::Amount),
            Self::DateOutOfRange | Self::ZeroLength | Self::TooLong | Self::Rate => None,
        }
    }
}

impl fmt::Display for TermsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoStart => "no start",
            Self::NoInitial => "no initial term",
            Self::DateOutOfRange => "a date outside 1900-2199",
            Self::ZeroLength => "a length of zero or less",
            Self::TooLong => "a length of more than 100 years",
            Self::EndBeforeStart => "the end is before the start",
            Self::NoticeLongerThanTerm => "the notice is longer than the initial term",
            Self::Buffer => "a postal buffer outside 0-60 working days",
            Self::MaxRenewals => "fewer than one renewal",
            Self::Amount => "an amount below zero or too large",
            Self::Rate => "a rate outside 0-100 %",
        })
    }
}

impl std::error::Error for TermsError {}

/// What is possible, but perhaps not what was meant. Shown, never refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The notice is longer than a renewal: it is given during an earlier term.
    NoticeLongerThanRenewal,
    /// An amendment that changes nothing: it comes after the end, or its new end is before it.
    AmendmentWithoutEffect,
    /// An amendment changes the initial term when that is over.
    InitialAlreadyOver,
    /// Tacit renewal, but no notice was entered: one may leave until the last day.
    NoNotice,
}
