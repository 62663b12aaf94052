//! One intervention: who comes and why, when they came and left, what came of it, what it cost.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::visit::{Outcome, State};

use super::acts;
use super::cost::CostSection;
use super::dial::{CallLink, first_line};
use super::edit::EditSheet;
use super::outcome::OutcomeSection;
use super::plan_form::PlanForm;
use super::presence::Presence;
use super::rating::RatingSection;
use super::requests::Requests;
use super::signature::SignatureSection;
use super::subject::Visit;
use super::words::{party_name, state_glyph, state_key, state_name, when};
use crate::i18n::use_t;
use crate::records::history::RecordHistory;
use crate::requests::detail::photos::Photos;
use crate::requests::detail::subject::Subject;
use crate::requests::detail::words::path_of;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::widgets::banner::Banner;
use crate::widgets::button::{Button, ButtonKind, ButtonLink, IconLink};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::nothing_here::NothingHere;

/// One intervention.
#[component]
pub fn VisitPage(
    /// Which one.
    visit: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let visit = Visit::new(session, t, visit);
    let is_known = Memo::new(move |_| visit.entry.with(Option::is_some));
    view! {
        <Show when=move || is_known.get() fallback=|| view! { <Unknown /> }>
            <Whole visit />
        </Show>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    view! {
        <NothingHere
            glyph=Glyph::Wrench
            title=|t| t.visit_unknown_title()
            body=|t| t.visit_unknown_body()
            href=Suppliers::Visits.href()
            place=|t| t.visits_title()
        />
    }
}

#[component]
fn Whole(visit: Visit) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let is_editing = RwSignal::new(false);
    let state = visit.state();
    let party = Memo::new(move |_| visit.part(|it| it.party).flatten());
    let name = Memo::new(move |_| {
        let party = party.get();
        session.look_in::<Book, _>(|book, _, _| party_name(t, book, party))
    });
    Effect::new(move |_| document().set_title(&format!("{} — {}", name.get(), t.visits_title())));
    let is_trashed = Memo::new(move |_| visit.part(|it| !it.is_alive).unwrap_or(false));
    let time = Memo::new(move |_| {
        let today = session.now().date();
        visit.part(|it| it.plan.map(|plan| when(t, &plan, today))).flatten()
    });
    let place = Memo::new(move |_| {
        let places = visit.part(supply::visit::Intervention::all_places).unwrap_or_default();
        session.look(|office, _| {
            let words: Vec<String> = places.iter().map(|place| path_of(office, *place)).collect();
            words.join(", ")
        })
    });
    let asked = Memo::new(move |_| visit.part(|it| it.asked.clone()).unwrap_or_default());
    let photos = Subject::new(session, t, visit.id);
    view! {
        <article class="page request-page visit-page" aria-label=move || name.get()>
            <Head visit is_trashed is_editing />
            <div class="request-detail">
                <div class="visit-top">
                    <Show when=move || is_trashed.get()>
                        <Banner
                            message=Signal::derive(move || t.visit_in_bin().to_owned())
                            action=Signal::derive(move || t.restore().to_owned())
                            on_action=Callback::new(move |()| acts::restore(session, t, visit.id))
                        />
                    </Show>
                    {move || state.get().map(|state| view! {
                        <p class="visit-state" data-state=state_key(state)>
                            <Icon glyph=state_glyph(state) />
                            {state_name(t, state)}
                        </p>
                    })}
                    <h1 class="visit-top__name">
                        {move || match party.get() {
                            Some(id) => view! { <a href=Suppliers::Directory(Some(id)).href()>{name.get()}</a> }.into_any(),
                            None => name.get().into_any(),
                        }}
                    </h1>
                    <p class="visit-top__facts">
                        {move || time.get().map(|time| view! { <span class="visit-top__when">{time}</span> })}
                        {move || Some(place.get()).filter(|place| !place.is_empty()).map(|place| view! { <span>{place}</span> })}
                    </p>
                    {move || Some(asked.get()).filter(|asked| !asked.is_empty()).map(|asked| view! { <p class="visit-top__asked">{asked}</p> })}
                    <div class="cluster no-print">
                        <Call visit />
                        <ButtonLink
                            href=Suppliers::Sheet(visit.id).href()
                            glyph=Glyph::Print
                            label=Signal::derive(move || t.visit_sheet().to_owned())
                        />
                        <Button
                            glyph=Glyph::Edit
                            label=Signal::derive(move || t.visit_edit().to_owned())
                            on_click=Callback::new(move |()| is_editing.set(true))
                        />
                    </div>
                </div>
                <Presence visit />
                <Requests visit />
                <OutcomeSection visit />
                <Photos subject=photos />
                <SignatureSection visit />
                <RatingSection visit />
                <CostSection visit />
                <RecordHistory id=visit.id />
            </div>
            <Show when=move || !is_trashed.get()>
                <Foot visit state />
            </Show>
            <EditSheet visit is_open=is_editing />
        </article>
    }
}

#[component]
fn Head(visit: Visit, is_trashed: Memo<bool>, is_editing: RwSignal<bool>) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |place: Suppliers| {
        navigate.try_with_value(|navigate| navigate(&place.href(), routes::way()));
    };
    let items = Signal::derive(move || {
        let sheet = Callback::new(move |()| go(Suppliers::Sheet(visit.id)));
        let edit = Callback::new(move |()| is_editing.set(true));
        let life = if is_trashed.get() {
            MenuItem::new(
                t.restore(),
                Glyph::Undo,
                Callback::new(move |()| acts::restore(session, t, visit.id)),
            )
        } else {
            let trash = move |()| {
                acts::trash(session, t, visit.id);
                go(Suppliers::Visits);
            };
            MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave()
        };
        vec![
            MenuItem::new(t.visit_sheet(), Glyph::Print, sheet),
            MenuItem::new(t.visit_edit(), Glyph::Edit, edit),
            life,
        ]
    });
    view! {
        <header class="page__head">
            <IconLink href=Suppliers::Visits.href() glyph=Glyph::ChevronLeft label=Signal::derive(move || t.back().to_owned()) />
            <p class="page__title" data-size="small">{move || t.visit()}</p>
            <div class="page__actions">
                <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
            </div>
        </header>
    }
}

#[component]
fn Call(visit: Visit) -> impl IntoView {
    let t = visit.t;
    let line = Signal::derive(move || {
        let (party, contact) = visit.part(|it| (it.party, it.contact)).unwrap_or_default();
        visit.session.look_in::<Book, _>(|book, _, _| first_line(book, party, contact))
    });
    view! { <CallLink line label=Signal::derive(move || t.visit_call().to_owned()) /> }
}

/// The one tap that the visit waits for, under the thumb; of one that is over, the next.
#[component]
fn Foot(visit: Visit, state: Memo<Option<State>>) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let big = move |label: fn(crate::i18n::T) -> &'static str, glyph: Glyph, run: Callback<()>| {
        view! {
            <Button kind=ButtonKind::Primary glyph label=Signal::derive(move || label(t).to_owned()) on_click=run />
        }
    };
    let arrive = Callback::new(move |()| acts::arrive(session, t, visit.id));
    let leave = Callback::new(move |()| acts::leave(session, t, visit.id));
    let missed = Callback::new(move |()| acts::conclude(session, t, visit.id, Some(Outcome::NoShow)));
    let all_done = Callback::new(move |()| {
        if let Some(it) = visit.entry.get_untracked() {
            acts::conclude_all(session, t, &it);
        }
    });
    let has_open = Memo::new(move |_| {
        let linked = visit.part(|it| it.requests.clone()).unwrap_or_default();
        session.look(|office, _| {
            linked.iter().any(|id| office.row(*id).is_some_and(domain::office::Row::is_open))
        })
    });
    let is_planning = RwSignal::new(false);
    let again = Callback::new(move |()| is_planning.set(true));
    let navigate = StoredValue::new_local(use_navigate());
    let on_planned = Callback::new(move |id: RecordId| {
        navigate.try_with_value(|navigate| navigate(&Suppliers::Visit(id).href(), routes::way()));
    });
    let step = move || {
        Some(match state.get()? {
            State::Planned | State::Called => big(|t| t.visit_arrive(), Glyph::Place, arrive).into_any(),
            State::Late => view! {
                {big(|t| t.visit_arrive(), Glyph::Place, arrive)}
                <Button label=Signal::derive(move || t.outcome_no_show().to_owned()) on_click=missed />
            }
            .into_any(),
            State::OnSite => big(|t| t.visit_leave(), Glyph::Check, leave).into_any(),
            State::ToConclude if has_open.get() => {
                big(|t| t.visit_all_done(), Glyph::Check, all_done).into_any()
            }
            State::ToConclude => big(|t| t.visit_conclude_done(), Glyph::Check, all_done).into_any(),
            State::ToRate | State::Done | State::NoShow => view! {
                <Button
                    glyph=Glyph::Calendar
                    label=Signal::derive(move || t.visit_follow_up().to_owned())
                    on_click=again
                />
            }
            .into_any(),
        })
    };
    let party = Memo::new(move |_| visit.part(|it| it.party).flatten());
    view! {
        <footer class="page__foot request-foot visit-foot">{step}</footer>
        {move || match party.get() {
            Some(party) => view! { <PlanForm is_open=is_planning on_done=on_planned party /> }.into_any(),
            None => view! { <PlanForm is_open=is_planning on_done=on_planned /> }.into_any(),
        }}
    }
}
