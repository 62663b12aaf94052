//! What was agreed, as a ledger. A tap on a line opens the form.

use leptos::prelude::*;
use replica::RecordId;

use super::model::Shown;
use super::words;
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};
use crate::widgets::icon::{Glyph, Icon};

/// One line: its drawing, its name, its value.
type Fact = (Glyph, &'static str, String);

/// What was agreed.
#[component]
pub fn Facts(
    /// The contract.
    shown: Memo<Option<Shown>>,
    /// Opens the form.
    on_edit: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let facts =
        move || shown.with(|shown| shown.as_ref().map(|shown| facts(session, t, shown)).unwrap_or_default());
    let rows = move || {
        facts()
            .into_iter()
            .map(|(glyph, name, value)| {
                view! {
                    <div class="ledger__row">
                        <span class="ledger__label"><Icon glyph />{name}</span>
                        <div class="ledger__value">
                            <button class="ledger__edit" type="button" on:click=move |_| on_edit.run(())>
                                <span>{value}</span>
                                <span class="u-hidden">" "{t.edit()}</span>
                            </button>
                        </div>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.contract_terms()}</h2>
                <button class="section__more" type="button" on:click=move |_| on_edit.run(())>{move || t.edit()}</button>
            </div>
            <div class="ledger">{rows}</div>
        </section>
    }
}

fn facts(session: Session, t: T, shown: &Shown) -> Vec<Fact> {
    let it = &shown.contract;
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |glyph, name, value: Option<String>| {
        facts.extend(value.filter(|value| !value.trim().is_empty()).map(|value| (glyph, name, value)));
    };
    let yearly = shown.decision.as_ref().ok().and_then(|decision| decision.yearly);
    let yearly = yearly.map(|net| {
        let net = t.contract_yearly(&t.money(net.0, "EUR"));
        match shown.gross {
            Some(gross) => format!("{net}, {}", t.contract_yearly_gross(&t.money(gross, "EUR"))),
            None => net,
        }
    });
    add(Glyph::Euro, t.contract_amount(), shown.price.map(|amount| words::amount(t, amount)));
    add(Glyph::Euro, t.contract_cost_field(), yearly);
    add(Glyph::Play, t.contract_start(), it.start.map(|day| words::day(t, day)));
    add(Glyph::Clock, t.contract_initial(), it.initial.map(|initial| words::initial(t, initial)));
    add(Glyph::Sync, t.contract_renewal(), Some(words::renewal(t, it.renewal)));
    let notice = shown.clause.map(|notice| words::notice(t, notice));
    add(Glyph::Mail, t.contract_notice(), Some(notice.unwrap_or_else(|| t.contract_no_notice().to_owned())));
    let indexation = Some(&it.indexation).filter(|index| **index != supply::contract::Indexation::None);
    add(Glyph::Sort, t.contract_indexation(), indexation.map(|index| words::indexation(t, index)));
    add(Glyph::Tag, t.contract_number(), Some(it.number.clone()));
    add(Glyph::Folder, t.contract_cost_centre(), Some(it.cost_centre.clone()));
    let services: Vec<String> = it.services.iter().map(|key| words::service(t, key)).collect();
    add(Glyph::Broom, t.contract_services(), Some(services.join(", ")));
    let name = |id: &RecordId| session.look(|office, _| office.name(*id).unwrap_or_default().to_owned());
    let places: Vec<String> = it.places.iter().map(name).filter(|name| !name.is_empty()).collect();
    add(Glyph::Place, t.contract_places(), Some(places.join(", ")));
    add(Glyph::Person, t.contract_owner(), it.owner.as_ref().map(name));
    let ended = it.ended.as_ref().map(|(on, why)| {
        let on = words::day(t, *on);
        if why.is_empty() { on } else { format!("{on}, {why}") }
    });
    add(Glyph::Flag, t.contract_end_title(), ended);
    add(Glyph::Comment, t.contract_notes(), Some(it.notes.clone()));
    facts
}
