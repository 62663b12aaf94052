//! The conducteur on paper: for all with its columns, for one role, for one supplier.

use events::show::{Column, Cue, Line};
use leptos::prelude::*;
use replica::RecordId;

use super::data::{Laid, Show};
use super::words;
use crate::i18n::T;
use crate::widgets::icon::{Glyph, Icon};

/// Whose sheet it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Everybody: all columns.
    All,
    /// One role, by the key of its column.
    Role(String),
    /// A supplier.
    Party(RecordId),
    /// Who answers for cues.
    Person(RecordId),
}

impl Reader {
    /// What a cue says to the reader; nothing if it is not theirs.
    pub fn part(&self, cue: &Cue) -> Option<String> {
        match self {
            Self::All => Some(String::new()),
            Self::Role(role) => cue
                .roles
                .iter()
                .find(|(key, _)| key == role)
                .map(|(_, text)| text.trim().to_owned())
                .filter(|text| !text.is_empty()),
            Self::Party(party) => cue.parties.contains(party).then(String::new),
            Self::Person(person) => (cue.owner == Some(*person)).then(String::new),
        }
    }
}

/// The rows of a sheet.
pub fn paper(show: Show, laid: &Laid, reader: &Reader) -> AnyView {
    let t = show.t;
    let roles: &[Column] = if *reader == Reader::All { &laid.roles } else { &[] };
    // Empty columns only take room from the full ones.
    let is_full = |column: &&Column| {
        let says = |(role, text): &(String, String)| *role == column.key && !text.trim().is_empty();
        laid.cues.iter().any(|cue| cue.roles.iter().any(says))
    };
    let roles: Vec<&Column> = roles.iter().filter(is_full).collect();
    let has_owner = *reader == Reader::All && laid.cues.iter().any(|cue| cue.owner.is_some());
    let is_role = matches!(reader, Reader::Role(_));
    let n_columns = 3 + usize::from(has_owner) + usize::from(is_role) + roles.len();
    let rows: Vec<AnyView> = laid
        .cues
        .iter()
        .zip(laid.schedule.lines())
        .filter(|(cue, _)| !cue.is_skipped)
        .filter_map(|(cue, line)| {
            if cue.is_section {
                let title = words::title_of(t, cue);
                return Some(view! { <tr class="rs__section"><th colspan=n_columns.to_string() scope="rowgroup">{title}</th></tr> }.into_any());
            }
            let part = reader.part(cue);
            // Fixed times are the landmarks of every sheet.
            if part.is_none() && !line.is_hard() {
                return None;
            }
            Some(row(show, cue, line, &roles, has_owner, is_role, part))
        })
        .collect();
    let head = roles.iter().map(|it| view! { <th scope="col">{it.name.clone()}</th> }).collect_view();
    let own = match reader {
        Reader::Role(role) => laid.role(role).map(str::to_owned),
        _ => None,
    };
    view! {
        <table class="rs" data-wide=(4 < n_columns).then_some("true")>
            <thead>
                <tr>
                    <th scope="col" class="rs__time">{t.show_print_time()}</th>
                    <th scope="col" class="rs__length">{t.show_print_length()}</th>
                    <th scope="col">{t.show_print_what()}</th>
                    {own.map(|name| view! { <th scope="col">{name}</th> })}
                    {has_owner.then(|| view! { <th scope="col">{t.show_print_owner()}</th> })}
                    {head}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    show: Show,
    cue: &Cue,
    line: &Line,
    roles: &[&Column],
    has_owner: bool,
    is_role: bool,
    part: Option<String>,
) -> AnyView {
    let t = show.t;
    let (span, wall) = (line.planned, show.now().schedule.on_wall(line.planned));
    let is_context = part.is_none();
    let cells = roles
        .iter()
        .map(|column| {
            let text = cue.roles.iter().find(|(role, _)| *role == column.key).map(|(_, text)| text.clone());
            view! { <td>{text}</td> }
        })
        .collect_view();
    let parties: Vec<String> = cue.parties.iter().map(|party| show.party(*party)).collect();
    let facts: Vec<String> =
        std::iter::once(cue.place.trim().to_owned()).chain(parties).filter(|fact| !fact.is_empty()).collect();
    let notes = cue.notes.trim().to_owned();
    view! {
        <tr class="rs__row" data-hard=line.is_hard().then_some("true") data-context=is_context.then_some("true")>
            <td class="rs__time">
                <span class="rs__start">
                    {words::face(wall.start)}
                    {mark(t, wall.start)}
                    {line.is_hard().then(|| view! { <span class="rs__pin"><Icon glyph=Glyph::Pin /><span class="u-hidden">{t.cue_hard_short()}</span></span> })}
                </span>
                {(span.end != span.start).then(|| view! { <span class="rs__end">{words::face(wall.end)}</span> })}
            </td>
            <td class="rs__length">{(span.end != span.start).then(|| words::length(t, span.minutes()))}</td>
            <td class="rs__what">
                <span class="rs__title">{words::title_of(t, cue)}</span>
                {(!facts.is_empty()).then(|| view! { <span class="rs__facts">{facts.join(" · ")}</span> })}
                {(!notes.is_empty() && !is_context).then(|| view! { <span class="rs__notes">{notes}</span> })}
            </td>
            {is_role.then(|| view! { <td class="rs__part">{part.unwrap_or_else(|| t.show_print_context().to_owned())}</td> })}
            {has_owner.then(|| view! { <td class="rs__owner">{cue.owner.map(|owner| show.person(owner))}</td> })}
            {cells}
        </tr>
    }
    .into_any()
}

fn mark(t: T, minute: i64) -> Option<impl IntoView> {
    words::day_mark(t, minute).map(|mark| view! { <sup>{mark}</sup> })
}

/// Whether a sheet has anything of its own.
pub fn is_blank(laid: &Laid, reader: &Reader) -> bool {
    !laid.cues.iter().any(|cue| !cue.is_section && !cue.is_skipped && reader.part(cue).is_some())
}
