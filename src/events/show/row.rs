//! One cue of the conducteur, with what does not fit above it.

use events::show::{Column, Cue, Line};
use leptos::prelude::*;
use replica::RecordId;

use super::cell::RoleCell;
use super::data::Show as Conducteur;
use super::page::Sheets;
use super::row_menu::RowMenu;
use super::warnings::Warnings;
use super::words;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::reorder::{Grip, Order};

/// The id of the row of a cue.
fn row_id(cue: RecordId) -> String {
    format!("cue-{cue}")
}

/// Brings the row of a cue into view, and the focus with it.
pub fn reveal(cue: RecordId) {
    let Some(row) = document().get_element_by_id(&row_id(cue)) else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    row.scroll_into_view_with_scroll_into_view_options(&options);
    let button = row.query_selector("button").ok().flatten();
    if let Some(button) =
        button.and_then(|button| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(button).ok())
    {
        drop(button.focus());
    }
}

/// The row.
#[component]
pub fn CueRow(
    /// The conducteur.
    show: Conducteur,
    /// What it opens.
    sheets: Sheets,
    /// The list around it.
    order: Order<RecordId>,
    /// The cue.
    id: RecordId,
    /// The columns.
    roles: Memo<Vec<Column>>,
) -> impl IntoView {
    let t = show.t;
    let cue: Memo<Option<Cue>> = Memo::new(move |_| show.laid.with(|laid| laid.cue(id).cloned()));
    let line: Memo<Option<Line>> = Memo::new(move |_| show.laid.with(|laid| laid.line(id).cloned()));
    let is_section = Memo::new(move |_| cue.with(|cue| cue.as_ref().is_some_and(|cue| cue.is_section)));
    let name = Memo::new(move |_| {
        cue.with(|cue| cue.as_ref().map(|cue| words::title_of(t, cue)).unwrap_or_default())
    });
    let kind = move || match line
        .with(|line| line.as_ref().map(|line| (line.is_section, line.is_hard(), line.given.is_skipped)))
    {
        Some((true, ..)) => "section",
        Some((_, _, true)) => "skipped",
        Some((_, true, _)) => "hard",
        _ => "soft",
    };
    // As the wall shows it, and whether it takes any time.
    let shown = Memo::new(move |_| {
        show.laid.with(|laid| {
            let span = laid.line(id)?.projected;
            Some((laid.schedule.on_wall(span), span.minutes() != 0))
        })
    });
    let start = move || shown.get().map(|(span, _)| span.start);
    let end = move || shown.get().filter(|(_, takes_time)| *takes_time).map(|(span, _)| span.end);
    let cells = move || {
        (!is_section.get()).then(|| {
            roles
                .get()
                .into_iter()
                .map(|it| view! { <RoleCell show id role=it.key name=it.name cue /> })
                .collect_view()
        })
    };
    view! {
        <li
            class="cue-slot"
            id=row_id(id)
            data-dragged=move || order.offset(id).map(|_| "true")
            style:--drag=move || order.offset(id).map(|dy| format!("{dy}px"))
        >
            <Warnings show id />
            <div class="cue" data-kind=kind>
                <Grip order id class="icon-button cue__grip" label=Signal::derive(move || t.drag_handle(&name.get())) />
                <p class="cue__time">
                    <span class="cue__start">
                        {move || start().map(words::face)}
                        {move || start().and_then(|start| words::day_mark(t, start)).map(|mark| view! { <sup class="cue__day">{mark}</sup> })}
                    </span>
                    <span class="cue__end">{move || end().map(words::face)}</span>
                </p>
                <span class="cue__mark" aria-hidden="true">
                    {move || (kind() == "hard").then(|| view! { <Icon glyph=Glyph::Pin /> })}
                </span>
                <div class="cue__text">
                    <button class="cue__title" type="button" on:click=move |_| sheets.cue.set(Some(id))>
                        {move || name.get()}
                        <span class="u-hidden">{move || match kind() {
                            "hard" => format!(", {}", t.cue_hard_short()),
                            "skipped" => format!(", {}", t.cue_skipped()),
                            _ => String::new(),
                        }}</span>
                    </button>
                    <Meta show cue line />
                </div>
                <Show when=move || !is_section.get()>
                    <Length show id line name />
                </Show>
                {cells}
                <RowMenu show sheets order id name cue />
            </div>
        </li>
    }
}

/// Where, who, with whom, and what to know.
#[component]
fn Meta(show: Conducteur, cue: Memo<Option<Cue>>, line: Memo<Option<Line>>) -> impl IntoView {
    let t = show.t;
    // Names follow every act of the office: only a fact that changed is drawn again.
    let facts = Memo::new(move |_| {
        let Some(cue) = cue.get() else { return Vec::new() };
        let pause =
            line.with(|line| line.as_ref().and_then(|line| line.given.pause)).filter(|pause| 0 < *pause);
        let parties = cue.parties.iter().map(|party| (Glyph::Truck, show.party(*party)));
        let facts = [
            (Glyph::Place, cue.place.trim().to_owned()),
            (Glyph::Person, cue.owner.map(|owner| show.person(owner)).unwrap_or_default()),
        ];
        let pause = pause.map(|pause| (Glyph::Pause, t.cue_pause(&words::length(t, pause))));
        let all = pause.into_iter().chain(facts).chain(parties);
        all.filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>()
    });
    let drawn = move || {
        let fact = |(glyph, text): (Glyph, String)| {
            view! { <span class="cue__fact"><Icon glyph /><span>{text}</span></span> }
        };
        facts.get().into_iter().map(fact).collect_view()
    };
    let notes = Memo::new(move |_| cue.with(|cue| cue.as_ref().map(|cue| cue.notes.trim().to_owned())));
    let notes = move || notes.get().filter(|notes| !notes.is_empty());
    view! {
        <p class="cue__facts">{drawn}</p>
        {move || notes().map(|notes| view! { <p class="cue__notes">{notes}</p> })}
    }
}

/// How long, with a step to either side.
#[component]
fn Length(show: Conducteur, id: RecordId, line: Memo<Option<Line>>, name: Memo<String>) -> impl IntoView {
    let t = show.t;
    let said = move || line.with(|line| line.as_ref().and_then(Line::said));
    let text = move || {
        let minutes =
            line.with(|line| line.as_ref().map(|line| line.projected.minutes())).unwrap_or_default();
        match said() {
            Some(minutes) if minutes != 0 => words::length(t, minutes),
            _ if minutes == 0 => "—".to_owned(),
            _ => words::length(t, minutes),
        }
    };
    view! {
        <div class="cue__length" data-open=move || said().is_none().then_some("true")>
            <button class="cue__step" type="button" aria-label=move || t.cue_shorter(&name.get()) on:click=move |_| show.step(id, false)>
                <Icon glyph=Glyph::Minus />
            </button>
            <span class="cue__minutes">
                {text}
                {move || said().is_none().then(|| view! { <span class="cue__open">{t.cue_open()}</span> })}
            </span>
            <button class="cue__step" type="button" aria-label=move || t.cue_longer(&name.get()) on:click=move |_| show.step(id, true)>
                <Icon glyph=Glyph::Plus />
            </button>
        </div>
    }
}
