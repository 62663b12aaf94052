//! What was agreed of a visit, put right: when, who, where, what for. Each field is kept as it is left.

use chrono::NaiveTime;
use domain::office::NamedKind;
use domain::trade::Trade;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::Contact;
use supply::visit::{Plan, compose};

use super::hour_field::HourField;
use super::subject::Visit;
use super::suppliers::{by_likelihood, supplier_options};
use super::words::party_name;
use crate::requests::detail::pickers::options_of;
use crate::widgets::combobox::Combobox;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;

/// The facts, in a sheet.
#[component]
pub fn EditSheet(
    /// The intervention.
    visit: Visit,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let t = visit.t;
    let on_close = Callback::new(move |()| is_open.set(false));
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.visit_edit().to_owned())>
            <div class="plan-form">
                <PlanFields visit />
                <PartyFields visit />
                <PlaceFields visit />
            </div>
        </Sheet>
    }
}

#[component]
fn PlanFields(visit: Visit) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let plan = Memo::new(move |_| visit.part(|it| it.plan).flatten());
    let put = move |plan: Option<Plan>| visit.act(compose::plan(visit.id, plan), t.visit_said_moved());
    // An hour without a day is of today.
    let with = move |change: &dyn Fn(&mut Plan)| {
        let today = untrack(|| session.now()).date();
        let mut next = plan.get_untracked().unwrap_or_else(|| compose::on(today, None));
        change(&mut next);
        put(Some(next));
    };
    view! {
        <div class="plan-form__hours">
            <DateField
                label=Signal::derive(move || t.visit_day().to_owned())
                value=Signal::derive(move || plan.get().map(|plan| plan.day))
                on_change=Callback::new(move |day| match day {
                    Some(day) => with(&|plan| plan.day = day),
                    None => put(None),
                })
            />
            <HourField
                label=Signal::derive(move || t.visit_from().to_owned())
                value=Signal::derive(move || plan.get().and_then(|plan| plan.from))
                on_change=Callback::new(move |at: Option<NaiveTime>| with(&|plan| plan.from = at))
            />
            <HourField
                label=Signal::derive(move || t.visit_to().to_owned())
                value=Signal::derive(move || plan.get().and_then(|plan| plan.to))
                on_change=Callback::new(move |at: Option<NaiveTime>| with(&|plan| plan.to = at))
            />
        </div>
        <TextArea
            label=Signal::derive(move || t.visit_asked().to_owned())
            value=Signal::derive(move || visit.part(|it| it.asked.clone()).unwrap_or_default())
            on_commit=Callback::new(move |text: String| {
                visit.act(compose::words(visit.id, "asked", &text), t.visit_said_edited());
            })
        />
    }
}

#[component]
fn PartyFields(visit: Visit) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let refer = move |name: &'static str, to: Option<RecordId>| {
        visit.act(compose::refer(visit.id, name, to), t.visit_said_edited());
    };
    let party = Memo::new(move |_| visit.part(|it| it.party).flatten());
    let contacts = Signal::derive(move || {
        let none = Choice::new("", t.visit_contact_none());
        let of_party = session.look_in::<Book, _>(|book, _, _| {
            let all =
                party.get().map(|id| book.children::<Contact>(id).collect::<Vec<_>>()).unwrap_or_default();
            all.into_iter().map(|it| Choice::new(it.id.to_string(), it.name.clone())).collect::<Vec<_>>()
        });
        std::iter::once(none).chain(of_party).collect::<Vec<_>>()
    });
    let trades = Signal::derive(move || {
        let none = Choice::new("", t.visit_trade_of_party());
        let all = Trade::ALL
            .iter()
            .map(|trade| Choice::new(trade.key(), t.trade_name(trade.key()).unwrap_or_default()));
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    view! {
        <Combobox
            label=Signal::derive(move || t.visit_who().to_owned())
            value=Signal::derive(move || {
                let party = party.get();
                session.look_in::<Book, _>(|book, _, _| party.map(|id| party_name(t, book, Some(id)))).unwrap_or_default()
            })
            options=Signal::derive(move || {
                let trade = visit.part(|it| it.trade).flatten();
                session.look_in::<Book, _>(|book, _, _| supplier_options(t, &by_likelihood(book, trade)))
            })
            on_select=Callback::new(move |id: String| refer("party", id.parse().ok()))
            on_clear=Callback::new(move |()| refer("party", None))
        />
        <SelectField
            label=Signal::derive(move || t.visit_contact().to_owned())
            value=Signal::derive(move || visit.part(|it| it.contact).flatten().map(|id| id.to_string()).unwrap_or_default())
            choices=contacts
            on_change=Callback::new(move |id: String| refer("contact", id.parse().ok()))
        />
        <SelectField
            label=Signal::derive(move || t.trade().to_owned())
            value=Signal::derive(move || visit.part(|it| it.trade).flatten().map_or("", Trade::key).to_owned())
            choices=trades
            on_change=Callback::new(move |key: String| {
                visit.act(compose::trade(visit.id, Trade::from_key(&key)), t.visit_said_edited());
            })
        />
    }
}

#[component]
fn PlaceFields(visit: Visit) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let refer = move |name: &'static str, to: Option<RecordId>| {
        visit.act(compose::refer(visit.id, name, to), t.visit_said_edited());
    };
    let named =
        move |kind: NamedKind| Signal::derive(move || session.look(|office, _| options_of(t, office, kind)));
    let name_of = move |id: Option<RecordId>| {
        id.and_then(|id| session.look(|office, _| office.name(id).map(str::to_owned))).unwrap_or_default()
    };
    view! {
        <Combobox
            label=Signal::derive(move || t.visit_place().to_owned())
            value=Signal::derive(move || name_of(visit.part(|it| it.place).flatten()))
            options=named(NamedKind::Place)
            on_select=Callback::new(move |id: String| refer("place", id.parse().ok()))
            on_clear=Callback::new(move |()| refer("place", None))
        />
        <Combobox
            label=Signal::derive(move || t.visit_host().to_owned())
            value=Signal::derive(move || name_of(visit.part(|it| it.host).flatten()))
            options=named(NamedKind::Person)
            on_select=Callback::new(move |id: String| refer("host", id.parse().ok()))
            on_clear=Callback::new(move |()| refer("host", None))
        />
    }
}
