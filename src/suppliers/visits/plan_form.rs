//! Planning a visit in a few taps: who, which day, what hour, what for.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::trade::Trade;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::compose::Writes;
use supply::kinds;
use supply::visit::{compose, gather};

use super::acts;
use super::hour_field::HourField;
use super::place_choice::PlaceChoice;
use super::suppliers::{by_likelihood, supplier_options};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::ToggleChip;
use crate::widgets::combobox::Combobox;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::switch::Checkbox;
use crate::widgets::text_field::TextField;

/// Who comes: somebody known, or a name typed just now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Who {
    #[default]
    Nobody,
    Known(RecordId),
    Typed(String),
}

/// The form, in a sheet.
#[component]
pub fn PlanForm(
    /// Whether it is open.
    is_open: RwSignal<bool>,
    /// Called with the visit once it is durable.
    #[prop(into)]
    on_done: Callback<RecordId>,
    /// Who comes, where that is known.
    #[prop(optional)]
    party: Option<RecordId>,
    /// The request that it is for.
    #[prop(optional)]
    request: Option<RecordId>,
) -> impl IntoView {
    let t = use_t();
    let on_close = Callback::new(move |()| is_open.set(false));
    let done = Callback::new(move |id: RecordId| {
        is_open.set(false);
        on_done.run(id);
    });
    let title = Signal::derive(move || t.visit_plan().to_owned());
    view! {
        <Sheet open=is_open on_close title>
            <Fields party request on_done=done />
        </Sheet>
    }
}

#[component]
fn Fields(party: Option<RecordId>, request: Option<RecordId>, on_done: Callback<RecordId>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = untrack(|| session.now()).date();
    let who = RwSignal::new(party.map_or(Who::Nobody, Who::Known));
    let day = RwSignal::new(Some(today));
    let from = RwSignal::new(None::<NaiveTime>);
    let to = RwSignal::new(None::<NaiveTime>);
    let asked = RwSignal::new(String::new());
    let of_request =
        request.and_then(|id| session.peek(|office, _| office.row(id).map(|row| (row.trade, row.place))));
    let place = RwSignal::new(of_request.and_then(|(_, place)| place));
    let trade = of_request.and_then(|(trade, _)| trade);
    // Without a place, « all of his trade » may be far more than he comes for: only if asked.
    let chosen_linking = RwSignal::new(None::<bool>);
    let is_linking = Signal::derive(move || chosen_linking.get().unwrap_or(place.with(Option::is_some)));
    let is_asked_for = RwSignal::new(false);

    let trades = Memo::new(move |_| -> Vec<Trade> {
        match (trade, who.get()) {
            (Some(trade), _) => vec![trade],
            (None, Who::Known(id)) => session.look_in::<Book, _>(|book, _, _| {
                book.parties.get(id).map(|party| party.trades.clone()).unwrap_or_default()
            }),
            _ => Vec::new(),
        }
    });
    // What else could be done at once; the request in hand is linked anyhow.
    let others = Memo::new(move |_| -> Vec<RecordId> {
        let places: Vec<RecordId> = place.get().into_iter().collect();
        let found = trades.with(|trades| session.look(|office, _| gather(office, trades, &places)));
        found.here.into_iter().filter(|id| Some(*id) != request).collect()
    });
    let who_name = Signal::derive(move || match who.get() {
        Who::Nobody => String::new(),
        Who::Typed(name) => name,
        Who::Known(id) => {
            session.look_in::<Book, _>(|book, _, _| super::words::party_name(t, book, Some(id)))
        }
    });
    let suppliers = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| supplier_options(t, &by_likelihood(book, trade)))
    });
    let blocked = Memo::new(move |_| {
        let Who::Known(id) = who.get() else { return None };
        session.look_in::<Book, _>(|book, _, _| {
            let standing = &book.parties.get(id)?.standing;
            standing.is_blocked().then(|| t.visit_blocked(standing.why()))
        })
    });
    let who_error = Signal::derive(move || {
        (is_asked_for.get() && who.with(|who| *who == Who::Nobody)).then(|| t.visit_who_missing().to_owned())
    });
    let save = Callback::new(move |()| {
        let mut more: Vec<Vec<Intent>> = Vec::new();
        let party = match who.get_untracked() {
            Who::Nobody => return is_asked_for.set(true),
            Who::Known(id) => id,
            Who::Typed(name) => {
                let id = session.new_id();
                let writes = Writes::of(kinds::PARTY, id).text("name", &name).set("type", "supplier");
                let trades = trade.map(|trade| trade.key());
                let writes =
                    trades.into_iter().fold(writes, |writes, key| writes.element("trades", key, true));
                more.push(writes.done());
                id
            }
        };
        let linked = if is_linking.get_untracked() { others.get_untracked() } else { Vec::new() };
        let draft = compose::Draft {
            party: Some(party),
            trade,
            place: place.get_untracked(),
            requests: request.into_iter().chain(linked).collect(),
            plan: acts::plan_of(day.get_untracked(), from.get_untracked(), to.get_untracked()),
            asked: asked.get_untracked(),
            ..compose::Draft::default()
        };
        acts::create(session, t, draft, more, move |id| {
            let _ = on_done.try_run(id);
        });
    });
    let day_chip = move |label: fn(crate::i18n::T) -> &'static str, of: Option<NaiveDate>| {
        view! {
            <ToggleChip
                label=Signal::derive(move || label(t).to_owned())
                pressed=Signal::derive(move || day.get() == of)
                on_toggle=Callback::new(move |_| day.set(of))
            />
        }
    };
    view! {
        <form class="plan-form" on:submit=move |event| { event.prevent_default(); save.run(()); }>
            <Combobox
                label=Signal::derive(move || t.visit_who().to_owned())
                value=who_name
                options=suppliers
                on_select=Callback::new(move |id: String| {
                    if let Ok(id) = id.parse() { who.set(Who::Known(id)); }
                })
                on_create=Callback::new(move |name: String| who.set(Who::Typed(name)))
                on_clear=Callback::new(move |()| who.set(Who::Nobody))
                placeholder=Signal::derive(move || Some(t.visit_who_placeholder().to_owned()))
            />
            {move || who_error.get().map(|error| view! { <p class="plan-form__error" role="alert">{error}</p> })}
            {move || blocked.get().map(|words| view! {
                <p class="plan-form__warning" role="status"><Icon glyph=Glyph::Warning />{words}</p>
            })}
            <fieldset class="plan-form__when">
                <legend class="plan-form__legend">{move || t.visit_when()}</legend>
                <div class="cluster">
                    {day_chip(|t| t.visit_day_today(), Some(today))}
                    {day_chip(|t| t.visit_day_tomorrow(), today.checked_add_days(Days::new(1)))}
                    {day_chip(|t| t.visit_day_none(), None)}
                </div>
                <div class="plan-form__hours">
                    <DateField
                        label=Signal::derive(move || t.visit_day().to_owned())
                        value=day
                        on_change=Callback::new(move |chosen| day.set(chosen))
                    />
                    <HourField
                        label=Signal::derive(move || t.visit_from().to_owned())
                        value=from
                        on_change=Callback::new(move |at| from.set(at))
                    />
                    <HourField
                        label=Signal::derive(move || t.visit_to().to_owned())
                        value=to
                        on_change=Callback::new(move |at| to.set(at))
                    />
                </div>
            </fieldset>
            <TextField
                label=Signal::derive(move || t.visit_asked().to_owned())
                value=asked
                on_input=Callback::new(move |text| asked.set(text))
                placeholder=Signal::derive(move || Some(t.visit_asked_placeholder().to_owned()))
            />
            <PlaceChoice chosen=place />
            <Show when=move || !others.with(Vec::is_empty)>
                <Checkbox
                    label=Signal::derive(move || {
                        let n = others.with(Vec::len);
                        if place.with(Option::is_some) { t.visit_link_matching(n) } else { t.visit_link_all(n) }
                    })
                    checked=is_linking
                    on_change=Callback::new(move |on| chosen_linking.set(Some(on)))
                />
            </Show>
            <div class="modal__actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    label=Signal::derive(move || if day.with(Option::is_some) { t.visit_plan_save() } else { t.visit_call_save() }.to_owned())
                />
            </div>
        </form>
    }
}
