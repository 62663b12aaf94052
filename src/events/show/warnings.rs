//! What does not fit, said above the cue where it does not, with what one tap does about it.

use events::show::Warning;
use leptos::prelude::*;
use replica::RecordId;

use super::data::Show as Conducteur;
use super::words;
use crate::widgets::icon::{Glyph, Icon};

/// The warnings at a cue.
#[component]
pub fn Warnings(
    /// The conducteur.
    show: Conducteur,
    /// The cue.
    id: RecordId,
) -> impl IntoView {
    let warnings = Memo::new(move |_| {
        show.laid.with(|laid| laid.schedule.warnings_at(id).copied().collect::<Vec<Warning>>())
    });
    move || warnings.get().into_iter().map(|warning| strip(show, warning)).collect_view()
}

fn strip(show: Conducteur, warning: Warning) -> AnyView {
    let t = show.t;
    let look = match warning {
        Warning::Gap { .. } => "gap",
        warning if warning.is_grave() => "grave",
        _ => "light",
    };
    let glyph = match look {
        "gap" => Glyph::Pause,
        "grave" => Glyph::Warning,
        _ => Glyph::Info,
    };
    let text = move || show.laid.with(|laid| words::warning(t, laid, &laid.schedule, &warning));
    let remedies = move || {
        let laid = show.laid.get();
        laid.schedule
            .remedies(&warning)
            .into_iter()
            .map(|remedy| {
                let words = words::remedy(t, &laid, remedy, &warning);
                let said = words.clone();
                let cure = move |_| {
                    let laid = show.now();
                    let edits = show.cure(&laid.schedule, remedy);
                    show.edit(&edits, said.clone());
                };
                view! { <button class="cue-warning__act" type="button" on:click=cure>{words}</button> }
            })
            .collect_view()
    };
    view! {
        <div class="cue-warning" data-look=look role="group">
            <Icon glyph />
            <p class="cue-warning__text">{text}</p>
            <div class="cue-warning__acts">{remedies}</div>
        </div>
    }
    .into_any()
}
