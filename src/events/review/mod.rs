//! The debrief: planned and real side by side, what happened, what is learned, and one page for the direction.

pub mod data;
mod figures;
mod incidents;
mod into;
mod lessons;
mod money;
mod people;
mod print_page;
pub mod summary;
mod survey;
mod times;

use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;

pub use print_page::ReviewPrintPage;

use self::data::Review;
use self::figures::Figures;
use self::incidents::IncidentsSection;
use self::lessons::LessonsSection;
use self::money::MoneySection;
use self::people::PeopleSection;
use self::survey::SurveySection;
use self::times::TimesSection;
use crate::events::frame::EventFrame;
use crate::platform::share::{Shared, share_text};
use crate::routes::{EventArea, Events};
use crate::widgets::button::{IconButton, IconLink};
use crate::widgets::icon::Glyph;

/// The page.
#[component]
pub fn ReviewPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let review = Review::new(event);
    let (session, t) = (review.session, review.t);
    let share = Callback::new(move |()| {
        let text = untrack(|| review.text());
        spawn_local(async move {
            match share_text(t.review_title(), &text).await {
                Shared::Copied => session.notices().say(t.review_copied()),
                Shared::Impossible => session.notices().warn(t.review_not_shared()),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let actions = move || {
        view! {
            <IconButton glyph=Glyph::Share label=Signal::derive(move || t.review_share().to_owned()) on_click=share />
            <IconLink
                glyph=Glyph::Print
                href=Events::Of(event, EventArea::ReviewPrint).href()
                label=Signal::derive(move || t.review_print().to_owned())
            />
        }
    };
    view! {
        <EventFrame event current=EventArea::Review actions=actions>
            <div class="page__body review">
                <Figures review />
                <div class="review__columns">
                    <div class="review__column">
                        <TimesSection review />
                        <PeopleSection review />
                        <MoneySection review />
                    </div>
                    <div class="review__column">
                        <IncidentsSection review />
                        <LessonsSection review />
                        <SurveySection review />
                    </div>
                </div>
            </div>
        </EventFrame>
    }
}
