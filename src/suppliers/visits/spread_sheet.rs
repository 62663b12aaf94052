//! Choosing how much of a cost each request bears.

use domain::money::Cents;
use leptos::prelude::*;
use replica::RecordId;
use supply::visit::{Share, equal_shares};

use super::cost::spread;
use super::subject::Visit;
use super::words::request_title;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::money_field::MoneyField;

/// The shares, in a sheet.
#[component]
pub fn SpreadSheet(
    /// The intervention.
    visit: Visit,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let t = visit.t;
    let on_close = Callback::new(move |()| is_open.set(false));
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.visit_spread_choose().to_owned())>
            <Fields visit on_close />
        </Sheet>
    }
}

#[component]
fn Fields(visit: Visit, on_close: Callback<()>) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let cost = visit.peek(|it| it.cost).flatten().map_or(Cents(0), |cost| cost.net);
    let start = visit.peek(|it| start_of(it, cost)).unwrap_or_default();
    let shares = RwSignal::new(start.clone());
    let rest = Memo::new(move |_| {
        let sum =
            shares.with(|shares| shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.cents.0)));
        cost.0.saturating_sub(sum)
    });
    let save = Callback::new(move |()| {
        shares.with_untracked(|shares| spread(visit, shares));
        if rest.get_untracked() == 0 {
            on_close.run(());
        }
    });
    let field = move |request: RecordId| {
        let title = session.peek(|_, table| request_title(t, table, request));
        let cents = Signal::derive(move || {
            shares.with(|shares| {
                shares.iter().find(|share| share.request == request).map(|share| share.cents.0)
            })
        });
        let on_change = Callback::new(move |cents: Option<i64>| {
            shares.update(|shares| {
                if let Some(share) = shares.iter_mut().find(|share| share.request == request) {
                    share.cents = Cents(cents.unwrap_or(0));
                }
            });
        });
        view! { <MoneyField label=Signal::derive(move || title.clone()) cents on_change /> }
    };
    view! {
        <form class="plan-form" on:submit=move |event| { event.prevent_default(); save.run(()); }>
            {start.into_iter().map(|share| field(share.request)).collect_view()}
            <p class="visit-cost__sums" role="status">
                {move || match rest.get() {
                    0 => t.spread_even().to_owned(),
                    rest if 0 < rest => t.spread_remains(&t.money(rest, "EUR")),
                    rest => t.spread_too_much(&t.money(rest.saturating_neg(), "EUR")),
                }}
            </p>
            <div class="modal__actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    disabled=Signal::derive(move || rest.get() != 0)
                    label=Signal::derive(move || t.spread_save().to_owned())
                />
            </div>
        </form>
    }
}

/// As it is spread now, if it is; else equally.
fn start_of(visit: &supply::visit::Intervention, cost: Cents) -> Vec<Share> {
    if visit.spread.is_empty() {
        return equal_shares(cost, &visit.requests);
    }
    let of = |request: &RecordId| {
        let cents =
            visit.spread.iter().find(|(known, _)| known == request).map_or(Cents(0), |(_, cents)| *cents);
        Share { request: *request, cents }
    };
    visit.requests.iter().map(of).collect()
}
