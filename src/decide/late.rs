//! The card of a deleted record that somebody edited without knowing.

use domain::bin::{Late, LateEdit};
use domain::kinds::kind;
use leptos::prelude::*;
use replica::Cid;

use super::acts;
use super::item::Lost;
use super::log::Log;
use super::matter::{label, matter, value};
use crate::i18n::{T, use_t};
use crate::records;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::{Glyph, Icon};

/// Edits that are told one by one.
const TOLD: usize = 4;

/// The card.
#[component]
pub fn LateCard(
    /// The record and what came after.
    lost: Lost,
    /// Its history.
    log: Log,
    /// Whether the record is already on the screen.
    #[prop(optional)]
    is_at_home: bool,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let n_more = lost.edits.len().saturating_sub(TOLD);
    let edits: Vec<Late> = lost.edits.iter().take(TOLD).cloned().collect();
    let is_request = &*lost.kind == kind::REQUEST;
    let lost = StoredValue::new(lost);
    let about = Memo::new(move |_| {
        session.look(|office, table| lost.with_value(|l| matter(t, office, table, l.id, &l.kind)))
    });
    let title = move || {
        about.with(|about| match about.href.clone() {
            Some(href) => view! { <a class="dispute__link" href=href>{about.title.clone()}</a> }.into_any(),
            None => about.title.clone().into_any(),
        })
    };
    let deleted = move || {
        let (at_ms, death) = lost.with_value(|l| (l.at_ms, l.death));
        let when = t.relative(at_ms.min(session.now_ms()), session.now_ms());
        match death.and_then(|cid| log.author(t, cid)) {
            Some(who) => t.late_deleted_by(&who, &when),
            None => t.late_deleted(&when),
        }
    };
    // « Modifiée depuis la suppression : description, commentaire, par Marc et Anne ».
    let since = move || {
        lost.with_value(|lost| {
            let start = if is_request { t.late_since() } else { t.late_since_other() };
            let cids: Vec<Cid> = lost.edits.iter().map(|late| late.cid).collect();
            let mut names: Vec<String> = Vec::new();
            for name in lost.edits.iter().map(|late| name_of(t, &lost.kind, &late.what).to_lowercase()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            match log.authors_of(t, &cids) {
                Some(who) => t.late_line(start, &names.join(", "), &who),
                None => start.to_owned(),
            }
        })
    };
    let restore = Callback::new(move |()| {
        lost.with_value(|lost| acts::restore(session, t, lost, &about.with_untracked(|a| a.title.clone())));
    });
    let leave = Callback::new(move |()| lost.with_value(|lost| acts::leave(session, t, lost)));
    view! {
        <div class="dispute__head">
            <Icon glyph=Glyph::Trash />
            <p class="dispute__field">{move || {
                about.with(|about| about.what.map(|what| format!("{what} · {}", deleted())).unwrap_or_else(deleted))
            }}</p>
            {(!is_at_home).then(|| view! { <h2 class="dispute__title">{title}</h2> })}
        </div>
        <div class="late">
            <p class="late__since">{since}</p>
            <ul role="list" class="late__edits">
                {edits.into_iter().map(|late| view! { <Edit lost log late /> }).collect_view()}
            </ul>
            {(0 < n_more).then(|| view! { <p class="late__more">{move || t.late_and_more(n_more)}</p> })}
            <div class="cluster">
                <Button
                    label=Signal::derive(move || t.late_restore().to_owned())
                    kind=ButtonKind::Primary
                    glyph=Glyph::Undo
                    on_click=restore
                />
                <Button label=Signal::derive(move || t.late_leave().to_owned()) on_click=leave />
            </div>
        </div>
    }
}

/// What was edited.
fn name_of(t: T, of: &str, what: &LateEdit) -> String {
    match what {
        LateEdit::Field { name, .. } => label(t, of, name.split('/').next().unwrap_or(name)),
        LateEdit::Child { kind: of, .. } => match &**of {
            of if records::is_known(of) => records::kind_word(t, of),
            kind::COMMENT => t.kind_comment(),
            kind::CHECK => t.kind_check(),
            _ => t.kind_photo(),
        }
        .to_owned(),
    }
}

#[component]
fn Edit(lost: StoredValue<Lost>, log: Log, late: Late) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let (cid, at_ms) = (late.cid, late.at_ms);
    let words = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, table| match &late.what {
            LateEdit::Field { name, value: to } => lost.with_value(|lost| {
                let (set, element) = name.split_once('/').unwrap_or((name, ""));
                let words = match element {
                    "" => value(t, office, table, (&lost.kind, name), to, now),
                    _ if records::is_family(&lost.kind, set) => {
                        value(t, office, table, (&lost.kind, name), to, now)
                    }
                    element => {
                        let words = if records::is_known(&lost.kind) {
                            records::element_words(t, office, table, (&lost.kind, set), element)
                        } else {
                            element.to_owned()
                        };
                        if to.is_null() { format!("− {words}") } else { format!("+ {words}") }
                    }
                };
                (label(t, &lost.kind, set), words)
            }),
            LateEdit::Child { id, kind, text } => {
                let words = if records::is_known(kind) {
                    records::title(t, office, table, *id)
                } else {
                    text.clone()
                };
                (name_of(t, "", &late.what), words)
            }
        })
    });
    let by = move || {
        let when = t.relative(at_ms.min(session.now_ms()), session.now_ms());
        log.author(t, cid).map_or(when.clone(), |who| t.late_by(&who, &when))
    };
    view! {
        <li class="late__edit">
            <span class="late__field">{move || words.with(|words| words.0.clone())}</span>
            <span class="late__value">{move || words.with(|words| words.1.clone())}</span>
            <span class="late__by">{by}</span>
        </li>
    }
}
