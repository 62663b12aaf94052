//! A suggested merge of texts: seen with its changes, corrected if need be, kept by one tap.

use domain::conflicts::Conflict;
use domain::text_merge::{Merged, Piece, differences, merge};
use leptos::prelude::*;

use super::acts;
use super::diff::{DiffText, LONGEST};
use super::log::Log;
use super::matter::label;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::text_area::TextArea;

/// What two texts share, where nobody knows what they come from.
fn shared(a: &str, b: &str) -> String {
    let same = |piece| if let Piece::Same(text) = piece { Some(text) } else { None };
    differences(a, b).into_iter().filter_map(same).collect()
}

/// All versions brought together; `None` where there is too much text to do it at once.
fn suggest(conflict: &Conflict, base: Option<&str>) -> Option<Merged> {
    let mut texts = conflict.candidates.iter().rev().filter_map(|c| c.value.as_str());
    let first = texts.next()?;
    let mut all = Merged { text: first.to_owned(), has_overlap: false };
    for text in texts {
        if LONGEST < all.text.len().max(text.len()) {
            return None;
        }
        let base = base.map_or_else(|| shared(&all.text, text), str::to_owned);
        let merged = merge(&base, &all.text, text);
        all = Merged { text: merged.text, has_overlap: all.has_overlap || merged.has_overlap };
    }
    Some(all)
}

/// The suggestion, where there is one that is not simply one of the versions.
#[component]
pub fn MergeSuggestion(
    /// The conflict.
    conflict: Conflict,
    /// Its history.
    log: Log,
    /// Called when it was kept.
    #[prop(optional_no_strip, into)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let conflict = StoredValue::new(conflict);
    let base = Memo::new(move |_| conflict.with_value(|conflict| log.base(conflict)));
    let merged = Memo::new(move |_| {
        let merged = conflict.with_value(|conflict| suggest(conflict, base.get().as_deref()))?;
        let is_one = conflict.with_value(|conflict| {
            conflict.candidates.iter().any(|c| c.value.as_str() == Some(&merged.text))
        });
        (!is_one).then_some(merged)
    });
    let draft = RwSignal::new(None::<String>);
    let is_editing = RwSignal::new(false);
    let text = Signal::derive(move || {
        draft.get().or_else(|| merged.with(|m| m.as_ref().map(|m| m.text.clone()))).unwrap_or_default()
    });
    let from = Signal::derive(move || {
        let shown = || conflict.with_value(|c| c.candidates.first()?.value.as_str().map(str::to_owned));
        base.get().or_else(shown)
    });
    let note = move || {
        merged.with(|merged| match merged {
            Some(Merged { has_overlap: true, .. }) => t.decide_merge_overlap(),
            _ => t.decide_merge_clean(),
        })
    };
    let keep = Callback::new(move |()| {
        let conflict = conflict.get_value();
        let said = t.decide_merged(&label(t, &conflict.kind, &conflict.field));
        acts::keep(session, t, conflict, text.get_untracked().trim_end().into(), said, on_done);
    });
    view! {
        <Show when=move || merged.with(Option::is_some)>
            <section class="merge">
                <h3 class="merge__title">{move || t.decide_merge_title()}</h3>
                <p class="merge__note">{note}</p>
                <DiffText from to=text />
                <Show when=move || is_editing.get()>
                    <TextArea
                        label=Signal::derive(move || t.decide_merge_text().to_owned())
                        value=text
                        on_input=Callback::new(move |text| draft.set(Some(text)))
                    />
                </Show>
                <div class="cluster">
                    <Button
                        label=Signal::derive(move || t.decide_merge_keep().to_owned())
                        kind=ButtonKind::Primary
                        on_click=keep
                    />
                    <Show when=move || !is_editing.get()>
                        <Button
                            label=Signal::derive(move || t.decide_merge_edit().to_owned())
                            glyph=Glyph::Edit
                            on_click=move |()| is_editing.set(true)
                        />
                    </Show>
                </div>
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use domain::conflicts::Candidate;
    use domain::kinds::{field, kind};
    use replica::RecordId;

    use super::*;

    fn conflict(texts: &[&str]) -> Conflict {
        let candidate =
            |text: &&str| Candidate { value: (*text).into(), cids: Vec::new(), at_ms: 0, is_shown: false };
        Conflict {
            record: RecordId::derived("t", "t"),
            kind: kind::REQUEST.into(),
            field: field::DESCRIPTION.into(),
            candidates: texts.iter().map(candidate).collect(),
        }
    }

    #[test]
    fn three_versions_come_together_with_and_without_what_they_come_from() {
        let all = conflict(&["a b c fin", "a b c", "début a b c"]);
        let merged = suggest(&all, Some("a b c"));
        assert_eq!(merged, Some(Merged { text: "début a b c fin".into(), has_overlap: false }));
        let alone = suggest(&conflict(&["Néon grillé au 2e", "Néon au 2e, côté rue"]), None);
        assert_eq!(alone.map(|m| m.text).as_deref(), Some("Néon grillé au 2e, côté rue"));
        assert_eq!(suggest(&conflict(&[&"a".repeat(LONGEST + 1), "b"]), None), None);
    }
}
