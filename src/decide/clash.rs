//! The card of a field with several values: each with who and when, one tap keeps one.

use domain::conflicts::{Candidate, Conflict};
use leptos::prelude::*;

use super::acts;
use super::diff::DiffText;
use super::log::Log;
use super::matter::{label, matter, value};
use super::merge::MergeSuggestion;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::Icon;
use crate::widgets::text::RelativeTime;

/// Longer values are said to have been kept, not quoted.
const QUOTED: usize = 60;

/// The card of a conflict.
#[component]
pub fn ClashCard(
    /// The conflict.
    conflict: Conflict,
    /// Its history.
    log: Log,
    /// Whether the request that it is about is already on the screen.
    #[prop(optional)]
    is_at_home: bool,
    /// Called when it was decided.
    #[prop(optional_no_strip, into)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_prose = conflict.is_prose();
    let conflict = StoredValue::new(conflict);
    let about = Memo::new(move |_| {
        session.look(|office, table| conflict.with_value(|c| matter(t, office, table, c.record, &c.kind)))
    });
    let field = move || conflict.with_value(|c| label(t, &c.kind, &c.field));
    let eyebrow = move || {
        let of = about.with(|about| about.what);
        of.map_or_else(field, |what| format!("{what} · {}", field().to_lowercase()))
    };
    let title = move || {
        about.with(|about| match about.href.clone().filter(|_| !is_at_home) {
            Some(href) => view! { <a class="dispute__link" href=href>{about.title.clone()}</a> }.into_any(),
            None => about.title.clone().into_any(),
        })
    };
    let base = Signal::derive(move || {
        let shown = || conflict.with_value(|c| c.candidates.first()?.value.as_str().map(str::to_owned));
        conflict.with_value(|c| log.base(c)).or_else(shown)
    });
    let candidates = conflict.with_value(|c| c.candidates.clone());
    let choice = move |candidate: Candidate| {
        view! { <Choice conflict log candidate is_prose base on_done /> }
    };
    view! {
        <div class="dispute__head">
            {move || view! { <Icon glyph=about.with(|about| about.glyph) /> }}
            <p class="dispute__field">{eyebrow}</p>
            {(!is_at_home).then(|| view! { <h2 class="dispute__title">{title}</h2> })}
        </div>
        <ul class="choices" role="list" data-prose=is_prose.then_some("true")>
            {candidates.into_iter().map(choice).collect_view()}
        </ul>
        {is_prose.then(|| {
            view! {
                <MergeSuggestion conflict=conflict.get_value() log on_done />
                <p class="dispute__legend">{move || t.decide_diff_legend()}</p>
            }
        })}
    }
}

#[component]
fn Choice(
    conflict: StoredValue<Conflict>,
    log: Log,
    candidate: Candidate,
    is_prose: bool,
    base: Signal<Option<String>>,
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let (at_ms, is_shown) = (candidate.at_ms, candidate.is_shown);
    let candidate = StoredValue::new(candidate);
    let words = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, table| {
            conflict.with_value(|conflict| {
                candidate
                    .with_value(|c| value(t, office, table, (&conflict.kind, &conflict.field), &c.value, now))
            })
        })
    });
    let who = Memo::new(move |_| {
        conflict.with_value(|conflict| candidate.with_value(|c| log.authors(t, conflict, &c.cids)))
    });
    let field = move || conflict.with_value(|c| label(t, &c.kind, &c.field));
    let is_short = move || words.with(|words| words.chars().count() <= QUOTED);
    let keep = move |_| {
        let said = if candidate.with_value(|c| c.value.is_null()) {
            t.decide_kept_empty(&field())
        } else if untrack(is_short) {
            t.decide_kept(&field(), &words.get_untracked())
        } else {
            t.decide_kept_text(&field())
        };
        acts::keep(
            session,
            t,
            conflict.get_value(),
            candidate.with_value(|c| c.value.clone()),
            said,
            on_done,
        );
    };
    let spoken = move || {
        let who = who.get().unwrap_or_default();
        if !is_prose && is_short() {
            t.conflict_keep_named(&words.get())
        } else {
            t.decide_keep_text_of(&who)
        }
    };
    view! {
        <li class="choice" data-shown=is_shown.then_some("true")>
            {if is_prose {
                view! { <DiffText from=base to=words /> }.into_any()
            } else {
                view! { <p class="choice__value">{move || words.get()}</p> }.into_any()
            }}
            <p class="choice__who">
                <span class="choice__name">{move || who.get().unwrap_or_else(|| "…".to_owned())}</span>
                <RelativeTime ms=Signal::stored(at_ms) now_ms=Signal::derive(move || session.now_ms().max(at_ms)) />
                {is_shown.then(|| view! { <span class="choice__shown">{move || t.decide_shown()}</span> })}
            </p>
            <button class="button" type="button" aria-label=spoken on:click=keep>
                {move || if is_prose { t.decide_keep_text() } else { t.conflict_keep() }}
            </button>
        </li>
    }
}
