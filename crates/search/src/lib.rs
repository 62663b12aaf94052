//! Search over short texts: folding of accents and case, and an index with ranked, typo-tolerant queries.
//!
//! ```
//! use search::{Index, Query, Weight, highlight};
//!
//! let mut index = Index::new();
//! index.insert(7, 0, &[(Weight::Title, "Lave-vaisselle en panne"), (Weight::Medium, "Cuisine du 2ᵉ")]);
//! let found = index.query("cuisine lave vaiselle", 20);
//! assert_eq!(found.hits[0].doc, 7);
//! assert_eq!(highlight("Écran HS", &Query::new("ecran")), [0..6]);
//! ```

mod edit;
mod fold;
mod index;
mod marking;
mod postings;
mod query;
mod ranking;
mod vocabulary;
mod words;

pub use fold::{fold, fold_into};
pub use index::{Index, Size, Weight};
pub use marking::{highlight, matches, rank};
pub use query::Query;
pub use ranking::{Found, Hit};
