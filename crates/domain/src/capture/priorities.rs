//! Priority words.

use super::words::{Likeness, Words, alike};
use super::{Confidence, Kind, Suggestion, Value};
use crate::trade::Priority::{self, P1, P2, P3, P4};

/// What is said, the priority, and whether it says nothing else (so that the title does without).
///
/// Longer phrases first: « pas urgent » must not be read as « urgent ».
const PHRASES: [(&[&str], Priority, bool); 79] = [
    (&["des", "que", "possible"], P2, true),
    (&["au", "plus", "vite"], P1, true),
    (&["le", "plus", "vite", "possible"], P1, true),
    (&["le", "plus", "tot", "possible"], P2, true),
    (&["tout", "de", "suite"], P1, true),
    (&["de", "toute", "urgence"], P1, true),
    (&["tres", "tres", "urgent"], P1, true),
    (&["c", "est", "urgent"], P1, true),
    (&["c", "est", "pas", "urgent"], P4, true),
    (&["ce", "n", "est", "pas", "urgent"], P4, true),
    (&["rien", "d", "urgent"], P4, true),
    (&["pas", "d", "urgence"], P4, true),
    (&["pas", "tres", "urgent"], P4, true),
    (&["pas", "si", "urgent"], P4, true),
    (&["quand", "c", "est", "possible"], P4, true),
    (&["quand", "tu", "peux"], P4, true),
    (&["quand", "vous", "pouvez"], P4, true),
    (&["quand", "vous", "pourrez"], P4, true),
    (&["a", "l", "occasion"], P4, true),
    (&["bloque", "dans", "l", "ascenseur"], P1, false),
    (&["bloquee", "dans", "l", "ascenseur"], P1, false),
    (&["bloques", "dans", "l", "ascenseur"], P1, false),
    (&["stuck", "in", "the", "lift"], P1, false),
    (&["stuck", "in", "the", "elevator"], P1, false),
    (&["fuite", "de", "gaz"], P1, false),
    (&["odeur", "de", "gaz"], P1, false),
    (&["odeur", "de", "brule"], P1, false),
    (&["degat", "des", "eaux"], P1, false),
    (&["as", "soon", "as", "possible"], P1, true),
    (&["when", "you", "can"], P4, true),
    (&["no", "big", "rush"], P4, true),
    (&["priorite", "haute"], P2, true),
    (&["haute", "priorite"], P2, true),
    (&["priorite", "normale"], P3, true),
    (&["priorite", "basse"], P4, true),
    (&["basse", "priorite"], P4, true),
    (&["priorite", "absolue"], P1, true),
    (&["tres", "urgent"], P1, true),
    (&["tres", "urgente"], P1, true),
    (&["en", "urgence"], P1, true),
    (&["pas", "urgent"], P4, true),
    (&["pas", "urgente"], P4, true),
    (&["pas", "presse"], P4, true),
    (&["pas", "pressee"], P4, true),
    (&["pas", "pressant"], P4, true),
    (&["non", "urgent"], P4, true),
    (&["sans", "urgence"], P4, true),
    (&["quand", "possible"], P4, true),
    (&["tres", "important"], P2, true),
    (&["gas", "leak"], P1, false),
    (&["right", "away"], P1, true),
    (&["very", "urgent"], P1, true),
    (&["high", "priority"], P2, true),
    (&["top", "priority"], P1, true),
    (&["low", "priority"], P4, true),
    (&["not", "urgent"], P4, true),
    (&["no", "rush"], P4, true),
    (&["no", "hurry"], P4, true),
    (&["when", "possible"], P4, true),
    (&["urgent"], P1, true),
    (&["urgente"], P1, true),
    (&["urgence"], P1, true),
    (&["immediat"], P1, true),
    (&["immediate"], P1, true),
    (&["immediatement"], P1, true),
    (&["immediately"], P1, true),
    (&["danger"], P1, false),
    (&["dangereux"], P1, false),
    (&["dangereuse"], P1, false),
    (&["dangerous"], P1, false),
    (&["inondation"], P1, false),
    (&["asap"], P1, true),
    (&["emergency"], P1, true),
    (&["prioritaire"], P2, true),
    (&["important"], P2, true),
    (&["rapidement"], P2, true),
    (&["vite"], P2, true),
    (&["whenever"], P4, true),
    (&["p1"], P1, true),
];

const CODES: [(&str, Priority); 3] = [("p2", P2), ("p3", P3), ("p4", P4)];

/// Not a degree of haste: « sortie d'urgence », « numéro d'urgence », « emergency exit ».
fn is_a_thing(words: &Words<'_>, first: usize, end: usize) -> bool {
    let noun = matches!(words.at(first), "urgence" | "urgences" | "emergency");
    noun && end - first == 1
        && (words.before(first) == "d" || matches!(words.at(end), "exit" | "exits" | "light" | "door"))
}

pub(super) fn priorities(words: &mut Words<'_>, found: &mut Vec<Suggestion>) {
    let mut said: Vec<Suggestion> = Vec::new();
    let mut first = 0;
    while first < words.len() {
        let Some((n_words, priority, pure, confidence)) = phrase_at(words, first) else {
            first += 1;
            continue;
        };
        let taken = first..first + n_words;
        if !is_a_thing(words, taken.start, taken.end) {
            let range = words.bytes(taken.clone());
            said.push(Suggestion { value: Value::Priority(priority), range, confidence, removes_text: pure });
            if pure {
                words.take(taken.clone());
            }
        }
        first = taken.end;
    }
    // The most pressing word wins; the others stay in the title, as they may say more.
    said.sort_by_key(|it| (matches!(&it.value, Value::Priority(p) if *p > P2), value_key(&it.value)));
    for (n, mut it) in said.into_iter().enumerate() {
        if n > 0 {
            it.confidence = Confidence::Low;
            it.removes_text = false;
        }
        found.push(it);
    }
}

fn value_key(value: &Value) -> Option<Priority> {
    if let Value::Priority(priority) = value { Some(*priority) } else { None }
}

fn phrase_at(words: &Words<'_>, first: usize) -> Option<(usize, Priority, bool, Confidence)> {
    let exact = PHRASES.iter().filter(|(phrase, ..)| words.says(first, phrase)).max_by_key(|(p, ..)| p.len());
    if let Some((phrase, priority, pure)) = exact {
        return Some((phrase.len(), *priority, *pure, Confidence::High));
    }
    if !words.is_free(first) {
        return None;
    }
    let typed = words.at(first);
    if let Some((_, priority)) = CODES.iter().find(|(code, _)| *code == typed) {
        return Some((1, *priority, true, Confidence::High));
    }
    // « Urgnet », « dangereuses »: alone, as a typo in a phrase is caught by its main word.
    let single = |(phrase, ..): &&(&[&str], Priority, bool)| matches!(phrase, [word] if word.len() >= 6 && alike(typed, word).is_some());
    let (phrase, priority, pure) = PHRASES.iter().find(single)?;
    let same = phrase.first().and_then(|word| alike(typed, word)) == Some(Likeness::Same);
    Some((1, *priority, *pure, if same { Confidence::High } else { Confidence::Medium }))
}

/// Leaves the words of haste in the title unless they stand at its start or end: « besoin urgent de chaises ».
pub(super) fn keep_inside(words: &Words<'_>, found: &mut [Suggestion]) {
    let others: Vec<_> = found
        .iter()
        .filter(|it| it.removes_text && it.value.kind() != Kind::Priority)
        .map(|it| it.range.clone())
        .collect();
    // Whether a word of the title stands in these bytes.
    let speaks = |from: usize, to: usize| {
        (0..words.len()).map(|index| words.bytes(index..index + 1)).any(|word| {
            from <= word.start
                && word.end <= to
                && !others.iter().any(|it| it.start <= word.start && word.end <= it.end)
        })
    };
    for it in found.iter_mut().filter(|it| it.value.kind() == Kind::Priority) {
        let inside = speaks(0, it.range.start) && speaks(it.range.end, words.line.len());
        // « p2 » is a code of ours, no word of a sentence.
        let code = words.line.get(it.range.clone()).is_some_and(|text| text.len() == 2);
        it.removes_text &= !inside || code;
    }
}
