//! How many are in, against how many fit.

use leptos::prelude::*;

use super::desk::Desk;

/// The counter: large, read at arm's length.
#[component]
pub fn Counter(desk: Desk) -> impl IntoView {
    let t = desk.t;
    let capacity =
        Memo::new(move |_| desk.entry.with(|entry| entry.as_ref().and_then(|entry| entry.capacity)));
    let capacity = move || capacity.get().filter(|capacity| 0 < *capacity);
    let heads = move || desk.tally.with(|tally| tally.heads);
    let expected = move || desk.tally.with(|tally| tally.expected_heads);
    let of = move || capacity().unwrap_or_else(expected);
    let text = move |n: i64| t.number(usize::try_from(n).unwrap_or(0));
    let share = move || {
        let of = of().max(1);
        (heads().clamp(0, of) * 100 / of).to_string()
    };
    let state = move || match capacity() {
        Some(capacity) if capacity < heads() => "over",
        Some(capacity) if capacity == heads() => "full",
        _ => "open",
    };
    let of_words = move || {
        let n = text(of());
        if capacity().is_some() { t.door_of_capacity(&n) } else { t.door_of_expected(&n) }
    };
    let facts = move || {
        desk.tally.with(|tally| {
            let full = match state() {
                "over" => Some(t.door_n_over(usize::try_from(heads() - of()).unwrap_or(0))),
                "full" => Some(t.door_full().to_owned()),
                _ => None,
            };
            let missing = (0 < tally.missing).then(|| t.door_n_missing(tally.missing));
            let walk_ins = (0 < tally.walk_ins).then(|| t.door_n_walk_ins(tally.walk_ins));
            let doors = (1 < tally.doors.len()).then(|| {
                let door = |(door, n): (&String, &i64)| t.door_by_door(door, &text(*n));
                tally.doors.iter().map(door).collect::<Vec<_>>().join(", ")
            });
            [full, missing, walk_ins, doors].into_iter().flatten().collect::<Vec<_>>()
        })
    };
    view! {
        <div class="door-count" data-state=state>
            <p class="door-count__numbers">
                <span class="door-count__heads">{move || text(heads())}</span>
                <span class="door-count__of">{of_words}</span>
            </p>
            <ul class="door-count__facts">
                {move || facts().into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()}
            </ul>
            <div
                class="door-count__bar"
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax=move || of().to_string()
                aria-valuenow=move || heads().to_string()
                aria-label=move || t.door_counter(&text(heads()), &text(of()))
                style:--share=move || format!("{}%", share())
            ></div>
        </div>
    }
}
