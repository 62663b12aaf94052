//! The part of the page that exports a table.

use std::borrow::Cow;

use domain::query::Query;
use files::export::Format;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::making::{Making, MakingProgress};
use super::table::{chosen, csv};
use crate::i18n::{Lang, use_t};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;

/// Export of all requests, or of those of the list that this page was opened from.
#[component]
pub fn TableSection() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let params = use_query_map();
    let query = Memo::new(move |_| {
        params.with(|params| {
            let pairs: Vec<(Cow<'static, str>, String)> = params.clone().into_iter().collect();
            Query::from_pairs(pairs.iter().map(|(key, value)| (key.as_ref(), value.as_str())))
        })
    });
    let is_filtered = Memo::new(move |_| query.with(|q| 0 < q.n_filters() || !q.text.is_empty()));
    let wants_all = RwSignal::new(false);
    let picked =
        Memo::new(
            move |_| {
                if is_filtered.get() && !wants_all.get() { query.get() } else { Query::default() }
            },
        );
    let n_rows = Memo::new(move |_| {
        let now = session.now();
        picked.with(|query| session.look(|office, _| office.list(query, now).rows.len()))
    });
    let habit = if t.lang() == Lang::Fr { Format::ExcelFr } else { Format::International };
    let format = RwSignal::new(habit);
    let making = Making::new();
    let start = move |()| {
        let now = session.now();
        let ids = picked.with_untracked(|query| session.peek(|office, _| chosen(office, query, now)));
        let format = format.get_untracked();
        let name = format!("{}-{}.csv", t.export_file(), now.date());
        making.start(name, async move |tick| csv(session, t, &ids, format, tick).await);
    };
    let format_key = |format: Format| if format == Format::ExcelFr { "fr" } else { "int" };
    let scopes = Signal::derive(move || {
        vec![Choice::new("shown", t.export_filtered()), Choice::new("all", t.export_all())]
    });
    let formats = Signal::derive(move || {
        vec![Choice::new("fr", t.export_csv_fr()), Choice::new("int", t.export_csv_int())]
    });
    view! {
        <section class="section file-section">
            <div class="section__head">
                <h2 class="section__title">{move || t.export_title()}</h2>
            </div>
            <p class="u-soft">{move || t.export_body()}</p>
            <Show when=move || is_filtered.get()>
                <div class="file-choice">
                    <SegmentedControl
                        label=Signal::derive(move || t.export_scope().to_owned())
                        choices=scopes
                        value=Signal::derive(move || if wants_all.get() { "all" } else { "shown" }.to_owned())
                        on_change=move |key: String| wants_all.set(key == "all")
                    />
                </div>
            </Show>
            <div class="file-choice">
                <SegmentedControl
                    label=Signal::derive(move || t.export_format().to_owned())
                    choices=formats
                    value=Signal::derive(move || format_key(format.get()).to_owned())
                    on_change=move |key: String| {
                        format.set(if key == "fr" { Format::ExcelFr } else { Format::International });
                    }
                />
            </div>
            <Show
                when=move || making.share.with(Option::is_some)
                fallback=move || {
                    view! {
                        <div class="cluster">
                            <Button
                                label=Signal::derive(move || t.export_download(n_rows.get()))
                                kind=ButtonKind::Primary
                                glyph=Glyph::Download
                                disabled=Signal::derive(move || n_rows.get() == 0)
                                on_click=start
                            />
                        </div>
                    }
                }
            >
                <MakingProgress making label=Signal::derive(move || t.export_running().to_owned()) />
            </Show>
        </section>
    }
}
