//! One request in a list: tap opens it, the glyph moves it on, a swipe finishes or postpones it.

use domain::query::Query;
use domain::status::Status;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::{T, use_t};
use crate::requests::acts;
use crate::requests::row_view::{RowView, row_view};
use crate::requests::selection::Selection;
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::avatar::Avatar;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::priority_mark::{PriorityLevel, PriorityMark};
use crate::widgets::status_glyph::{StatusGlyph, StatusShape};

/// A swipe acts beyond this, in CSS pixels.
const SWIPE: f64 = 96.0;

/// The shape of a status key; one of a newer version looks like a new one.
pub fn shape(key: &str) -> StatusShape {
    StatusShape::from_key(key).unwrap_or(StatusShape::New)
}

/// The level of a priority key.
pub fn level(key: &str) -> PriorityLevel {
    PriorityLevel::from_key(key).unwrap_or(PriorityLevel::P3)
}

/// The row of a request.
#[component]
pub fn RequestRow(
    /// The request.
    id: RecordId,
    /// The list it stands in, kept in its link.
    query: Signal<Query>,
    /// Which requests are chosen, if any are being chosen.
    selection: Selection,
    /// Whether it is the one open beside the list.
    #[prop(into)]
    is_current: Signal<bool>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let view = Memo::new(move |_| {
        let (now, now_ms) = (session.now(), session.now_ms());
        session.look(|office, table| row_view(office, table, id, now, now_ms, t))
    });
    let with = move |read: fn(&RowView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let is_selected = move || selection.holds(id);
    let status = with(|v| v.status.clone());
    let is_bin = move || query.with(|q| q.bin);
    let items = Signal::derive(move || {
        let key = status.get();
        menu_items(session, t, &Status::from_key(&key), is_bin(), id, selection)
    });
    let (swipe, gesture) = swipe(id);
    let on_glyph = move |_| {
        if selection.is_on() { selection.toggle(id) } else { acts::next_step(session, t, id) }
    };
    let glyph_label = move || {
        let key = status.get();
        if selection.is_on() {
            t.select_named(&view.with(|v| v.as_ref().map(|v| v.title.clone()).unwrap_or_default()))
        } else {
            format!(
                "{} — {}",
                t.status_name(&key).unwrap_or(&key),
                acts::step_name(t, &Status::from_key(&key))
            )
        }
    };
    view! {
        <article
            class="request-row"
            data-closed=move || view.with(|v| v.as_ref().is_some_and(|v| v.is_closed)).then_some("true")
            data-current=move || is_current.get().then_some("true")
            data-selected=move || is_selected().then_some("true")
            data-swiping=move || (swipe.get() != 0.0).then_some("true")
            style:--swipe=move || format!("{}px", swipe.get())
            on:pointerdown=move |e| gesture.run(e)
            on:pointermove=move |e| gesture.run(e)
            on:pointerup=move |e| gesture.run(e)
            on:pointercancel=move |e| gesture.run(e)
        >
            <div class="request-row__behind" aria-hidden="true">
                <span>{move || t.act_finish()}</span>
                <span>{move || t.snooze()}</span>
            </div>
            <div class="request-row__face">
                <button
                    class="request-row__status"
                    type="button"
                    aria-label=glyph_label
                    title=glyph_label
                    aria-pressed=move || selection.is_on().then(|| is_selected().to_string())
                    on:click=on_glyph
                >
                    <Show
                        when=move || selection.is_on()
                        fallback=move || view! { <StatusGlyph shape=Signal::derive(move || shape(&status.get())) /> }
                    >
                        <span class="check-mark" data-on=move || is_selected().then_some("true")>
                            <Icon glyph=Glyph::Check />
                        </span>
                    </Show>
                </button>
                <div class="request-row__text">
                    <a
                        class="request-row__title"
                        href=move || routes::request_in(id, &query.get())
                        on:click=move |event| {
                            if selection.is_on() {
                                event.prevent_default();
                                selection.toggle(id);
                            }
                        }
                    >
                        {with(|v| v.title.clone())}
                    </a>
                    <p class="request-row__meta">
                        <span class="request-row__code">{with(|v| v.code.clone())}</span>
                        {move || view.with(|v| v.as_ref().and_then(|v| v.due.clone())).map(|(words, look)| {
                            view! { <span class="request-row__due" data-due=look.key()>{words}</span> }
                        })}
                        {move || Some(with(|v| v.place.clone()).get()).filter(|p| !p.is_empty()).map(|place| {
                            view! { <span class="request-row__place">{place}</span> }
                        })}
                        <Show when=move || view.with(|v| v.as_ref().is_some_and(|v| v.due.is_none()))>
                            <span class="request-row__asked">{with(|v| v.asked.clone())}</span>
                        </Show>
                    </p>
                </div>
                <div class="request-row__side">
                    {move || view.with(|v| v.as_ref().is_some_and(|v| v.has_conflict)).then(|| {
                        view! { <span class="request-row__flag" title=t.conflict_short()><Icon glyph=Glyph::Warning /></span> }
                    })}
                    {move || view.with(|v| v.as_ref().is_some_and(|v| v.n_photos > 0)).then(|| view! { <Icon glyph=Glyph::Photo /> })}
                    {move || {
                        let priority = view.with(|v| v.as_ref().map_or("p3", |v| v.priority));
                        (priority != "p3").then(|| {
                            let label = Signal::derive(move || t.priority_name(priority).unwrap_or_default().to_owned());
                            view! { <PriorityMark level=level(priority) label /> }
                        })
                    }}
                    {move || Some(with(|v| v.assignee.clone()).get()).filter(|n| !n.is_empty()).map(|name| {
                        view! { <Avatar name=name /> }
                    })}
                    <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
                </div>
            </div>
        </article>
    }
}

fn menu_items(
    session: Session,
    t: T,
    status: &Status,
    is_bin: bool,
    id: RecordId,
    selection: Selection,
) -> Vec<MenuItem> {
    let act = move |run: fn(Session, T, &[RecordId])| Callback::new(move |()| run(session, t, &[id]));
    if is_bin {
        return vec![MenuItem::new(t.restore(), Glyph::Undo, act(acts::restore))];
    }
    let mut items = Vec::new();
    if status.is_closed() {
        items.push(MenuItem::new(
            t.act_reopen(),
            Glyph::Undo,
            act(|s, t, ids| {
                acts::set_status(s, t, ids, &Status::Progress, None);
            }),
        ));
    } else {
        items.push(MenuItem::new(
            t.act_finish(),
            Glyph::Check,
            act(|s, t, ids| {
                acts::set_status(s, t, ids, &Status::Done, None);
            }),
        ));
        items.push(MenuItem::new(t.snooze(), Glyph::Clock, act(acts::snooze)));
    }
    items.push(MenuItem::new(t.select(), Glyph::Checklist, Callback::new(move |()| selection.toggle(id))));
    items.push(MenuItem::new(t.move_to_bin(), Glyph::Trash, act(acts::trash)).grave());
    items
}

/// A horizontal drag by finger: the offset to show, and what to do with each pointer event. Right finishes, left postpones.
fn swipe(id: RecordId) -> (RwSignal<f64>, Callback<PointerEvent>) {
    let t = use_t();
    let session = use_session();
    let offset = RwSignal::new(0.0);
    let start = StoredValue::new(None::<(f64, f64)>);
    let gesture = Callback::new(move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match event.type_().as_str() {
            "pointerdown" => start.set_value(Some((x, y))),
            "pointermove" => {
                let Some((from_x, from_y)) = start.get_value() else { return };
                let (dx, dy) = (x - from_x, y - from_y);
                // A scroll is not a swipe; `touch-action: pan-y` leaves the horizontal to us.
                if offset.get_untracked() == 0.0 && (dx.abs() < 12.0 || dx.abs() < 2.0 * dy.abs()) {
                    return;
                }
                offset.set(dx.clamp(-160.0, 160.0));
            }
            "pointerup" => {
                let dx = offset.get_untracked();
                start.set_value(None);
                offset.set(0.0);
                if SWIPE <= dx {
                    acts::set_status(session, t, &[id], &Status::Done, None);
                } else if dx <= -SWIPE {
                    acts::snooze(session, t, &[id]);
                }
            }
            _ => {
                start.set_value(None);
                offset.set(0.0);
            }
        }
    });
    (offset, gesture)
}
