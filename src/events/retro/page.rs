//! The rétroplanning on the screen.

use events::Planner;
use events::retro::Standing;
use events::template;
use leptos::prelude::*;
use replica::RecordId;

use super::data::{Laid, Retro};
use super::form::TaskSheet;
use super::row::TaskRow;
use super::strip::Strip;
use crate::events::frame::EventFrame;
use crate::events::templates::tongue;
use crate::i18n::T;
use crate::routes::EventArea;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::ToggleChip;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};

/// Which sheet is open above the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A new task.
    New,
    /// A task in hand.
    Task(RecordId),
    /// Why a task cannot go on.
    Block(RecordId),
}

/// What is shown of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Only {
    #[default]
    All,
    Late,
    Blocked,
}

type Group = (&'static str, fn(T) -> &'static str, fn(&Laid, Standing, Option<chrono::NaiveDate>) -> bool);

/// Seven days ahead is soon.
const SOON: i64 = 7;

fn is_soon(laid: &Laid, due: Option<chrono::NaiveDate>) -> bool {
    due.is_some_and(|due| (due - laid.today).num_days() <= SOON)
}

const GROUPS: [Group; 6] = [
    ("late", |t| t.retro_group_late(), |_, standing, _| standing == Standing::Late),
    (
        "soon",
        |t| t.retro_group_soon(),
        |laid, standing, due| standing.is_open() && standing != Standing::Late && is_soon(laid, due),
    ),
    (
        "ahead",
        |t| t.retro_group_ahead(),
        |laid, standing, due| standing.is_open() && due.is_some() && !is_soon(laid, due),
    ),
    (
        "plan",
        |t| t.retro_group_plan(),
        |laid, standing, due| standing.is_open() && due.is_none() && laid.d_day.is_none(),
    ),
    (
        "none",
        |t| t.retro_group_none(),
        |laid, standing, due| standing.is_open() && due.is_none() && laid.d_day.is_some(),
    ),
    ("done", |t| t.retro_group_done(), |_, standing, _| !standing.is_open()),
];

/// The page.
#[component]
pub fn RetroPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let retro = Retro::of(event);
    let opened = RwSignal::new(None::<Opened>);
    let is_empty = Memo::new(move |_| retro.laid.with(|laid| laid.rows.is_empty()));
    view! {
        <EventFrame event current=EventArea::Retro>
            <Show when=move || !is_empty.get() fallback=move || view! { <Nothing retro opened /> }>
                <Body retro opened />
            </Show>
            <TaskSheet retro opened />
        </EventFrame>
    }
}

/// A plan that is still to be made.
#[component]
fn Nothing(retro: Retro, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let t = retro.t;
    let template = Memo::new(move |_| {
        let category = retro.laid.with(|laid| laid.category.clone());
        retro.session.peek_in::<Planner, _>(|planner, _, _| {
            let all = template::all(planner, tongue(t));
            all.into_iter().find(|it| it.category == category && 0 < it.n_tasks && it.id != retro.event)
        })
    });
    let offer = move || {
        template.get().map(|template| {
            let label = t.retro_use_template(&template.name);
            view! {
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Checklist
                    label=Signal::stored(label)
                    on_click=Callback::new(move |()| retro.fill(template.id))
                />
            }
        })
    };
    view! {
        <EmptyState
            glyph=Glyph::Checklist
            title=Signal::derive(move || t.retro_empty_title().to_owned())
            body=Signal::derive(move || t.retro_empty_body().to_owned())
        >
            {offer}
            <Button
                glyph=Glyph::Plus
                label=Signal::derive(move || t.retro_add().to_owned())
                on_click=Callback::new(move |()| opened.set(Some(Opened::New)))
            />
        </EmptyState>
    }
}

#[component]
fn Body(retro: Retro, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let t = retro.t;
    let only = RwSignal::new(Only::All);
    let groups = GROUPS.map(|(key, name, is_in)| {
        let ids = Memo::new(move |_| {
            let only = only.get();
            retro.laid.with(|laid| {
                let rows = laid.rows.iter().filter(|row| is_in(laid, row.standing, row.due));
                let rows = rows.filter(|row| match only {
                    Only::All => true,
                    Only::Late => row.standing == Standing::Late,
                    Only::Blocked => row.standing == Standing::Blocked,
                });
                rows.map(|row| row.task.id).collect::<Vec<_>>()
            })
        });
        view! { <TaskGroup retro opened key name ids /> }
    });
    view! {
        <div class="page__body retro">
            <Figures retro only />
            <Strip retro />
            {groups.collect_view()}
        </div>
        <footer class="page__foot event-foot">
            <Button
                kind=ButtonKind::Primary
                glyph=Glyph::Plus
                label=Signal::derive(move || t.retro_add().to_owned())
                on_click=Callback::new(move |()| opened.set(Some(Opened::New)))
            />
        </footer>
    }
}

/// How far the plan is, and what needs somebody.
#[component]
fn Figures(retro: Retro, only: RwSignal<Only>) -> impl IntoView {
    let t = retro.t;
    let progress = Memo::new(move |_| retro.laid.with(|laid| laid.progress));
    let has_dates = Memo::new(move |_| retro.laid.with(|laid| laid.d_day.is_some()));
    let chip = move |of: Only, name: fn(T) -> &'static str, n: Signal<usize>| {
        view! {
            <Show when=move || 0 < n.get() || only.get() == of>
                <ToggleChip
                    label=Signal::derive(move || name(t).to_owned())
                    pressed=Signal::derive(move || only.get() == of)
                    on_toggle=Callback::new(move |is_on| only.set(if is_on { of } else { Only::All }))
                    count=Signal::derive(move || Some(n.get()))
                />
            </Show>
        }
    };
    view! {
        <div class="retro__figures">
            <p class="retro__figure">
                {move || {
                    let it = progress.get();
                    if has_dates.get() { t.retro_progress(it.done, it.all) } else { t.retro_n_tasks(it.all) }
                }}
            </p>
            <Show when=move || has_dates.get()>
                <div
                    class="retro__bar"
                    aria-hidden="true"
                    style:--done=move || {
                        let it = progress.get();
                        format!("{}%", (it.done * 100).checked_div(it.all).unwrap_or(0))
                    }
                ></div>
            </Show>
            <div class="cluster">
                {chip(Only::Late, |t| t.retro_late(), Signal::derive(move || progress.get().late))}
                {chip(Only::Blocked, |t| t.retro_blocked_plural(), Signal::derive(move || progress.get().blocked))}
            </div>
        </div>
    }
}

#[component]
fn TaskGroup(
    retro: Retro,
    opened: RwSignal<Option<Opened>>,
    key: &'static str,
    name: fn(T) -> &'static str,
    ids: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let t = retro.t;
    let is_open = RwSignal::new(key != "done");
    let toggle = move |_| is_open.update(|is_open| *is_open = !*is_open);
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="retro__group" data-group=key>
                <h2 class="retro__head">
                    <button type="button" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                        <Icon glyph=Glyph::ChevronDown />
                        <span>{move || name(t)}</span>
                        <span class="retro__count">{move || t.number(ids.with(Vec::len))}</span>
                    </button>
                </h2>
                <Show when=move || is_open.get()>
                    <ul class="retro__tasks">
                        <For each=move || ids.get() key=|id| *id let(id)>
                            <TaskRow retro id opened />
                        </For>
                    </ul>
                </Show>
            </section>
        </Show>
    }
}
