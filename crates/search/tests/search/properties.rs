//! Laws.

use std::collections::BTreeMap;

use proptest::prelude::*;
use search::{Index, Query, Weight, highlight, matches, rank};

/// Few words, close to each other: matches, near misses and collisions are frequent.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[abé]{1,5}",
        prop::sample::select(vec![
            "porte",
            "portes",
            "ponte",
            "lave-vaisselle",
            "lavevaisselle",
            "vaisselle",
            "l’œuvre",
            "aujourd'hui",
            "de",
            "la",
            "7k2m",
            "06 12 34",
            "E\u{301}cran",
            "H.S.",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => text(), 1 => any::<String>(), 1 => "[-' .’#œé\u{301}aЖ東0-9]{0,40}"]
}

/// A document added or, without a title, removed.
type Step = (u32, Option<(u32, String, String)>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0u32..12, prop::option::weighted(0.75, (0u32..3, text(), text()))), 0..40)
}

fn insert(index: &mut Index, doc: u32, boost: u32, title: &str, body: &str) {
    index.insert(doc, boost, &[(Weight::Title, title), (Weight::Low, body)]);
}

fn play(index: &mut Index, steps: &[Step]) -> BTreeMap<u32, (u32, String, String)> {
    let mut docs = BTreeMap::new();
    for (doc, step) in steps {
        match step {
            Some((boost, title, body)) => {
                insert(index, *doc, *boost, title, body);
                docs.insert(*doc, (*boost, title.clone(), body.clone()));
            }
            None => assert_eq!(index.remove(*doc), docs.remove(doc).is_some()),
        }
    }
    docs
}

proptest! {
    #[test]
    fn an_index_kept_up_answers_as_one_built_at_once(steps in steps(), typed in any_text(), limit in 0usize..15) {
        let (mut kept, mut built) = (Index::new(), Index::new());
        // Enough dead slots that the steps fall before, across and after a sweep.
        for n in 0..1010u32 {
            insert(&mut kept, 99, 0, "porte", &n.to_string());
        }
        kept.remove(99);
        let docs = play(&mut kept, &steps);
        for (doc, (boost, title, body)) in &docs {
            insert(&mut built, *doc, *boost, title, body);
        }
        prop_assert_eq!(kept.len(), docs.len());
        let found = kept.query(&typed, limit);
        prop_assert_eq!(&found, &built.query(&typed, limit));
        prop_assert!(found.hits.len() == limit.min(found.total));
        prop_assert!(found.hits.is_sorted_by(|a, b| a.score >= b.score));
        prop_assert!(found.hits.iter().all(|hit| docs.contains_key(&hit.doc)));
    }

    #[test]
    fn a_document_is_found_by_any_of_its_words(title in text(), body in any_text()) {
        let mut index = Index::new();
        insert(&mut index, 3, 0, &title, &body);
        insert(&mut index, 4, 0, "porte", "ponte");
        for word in title.split_whitespace().chain(body.split_whitespace()) {
            let query = Query::new(word);
            if query.is_empty() {
                continue;
            }
            let found = index.query(word, 10);
            prop_assert!(!found.partial && found.hits.iter().any(|hit| hit.doc == 3), "{}", word);
            prop_assert!(matches(&query, word));
            prop_assert!(!highlight(word, &query).is_empty());
        }
        index.remove(3);
        prop_assert!(index.query(&title, 10).hits.iter().all(|hit| hit.doc == 4));
    }

    #[test]
    fn marks_are_ordered_ranges_of_the_text(text in any_text(), typed in any_text()) {
        let query = Query::new(&typed);
        let mut end = None;
        for range in highlight(&text, &query) {
            prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
            prop_assert!(end.is_none_or(|end| end < range.start));
            end = Some(range.end);
        }
        // One word may have matched initials, which are not marked.
        if typed.split_whitespace().filter(|word| !Query::new(word).is_empty()).count() > 1 && matches(&query, &text) {
            prop_assert!(end.is_some());
        }
    }

    #[test]
    fn every_complete_hit_matches_alone(steps in steps(), typed in text()) {
        let mut index = Index::new();
        let docs = play(&mut index, &steps);
        let found = index.query(&typed, 100);
        let query = Query::new(&typed);
        for hit in found.hits.iter().filter(|_| !found.partial) {
            let (_, title, body) = &docs[&hit.doc];
            prop_assert!(matches(&query, &format!("{title} / {body}")), "{title} / {body}");
        }
    }

    #[test]
    fn ranking_keeps_those_that_match(texts in prop::collection::vec(any_text(), 0..8), typed in any_text()) {
        let query = Query::new(&typed);
        let mut ranked = rank(&query, texts.iter().map(String::as_str));
        ranked.sort();
        let matching: Vec<usize> = (0..texts.len()).filter(|&at| matches(&query, &texts[at])).collect();
        prop_assert_eq!(ranked, matching);
    }
}
