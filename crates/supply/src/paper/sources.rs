//! Where the rules of the vigilance file are written, and when they were last read. See `docs/vigilance.md`.
//!
//! The texts were read in transcriptions by others, not at their publisher: every source is shown as secondary.

use chrono::NaiveDate;

/// What a source says; the app has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// That one must check, when the contract is made and periodically.
    Duty,
    /// What happens to who does not.
    Liability,
    /// From 5 000 € HT.
    Threshold,
    /// Which papers, every six months, and how old the attestation may be.
    Pieces,
    /// The list of foreign workers, every six months.
    ForeignWorkers,
    /// An extract of the register of less than three months: usage, in no article.
    FreshExtract,
    /// Adding up the orders of a year: usage, in no article.
    YearlyTotal,
}

/// A source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it says.
    pub topic: Topic,
    /// The articles of the Code du travail, `L8222-1`; empty for a usage.
    pub articles: &'static str,
    /// Where people can read it.
    pub url: &'static str,
    /// Year, month, day of the last reading.
    read: (i32, u32, u32),
}

impl Source {
    /// When it was last read.
    #[must_use]
    pub fn read_on(&self) -> NaiveDate {
        let (year, month, day) = self.read;
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    /// Whether no article says it: what people do.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        self.articles.is_empty()
    }
}

const READ: (i32, u32, u32) = (2026, 11, 22);

/// All, in the order in which they are shown.
pub const SOURCES: [Source; 7] = [
    Source {
        topic: Topic::Duty,
        articles: "L8222-1",
        url: "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072050/LEGISCTA000006178260/",
        read: READ,
    },
    Source {
        topic: Topic::Threshold,
        articles: "R8222-1",
        url: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030422273",
        read: READ,
    },
    Source {
        topic: Topic::Pieces,
        articles: "D8222-5",
        url: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046078939",
        read: READ,
    },
    Source {
        topic: Topic::ForeignWorkers,
        articles: "D8254-2, D8254-4",
        url: "https://www.code-commande-publique.com/articles-d8254-2-et-d8254-3-c-travail/",
        read: READ,
    },
    Source {
        topic: Topic::Liability,
        articles: "L8222-2",
        url: "https://rocheblave.com/urssaf-attestation-de-vigilance-attestation-vigilance-urssaf",
        read: READ,
    },
    Source {
        topic: Topic::FreshExtract,
        articles: "",
        url: "https://www.village-justice.com/articles/obligation-vigilance-une-obligation-legale-souvent-meconnue-des-donneurs-ordre,52408.html",
        read: READ,
    },
    Source {
        topic: Topic::YearlyTotal,
        articles: "",
        url: "https://www.addworking.com/blog/les-documents-obligatoires-pour-sous-traiter-sans-risque",
        read: READ,
    },
];
