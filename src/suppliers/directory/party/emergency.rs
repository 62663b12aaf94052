//! The emergency line, before everything else: read at arm's length, called by one thumb.

use leptos::prelude::*;

use super::subject::Subject;
use crate::suppliers::directory::calls;
use crate::suppliers::directory::links::{number_words, tel_href};
use crate::widgets::icon::{Glyph, Icon};

/// The emergency lines; nothing where there is none.
#[component]
pub fn EmergencyLine(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (t, id) = (subject.t, subject.id);
    move || {
        let lines = subject.reach.with(|reach| reach.emergency.clone());
        lines
            .into_iter()
            .filter_map(|line| {
                let number = number_words(t, &line.value);
                let href = tel_href(&line.value)?;
                let whose = (!line.whose.trim().is_empty())
                    .then(|| view! { <span class="emergency__whose">{line.whose}</span> });
                Some(view! {
                    <a class="emergency" href=href on:click=move |_| calls::note(id)>
                        <span class="emergency__mark"><Icon glyph=Glyph::Phone /></span>
                        <span class="emergency__text">
                            <span class="emergency__title"><span class="u-hidden">{t.party_call()}" "</span>{t.party_emergency()}" "{whose}</span>
                            <span class="emergency__number">{number}</span>
                        </span>
                    </a>
                })
            })
            .collect_view()
    }
}
