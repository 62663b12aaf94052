//! Two orders with one number, made on two devices that did not see each other: one tap gives one of them the next.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::number;

use super::acts;
use super::words;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};

/// Every number that was given twice.
#[component]
pub fn Collisions(
    /// Only those that concern this order.
    #[prop(optional)]
    order: Option<RecordId>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let all = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let concerns =
                |it: &number::Collision| order.is_none_or(|id| it.keep == id || it.change.contains(&id));
            let name =
                |id: RecordId| words::party_name(t, book, book.orders.get(id).and_then(|order| order.party));
            let collisions = number::collisions(book).into_iter().filter(concerns);
            collisions
                .flat_map(|it| {
                    let keep = name(it.keep);
                    let (number, told) = (it.number.clone(), it.is_known_outside);
                    it.change.into_iter().map(move |id| (id, number.clone(), keep.clone(), name(id), told))
                })
                .collect::<Vec<_>>()
        })
    });
    let next = Memo::new(move |_| acts::next_number(session));
    view! {
        <For each=move || all.get() key=|it| it.clone() let:it>
            {
                let (id, number, keep, change, is_known) = it;
                let title = number;
                view! {
                    <section class="collision" role="status">
                        <Icon glyph=Glyph::Copy />
                        <div class="collision__text">
                            <p class="collision__title">{move || t.collision_title(&title)}</p>
                            <p>{
                                let change = change.clone();
                                move || t.collision_body(&keep, &change, &next.get())
                            }</p>
                            {is_known.then(|| view! { <p class="collision__known">{move || t.collision_known()}</p> })}
                            <div class="cluster">
                                <Button
                                    kind=ButtonKind::Primary
                                    label=Signal::derive(move || t.renumber_to(&next.get()))
                                    on_click=move |()| acts::renumber(session, t, id)
                                />
                                {order.is_none().then(|| view! {
                                    <a class="collision__link" href=Suppliers::Order(id).href()>{change.clone()}</a>
                                })}
                            </div>
                        </div>
                    </section>
                }
            }
        </For>
    }
}
