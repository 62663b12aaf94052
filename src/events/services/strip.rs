//! Who is on site, hour by hour: a picture of what the list says.

use events::services::Supplier;
use events::services::presence::{self, Stay, thousandths};
use leptos::prelude::*;
use supply::book::Book;

use super::model::Services;
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::purchases::words::party_name;

/// At most so many hours are written under the strip.
const LABELS: i64 = 8;

/// The strip; nothing until hours are known.
#[component]
pub fn Strip(
    /// The event.
    of: Services,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let shown = Memo::new(move |_| {
        let all = of.suppliers.get();
        all.into_iter()
            .filter(|it| it.state != "cancelled" && presence::stay(it).from.is_some())
            .collect::<Vec<_>>()
    });
    let draw = move |all: Vec<Supplier>| {
        let stays: Vec<Stay> = all.iter().map(presence::stay).collect();
        let event = of.span.get();
        let first = stays.iter().filter_map(|stay| stay.from).min().unwrap_or(0);
        let window = presence::window(&stays, event.unwrap_or((first, first)));
        let place = move |from: i64, to: i64| {
            let (from, to) = (thousandths(from, window), thousandths(to, window));
            (tenths(from), tenths((to - from).max(6)))
        };
        let rows = all.iter().zip(stays).map(|(it, stay)| {
            let name = session.peek_in::<Book, _>(|book, _, _| party_name(t, book, it.party));
            let from = stay.from.unwrap_or(first);
            let to = stay.to.or(event.map(|(_, to)| to)).unwrap_or(window.1).max(from);
            let ready = stay.ready.unwrap_or(from).clamp(from, to);
            let (start, width) = place(from, to);
            let share = if to == from { 0 } else { (ready - from) * 1_000 / (to - from) };
            view! {
                <div class="on-site__row" data-state=it.state.clone() data-open=stay.to.is_none().then_some("true")>
                    <span class="on-site__name">{name}</span>
                    <span class="on-site__track">
                        <span class="on-site__bar" style:inset-inline-start=start style:inline-size=width>
                            <span class="on-site__setup" style:inline-size=tenths(share)></span>
                        </span>
                    </span>
                </div>
            }
        }).collect_view();
        let hours = (window.1 - window.0) / 60;
        let step = ((hours + LABELS - 1) / LABELS).max(1) * 60;
        let labels = (0..)
            .map(|n| window.0 + n * step)
            .take_while(|at| *at < window.1)
            .map(|at| {
                let start = tenths(thousandths(at, window));
                view! { <span class="on-site__hour" style:inset-inline-start=start>{words::bare(t, at)}</span> }
            })
            .collect_view();
        let band = event.filter(|(from, to)| from < to).map(|(from, to)| {
            let (start, width) = place(from, to);
            view! {
                <span class="on-site__band" style:inset-inline-start=start style:inline-size=width>
                    <span class="on-site__band-name">{t.services_strip_event()}</span>
                </span>
            }
        });
        view! {
            <div class="on-site__head"><span class="on-site__name"></span><span class="on-site__track">{labels}</span></div>
            <div class="on-site__body">
                <div class="on-site__under"><span class="on-site__name"></span><span class="on-site__track">{band}</span></div>
                {rows}
            </div>
        }
    };
    view! {
        <Show when=move || shown.with(|all| !all.is_empty())>
            <figure class="on-site">
                <figcaption class="on-site__title">{move || t.services_strip()}</figcaption>
                <div class="on-site__drawing" aria-hidden="true">{move || draw(shown.get())}</div>
            </figure>
        </Show>
    }
}

/// Thousandths as a length of CSS.
fn tenths(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
