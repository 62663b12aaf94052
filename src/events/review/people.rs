//! Who was invited, who answered, who came.

use leptos::prelude::*;

use super::data::Review;

/// The section « Invités ».
#[component]
pub fn PeopleSection(review: Review) -> impl IntoView {
    let t = review.t;
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.review_people()}</h2>
                {move || review.people.get().turn_out().map(|percent| view! {
                    <span class="section__count">{t.review_turn_out(percent)}</span>
                })}
            </div>
            {move || funnel(review)}
        </section>
    }
}

/// From the list to the door, as bars; here and on paper.
pub fn funnel(review: Review) -> AnyView {
    let (t, people) = (review.t, review.people.get());
    let most = people.invited.max(people.came);
    if most == 0 {
        return view! { <p class="review-empty">{t.review_people_empty()}</p> }.into_any();
    }
    let bars = [
        (t.review_invited(), people.invited, "plain"),
        (t.review_answered(), people.answered, "plain"),
        (t.review_said_yes(), people.yes, "plain"),
        (t.review_have_come(), people.came, "strong"),
    ];
    let rest = [
        (t.review_no_show(), people.no_show),
        (t.review_walk_ins(), people.walk_ins),
        (t.review_surprises(), people.surprises),
        (t.review_duplicates(), people.duplicates),
    ];
    let number = move |n: i64| t.number(usize::try_from(n).unwrap_or_default());
    let heads = (people.heads != people.came)
        .then(|| t.review_heads(usize::try_from(people.heads).unwrap_or_default()));
    view! {
        <dl class="review-bars">
            {bars.into_iter().map(|(name, n, look)| view! {
                <div class="review-bar" data-look=look>
                    <dt>{name}</dt>
                    <dd>
                        <span class="review-bar__track" aria-hidden="true">
                            <span class="review-bar__fill" style:inline-size=format!("{}%", n * 100 / most)></span>
                        </span>
                        <span class="review-bar__n">{number(n)}</span>
                    </dd>
                </div>
            }).collect_view()}
        </dl>
        <dl class="review-facts">
            {rest.into_iter().filter(|(_, n)| 0 < *n).map(|(name, n)| view! {
                <div class="review-fact"><dt>{name}</dt><dd>{number(n)}</dd></div>
            }).collect_view()}
        </dl>
        {heads.map(|heads| view! { <p class="review-note">{heads}</p> })}
    }
    .into_any()
}
