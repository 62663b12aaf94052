//! The pairs worth a look, the surest first.

use leptos::prelude::*;
use supply::book::Book;
use supply::party::duplicates::{Suggestion, suggestions};

use super::acts::is_apart;
use super::pair::PairCard;
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// Pairs shown at once: one decides them one by one.
const STEP: usize = 10;

/// Parties that may be one.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let pairs = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let mut all = suggestions(book);
            all.retain(|suggestion| !is_apart(book, suggestion.pair));
            all
        })
    });
    let n = Memo::new(move |_| pairs.with(Vec::len));
    let shown = RwSignal::new(STEP);
    let first = move || pairs.with(|pairs| pairs.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let empty = move || {
        view! {
            <EmptyState
                glyph=Glyph::Check
                title=Signal::derive(move || t.duplicates_none_title().to_owned())
                body=Signal::derive(move || t.duplicates_none_body().to_owned())
            >
                <ButtonLink
                    href=Suppliers::Directory(None).href()
                    label=Signal::derive(move || t.exchange_see().to_owned())
                />
            </EmptyState>
        }
    };
    view! {
        <div class="page duplicates-page">
            <PageHead
                title=Signal::derive(move || t.duplicates_title().to_owned())
                back=Suppliers::Directory(None).href()
            />
            <div class="page__body">
                <Show when=move || 0 < n.get() fallback=empty>
                    <p class="import-facts" role="status">{move || t.duplicates_n(n.get())}</p>
                    <p class="u-soft">{move || t.duplicates_body()}</p>
                    <div class="pairs">
                        <For
                            each=first
                            key=|suggestion: &Suggestion| suggestion.pair
                            children=|suggestion| view! { <PairCard suggestion /> }
                        />
                    </div>
                    <Show when=move || shown.get() < n.get()>
                        <div class="cluster">
                            <Button
                                label=Signal::derive(move || t.duplicates_more().to_owned())
                                on_click=move |()| shown.update(|shown| *shown += STEP)
                            />
                        </div>
                    </Show>
                </Show>
            </div>
        </div>
    }
}
