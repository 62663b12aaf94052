//! Who is invited, who answered what, who came.
//!
//! Each guest is one record; all that is told of many is reckoned from them ([`counts`], [`waitlist`], [`caterer`],
//! [`twins`]) and never stored. Diets are sensitive: [`purge`] erases them on the day that the event names.

pub mod caterer;
pub mod code;
pub mod compose;
pub mod counts;
pub mod diets;
pub mod door;
pub mod draft;
mod entry;
pub mod lookup;
pub mod meet;
pub mod paste;
pub mod purge;
pub mod remind;
pub mod twins;
pub mod waitlist;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use counts::Counts;
pub use draft::Draft;
pub use entry::{Guest, Tick};

/// What a guest answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// Comes.
    Yes,
    /// Does not come.
    No,
    /// Does not know yet.
    Maybe,
    /// Said nothing.
    Silent,
}

impl Answer {
    /// All of them, those who come first.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::Maybe, Self::Silent];

    /// As stored; empty for the silent.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Maybe => "maybe",
            Self::Silent => "",
        }
    }

    /// What a stored key means; what nobody knows is silence.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Self::Silent)
    }

    /// What a word of a file or a mail means; nothing where it means nothing here.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let word = ::search::fold(word);
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
        Some(match word {
            "oui" | "o" | "yes" | "y" | "ok" | "x" | "1" | "vrai" | "true" | "present" | "presente"
            | "accepte" | "acceptee" | "accepted" | "confirme" | "confirmee" | "confirmed" | "vient"
            | "participe" | "je viens" | "da" | "ja" | "si" => Self::Yes,
            "non" | "n" | "no" | "0" | "faux" | "false" | "absent" | "absente" | "decline" | "declinee"
            | "declined" | "refuse" | "refus" | "ne vient pas" | "ne participe pas" | "nein" => Self::No,
            "peut etre" | "peut-etre" | "maybe" | "tentative" | "provisoire" | "?" | "a confirmer"
            | "ne sait pas" => Self::Maybe,
            "" | "sans reponse" | "en attente" | "pending" | "no reply" | "none" | "needs action"
            | "invite" | "invitee" | "invited" => Self::Silent,
            _ => return None,
        })
    }
}

impl Guest {
    /// The answer.
    #[must_use]
    pub fn answer(&self) -> Answer {
        Answer::of_key(&self.rsvp)
    }

    /// Whether a place is kept: invited, said yes, and does not wait for one.
    #[must_use]
    pub fn comes(&self) -> bool {
        self.answer() == Answer::Yes && self.waiting.is_none() && !self.is_walk_in
    }

    /// How many places this one takes: oneself and those brought along without a name.
    #[must_use]
    pub fn heads(&self) -> u32 {
        1 + u32::try_from(self.plus.unwrap_or(0).clamp(0, i64::from(MAX_PLUS))).unwrap_or(0)
    }

    /// Whether anything is known of what this one eats.
    #[must_use]
    pub fn has_diet(&self) -> bool {
        !self.diets.is_empty() || !self.diet_note.trim().is_empty()
    }
}

/// Nobody brings more people than this without naming them.
pub const MAX_PLUS: u32 = 99;
