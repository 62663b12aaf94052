//! What becomes of the entries of a file that meet what is here.

/// What becomes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Nobody knew it.
    New,
    /// Known, with something to add.
    Merged,
    /// Known, all of it.
    Known,
}

impl Fate {
    /// A stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Merged => "merged",
            Self::Known => "known",
        }
    }
}

/// How many had each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the fates")]
pub struct Sums {
    pub new: usize,
    pub merged: usize,
    pub known: usize,
}

impl Sums {
    /// Counts one more.
    pub const fn add(&mut self, fate: Fate) {
        match fate {
            Fate::New => self.new += 1,
            Fate::Merged => self.merged += 1,
            Fate::Known => self.known += 1,
        }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            new: self.new + other.new,
            merged: self.merged + other.merged,
            known: self.known + other.known,
        }
    }

    /// Those that wrote something.
    #[must_use]
    pub const fn written(self) -> usize {
        self.new + self.merged
    }

    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.written() + self.known
    }
}
