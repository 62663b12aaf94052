//! What a look at an invoice says, in words and by a drawing.

use leptos::prelude::*;
use supply::purchase::invoices::{Basis, Check, Verdict};

use super::words;
use crate::i18n::{T, use_t};
use crate::widgets::icon::{Glyph, Icon};

/// The words, the drawing, and how grave it is.
fn told(t: T, check: &Check) -> (String, Glyph, &'static str) {
    let expected = check.expected.map(|(_, net)| words::money(t, net)).unwrap_or_default();
    let of = |basis: Option<Basis>| match basis {
        Some(Basis::Order) | None => t.agreed_order(),
        Some(Basis::Received) => t.agreed_received(),
        Some(Basis::Contract) => t.agreed_contract(),
    };
    let basis = check.expected.map(|(basis, _)| basis);
    match check.verdict {
        Verdict::Matched => (t.invoice_matched(of(basis)), Glyph::Check, "good"),
        Verdict::Partial(left) => (t.invoice_partial(&words::money(t, left)), Glyph::Info, "plain"),
        Verdict::Drifting { by, bp } => {
            let by = words::signed_money(t, by);
            let how = bp.map(|bp| format!("{} ({by})", words::drift(t, bp))).unwrap_or(by);
            (t.invoice_drifting(&how, of(basis), &expected), Glyph::Warning, "bad")
        }
        Verdict::Vat(off) => (t.invoice_vat_off(&words::signed_money(t, off)), Glyph::Warning, "bad"),
        Verdict::NoReference => (t.invoice_no_reference().to_owned(), Glyph::Info, "plain"),
    }
}

/// What a look at an invoice says.
#[component]
pub fn VerdictLine(
    /// What was found.
    check: Check,
) -> impl IntoView {
    let t = use_t();
    let sum_off = check.sum_off;
    let n_same = check.duplicates.len();
    view! {
        <ul class="buy-verdict" aria-live="polite">
            {move || {
                let (text, glyph, gravity) = told(t, &check);
                view! { <li class="buy-verdict__line" data-gravity=gravity><Icon glyph /><span>{text}</span></li> }
            }}
            {sum_off.map(|off| view! {
                <li class="buy-verdict__line" data-gravity="bad">
                    <Icon glyph=Glyph::Warning />
                    <span>{move || t.invoice_sum_off(&words::signed_money(t, off))}</span>
                </li>
            })}
            {(0 < n_same).then(|| view! {
                <li class="buy-verdict__line" data-gravity="bad">
                    <Icon glyph=Glyph::Copy />
                    <span>{move || t.invoice_duplicate()}</span>
                </li>
            })}
        </ul>
    }
}
