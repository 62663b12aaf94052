//! One line of a directory, as data.

use domain::office::{Named, NamedKind};
use domain::trade::Trade;
use replica::RecordId;

use crate::i18n::{Lang, T};
use crate::widgets::icon::Glyph;

/// One line of a directory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: NamedKind,
    /// How deep it lies in a tree.
    pub depth: usize,
    /// Its name in the language shown.
    pub label: String,
    /// What is known of it, in few words.
    pub notes: Vec<String>,
    /// Its open requests.
    pub n_open: usize,
    /// The list of them.
    pub href: String,
    /// To call.
    pub phone: Option<String>,
    /// To write.
    pub email: Option<String>,
    /// Its drawing; a person has initials instead.
    pub glyph: Option<Glyph>,
}

/// What is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Something new, within a place.
    New(Option<RecordId>),
    /// Something known.
    Known(RecordId),
}

/// The name in the language shown.
pub fn label_of(t: T, named: &Named) -> String {
    match named.en {
        Some(en) if t.lang() == Lang::En => en.to_owned(),
        _ => named.name.clone(),
    }
}

/// The drawing of a trade.
pub fn trade_glyph(trade: Option<Trade>) -> Glyph {
    match trade {
        Some(Trade::Plumbing) => Glyph::Drop,
        Some(Trade::Electricity) => Glyph::Bolt,
        Some(Trade::Hvac) => Glyph::Thermometer,
        Some(Trade::It) => Glyph::Wifi,
        Some(Trade::Cleaning) => Glyph::Broom,
        Some(Trade::Locks) => Glyph::Key,
        Some(Trade::Furniture) => Glyph::Chair,
        Some(Trade::Lift) => Glyph::Lift,
        Some(Trade::Safety) => Glyph::Shield,
        Some(Trade::Green) => Glyph::Leaf,
        Some(Trade::Moving) => Glyph::Truck,
        Some(Trade::Supplies) => Glyph::Box,
        Some(Trade::Catering) => Glyph::Cup,
        Some(Trade::Other) | None => Glyph::Tag,
    }
}
