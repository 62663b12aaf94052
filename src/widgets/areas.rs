//! The areas of a room or of a record, in one line above each of them.

use leptos::{html, prelude::*};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// One area.
#[derive(Clone)]
pub struct Area {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: Signal<String>,
    /// Whether it is shown.
    pub is_current: bool,
}

/// The areas. On a narrow screen they scroll, and the one shown comes into sight.
#[component]
pub fn AreaLinks(
    /// What they divide; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The areas, in order.
    areas: Vec<Area>,
) -> impl IntoView {
    let is_first = areas.first().is_some_and(|area| area.is_current);
    let links = areas.into_iter().map(|Area { href, name, is_current }| {
        view! {
            <li>
                <a class="areas__area" href=href aria-current=is_current.then_some("page")>
                    {move || name.get()}
                </a>
            </li>
        }
    });
    let list = NodeRef::<html::Ul>::new();
    // Once the frame has been laid out anyway.
    Effect::new(move |_| {
        let Some(list) = list.get().filter(|_| !is_first) else { return };
        request_animation_frame(move || {
            let Ok(Some(current)) = list.query_selector("[aria-current]") else { return };
            let options = ScrollIntoViewOptions::new();
            options.set_inline(ScrollLogicalPosition::Center);
            options.set_block(ScrollLogicalPosition::Nearest);
            current.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
    view! {
        <nav class="areas" aria-label=move || label.get()>
            <ul class="areas__list" node_ref=list>{links.collect_view()}</ul>
        </nav>
    }
}
