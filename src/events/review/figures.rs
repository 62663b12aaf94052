//! Three figures: who came, when, for how much.

use leptos::prelude::*;

use super::data::Review;

/// An evening that ends a few minutes later is a good one.
const WORTH_A_COLOUR: i64 = 5;

/// The figures at the top.
#[component]
pub fn Figures(review: Review) -> impl IntoView {
    let t = review.t;
    let came = move || {
        let people = review.people.get();
        let n = usize::try_from(people.came).unwrap_or_default();
        if n == 0 {
            return view! { <p class="figure__note">{t.review_nobody_yet()}</p> }.into_any();
        }
        let expected = usize::try_from(people.yes).unwrap_or_default();
        view! {
            <p class="figure__value">{t.number(n)}" "<span class="figure__unit">{t.review_came(n)}</span></p>
            <p class="figure__note">{t.review_of_expected(expected)}</p>
        }
        .into_any()
    };
    let pace = move || match review.pace() {
        None => view! { <p class="figure__note">{t.review_not_noted()}</p> }.into_any(),
        Some(words) => {
            let late =
                review.times.with(|times| times.ended_late().or(times.began_late())).unwrap_or_default();
            let value =
                if late == 0 { t.review_on_time().to_owned() } else { super::data::difference(t, late) };
            view! {
                <p class="figure__value" data-look=if WORTH_A_COLOUR < late { "late" } else { "good" }>{value}</p>
                <p class="figure__note">{words}</p>
            }
            .into_any()
        }
    };
    let cost = move || {
        if review.money.with(|money| money.lines.is_empty()) {
            return view! { <p class="figure__note">{t.review_no_budget()}</p> }.into_any();
        }
        let forecast = review.amount(review.money.with(|money| money.forecast));
        let cap = review.against_cap();
        let look = cap.as_ref().map(|(is_over, _)| if *is_over { "late" } else { "good" });
        view! {
            <p class="figure__value">{forecast}</p>
            <p class="figure__note" data-look=look>{cap.map_or_else(|| t.review_gross().to_owned(), |(_, words)| words)}</p>
        }
        .into_any()
    };
    view! {
        <div class="figures">
            <div class="figure"><p class="figure__name">{move || t.review_people()}</p>{came}</div>
            <div class="figure"><p class="figure__name">{move || t.review_times()}</p>{pace}</div>
            <div class="figure"><p class="figure__name">{move || t.review_money()}</p>{cost}</div>
        </div>
    }
}
