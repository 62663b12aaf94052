//! The records of a purchase as rooms read them. Fields: `docs/purchases.md`.

use replica::view::ValueRef;

use crate::read;
use crate::vat::{Line, ONE_MILLI};

/// A stored state: a key, and why.
macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $first:ident = $first_key:literal $(, $case:ident = $key:literal)* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum $name {
            #[default]
            $first,
            $($case,)*
        }

        impl $name {
            /// The stored key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    Self::$first => $first_key,
                    $(Self::$case => $key,)*
                }
            }

            /// What an unknown key means is the first of them: a newer app's state is still to be dealt with.
            fn of(key: &str) -> Self {
                match key {
                    $($key => Self::$case,)*
                    _ => Self::$first,
                }
            }
        }
    };
}

states! {
    /// Where a need stands.
    NeedState { Open = "open", Decided = "decided", Dropped = "dropped" }
}
states! {
    /// Where a quote stands.
    QuoteState { Open = "open", Chosen = "chosen", Declined = "declined" }
}
states! {
    /// Where an order stands.
    OrderState { Draft = "draft", Sent = "sent", Confirmed = "confirmed", Cancelled = "cancelled", Settled = "settled" }
}
states! {
    /// Where an invoice stands.
    InvoiceState { ToCheck = "to_check", Approved = "approved", Disputed = "disputed", Paid = "paid" }
}

/// The key of a state and why: `{"s": "declined", "why": "trop cher"}`, or the bare key.
fn state(value: &ValueRef<'_>) -> (String, String) {
    let key = value.text().map(str::to_owned).or_else(|| read::text_at(value, "s"));
    (key.unwrap_or_default(), read::text_at(value, "why").unwrap_or_default())
}

/// What of a line is a price: shared by quotes and orders.
fn read_line(line: &mut Line, name: &str, value: &ValueRef<'_>) {
    match name {
        "milli" => line.milli = value.int().unwrap_or(ONE_MILLI),
        "price" => line.price = read::cents(value),
        "vat" => line.vat_bp = value.int().unwrap_or_default(),
        "discount" => line.discount_bp = value.int().unwrap_or_default(),
        _ => {}
    }
}

/// A cost of its own beside the lines: `{"cents": 4500, "vat": 2000}`.
fn lump(value: &ValueRef<'_>) -> Option<Line> {
    let cents = read::cents(value).filter(|cents| cents.0 != 0)?;
    Some(Line::one(cents, read::int_at(value, "vat").unwrap_or_default()))
}

/// Makes a struct with its identity and life, and reads it field by field.
macro_rules! entry {
    (
        $(#[$doc:meta])* $name:ident of $kind:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* }
        |$it:ident, $f:ident, $v:ident| $read:block
        parents |$p:ident| $parents:expr;
        position |$q:ident| $position:expr;
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// The record.
            pub id: replica::RecordId,
            /// In the bin.
            pub is_gone: bool,
            $($(#[$fdoc])* pub $field: $type,)*
        }

        impl $crate::book::Entry for $name {
            const KIND: &'static str = $crate::kinds::$kind;

            fn read(packed: &replica::view::Packed<'_>) -> Self {
                let mut entry = Self { id: packed.id, is_gone: false, $($field: Default::default(),)* };
                $crate::read::fields(packed, |$f, $v| {
                    if $f == "life" {
                        entry.is_gone = !$crate::read::is_alive($v);
                    }
                    let $it = &mut entry;
                    $read
                });
                entry
            }

            fn id(&self) -> replica::RecordId {
                self.id
            }

            fn is_alive(&self) -> bool {
                !self.is_gone
            }

            fn parents(&self) -> Vec<replica::RecordId> {
                let $p = self;
                $parents
            }

            fn position(&self) -> &str {
                let $q = self;
                $position
            }
        }
    };
}

mod asking;
mod ordering;
mod paying;

pub use asking::{Need, NeedLine, Quote, QuoteLine};
pub use ordering::{Order, OrderLine, Receipt};
pub use paying::{Budget, Invoice};
