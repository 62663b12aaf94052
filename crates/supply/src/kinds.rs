//! Stored names of kinds. Never renamed, never given another meaning. Fields: `docs/suppliers.md`.

#![expect(missing_docs, reason = "each name is its own explanation; see docs/suppliers.md")]

pub const PARTY: &str = "party";
pub const CONTACT: &str = "contact";
pub const CONTRACT: &str = "contract";
pub const AMENDMENT: &str = "amendment";
pub const NOTICE: &str = "notice";
pub const DOCUMENT: &str = "document";
pub const EXCHANGE: &str = "exchange";
pub const NEED: &str = "need";
pub const NEED_LINE: &str = "need_line";
pub const QUOTE: &str = "quote";
pub const QUOTE_LINE: &str = "quote_line";
pub const ORDER: &str = "order";
pub const ORDER_LINE: &str = "order_line";
pub const RECEIPT: &str = "receipt";
pub const INVOICE: &str = "invoice";
pub const BUDGET: &str = "budget";
pub const INTERVENTION: &str = "intervention";
pub const SETTING: &str = "setting";

/// All of them, in the order in which people meet them.
pub const ALL: [&str; 18] = [
    PARTY,
    CONTACT,
    CONTRACT,
    AMENDMENT,
    NOTICE,
    DOCUMENT,
    EXCHANGE,
    NEED,
    NEED_LINE,
    QUOTE,
    QUOTE_LINE,
    ORDER,
    ORDER_LINE,
    RECEIPT,
    INVOICE,
    BUDGET,
    INTERVENTION,
    SETTING,
];
