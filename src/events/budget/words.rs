//! The budget in words: categories, stages, doubts.

use domain::money::Cents;
use events::budget::amount::{GROSS, is_per_guest};
use events::budget::{Doubt, Line, Reckoned};
use supply::vat::SumError;

use crate::i18n::T;
use crate::suppliers::purchases::words::{self as buy, money};
use crate::widgets::icon::Glyph;

/// The name of a category; that of a newer version is « Divers ».
pub fn category(t: T, key: &str) -> &'static str {
    match key {
        "catering" => t.money_cat_catering(),
        "drinks" => t.money_cat_drinks(),
        "venue" => t.money_cat_venue(),
        "entertainment" => t.money_cat_entertainment(),
        "decoration" => t.money_cat_decoration(),
        "furniture" => t.money_cat_furniture(),
        "gifts" => t.money_cat_gifts(),
        "staff" => t.money_cat_staff(),
        "transport" => t.money_cat_transport(),
        "technical" => t.money_cat_technical(),
        "print" => t.money_cat_print(),
        _ => t.money_cat_other(),
    }
}

/// The drawing of a category.
pub fn category_glyph(key: &str) -> Glyph {
    match key {
        "catering" => Glyph::Cup,
        "drinks" => Glyph::Drop,
        "venue" => Glyph::Place,
        "entertainment" => Glyph::Play,
        "decoration" => Glyph::Leaf,
        "furniture" => Glyph::Chair,
        "gifts" => Glyph::Star,
        "staff" => Glyph::People,
        "transport" => Glyph::Truck,
        "technical" => Glyph::Bolt,
        "print" => Glyph::Print,
        _ => Glyph::Box,
    }
}

/// What a line is called.
pub fn title(t: T, line: &Line) -> String {
    let title = line.title.trim();
    if title.is_empty() { t.money_line_untitled().to_owned() } else { title.to_owned() }
}

/// « 52 × 45,00 € HT »; nothing without a price, or of one thing at a gross price.
pub fn priced(t: T, line: &Line, reckoned: &Reckoned) -> Option<String> {
    let price = line.price?;
    let tax = if line.tax == GROSS { t.money_line_gross() } else { t.money_line_net() };
    if reckoned.milli == supply::vat::ONE_MILLI && !is_per_guest(line) {
        return (line.tax != GROSS).then(|| format!("{} {tax}", money(t, price)));
    }
    Some(format!("{} × {} {tax}", buy::quantity_of(t, reckoned.milli, ""), money(t, price)))
}

/// How far the money of a line is, its key and its words.
pub fn stage(t: T, line: &Reckoned) -> (&'static str, String) {
    let (layers, all) = (line.layers, line.forecast);
    let part = |name: &str, cents: Cents| {
        if cents == all { name.to_owned() } else { format!("{name} {}", money(t, cents)) }
    };
    if layers.paid.0 != 0 {
        ("paid", part(t.money_part_paid(), layers.paid))
    } else if layers.due.0 != 0 {
        ("due", part(t.money_part_due(), layers.due))
    } else if layers.committed.0 != 0 {
        ("committed", part(t.money_part_committed(), layers.committed))
    } else {
        ("planned", t.money_part_planned().to_owned())
    }
}

/// What to look at in a line.
pub fn doubt(t: T, doubt: Doubt) -> String {
    match doubt {
        Doubt::Unpriced(SumError::NoPrice) => t.money_doubt_price().to_owned(),
        Doubt::Unpriced(_) => t.money_doubt_sum().to_owned(),
        Doubt::Rebate => t.money_line_rebate().to_owned(),
        Doubt::Negative => t.money_doubt_negative().to_owned(),
        Doubt::NoRate => t.money_doubt_rate().to_owned(),
        Doubt::OverInvoiced(by) => t.money_doubt_invoiced(&money(t, by)),
        Doubt::OverPaid(by) => t.money_doubt_paid(&money(t, by)),
        Doubt::Outgrown(n) => t.money_doubt_outgrown(usize::try_from(n).unwrap_or_default()),
        Doubt::TooLarge => t.money_doubt_large().to_owned(),
    }
}

/// A number of guests for plurals.
pub fn count(n: i64) -> usize {
    usize::try_from(n.max(0)).unwrap_or_default()
}

/// A part of a whole in hundredths of a percent, for the width of a bar.
pub fn share_bp(part: Cents, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    i64::try_from(i128::from(part.0.max(0)) * 10_000 / i128::from(whole)).unwrap_or(10_000)
}

/// Hundredths of a percent as a length of CSS.
pub fn percent(bp: i64) -> String {
    format!("{}.{:02}%", bp / 100, bp % 100)
}
