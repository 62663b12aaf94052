//! What came of a visit, and the report on it.

use leptos::prelude::*;
use supply::visit::{Outcome, compose};

use super::acts;
use super::subject::Visit;
use super::words::outcome_name;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_area::TextArea;

/// The outcome and the report.
#[component]
pub fn OutcomeSection(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let choices = Signal::derive(move || {
        Outcome::ALL.map(|outcome| Choice::new(outcome.key(), outcome_name(t, outcome))).to_vec()
    });
    let value =
        Signal::derive(move || visit.part(|it| it.outcome).flatten().map_or("", Outcome::key).to_owned());
    let report = Signal::derive(move || visit.part(|it| it.report.clone()).unwrap_or_default());
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.visit_outcome()}</h2></div>
            <SegmentedControl
                label=Signal::derive(move || t.visit_outcome().to_owned())
                choices
                value
                on_change=Callback::new(move |key: String| acts::conclude(session, t, visit.id, Outcome::from_key(&key)))
            />
            <TextArea
                label=Signal::derive(move || t.visit_report().to_owned())
                value=report
                placeholder=Signal::derive(move || Some(t.visit_report_placeholder().to_owned()))
                on_commit=Callback::new(move |text: String| {
                    visit.act(compose::words(visit.id, "report", &text), t.visit_said_report());
                })
            />
        </section>
    }
}
