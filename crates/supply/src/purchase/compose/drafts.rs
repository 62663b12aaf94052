//! What forms hold before it is written.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::RecordId;

use super::super::{Delay, Invoice};
use crate::vat::Line;

/// One line as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineDraft {
    /// What.
    pub text: String,
    /// Of what unit; empty for pieces.
    pub unit: String,
    /// Its price; of a need's line only the quantity counts.
    pub line: Line,
    /// Of a quote: what it answers.
    pub need_line: Option<RecordId>,
}

/// A need as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the need")]
pub struct NeedDraft {
    pub title: String,
    pub notes: String,
    pub budget: Option<RecordId>,
    pub place: Option<RecordId>,
    pub requester: Option<RecordId>,
    pub lines: Vec<LineDraft>,
}

/// A quote as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the quote")]
pub struct QuoteDraft {
    pub need: Option<RecordId>,
    pub party: Option<RecordId>,
    pub number: String,
    pub on: Option<NaiveDate>,
    pub valid: Option<NaiveDate>,
    pub delay: Option<Delay>,
    pub warranty: Option<i64>,
    pub delivery: Option<Line>,
    pub notes: String,
    pub lines: Vec<LineDraft>,
}

/// An order as it begins.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the order")]
pub struct OrderDraft {
    pub number: String,
    pub party: Option<RecordId>,
    pub quote: Option<RecordId>,
    pub need: Option<RecordId>,
    pub budget: Option<RecordId>,
    pub on: Option<NaiveDate>,
    pub place: Option<RecordId>,
    pub due: Option<NaiveDate>,
    pub delivery: Option<Line>,
    pub notes: String,
    pub lines: Vec<LineDraft>,
}

/// An invoice as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the invoice")]
pub struct InvoiceDraft {
    pub party: Option<RecordId>,
    pub order: Option<RecordId>,
    pub contract: Option<RecordId>,
    pub intervention: Option<RecordId>,
    pub budget: Option<RecordId>,
    pub number: String,
    pub on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub net: Cents,
    pub vat: Cents,
    pub gross: Cents,
    pub is_credit: bool,
    pub period: Option<(NaiveDate, NaiveDate)>,
}

impl InvoiceDraft {
    /// What an invoice says, to be corrected.
    #[must_use]
    pub fn of(invoice: &Invoice) -> Self {
        Self {
            party: invoice.party,
            order: invoice.order,
            contract: invoice.contract,
            intervention: invoice.intervention,
            budget: invoice.budget,
            number: invoice.number.clone(),
            on: invoice.on,
            due: invoice.due,
            net: invoice.net,
            vat: invoice.vat,
            gross: invoice.gross,
            is_credit: invoice.is_credit,
            period: invoice.period,
        }
    }

    /// The invoice that it would be, to be looked at before it is stored.
    #[must_use]
    pub fn preview(self, id: RecordId) -> Invoice {
        Invoice {
            id,
            is_gone: false,
            party: self.party,
            order: self.order,
            contract: self.contract,
            intervention: self.intervention,
            budget: self.budget,
            number: self.number,
            on: self.on,
            due: self.due,
            net: self.net,
            vat: self.vat,
            gross: self.gross,
            state: Default::default(),
            why: String::new(),
            paid: None,
            notes: String::new(),
            is_credit: self.is_credit,
            period: self.period,
        }
    }
}
