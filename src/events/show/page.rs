//! The conducteur on the screen.

use events::Planner;
use events::show::Warning;
use events::template;
use leptos::prelude::*;
use replica::RecordId;

use super::acts::Spot;
use super::add_sheet::AddSheet;
use super::columns_sheet::ColumnsSheet;
use super::cue_sheet::CueSheet;
use super::data::Show as Conducteur;
use super::ripple_sheet::RippleSheet;
use super::row::CueRow;
use super::words;
use crate::events::frame::EventFrame;
use crate::events::templates::tongue;
use crate::routes::{EventArea, Events};
use crate::widgets::banner::Banner;
use crate::widgets::button::{Button, ButtonKind, ButtonLink, IconButton, IconLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::reorder::Order;

/// Which sheet is open above the list.
#[derive(Clone, Copy)]
pub struct Sheets {
    /// The cue in hand.
    pub cue: RwSignal<Option<RecordId>>,
    /// The cue that is to be moved in time.
    pub ripple: RwSignal<Option<RecordId>>,
    /// Where new cues go.
    pub add: RwSignal<Option<Spot>>,
    /// The columns.
    pub columns: RwSignal<bool>,
}

/// The page.
#[component]
pub fn ShowPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let show = Conducteur::of(event);
    let t = show.t;
    let sheets = Sheets {
        cue: RwSignal::new(None),
        ripple: RwSignal::new(None),
        add: RwSignal::new(None),
        columns: RwSignal::new(false),
    };
    let actions = move || {
        view! {
            <IconButton
                glyph=Glyph::Board
                label=Signal::derive(move || t.show_columns().to_owned())
                on_click=Callback::new(move |()| sheets.columns.set(true))
            />
            <IconLink
                href=Events::Of(event, EventArea::ShowPrint).href()
                glyph=Glyph::Print
                label=Signal::derive(move || t.show_print().to_owned())
            />
        }
    };
    let is_empty = Memo::new(move |_| show.laid.with(|laid| laid.cues.is_empty()));
    view! {
        <EventFrame event current=EventArea::Show actions>
            <Show when=move || !is_empty.get() fallback=move || view! { <Nothing show sheets /> }>
                <Body show sheets />
            </Show>
            <AddSheet show spot=sheets.add />
            <CueSheet show sheets />
            <RippleSheet show cue=sheets.ripple />
            <ColumnsSheet show is_open=sheets.columns />
        </EventFrame>
    }
}

/// A conducteur that is still to be written.
#[component]
fn Nothing(show: Conducteur, sheets: Sheets) -> impl IntoView {
    let t = show.t;
    // What a kind of events has in common, else an outline of any day.
    let model = Memo::new(move |_| {
        let category = show.laid.with(|laid| laid.category.clone());
        show.session.peek_in::<Planner, _>(|planner, _, _| {
            let all = template::all(planner, tongue(t));
            all.into_iter().find(|it| it.category == category && 0 < it.n_cues && it.id != show.event)
        })
    });
    let offer = move || {
        let start = move |()| match model.get_untracked() {
            Some(model) => show.fill(model.id),
            None => show.add(&show.read(t.show_outline(), Spot::End), Spot::End),
        };
        let label =
            model.get().map_or_else(|| t.show_starter().to_owned(), |model| t.show_use_template(&model.name));
        view! { <Button glyph=Glyph::List label=Signal::stored(label) on_click=Callback::new(start) /> }
    };
    view! {
        <EmptyState
            glyph=Glyph::Clock
            title=Signal::derive(move || t.show_empty_title().to_owned())
            body=Signal::derive(move || t.show_empty_body().to_owned())
        >
            <Button
                kind=ButtonKind::Primary
                glyph=Glyph::Edit
                label=Signal::derive(move || t.show_write().to_owned())
                on_click=Callback::new(move |()| sheets.add.set(Some(Spot::End)))
            />
            {offer}
        </EmptyState>
    }
}

#[component]
fn Body(show: Conducteur, sheets: Sheets) -> impl IntoView {
    let (t, event) = (show.t, show.event);
    let ids =
        Memo::new(move |_| show.laid.with(|laid| laid.cues.iter().map(|cue| cue.id).collect::<Vec<_>>()));
    let roles = Memo::new(move |_| show.laid.with(|laid| laid.roles.clone()));
    let n_roles = move || roles.with(Vec::len);
    let is_many = move || 4 < n_roles();
    let is_live = Memo::new(move |_| show.laid.with(|laid| laid.is_live));
    let order = Order::new(ids, Callback::new(move |(id, to)| show.move_to(id, to)));
    let head = move || {
        let names = roles.get().into_iter().map(|it| view! { <span class="cue-head__role">{it.name}</span> });
        view! {
            <div class="cue-head" aria-hidden="true">
                <span class="cue-head__time">{t.show_print_time()}</span>
                <span class="cue-head__what">{t.show_print_what()}</span>
                <span class="cue-head__length">{t.show_print_length()}</span>
                {names.collect_view()}
            </div>
        }
    };
    view! {
        <Show when=move || is_live.get()>
            <Banner message=Signal::derive(move || t.show_live_now().to_owned()) />
        </Show>
        <Figures show />
        <div
            class="runsheet-frame"
            data-bare=move || (n_roles() == 0).then_some("true")
            data-many=move || is_many().then_some("true")
            // What scrolls sideways can be reached by keys.
            tabindex=move || is_many().then_some("0")
            role=move || is_many().then_some("group")
            aria-label=move || is_many().then(|| t.show_title())
            style:--roles=move || n_roles().to_string()
        >
            {head}
            <ol
                class="runsheet"
                data-dragging=move || order.is_dragging().then_some("true")
                aria-label=move || t.show_list_label(show.laid.with(|laid| laid.n_cues()))
            >
                <For each=move || ids.get() key=|id| *id let(id)>
                    <CueRow show sheets order id roles />
                </For>
            </ol>
        </div>
        <p class="u-hidden" role="status">{move || order.said()}</p>
        <footer class="page__foot show-foot">
            <End show />
            <ButtonLink
                href=Events::Of(event, EventArea::Live).href()
                glyph=Glyph::Play
                label=Signal::derive(move || t.show_live().to_owned())
            />
            <Button
                kind=ButtonKind::Primary
                glyph=Glyph::Plus
                label=Signal::derive(move || t.show_add_short().to_owned())
                on_click=Callback::new(move |()| sheets.add.set(Some(Spot::End)))
            />
        </footer>
    }
}

/// From when to when, how many cues, and whether it all fits.
#[component]
fn Figures(show: Conducteur) -> impl IntoView {
    let t = show.t;
    let span = Memo::new(move |_| show.laid.with(|laid| laid.on_wall()));
    let length = Memo::new(move |_| {
        show.laid.with(|laid| laid.schedule.projected().map(|span| words::length(t, span.minutes())))
    });
    let n = Memo::new(move |_| show.laid.with(|laid| laid.n_cues()));
    let counts = Memo::new(move |_| {
        show.laid.with(|laid| {
            let grave = laid.schedule.warnings().iter().filter(|warning| warning.is_grave()).count();
            (grave, laid.schedule.warnings().len() - grave)
        })
    });
    let first = move || {
        let laid = show.now();
        let warnings = laid.schedule.warnings();
        warnings.iter().find(|warning| warning.is_grave()).or(warnings.first()).map(Warning::at)
    };
    let state = move || {
        let (glyph, look, text) = match counts.get() {
            (0, 0) => (Glyph::Check, "fine", t.show_all_fits().to_owned()),
            (0, light) => (Glyph::Info, "light", t.show_to_check(light)),
            (grave, _) => (Glyph::Warning, "grave", t.show_overlaps(grave)),
        };
        let go = move |_| {
            if let Some(cue) = first() {
                super::row::reveal(cue);
            }
        };
        if look == "fine" {
            return view! { <span class="show-state" data-look=look><Icon glyph />{text}</span> }.into_any();
        }
        view! {
            <button class="show-state" type="button" data-look=look on:click=go><Icon glyph />{text}</button>
        }
        .into_any()
    };
    view! {
        <div class="show-figures">
            <p class="show-figures__span">
                {move || span.get().map(|span| t.show_from_to(&words::face(span.start), &words::face(span.end)))}
                {move || {
                    let mark = span.get().and_then(|span| words::day_mark(t, span.end));
                    mark.map(|mark| view! { <sup class="cue__day">{mark}</sup> })
                }}
            </p>
            <p class="show-figures__facts">
                {move || t.n_cues(n.get())}
                {move || length.get().map(|length| format!(" · {length}"))}
            </p>
            {state}
        </div>
    }
}

/// When it will be over, and by how much that is after what was announced.
#[component]
fn End(show: Conducteur) -> impl IntoView {
    let t = show.t;
    let end = Memo::new(move |_| show.laid.with(|laid| laid.on_wall().map(|span| span.end)));
    let late = Memo::new(move |_| {
        let ends = show.laid.with(|laid| laid.schedule.projected().map(|span| span.end).zip(laid.closes));
        ends.map(|(end, closes)| end.saturating_sub(closes)).filter(|late| 0 < *late)
    });
    view! {
        <p class="show-end" data-late=move || late.get().map(|_| "true")>
            <span class="show-end__label">{move || t.show_end()}</span>
            <span class="show-end__time">
                {move || end.get().map(words::face)}
                {move || {
                    let mark = end.get().and_then(|end| words::day_mark(t, end));
                    mark.map(|mark| view! { <sup class="cue__day">{mark}</sup> })
                }}
            </span>
            {move || late.get().map(|late| view! {
                <span class="show-end__late">{t.show_end_late(&words::length(t, late))}</span>
            })}
        </p>
    }
}
