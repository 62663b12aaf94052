//! The areas of the room, above each of its lists.

use leptos::{html, prelude::*};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::i18n::{T, use_t};
use crate::routes::Suppliers;

type Area = (Suppliers, fn(T) -> &'static str);

const AREAS: [Area; 5] = [
    (Suppliers::Directory(None), |t| t.directory_tab()),
    (Suppliers::Contracts, |t| t.contracts_title()),
    (Suppliers::Purchases, |t| t.purchases_title()),
    (Suppliers::Visits, |t| t.visits_title()),
    (Suppliers::Documents, |t| t.papers_title()),
];

/// The areas of the room.
#[component]
pub fn Areas(
    /// The one that is shown.
    current: Suppliers,
) -> impl IntoView {
    let t = use_t();
    let links = AREAS.map(|(area, name)| {
        view! {
            <li>
                <a class="areas__area" href=area.href() aria-current=(area == current).then_some("page")>
                    {move || name(t)}
                </a>
            </li>
        }
    });
    let list = NodeRef::<html::Ul>::new();
    // On a phone not all areas fit: the one shown comes into sight, once the frame has been laid out anyway.
    Effect::new(move |_| {
        let Some(list) = list.get().filter(|_| current != Suppliers::Directory(None)) else { return };
        request_animation_frame(move || {
            let Ok(Some(current)) = list.query_selector("[aria-current]") else { return };
            let options = ScrollIntoViewOptions::new();
            options.set_inline(ScrollLogicalPosition::Center);
            options.set_block(ScrollLogicalPosition::Nearest);
            current.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
    view! {
        <nav class="areas" aria-label=move || t.suppliers_areas()>
            <ul class="areas__list" node_ref=list>{links.collect_view()}</ul>
        </nav>
    }
}
