//! What one line costs: quantity × unit price, under the rules of rounding of `supply::vat` (docs/purchases.md).

use domain::money::Cents;
use supply::vat::{self, Amounts, ONE_MILLI, SumError, WHOLE_BP};

use super::Line;

/// The most that one line or one amount may be, in cents: ten milliards of euros. Any number of lines that a device can
/// hold adds up below what an amount can hold.
pub const MOST: i64 = 1_000_000_000_000;

/// The key of a price for each guest.
pub const PER_GUEST: &str = "guest";
/// The key of a price for a quantity that guests do not change.
pub const FIXED: &str = "fixed";
/// The key of a price before tax.
pub const NET: &str = "net";
/// The key of a price with its tax.
pub const GROSS: &str = "gross";

/// The quantity of a line in thousandths, for so many guests: never below zero.
///
/// A line for each guest adds its `milli` (the DJ who eats too) or takes it away (two who bring their own).
#[must_use]
pub fn quantity(line: &Line, heads: i64) -> i64 {
    if is_per_guest(line) {
        let guests = heads.max(0).saturating_mul(ONE_MILLI);
        guests.saturating_add(line.milli.unwrap_or(0)).max(0)
    } else {
        line.milli.unwrap_or(ONE_MILLI)
    }
}

/// Whether guests change the quantity.
#[must_use]
pub fn is_per_guest(line: &Line) -> bool {
    line.basis == PER_GUEST
}

/// Net, VAT and gross of a line for so many guests.
pub fn planned(line: &Line, heads: i64) -> Result<Amounts, SumError> {
    let amounts = priced(quantity(line, heads), line.price, line.tax == GROSS, line.vat.unwrap_or(0))?;
    if MOST < amounts.gross.0.saturating_abs() { Err(SumError::TooLarge) } else { Ok(amounts) }
}

/// Quantity × price.
///
/// A price before tax goes by `supply::vat`: net rounded once, VAT once. A price with its tax keeps the gross that was
/// given, to the cent: the gross is rounded once, the net once out of it, and the VAT is what lies between.
pub fn priced(milli: i64, price: Option<Cents>, is_gross: bool, vat_bp: i64) -> Result<Amounts, SumError> {
    let untaxed = vat::Line { milli, price, vat_bp: if is_gross { 0 } else { vat_bp }, discount_bp: 0 };
    let amounts = untaxed.amounts()?;
    if !is_gross {
        return Ok(amounts);
    }
    if !(0..=WHOLE_BP).contains(&vat_bp) {
        return Err(SumError::Rate);
    }
    let gross = amounts.gross;
    let net = without_tax(gross, vat_bp)?;
    let vat = gross.0.checked_sub(net.0).ok_or(SumError::TooLarge)?;
    Ok(Amounts { net, vat: Cents(vat), gross })
}

/// The net in a gross amount, half away from zero.
fn without_tax(gross: Cents, vat_bp: i64) -> Result<Cents, SumError> {
    let below = i128::from(WHOLE_BP.saturating_add(vat_bp));
    let exact = i128::from(gross.0) * i128::from(WHOLE_BP);
    let half = below / 2;
    let nudge = if exact < 0 { -half } else { half };
    i64::try_from((exact + nudge) / below).map(Cents).map_err(|_| SumError::TooLarge)
}
