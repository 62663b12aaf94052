//! What the columns of a table become: guessed by their names, corrected by the person.

use std::fmt::Debug;

use crate::map::words::candidates_among;
use crate::profile::Profile;

/// What a column can become in one sort of table.
pub trait Column: Copy + Debug + PartialEq + Send + Sync + 'static {
    /// All of them, in the order to offer.
    const ALL: &'static [Self];
    /// Kept under the name of its column.
    const KEPT: Self;
    /// Left out.
    const IGNORED: Self;

    /// A stable key for choices and messages.
    fn key(self) -> &'static str;

    /// Whether several columns may be the same field.
    fn joins(self) -> bool;

    /// Whether it says whom a row is about.
    fn names(self) -> bool;

    /// The field with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether it becomes a field of a record.
    fn is_mapped(self) -> bool {
        self != Self::KEPT && self != Self::IGNORED
    }
}

/// Declares the fields of a sort of table with their keys, all in the order to offer, then those that join and those
/// that name.
macro_rules! columns {
    (
        $(#[$of:meta])*
        $field:ident { $($(#[$doc:meta])* $name:ident = $key:literal,)* }
        joins: $($join:ident)|+;
        names: $($named:ident)|+;
    ) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $field { $($(#[$doc])* $name,)* }

        impl $crate::columns::Column for $field {
            const ALL: &'static [Self] = &[$(Self::$name,)*];
            const KEPT: Self = Self::Kept;
            const IGNORED: Self = Self::Ignored;

            fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            fn joins(self) -> bool {
                matches!(self, $(Self::$join)|+)
            }

            fn names(self) -> bool {
                matches!(self, $(Self::$named)|+)
            }
        }
    };
}

pub(crate) use columns;

/// Names (folded, without small words) and how sure each makes us, in percent.
pub(crate) type Names<F> = [(F, u8, &'static [&'static str])];

/// Below this many percent a column is kept as it is rather than guessed.
const ENOUGH: u8 = 40;

/// Guesses what each column may be. A field that does not join is given to the surest column only; `fits` has the last
/// word on a field for a name.
pub(crate) fn guess<F: Column>(
    names: &Names<F>,
    header: &[String],
    fits: impl Fn(F, &str) -> bool,
) -> Vec<Option<F>> {
    let mut offers: Vec<(u8, usize, F)> = Vec::new();
    for (index, name) in header.iter().enumerate() {
        for (field, sure) in candidates_among(names, name) {
            if ENOUGH <= sure && fits(field, name) {
                offers.push((sure, index, field));
            }
        }
    }
    offers.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<Option<F>> = vec![None; header.len()];
    for (_, index, field) in offers {
        let is_taken = !field.joins() && chosen.iter().flatten().any(|other| *other == field);
        if let Some(slot @ None) = chosen.get_mut(index)
            && !is_taken
        {
            *slot = Some(field);
        }
    }
    chosen
}

/// What is no field is kept, or left out if it has neither a name nor a value.
pub(crate) fn settle<F: Column>(chosen: Vec<Option<F>>, header: &[String], profile: &Profile) -> Vec<F> {
    let is_blank = |index: usize| profile.columns.get(index).is_some_and(|column| column.filled == 0);
    let is_unnamed =
        |index: usize| header.get(index).is_some_and(|name| *name == crate::table::letters(index));
    chosen
        .into_iter()
        .enumerate()
        .map(|(index, field)| match field {
            Some(field) => field,
            None if is_blank(index) && is_unnamed(index) => F::IGNORED,
            None => F::KEPT,
        })
        .collect()
}
