//! The list of contracts, or the year.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::i18n::use_t;
use crate::routes::{self, Suppliers};
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// Whether the address asks for the year.
pub fn use_is_year() -> Memo<bool> {
    let params = use_query_map();
    Memo::new(move |_| {
        params.with(|params| params.get(routes::YEAR.0).is_some_and(|view| view == routes::YEAR.1))
    })
}

/// Chooses between the list and the year.
#[component]
pub fn YearSwitch() -> impl IntoView {
    let t = use_t();
    let is_year = use_is_year();
    let go = use_navigate();
    let on_change = move |value: String| {
        let to = if value == "year" { routes::contracts_year() } else { Suppliers::Contracts.href() };
        go(&to, NavigateOptions { replace: true, ..routes::way() });
    };
    view! {
        <SegmentedControl
            label=Signal::derive(move || t.year_view().to_owned())
            choices=Signal::derive(move || {
                vec![Choice::new("list", t.year_view_list()), Choice::new("year", t.year_view_year())]
            })
            value=Signal::derive(move || if is_year.get() { "year" } else { "list" }.to_owned())
            on_change
            glyphs=vec![Glyph::List, Glyph::Calendar]
        />
    }
}
