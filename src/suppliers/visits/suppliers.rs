//! Whom one would call: those of the trade first, among them the preferred ones; the blocked ones last, and told.

use domain::trade::Trade;
use search::fold;
use supply::book::Book;
use supply::party::{Party, PartyType};

use crate::i18n::T;
use crate::widgets::combobox::ComboOption;

/// Parties that may come, the likeliest first.
pub fn by_likelihood(book: &Book, trade: Option<Trade>) -> Vec<&Party> {
    let may_come =
        |party: &&Party| party.merged.is_none() && !matches!(party.kind, PartyType::Client | PartyType::Bank);
    let mut all: Vec<&Party> = book.parties.iter().filter(may_come).collect();
    all.sort_by_cached_key(|party| {
        let is_of_trade = trade.is_none_or(|trade| party.trades.contains(&trade));
        let standing = (party.standing.is_blocked(), !is_of_trade, !party.standing.is_preferred());
        (standing, party.kind != PartyType::Supplier, fold(&party.name), party.id)
    });
    all
}

/// The same as choices.
pub fn supplier_options(t: T, parties: &[&Party]) -> Vec<ComboOption> {
    let option = |party: &&Party| ComboOption {
        value: party.id.to_string(),
        label: party.name.clone(),
        hint: hint(t, party),
    };
    parties.iter().map(option).collect()
}

/// What tells a party from its likes: its standing, its trades.
pub fn hint(t: T, party: &Party) -> Option<String> {
    let standing = match &party.standing {
        standing if standing.is_blocked() => Some(t.visit_blocked(standing.why())),
        standing if standing.is_preferred() => Some(t.visit_preferred().to_owned()),
        _ => None,
    };
    let trades = party.trades.iter().filter_map(|trade| t.trade_name(trade.key())).map(str::to_owned);
    let words: Vec<String> = standing.into_iter().chain(trades).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}
