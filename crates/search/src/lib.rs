//! Search over short texts: folding of accents and case, and an index with ranked, typo-tolerant queries.

mod fold;

pub use fold::{fold, fold_into};
