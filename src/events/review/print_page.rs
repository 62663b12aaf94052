//! The debrief on one page of A4, whatever there is to say: the rest is counted.

use leptos::prelude::*;
use replica::RecordId;

use super::data::Review;
use super::figures::Figures;
use super::{money, people, times};
use crate::events::words::{venue_words, when_words};
use crate::i18n::use_t;
use crate::platform::clock;
use crate::routes::{EventArea, Events};
use crate::widgets::print_tools::{PaperHead, PrintButton};

/// What fits on the page beside the figures and the bars.
const CUES: usize = 8;
const INCIDENTS: usize = 4;
const LESSONS: usize = 4;
/// Two lines of half a page.
const CHARS: usize = 72;
/// One line beside the times.
const TITLE_CHARS: usize = 40;

/// The page for the direction.
#[component]
pub fn ReviewPrintPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let t = use_t();
    let review = Review::new(event);
    let title = Memo::new(move |_| {
        review.event.with(|event| event.as_ref().map(|e| e.title.clone())).unwrap_or_default()
    });
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.review_title(), title.get())));
    view! {
        <article class="page review-paper-page">
            <PaperHead back=Events::Of(event, EventArea::Review).href() title=|t| t.review_print() />
            <Paper review title />
            <footer class="page__foot request-foot">
                <PrintButton />
            </footer>
        </article>
    }
}

#[component]
fn Paper(review: Review, title: Memo<String>) -> impl IntoView {
    let (session, t) = (review.session, review.t);
    let where_when = Memo::new(move |_| {
        let today = session.now().date();
        review.event.with(|event| {
            let event = event.as_ref()?;
            let when = event.when.as_ref().map(|when| when_words(t, when, today));
            let place = session.look(|office, _| venue_words(office, event.venue.as_ref()));
            let all: Vec<String> =
                when.into_iter().chain([place]).filter(|words| !words.is_empty()).collect();
            Some(all.join(" · "))
        })
    });
    let made = move || t.review_paper_made(&t.date_year_at(clock::now_ms()));
    let cues = move || {
        review.times.with(|all| {
            let (shown, left) = all.furthest(CUES);
            view! { {times::table(review, &shown, |title| cut(&title, TITLE_CHARS))} {more(review, left)} }
                .into_any()
        })
    };
    let incidents = move || {
        let all = review.incidents.get();
        let left = all.len().saturating_sub(INCIDENTS);
        let lines: Vec<String> = all
            .iter()
            .take(INCIDENTS)
            .map(|it| {
                let text =
                    if it.text.trim().is_empty() { t.review_incident_untitled() } else { it.text.trim() };
                match it.when {
                    Some(when) => format!("{} — {}", review.clock(when), cut(text, CHARS)),
                    None => cut(text, CHARS),
                }
            })
            .collect();
        list(review, lines, left)
    };
    let lessons = move || {
        let all = review.lessons.get();
        let left = all.len().saturating_sub(LESSONS);
        let word = |it: &events::review::Lesson| match it.category.as_str() {
            "keep" => t.review_keep(),
            _ => t.review_change(),
        };
        let lines: Vec<String> =
            all.iter().take(LESSONS).map(|it| format!("{} — {}", word(it), cut(&it.text, CHARS))).collect();
        list(review, lines, left)
    };
    view! {
        <div class="review-paper">
            <header class="review-paper__head">
                <p class="review-paper__kind">{move || t.review_print_title()}</p>
                <h1 class="review-paper__title">{move || title.get()}</h1>
                <p class="review-paper__meta">{move || where_when.get()}</p>
            </header>
            <Figures review />
            <div class="review-paper__columns">
                <section><h2>{move || t.review_people()}</h2>{move || people::funnel(review)}</section>
                <section><h2>{move || t.review_money()}" "<small>{move || t.review_gross()}</small></h2>{move || money::stages(review)}</section>
            </div>
            <section><h2>{move || t.review_times()}</h2>{cues}</section>
            <div class="review-paper__columns">
                <section><h2>{move || t.review_incidents()}</h2>{incidents}</section>
                <section><h2>{move || t.review_lessons()}</h2>{lessons}</section>
            </div>
            <footer class="review-paper__foot">{made}</footer>
        </div>
    }
}

/// A text that takes no more than its place.
fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(&text).trim_end()),
    }
}

fn more(review: Review, n: usize) -> Option<impl IntoView> {
    (0 < n).then(|| view! { <p class="review-paper__more">{review.t.review_and_more(n)}</p> })
}

fn list(review: Review, lines: Vec<String>, left: usize) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="review-paper__none">{review.t.review_paper_nothing()}</p> }.into_any();
    }
    view! {
        <ul class="review-paper__list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        {more(review, left)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut(" Micro\n en  panne ", CHARS), "Micro en panne");
        let long = "é".repeat(CHARS + 5);
        assert_eq!(cut(&long, CHARS).chars().count(), CHARS + 1);
        assert!(cut(&long, CHARS).ends_with('…'));
    }
}
