//! What kinds of document there are, and how long each usually serves.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How long a kind of document serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Until the date written on it, if there is one.
    AsWritten,
    /// Fewer than so many months from its date.
    Months(u32),
    /// Until the end of the year in which it was made.
    EndOfYear,
}

macro_rules! types {
    ($($(#[$doc:meta])* $name:ident $key:literal $validity:expr;)*) => {
        /// What a document is. Unknown kinds of a newer version read as [`DocumentType::Other`].
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum DocumentType { $($(#[$doc])* $name,)* }

        impl DocumentType {
            /// All, in the order of lists.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stored key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// The type of a stored key.
            #[must_use]
            pub fn from_key(key: &str) -> Self {
                match key { $($key => Self::$name,)* _ => Self::Other }
            }

            /// How long it usually serves: a suggestion, except for the pieces of the vigilance file.
            #[must_use]
            pub fn validity(self) -> Validity {
                match self { $(Self::$name => $validity),* }
            }
        }
    };
}

types! {
    /// Attestation de vigilance of the URSSAF: « datant de moins de six mois » (D8222-5, 1°).
    Urssaf "urssaf" Validity::Months(6);
    /// Extract of the register (K, Kbis, RNE). Usage asks for one of less than three months when it is handed over.
    Kbis "kbis" Validity::AsWritten;
    /// List of foreign workers subject to a permit, or the word that there are none (D8254-2, D8254-4).
    ForeignWorkers "foreign_workers" Validity::Months(6);
    /// Another paper of the vigilance file.
    VigilanceOther "vigilance_other" Validity::AsWritten;
    /// Attestation de régularité fiscale, of the year in hand by usage.
    Tax "tax" Validity::EndOfYear;
    /// Decennial insurance of builders, a yearly certificate.
    Decennial "decennial" Validity::Months(12);
    /// Civil liability insurance, a yearly certificate.
    Liability "liability" Validity::Months(12);
    /// Any other insurance.
    Insurance "insurance" Validity::Months(12);
    /// A signed contract.
    Contract "contract" Validity::AsWritten;
    /// A quote as received.
    Quote "quote" Validity::AsWritten;
    /// An invoice as received.
    Invoice "invoice" Validity::AsWritten;
    /// A certificate or report of a check.
    Certificate "certificate" Validity::AsWritten;
    /// Plan de prévention, safety protocol.
    SafetyPlan "safety_plan" Validity::AsWritten;
    /// Anything else.
    #[default]
    Other "other" Validity::AsWritten;
}

impl DocumentType {
    /// The last day on which one made on `issued` serves; `None` where only the paper itself says.
    #[must_use]
    pub fn suggested_until(self, issued: NaiveDate) -> Option<NaiveDate> {
        match self.validity() {
            Validity::AsWritten => None,
            Validity::Months(n) => last_day(issued, n),
            Validity::EndOfYear => NaiveDate::from_ymd_opt(issued.year(), 12, 31),
        }
    }

    /// Whether a newer one takes the place of an older one. Others stand side by side under their titles.
    #[must_use]
    pub fn is_renewed(self) -> bool {
        !matches!(
            self,
            Self::Contract
                | Self::Quote
                | Self::Invoice
                | Self::Certificate
                | Self::SafetyPlan
                | Self::VigilanceOther
                | Self::Insurance
                | Self::Other
        )
    }

    /// The first reminder, in days before the last day: a paper of six months would nag for half its life at 90.
    #[must_use]
    pub fn first_reminder(self) -> i64 {
        match self {
            Self::Urssaf | Self::Kbis | Self::ForeignWorkers => 30,
            _ => 90,
        }
    }
}

/// The day before `issued` is `months` old: on that day it is still younger. Month ends are clamped.
pub(super) fn last_day(issued: NaiveDate, months: u32) -> Option<NaiveDate> {
    issued.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))
}

/// A piece that the vigilance file asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceType {
    /// Attestation de vigilance (D8222-5, 1°).
    Attestation,
    /// Proof of registration (D8222-5, 2°), where registration is due.
    Registration,
    /// List of foreign workers, where there are any (D8254-2).
    ForeignWorkers,
}

impl PieceType {
    /// All, in the order of the law.
    pub const ALL: [Self; 3] = [Self::Attestation, Self::Registration, Self::ForeignWorkers];
    /// Each is to be handed over again after so many months (D8222-5, D8254-4).
    pub const MONTHS: u32 = 6;
    /// An extract of the register should be no older when it comes, by usage.
    pub const REGISTRATION_FRESH_MONTHS: u32 = 3;

    /// The document that is this piece.
    #[must_use]
    pub const fn document(self) -> DocumentType {
        match self {
            Self::Attestation => DocumentType::Urssaf,
            Self::Registration => DocumentType::Kbis,
            Self::ForeignWorkers => DocumentType::ForeignWorkers,
        }
    }

    /// The piece that a document is.
    #[must_use]
    pub fn of(document: DocumentType) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.document() == document)
    }

    /// The stored key, that of its document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.document().key()
    }

    /// The piece of a stored key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.key() == key)
    }

    /// Whether every supplier has it: the list of foreign workers is due only where there are such workers.
    #[must_use]
    pub fn is_always_due(self) -> bool {
        self != Self::ForeignWorkers
    }
}
