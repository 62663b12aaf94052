//! Fields that two people wrote at the same time: both values, and one tap to keep one.

use domain::kinds::{field, kind};
use leptos::prelude::*;
use replica::{Intent, Op, Value};
use store::Act;

use super::subject::Subject;
use super::words::{field_label, value_words};
use crate::widgets::icon::{Glyph, Icon};

/// One value that somebody wrote.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    value: Value,
    at_ms: i64,
    is_shown: bool,
}

/// A field with more than one.
#[derive(Clone, Debug, PartialEq)]
struct Conflict {
    field: String,
    candidates: Vec<Candidate>,
}

/// The open conflicts of a record. Life has none that a person decides: the bin shows itself.
fn conflicts_of(record: &replica::Record) -> Vec<Conflict> {
    let open = record.cells.iter().filter(|(name, cell)| &***name != field::LIFE && cell.is_conflict());
    open.map(|(name, cell)| {
        let shown = cell.shown().map(|head| head.value.clone());
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut heads: Vec<_> = cell.heads.iter().filter(|head| head.op == Op::Set).collect();
        heads.sort_by_key(|head| std::cmp::Reverse((head.eff, head.cid)));
        for head in heads {
            if !candidates.iter().any(|c| c.value == head.value) {
                let is_shown = shown.as_ref() == Some(&head.value);
                let at_ms = i64::try_from(head.eff.ms).unwrap_or_default();
                candidates.push(Candidate { value: head.value.clone(), at_ms, is_shown });
            }
        }
        Conflict { field: name.to_string(), candidates }
    })
    .collect()
}

/// The values to choose between, if any.
#[component]
pub fn Conflicts(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let conflicts =
        Memo::new(move |_| subject.record.with(|r| r.as_ref().map(conflicts_of).unwrap_or_default()));
    // An ordinary write: it supersedes every value that shows here.
    let keep = move |name: &str, value: Value| {
        let intent = Intent::set(subject.id, kind::REQUEST, name, value);
        session.act(Act::one(vec![intent]), t.conflict_kept(&field_label(t, name)));
    };
    let candidate = move |name: String, candidate: Candidate| {
        let now = session.now();
        let words = session
            .look(|office, _| value_words(t, office, &name, &candidate.value, now))
            .unwrap_or_else(|| t.field_empty_value().to_owned());
        let mut when = t.date_time(candidate.at_ms);
        if candidate.is_shown {
            when = format!("{when} · {}", t.conflict_shown());
        }
        let spoken = t.conflict_keep_named(&words);
        view! {
            <li class="conflict__value" data-shown=candidate.is_shown.then_some("true")>
                <span class="conflict__text">{words}</span>
                <span class="conflict__when">{when}</span>
                <button
                    class="button"
                    type="button"
                    data-size="small"
                    aria-label=spoken
                    on:click=move |_| keep(&name, candidate.value.clone())
                >
                    {t.conflict_keep()}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !conflicts.with(Vec::is_empty)>
            <section class="conflict" aria-labelledby="conflict-title">
                <h2 class="conflict__title" id="conflict-title">
                    <Icon glyph=Glyph::Warning />
                    {move || t.conflict_title(conflicts.with(Vec::len))}
                </h2>
                <p class="conflict__body">{move || t.conflict_body()}</p>
                {move || {
                    conflicts
                        .get()
                        .into_iter()
                        .map(|conflict| {
                            let name = conflict.field.clone();
                            view! {
                                <h3 class="conflict__field">{field_label(t, &conflict.field)}</h3>
                                <ul class="conflict__values">
                                    {conflict.candidates.into_iter().map(|c| candidate(name.clone(), c)).collect_view()}
                                </ul>
                            }
                        })
                        .collect_view()
                }}
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;
    use replica::page::change;
    use replica::{Cid, Ctx, DeviceId, Hlc, Record, RecordId, Write};

    use super::*;

    #[test]
    fn two_values_of_one_field_and_none_once_decided() {
        let mut rng = Seeded(9);
        let mut ctx = Ctx { now_ms: 5, entropy: &mut rng };
        let id = RecordId::new(&mut ctx);
        let mut record = Record::new(id, kind::REQUEST);
        let mut write = |ms: u64, f: &str, v: &str, sup: Vec<Cid>| {
            let cid = Cid::new(&mut ctx);
            let write = Write {
                ty: kind::REQUEST.into(),
                id,
                f: f.into(),
                k: Op::Set,
                v: v.into(),
                sup,
                extra: Default::default(),
            };
            let change = change(cid, cid, (DeviceId(ms), 1), Hlc::at(ms), vec![write.clone()]);
            record.apply(&change, &write, change.hlc, false);
            record.clone()
        };
        write(1, field::LIFE, "alive", vec![]);
        write(2, field::LIFE, "trashed", vec![]);
        write(1, field::TITLE, "Fuite", vec![]);
        let record = write(2, field::TITLE, "Fuite évier", vec![]);
        let conflicts = conflicts_of(&record);
        assert_eq!(conflicts.len(), 1);
        let values: Vec<_> = conflicts[0].candidates.iter().map(|c| (c.value.as_str(), c.is_shown)).collect();
        assert_eq!(values, [(Some("Fuite évier"), true), (Some("Fuite"), false)]);
        let seen = record.seen(field::TITLE);
        assert_eq!(conflicts_of(&write(3, field::TITLE, "Fuite", seen)), []);
    }
}
