//! Second step: how the file is read, and what its first rows look like.

use files::dates::{Order, parse};
use files::encoding::Encoding;
use files::table::{Dialect, Quote, Separator};
use leptos::prelude::*;

use super::source::Source;
use super::wizard::Wizard;
use super::words;
use crate::i18n::{T, use_t};
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;

/// How the file is read.
#[component]
pub fn PreviewStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    let t = use_t();
    // The file itself does not change here without being read anew: one view for each reading.
    move || {
        wizard.source.get().map(|source| {
            let table = PreviewTable(PreviewTableProps { source: (*source).clone_for_view() });
            view! {
                <p class="import-facts">{facts(t, &source)}</p>
                {warnings(wizard, t, &source)}
                <Options wizard dialect=source.dialect encoding=source.decoded.encoding />
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{move || t.import_preview()}</h2>
                    </div>
                    {table}
                </section>
            }
        })
    }
}

fn facts(t: T, source: &Source) -> String {
    let size = t.bytes(source.size_bytes);
    format!(
        "{} · {} · {} · {size}",
        source.name,
        t.import_n_rows(source.n_rows()),
        t.import_n_columns(source.header.len())
    )
}

fn warnings(wizard: Wizard, t: T, source: &Source) -> impl IntoView + use<> {
    let mut list: Vec<(String, BannerKind)> = Vec::new();
    if source.header.len() == 1 {
        list.push((t.import_error_one_column().to_owned(), BannerKind::Warning));
    }
    if 0 < source.decoded.repaired {
        list.push((t.import_repaired(source.decoded.repaired), BannerKind::Warning));
    }
    let ragged = usize::try_from(source.profile.ragged).unwrap_or(usize::MAX);
    if 0 < ragged {
        list.push((t.import_ragged(ragged), BannerKind::Info));
    }
    let dialect = source.dialect;
    let quote = source.sniffed.unclosed_quote.filter(|_| dialect.quote != Quote::None).map(|line| {
        let message = t.import_error_quote(usize::try_from(line).unwrap_or(usize::MAX));
        let plain = move |()| wizard.set_dialect(Dialect { quote: Quote::None, ..dialect });
        view! {
            <Banner
                message
                kind=BannerKind::Warning
                action=Signal::derive(move || t.import_quotes_plain().to_owned())
                on_action=Callback::new(plain)
            />
        }
    });
    view! {
        <div class="import-notes">
            {quote}
            {list.into_iter().map(|(message, kind)| view! { <Banner message kind /> }).collect_view()}
        </div>
    }
}

#[component]
fn Options(wizard: Wizard, dialect: Dialect, encoding: Encoding) -> impl IntoView {
    let t = use_t();
    let encodings = Encoding::ALL.into_iter().map(|e| Choice::new(e.name(), e.name())).collect::<Vec<_>>();
    let choose_encoding = move |name: String| {
        if let Some(encoding) = Encoding::ALL.into_iter().find(|e| e.name() == name) {
            wizard.set_encoding(encoding);
        }
    };
    let separator_key = |separator: Separator| separator.byte().to_string();
    let separators = Signal::derive(move || {
        let choice = |s: Separator| Choice::new(separator_key(s), words::separator(t, s));
        Separator::ALL.into_iter().map(choice).collect::<Vec<_>>()
    });
    let choose_separator = move |key: String| {
        if let Some(separator) = Separator::ALL.into_iter().find(|s| separator_key(*s) == key) {
            wizard.set_dialect(Dialect { separator, ..dialect });
        }
    };
    view! {
        <div class="import-options">
            <SelectField
                label=Signal::derive(move || t.import_encoding().to_owned())
                value=Signal::stored(encoding.name().to_owned())
                choices=Signal::stored(encodings)
                on_change=choose_encoding
            />
            <SelectField
                label=Signal::derive(move || t.import_separator().to_owned())
                value=Signal::stored(separator_key(dialect.separator))
                choices=separators
                on_change=choose_separator
            />
            <DateOrder wizard />
        </div>
        <Switch
            label=Signal::derive(move || t.import_header_row().to_owned())
            checked=Signal::stored(dialect.header)
            hint=Signal::derive(move || (!dialect.header).then(|| t.import_header_no().to_owned()))
            on_change=move |header| wizard.set_dialect(Dialect { header, ..dialect })
        />
    }
}

/// The order of the dates, for all columns of dates whose order the file leaves open or a person corrects.
#[component]
fn DateOrder(wizard: Wizard) -> impl IntoView {
    let t = use_t();
    // The first column of dates: its index, its order, a value that shows the difference.
    let first = Memo::new(move |_| {
        let source = wizard.source.get()?;
        wizard.mapping.with(|mapping| {
            let columns = mapping.as_ref()?.columns.iter().enumerate();
            let (index, column) = columns.into_iter().find(|(_, column)| column.target.is_date())?;
            let certain = source.profile.date_guess(index, Order::Dmy).certain;
            let sample = source.profile.columns.get(index)?.samples.first()?.clone();
            Some((column.order, certain, sample))
        })
    });
    let set = move |key: String| {
        let Some(order) = Order::ALL.into_iter().find(|order| order.key() == key) else { return };
        wizard.mapping.update(|mapping| {
            for column in mapping.iter_mut().flat_map(|mapping| &mut mapping.columns) {
                column.order = order;
            }
        });
    };
    let hint = move || {
        let (order, certain, sample) = first.get()?;
        let read =
            parse(&sample, order).map(|moment| t.import_date_reads(&sample, &t.date_year(moment.date)));
        let read = read.unwrap_or_else(|_| t.refused_bad_date(t.import_date_order(), &sample));
        Some(if certain { read } else { format!("{read}. {}", t.import_date_unsure()) })
    };
    let choices = Signal::derive(move || {
        Order::ALL
            .into_iter()
            .map(|order| Choice::new(order.key(), words::order(t, order)))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || first.with(Option::is_some)>
            <SelectField
                label=Signal::derive(move || t.import_date_order().to_owned())
                value=Signal::derive(move || first.get().map(|f| f.0.key().to_owned()).unwrap_or_default())
                choices
                on_change=set
                hint=Signal::derive(hint)
            />
        </Show>
    }
}

/// The header and first rows of a file, as texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Source {
    fn clone_for_view(&self) -> Sheet {
        let cells = |row: &files::table::Row| {
            (0..row.len().max(self.header.len())).map(|at| row.get(at).to_owned()).collect()
        };
        Sheet {
            header: self.header.clone(),
            rows: self.preview.iter().map(|row| (row.line, cells(row))).collect(),
        }
    }
}

#[component]
fn PreviewTable(source: Sheet) -> impl IntoView {
    let t = use_t();
    let head = source.header.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = source.rows.into_iter().map(|(line, cells)| {
        view! {
            <tr>
                <th class="preview__line" scope="row">{line}</th>
                {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    });
    view! {
        <div class="preview" tabindex="0" role="region" aria-label=move || t.import_preview()>
            <table class="preview__table">
                <thead>
                    <tr>
                        <th class="preview__line" scope="col">{move || t.import_refused_line()}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
