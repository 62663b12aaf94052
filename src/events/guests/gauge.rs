//! How full it is: those expected against the room there is.

use leptos::prelude::*;

use super::data::Figures;
use crate::i18n::{T, use_t};

#[expect(clippy::cast_precision_loss, reason = "shares of a few thousand guests")]
fn share(n: usize, of: usize) -> String {
    format!("{:.2}%", 100.0 * n as f64 / of.max(1) as f64)
}

/// What is left of the room, in words.
pub fn room_words(t: T, figures: &Figures) -> Option<String> {
    let free = figures.counts.free(figures.capacity)?;
    let n = usize::try_from(free.unsigned_abs()).unwrap_or(usize::MAX);
    Some(match free {
        0 => t.guests_full().to_owned(),
        free if free < 0 => t.guests_too_many(n),
        _ => t.guests_free(n),
    })
}

/// Those expected, in a number and a bar.
#[component]
pub fn Gauge(
    /// The numbers.
    figures: Memo<Figures>,
) -> impl IntoView {
    let t = use_t();
    let whole = Memo::new(move |_| {
        figures.with(|it| {
            let capacity = it.capacity.and_then(|n| usize::try_from(n).ok()).filter(|n| 0 < *n);
            let all = it.counts.heads + it.counts.open_heads;
            // Without a capacity the bar is of those who may come.
            (capacity.unwrap_or(all).max(it.counts.heads), capacity)
        })
    });
    let heads = move || figures.with(|it| it.counts.heads);
    let open = move || {
        let (whole, _) = whole.get();
        figures.with(|it| it.counts.open_heads.min(whole.saturating_sub(it.counts.heads)))
    };
    let is_over = move || figures.with(|it| it.counts.free(it.capacity).is_some_and(|free| free < 0));
    let plus = move || {
        figures.with(|it| {
            let n = it.counts.heads.saturating_sub(it.counts.yes);
            (0 < n).then(|| t.guests_with_plus(n))
        })
    };
    let of = move || whole.get().1.map(|capacity| t.guests_of_capacity(&t.number(capacity)));
    let left = move || figures.with(|it| room_words(t, it));
    view! {
        <section class="guest-gauge" data-over=move || is_over().then_some("true")>
            <div class="guest-gauge__head">
                <strong class="guest-gauge__n">{move || t.number(heads())}</strong>
                <p class="guest-gauge__what">{move || t.guests_expected(heads())} " " {of}</p>
                <p class="guest-gauge__more">
                    {move || left().map(|left| view! { <span class="guest-gauge__left">{left}</span> })}
                    {move || plus().map(|plus| view! { <span>{plus}</span> })}
                </p>
            </div>
            <div class="guest-gauge__bar" aria-hidden="true">
                <span class="guest-gauge__yes" style:inline-size=move || share(heads(), whole.get().0)></span>
                <span class="guest-gauge__open" style:inline-size=move || share(open(), whole.get().0)></span>
            </div>
        </section>
    }
}
