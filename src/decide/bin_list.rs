//! Above the bin: what somebody edited without knowing that it was deleted.

use domain::office::Dispute;
use leptos::prelude::*;

use super::item::Item;
use super::late::LateCard;
use super::log::Log;
use crate::i18n::use_t;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// Cards that are drawn; all are on the screen « À arbitrer ».
const DRAWN: usize = 3;

/// The deleted requests that somebody edited without knowing; nothing where there are none.
#[component]
pub fn BinLate() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let ids = Memo::new(move |_| session.look(|office, _| office.late_requests()));
    let items = Memo::new(move |_| {
        ids.with(|ids| {
            session.look(|office, table| {
                let read = |id: &replica::RecordId| Item::read(office, table, &Dispute::Late(*id));
                ids.iter().take(DRAWN).filter_map(read).collect::<Vec<_>>()
            })
        })
    });
    let log = Log::follow(session, items);
    let n = move || ids.with(Vec::len);
    let card = move |item: Item| match item {
        Item::Late(lost) => {
            view! { <li class="dispute" data-kind="late"><LateCard lost log /></li> }.into_any()
        }
        Item::Clash(_) => ().into_any(),
    };
    view! {
        <Show when=move || 0 < n()>
            <section class="bin-late" aria-labelledby="bin-late">
                <h2 class="bin-late__title" id="bin-late">
                    <Icon glyph=Glyph::Warning />
                    {move || t.late_bin_title(n())}
                </h2>
                <ul class="disputes" role="list">
                    <For each=move || items.get() key=Item::key let:item>{card(item)}</For>
                </ul>
                <Show when=move || DRAWN < n()>
                    <a class="link" href=routes::more(path::DECIDE)>{move || t.today_see_all()}</a>
                </Show>
            </section>
        </Show>
    }
}
