//! From which yearly total files open, for the whole office.

use domain::money::Cents;
use leptos::prelude::*;
use store::Act;
use supply::book::Book;
use supply::paper::{Basis, Rule, rule_of, set_basis, set_threshold};

use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::money_field::MoneyField;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// The threshold and what is counted.
#[component]
pub fn Threshold() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let rule = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| rule_of(book)));
    let set = move |cents: Option<i64>| {
        let cents = cents.map_or(Rule::default().threshold, Cents);
        if cents.0 < 0 {
            return session.notices().warn(t.threshold_negative());
        }
        session.act(Act::one(set_threshold(cents)), t.threshold_saved());
    };
    let choices = Signal::derive(move || {
        vec![
            Choice::new(Basis::Ht.key(), t.threshold_basis_ht()),
            Choice::new(Basis::Ttc.key(), t.threshold_basis_ttc()),
        ]
    });
    let set_to = move |key: String| {
        if let Some(basis) = Basis::from_key(&key) {
            session.act(Act::one(set_basis(basis)), t.threshold_saved());
        }
    };
    let back = move |()| {
        let standard = Rule::default();
        let writes = [set_threshold(standard.threshold), set_basis(standard.basis)].concat();
        session.act(Act::one(writes), t.threshold_saved());
    };
    view! {
        <details class="disclosure threshold">
            <summary class="disclosure__head">
                <span>{move || t.threshold_title()}</span>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <div class="threshold__body">
                <p class="u-faint">{move || t.threshold_note()}</p>
                <MoneyField
                    label=Signal::derive(move || t.threshold_amount().to_owned())
                    cents=Signal::derive(move || Some(rule.get().threshold.0))
                    on_change=set
                />
                <SegmentedControl
                    label=Signal::derive(move || t.threshold_basis().to_owned())
                    choices
                    value=Signal::derive(move || rule.get().basis.key().to_owned())
                    on_change=set_to
                />
                <Show when=move || rule.get() != Rule::default()>
                    <div><Button label=Signal::derive(move || t.threshold_standard().to_owned()) on_click=back /></div>
                </Show>
            </div>
        </details>
    }
}
