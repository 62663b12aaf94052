//! Two parties side by side: what each says, which one is kept.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::contract::Contract;
use supply::identifiers::iban_masked;
use supply::paper::Document;
use supply::party::duplicates::Suggestion;
use supply::party::{Contact, Party};
use supply::phone;

use super::super::words;
use super::acts::{merge_pair, put_apart};
use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::directory::words::{name_or_stand_in, trade_name, type_name};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::ids::next_id;

/// What a side shows.
#[derive(Clone, Debug, PartialEq)]
struct Side {
    id: RecordId,
    name: String,
    /// What hangs on it, in words.
    hangs: String,
    /// How many records.
    weight: usize,
    values: Vec<String>,
}

/// The lines of the comparison, in their order.
fn fields(t: T) -> [&'static str; 12] {
    [
        t.party_field_type(),
        t.party_field_trade(),
        t.party_field_phone(),
        t.party_field_mail(),
        t.party_field_street(),
        t.party_field_siret(),
        t.party_field_vat_no(),
        t.party_field_iban(),
        t.party_field_web(),
        t.party_field_access(),
        t.party_field_tags(),
        t.party_field_notes(),
    ]
}

fn side(t: T, book: &Book, party: &Party) -> Side {
    let (contacts, contracts, papers) = (
        book.n_children::<Contact>(party.id),
        book.n_children::<Contract>(party.id),
        book.n_children::<Document>(party.id),
    );
    let parts: [(usize, String); 3] = [
        (contacts, t.duplicates_n_contacts(contacts)),
        (contracts, t.duplicates_n_contracts(contracts)),
        (papers, t.duplicates_n_papers(papers)),
    ];
    let hangs: Vec<String> = parts.into_iter().filter(|(n, _)| 0 < *n).map(|(_, words)| words).collect();
    let joined = |texts: &mut dyn Iterator<Item = String>| texts.collect::<Vec<_>>().join("\n");
    let access = &party.access;
    let access = [&access.badge, &access.key, &access.alarm, &access.parking, &access.note];
    let values = vec![
        type_name(t, party.kind).to_owned(),
        joined(&mut party.trades.iter().map(|trade| trade_name(t, *trade).to_owned())),
        joined(&mut party.tels.iter().map(|tel| phone::shown(&tel.value))),
        joined(&mut party.mails.iter().map(|mail| mail.value.clone())),
        joined(&mut party.adrs.iter().map(|adr| adr.one_line())),
        party.siret.clone(),
        party.vat_no.clone(),
        if party.iban.is_empty() { String::new() } else { iban_masked(&party.iban) },
        party.web.clone(),
        joined(&mut access.into_iter().filter(|text| !text.is_empty()).cloned()),
        joined(&mut party.tags.iter().map(ToString::to_string)),
        party.notes.clone(),
    ];
    Side {
        id: party.id,
        name: name_or_stand_in(t, &party.name),
        hangs: hangs.join(" · "),
        weight: book.hanging(party.id).count(),
        values,
    }
}

/// One pair.
#[component]
pub fn PairCard(
    /// Why they may be one.
    suggestion: Suggestion,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let (one, two) = suggestion.pair;
    let sides = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let of = |id: RecordId| book.parties.alive(id).map(|party| side(t, book, party));
            Some((of(one)?, of(two)?))
        })
    });
    // Kept by default: the one with more around it, else the older.
    let first = sides.with_untracked(|sides| match sides {
        Some((a, b)) if a.weight < b.weight => two,
        _ => one,
    });
    let keep = RwSignal::new(first);
    let other = move || if keep.get_untracked() == one { two } else { one };
    let kept_name = move || {
        sides.with(|sides| {
            let (a, b) = sides.as_ref()?;
            Some(if keep.get() == one { a.name.clone() } else { b.name.clone() })
        })
    };
    let group = next_id("pair");
    let choice = move |side: Side| {
        let id = side.id;
        let name = side.name.clone();
        view! {
            <label class="pair__side">
                <input
                    class="pair__choice"
                    type="radio"
                    name=group.clone()
                    prop:checked=move || keep.get() == id
                    on:change=move |_| keep.set(id)
                />
                <span class="pair__keep">
                    {move || if keep.get() == id { t.duplicates_keep() } else { t.duplicates_keep_this() }}
                </span>
                <span class="pair__name">{name}</span>
                <span class="pair__hangs">{side.hangs}</span>
                <a class="pair__open" href=Suppliers::Directory(Some(id)).href()>
                    {move || t.duplicates_open()}
                </a>
            </label>
        }
    };
    let rows = move |a: &Side, b: &Side| {
        fields(t)
            .into_iter()
            .zip(a.values.iter().zip(&b.values))
            .filter(|(_, (a, b))| !(a.is_empty() && b.is_empty()) && a != b)
            .map(|(field, (a, b))| {
                let value = |text: &String| {
                    let is_empty = text.is_empty();
                    let text = if is_empty { t.duplicates_empty().to_owned() } else { text.clone() };
                    view! { <dd class="pair__value" data-empty=is_empty.then_some("true")>{text}</dd> }
                };
                view! {
                    <div class="pair__fact">
                        <dt class="pair__field">{field}</dt>
                        {value(a)}
                        {value(b)}
                    </div>
                }
            })
            .collect_view()
    };
    let reasons: Vec<_> = suggestion.reasons.clone();
    let why = move || {
        reasons
            .iter()
            .map(|reason| view! { <span class="pair__reason">{words::reason(t, *reason)}</span> })
            .collect_view()
    };
    let score = usize::from(suggestion.score);
    view! {
        <article class="pair">
            <p class="pair__why">
                {why}
                <span>{move || t.duplicates_score(score)}</span>
            </p>
            {move || {
                sides
                    .get()
                    .map(|(a, b)| {
                        let facts = rows(&a, &b);
                        view! {
                            <fieldset class="pair__sides">
                                <legend class="u-hidden">{move || t.duplicates_keep()}</legend>
                                {choice(a)}
                                {choice(b)}
                            </fieldset>
                            <dl class="pair__facts">{facts}</dl>
                        }
                    })
            }}
            <div class="pair__acts">
                <Button
                    label=Signal::derive(move || t.duplicates_not().to_owned())
                    on_click=move |()| put_apart(session, (one, two))
                />
                <Button
                    label=Signal::derive(move || t.duplicates_merge_into(&kept_name().unwrap_or_default()))
                    kind=ButtonKind::Primary
                    on_click=move |()| merge_pair(session, keep.get_untracked(), other())
                />
            </div>
        </article>
    }
}
