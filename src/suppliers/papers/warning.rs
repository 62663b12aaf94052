//! What a new order says of the supplier's papers.

use leptos::prelude::*;
use replica::RecordId;
use supply::paper::Light;

use super::mark::LightMark;
use super::{state, words};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;

/// A line where the supplier's vigilance file wants something, with the way to it; nothing otherwise. Never stops an act.
#[component]
pub fn VigilanceWarning(
    /// The supplier.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = state::file(session, party);
    let is_kept = state::is_kept(session, party);
    move || {
        let light = file.with(|file| file.light);
        (is_kept.get() && light != Light::Neutral).then(|| {
            let wants = file.with(|file| words::wants(t, file));
            let name = if light == Light::Red { "red" } else { "amber" };
            view! {
                <p class="vigilance-warning" role="status" data-light=name>
                    <LightMark light />
                    <span>{t.vigilance_warning(&wants)}</span>
                    <a href=Suppliers::Vigilance(party).href()>{t.vigilance_open_file()}</a>
                </p>
            }
        })
    }
}
