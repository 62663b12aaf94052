//! Windowed list, group headers, timeline, texts with a shape.

use super::Part;
use crate::widgets::{
    group_header::ListGroupHeader,
    icon::Glyph,
    text::{DateText, Highlight, Money, RelativeTime},
    timeline::{Timeline, TimelineEntry},
    virtual_list::VirtualList,
};
use chrono::NaiveDate;
use leptos::prelude::*;

const N_ROWS: usize = 100_000;
const ROWS_IN_GROUP: usize = 50;

#[component]
pub(super) fn Lists() -> impl IntoView {
    let entries = [
        (Glyph::Plus, "Demande créée", "Sofia Benali, lun. 23 nov., 09:12"),
        (Glyph::Edit, "statut\u{202f}: Nouvelle → En cours", "Anne Morel, 10:00"),
        (Glyph::Comment, "Commentaire\u{202f}: le plombier passe à 14\u{a0}h", "Anne Morel, 10:02"),
    ]
    .map(|(glyph, text, note)| TimelineEntry {
        glyph,
        text: text.to_owned(),
        note: note.to_owned(),
        datetime: String::new(),
    })
    .to_vec();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let headers: Vec<usize> = (0..N_ROWS).step_by(ROWS_IN_GROUP).collect();
    let row = move |key: usize, position: Signal<usize>| {
        let is_header = key.is_multiple_of(ROWS_IN_GROUP);
        if is_header {
            let label = format!("Groupe {}", key / ROWS_IN_GROUP + 1);
            view! { <ListGroupHeader label count=ROWS_IN_GROUP - 1 /> }.into_any()
        } else {
            view! {
                <div class="request-row">
                    <div class="request-row__face">
                        <span></span>
                        <span class="request-row__text">{move || format!("Ligne {}", position.get() + 1)}</span>
                    </div>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <Part title="Textes">
            <p>
                <Highlight text="Fuite du lave-vaisselle, cuisine" ranges=vec![0..5, 24..31] />
                ", "
                <DateText date=today today />
                ", "
                <RelativeTime ms=1_795_000_000_000 now_ms=1_795_000_125_000 />
                ", "
                <Money cents=123_456 />
            </p>
            <Timeline entries />
        </Part>
        <Part title="Liste de 100 000 lignes">
            <div class="gallery__tall" tabindex="0" role="group" aria-label="Liste longue">
                <VirtualList count=N_ROWS key=|idx| (idx < N_ROWS).then_some(idx) row label="Lignes" headers />
            </div>
        </Part>
    }
}
