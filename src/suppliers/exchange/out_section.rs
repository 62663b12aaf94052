//! The directory leaving as cards or as a table.

use files::export::Format;
use files::vcard::{MIME, Version, write};
use leptos::prelude::*;
use supply::book::Book;
use web_sys::Blob;

use super::out::{all_parties, counts, drafts_of};
use super::out_table;
use crate::i18n::{Lang, T, use_t};
use crate::platform::download;
use crate::platform::pause::breathe;
use crate::plus::export::making::{Making, MakingProgress};
use crate::session::{Session, use_session};
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;
use crate::widgets::select_field::{Choice, SelectField};

/// Parties between two breaths.
const SLICE: usize = 100;

/// Which file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Out {
    Cards(Version),
    Table,
}

async fn cards(session: Session, version: Version, tick: impl Fn(f64) -> bool) -> Option<Blob> {
    let ids = session.peek_in::<Book, _>(|book, _, _| all_parties(book));
    let mut pieces = Vec::new();
    for (at, slice) in ids.chunks(SLICE).enumerate() {
        let drafts: Vec<_> = session
            .peek_in::<Book, _>(|book, _, _| slice.iter().flat_map(|id| drafts_of(book, *id)).collect());
        for draft in drafts {
            let card = draft.card(session).await;
            pieces.push(write([&card], version).into_bytes());
        }
        breathe().await;
        if !tick((at * SLICE) as f64 / ids.len() as f64) {
            return None;
        }
    }
    download::blob(&pieces, MIME)
}

async fn table(session: Session, t: T, tick: impl Fn(f64) -> bool) -> Option<Blob> {
    let format = if t.lang() == Lang::Fr { Format::ExcelFr } else { Format::International };
    let (ids, extra) = session.peek_in::<Book, _>(|book, _, table| {
        let ids = all_parties(book);
        let extra = out_table::extra_columns(table, &ids);
        (ids, extra)
    });
    let mut writer = out_table::writer(t, format, &extra);
    for (at, slice) in ids.chunks(SLICE).enumerate() {
        session.peek_in::<Book, _>(|book, _, table| {
            for id in slice {
                out_table::row(t, book, table, *id, &extra, &mut writer);
            }
        });
        breathe().await;
        if !tick((at * SLICE) as f64 / ids.len() as f64) {
            return None;
        }
    }
    download::blob(&[writer.finish()], "text/csv;charset=utf-8")
}

/// Export of the directory.
#[component]
pub fn OutSection() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let n = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| counts(book)));
    let version = RwSignal::new(Version::V30);
    let making = Making::new();
    let start = move |out: Out| {
        let ending = if out == Out::Table { "csv" } else { "vcf" };
        let name = format!("{}-{}.{ending}", t.exchange_out_file(), session.now().date());
        making.start(name, async move |tick| match out {
            Out::Cards(version) => cards(session, version, tick).await,
            Out::Table => table(session, t, tick).await,
        });
    };
    let versions = Signal::derive(move || {
        vec![
            Choice::new(Version::V30.text(), t.exchange_out_30()),
            Choice::new(Version::V40.text(), t.exchange_out_40()),
        ]
    });
    let acts = move || {
        view! {
            <div class="import-options">
                <SelectField
                    label=Signal::derive(move || t.exchange_out_version().to_owned())
                    value=Signal::derive(move || version.get().text().to_owned())
                    choices=versions
                    on_change=move |key: String| version.set(Version::of(&key).unwrap_or_default())
                />
            </div>
            <div class="cluster">
                <Button
                    label=Signal::derive(move || t.exchange_out_cards(n.get().1))
                    glyph=Glyph::Person
                    on_click=move |()| start(Out::Cards(version.get_untracked()))
                />
                <Button
                    label=Signal::derive(move || t.exchange_out_table(n.get().0))
                    glyph=Glyph::Download
                    on_click=move |()| start(Out::Table)
                />
            </div>
        }
    };
    let is_empty = move || n.with(|(n, _)| *n == 0);
    view! {
        <section class="section exchange-out">
            <div class="section__head">
                <h2 class="section__title">{move || t.exchange_out_title()}</h2>
            </div>
            <p class="u-soft">
                {move || if is_empty() { t.exchange_out_none() } else { t.exchange_out_body() }}
            </p>
            <Show when=move || !is_empty()>
                <Show when=move || making.share.with(Option::is_none) fallback=move || view! {
                    <MakingProgress making label=Signal::derive(move || t.exchange_out_running().to_owned()) />
                }>
                    {acts}
                </Show>
            </Show>
        </section>
    }
}
