//! A short survey, ready to be sent.

use events::review::compose::survey;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::data::Review;
use crate::platform::share::{Shared, share_text};
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;
use crate::widgets::text_area::TextArea;

/// The section « Questionnaire ».
#[component]
pub fn SurveySection(review: Review) -> impl IntoView {
    let (session, t) = (review.session, review.t);
    let title = Memo::new(move |_| {
        review.event.with(|event| event.as_ref().map(|e| e.title.clone())).unwrap_or_default()
    });
    let text = Memo::new(move |_| {
        let own = review.event.with(|event| event.as_ref().map(|e| e.survey.clone())).unwrap_or_default();
        if own.trim().is_empty() { t.review_survey_default(&title.get()) } else { own }
    });
    let share = Callback::new(move |()| {
        let (title, text) = (title.get_untracked(), text.get_untracked());
        spawn_local(async move {
            match share_text(&title, &text).await {
                Shared::Copied => session.notices().say(t.review_survey_copied()),
                Shared::Impossible => session.notices().warn(t.review_not_shared()),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.review_survey()}</h2></div>
            <TextArea
                label=Signal::derive(move || t.review_survey_text().to_owned())
                hint=Signal::derive(move || Some(t.review_survey_hint().to_owned()))
                value=text
                on_commit=Callback::new(move |typed: String| {
                    let is_offered = typed.trim() == t.review_survey_default(&title.get_untracked()).trim();
                    session.write(survey(review.id, if is_offered { "" } else { &typed }));
                })
            />
            <div>
                <Button
                    glyph=Glyph::Share
                    label=Signal::derive(move || t.review_survey_share().to_owned())
                    on_click=share
                />
            </div>
        </section>
    }
}
