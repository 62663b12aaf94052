//! The screen « À arbitrer ».

use domain::office::Dispute;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::clash::ClashCard;
use super::item::Item;
use super::late::LateCard;
use super::log::Log;
use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// Cards that are drawn; the next ones move up as these are decided.
const DRAWN: usize = 20;

/// All there is to decide, the latest first.
#[component]
pub fn DecidePage() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let disputes: Memo<Vec<Dispute>> = Memo::new(move |_| session.look(|office, _| office.disputes()));
    let items = Memo::new(move |_| {
        disputes.with(|disputes| {
            session.look(|office, table| {
                let read = |dispute: &Dispute| Item::read(office, table, dispute);
                disputes.iter().take(DRAWN).filter_map(read).collect::<Vec<_>>()
            })
        })
    });
    let log = Log::follow(session, items);
    let n = Memo::new(move |_| disputes.with(Vec::len));
    let note = Signal::derive(move || Some(n.get()).filter(|n| 0 < *n).map(|n| t.decide_n(n)));
    let n_more = move || n.get().saturating_sub(DRAWN);
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.decide_title().to_owned()) note back=routes::more("") />
            <div class="page__body">
                <Show
                    when=move || 0 < n.get()
                    fallback=move || view! {
                        <EmptyState
                            glyph=Glyph::Check
                            title=Signal::derive(move || t.decide_empty_title().to_owned())
                            body=Signal::derive(move || t.decide_empty_body().to_owned())
                        />
                    }
                >
                    <p class="decide__intro">{move || t.decide_intro()}</p>
                    <ul class="disputes" role="list" id="disputes">
                        <For each=move || items.get() key=Item::key let:item>
                            <Card item log />
                        </For>
                    </ul>
                    <Show when=move || 0 < n_more()>
                        <p class="disputes__more">{move || t.decide_more(n_more())}</p>
                    </Show>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Card(item: Item, log: Log) -> impl IntoView {
    let node = NodeRef::<leptos::html::Li>::new();
    // The card goes away under the finger: the next one takes its place, and the focus.
    let on_done = Callback::new(move |()| {
        let at = node.try_get_untracked().flatten().and_then(|own| place_of(&own));
        request_animation_frame(move || focus_card(at.unwrap_or_default()));
    });
    let is_late = matches!(item, Item::Late(_));
    view! {
        <li class="dispute" tabindex="-1" node_ref=node data-kind=is_late.then_some("late")>
            {match item {
                Item::Clash(conflict) => view! { <ClashCard conflict log on_done /> }.into_any(),
                Item::Late(lost) => view! { <LateCard lost log /> }.into_any(),
            }}
        </li>
    }
}

/// Which of its list a card is.
fn place_of(own: &web_sys::Element) -> Option<u32> {
    let list = own.parent_element()?.children();
    (0..list.length()).find(|at| list.item(*at).as_ref() == Some(own))
}

/// Moves the focus to the card at a place, or to the last one; to the screen where none is left.
fn focus_card(at: u32) {
    let cards = document().get_element_by_id("disputes").map(|list| list.children());
    let card = cards.and_then(|cards| cards.item(at.min(cards.length().saturating_sub(1))));
    let target = card.or_else(|| document().get_element_by_id("main"));
    if let Some(target) = target.and_then(|el| el.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(target.focus());
    }
}
