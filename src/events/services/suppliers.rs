//! Who works for the event, by arrival: call, arrived, left, what they are owed.

use events::Planner;
use events::services::owed::{Owed, owed};
use events::services::{Supplier, compose, presence};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::phone;

use super::model::Services;
use super::words;
use crate::events::budget::use_money;
use crate::events::dial::face_at;
use crate::i18n::use_t;
use crate::platform::clock;
use crate::session::use_session;
use crate::suppliers::purchases::words::{money, party_name};
use crate::widgets::icon::{Glyph, Icon};

/// The list, each opening its form.
#[component]
pub fn Suppliers(
    /// The event.
    of: Services,
    /// Called with the supplier to be edited.
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let money_of = use_money(of.event);
    let ids = Memo::new(move |_| of.suppliers.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    let owed = Memo::new(move |_| {
        let parties = of.suppliers.with(|all| all.iter().filter_map(|it| it.party).collect::<Vec<_>>());
        money_of.now.with(|reckoning| {
            session.peek_in::<Planner, _>(|planner, _, _| {
                parties.iter().map(|party| (*party, owed(planner, reckoning, *party))).collect::<Vec<_>>()
            })
        })
    });
    let n_here =
        Memo::new(move |_| of.suppliers.with(|all| all.iter().filter(|it| presence::is_on_site(it)).count()));
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.services_suppliers()}</h2>
                <span class="section__count">{move || t.number(ids.with(Vec::len))}</span>
                {move || Some(n_here.get()).filter(|n| 0 < *n).map(|n| view! { <span class="service-here">{t.service_n_here(n)}</span> })}
            </div>
            <ul class="services__list">
                <For each=move || ids.get() key=|id| *id let:id><OneSupplier of id owed on_open /></For>
            </ul>
        </section>
    }
}

#[component]
fn OneSupplier(
    of: Services,
    id: RecordId,
    owed: Memo<Vec<(RecordId, Owed)>>,
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = Memo::new(move |_| of.suppliers.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let draw = move |it: Supplier| {
        let (name, line) = session
            .look_in::<Book, _>(|book, _, _| (party_name(t, book, it.party), words::line_of(t, book, &it)));
        let (state, glyph) = words::state(t, &it.state);
        let stay = presence::stay(&it);
        let fault = presence::check(stay, of.span.get().map(|(from, _)| from)).map(|error| {
            let is_fault = words::is_fault(error);
            let glyph = if is_fault { Glyph::Warning } else { Glyph::Info };
            view! {
                <p class="service__fault" data-plain=(!is_fault).then_some("true")><Icon glyph />{words::hours_fault(t, error)}</p>
            }
        });
        let money_words = it.party.map(|party| {
            let owed = owed
                .with(|all| all.iter().find(|(id, _)| *id == party).map(|(_, owed)| *owed))
                .unwrap_or_default();
            match owed {
                Owed { n_lines: 0, .. } => t.service_no_line().to_owned(),
                owed if owed.left().0 <= 0 => t.service_paid(&money(t, owed.forecast)),
                owed => t.service_owed(&money(t, owed.left())),
            }
        });
        let calls = line.map(|(whose, number)| {
            let dial = phone::dial(&number).unwrap_or_default();
            let sms = phone::takes_sms(&number).then(|| view! {
                <a class="call-button" href=format!("sms:{dial}") aria-label=t.service_text(&whose) title=t.service_text(&whose)><Icon glyph=Glyph::Comment /></a>
            });
            let label = format!("{} {}", t.service_call(&whose), phone::shown(&number));
            view! {
                <span class="service__paper print-only">{format!("{whose} {}", phone::shown(&number))}</span>
                <span class="service__calls">
                    <a class="call-button" href=format!("tel:{dial}") aria-label=label.clone() title=label><Icon glyph=Glyph::Phone /></a>
                    {sms}
                </span>
            }
        });
        view! {
            <div class="service__head">
                <button class="service__name list-row__link" type="button" on:click=move |_| on_open.run(id)>{name.clone()}</button>
                <span class="service__state" data-state=it.state.clone()><Icon glyph />{state}</span>
            </div>
            <p class="service__hours"><Icon glyph=Glyph::Clock />{words::stay(t, stay)}</p>
            {fault}
            {(!it.brings.trim().is_empty()).then(|| view! { <p class="service__brings"><Icon glyph=Glyph::Box />{it.brings.clone()}</p> })}
            {money_words.map(|words| view! { <p class="service__owed"><Icon glyph=Glyph::Euro />{words}</p> })}
            <div class="service__acts">
                {presence_buttons(of, session, t, &it, &name)}
                {calls}
            </div>
        }
    };
    view! {
        <li class="service list-row" data-state=move || entry.with(|it| it.as_ref().map(|it| it.state.clone()))>
            {move || entry.get().map(draw)}
        </li>
    }
}

/// « Arrivé », « Parti »: one tap each, and the hour it was.
fn presence_buttons(
    of: Services,
    session: crate::session::Session,
    t: crate::i18n::T,
    it: &Supplier,
    name: &str,
) -> impl IntoView + use<> {
    let id = it.id;
    let (here, gone) = (t.service_here_named(name), t.service_gone_named(name));
    let (said_here, said_gone) = (here.clone(), gone.clone());
    let arrived = it.arrived;
    let face = |ms| of.dial.with(|dial| face_at(dial, ms));
    let here_button = match it.arrived {
        Some(ms) => view! { <span class="service__at"><Icon glyph=Glyph::Check />{t.service_here_at(&face(ms))}</span> }.into_any(),
        None => view! {
            <button class="button" type="button" data-size="small" aria-label=here on:click=move |_| {
                session.act(Act::one(compose::set_arrived(id, Some(clock::now_ms()))), said_here.clone());
            }>
                <Icon glyph=Glyph::Check /><span>{t.service_here()}</span>
            </button>
        }.into_any(),
    };
    let gone_button = match (arrived, it.left) {
        (_, Some(ms)) => Some(view! { <span class="service__at"><Icon glyph=Glyph::Check />{t.service_gone_at(&face(ms))}</span> }.into_any()),
        (Some(_), None) => Some(view! {
            <button class="button" type="button" data-size="small" aria-label=gone on:click=move |_| {
                session.act(Act::one(compose::set_left(id, Some(clock::now_ms()))), said_gone.clone());
            }>
                <Icon glyph=Glyph::Truck /><span>{t.service_gone()}</span>
            </button>
        }.into_any()),
        (None, None) => None,
    };
    let is_cancelled = it.state == "cancelled";
    (!is_cancelled).then(|| view! { {here_button} {gone_button} })
}
