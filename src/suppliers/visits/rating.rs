//! How well it was done: three lines of five stars, one tap each; and where the marks of a party tend to.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::visit::{Intervention, Rating, Ratings, Trend, compose};

use super::subject::Visit;
use super::words::{mark, trend_name};
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::ids::next_id;
use crate::widgets::text_field::TextField;

/// What is marked.
#[derive(Clone, Copy)]
enum Part {
    Quality,
    Delay,
    Price,
}

impl Part {
    const ALL: [Self; 3] = [Self::Quality, Self::Delay, Self::Price];

    fn name(self, t: T) -> &'static str {
        match self {
            Self::Quality => t.mark_quality(),
            Self::Delay => t.mark_delay(),
            Self::Price => t.mark_price(),
        }
    }

    fn of(self, rating: &Rating) -> Option<u8> {
        match self {
            Self::Quality => rating.quality,
            Self::Delay => rating.delay,
            Self::Price => rating.price,
        }
    }

    fn put(self, rating: &mut Rating, mark: Option<u8>) {
        match self {
            Self::Quality => rating.quality = mark,
            Self::Delay => rating.delay = mark,
            Self::Price => rating.price = mark,
        }
    }
}

/// The marks of a visit.
#[component]
pub fn RatingSection(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let t = visit.t;
    let rating = Memo::new(move |_| visit.part(|it| it.rating.clone()).flatten().unwrap_or_default());
    // All marks are one value: a tap that comes before the last one is stored builds on what was tapped.
    let tapped = StoredValue::new(None::<Rating>);
    Effect::new(move |_| {
        if rating.with(|stored| tapped.with_value(|tapped| tapped.as_ref() == Some(stored))) {
            tapped.set_value(None);
        }
    });
    let put = move |change: &dyn Fn(&mut Rating), said: String| {
        let mut next = tapped.get_value().unwrap_or_else(|| rating.get_untracked());
        change(&mut next);
        tapped.set_value(Some(next.clone()));
        visit.act(compose::rate(visit.id, Some(&next)), said);
    };
    let note = Signal::derive(move || rating.with(|rating| rating.note.clone()));
    let party = Memo::new(move |_| visit.part(|it| it.party).flatten());
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.visit_rating()}</h2></div>
            <div class="marks">
                {Part::ALL.map(|part| view! {
                    <Stars
                        label=Signal::derive(move || part.name(t).to_owned())
                        value=Signal::derive(move || rating.with(|rating| part.of(rating)))
                        on_change=Callback::new(move |mark: Option<u8>| {
                            let said = mark.map_or_else(
                                || t.visit_said_unrated().to_owned(),
                                |mark| t.visit_said_rated(part.name(t), i64::from(mark)),
                            );
                            put(&|rating| part.put(rating, mark), said);
                        })
                    />
                }).collect_view()}
            </div>
            <TextField
                label=Signal::derive(move || t.mark_note().to_owned())
                value=note
                on_commit=Callback::new(move |text: String| {
                    put(&|rating| text.trim().clone_into(&mut rating.note), t.visit_said_noted().to_owned());
                })
            />
            {move || party.get().map(|party| view! { <PartyMarks party /> })}
        </section>
    }
}

/// Five steps: full stars and hollow ones. Arrows move, as in any group of choices.
#[component]
fn Stars(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<u8>>,
    on_change: Callback<Option<u8>>,
) -> impl IntoView {
    let t = use_t();
    // Another mark that gets stored meanwhile must not take back what was just tapped here.
    let value = Memo::new(move |_| value.get());
    let name = next_id("marks");
    let stars = (1_u8..=5).map(|step| {
        view! {
            <label class="stars__step" data-on=move || value.get().is_some_and(|mark| step <= mark).then_some("true")>
                <input
                    class="stars__control"
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.get() == Some(step)
                    on:change=move |_| on_change.run(Some(step))
                />
                <Icon glyph=Glyph::Star />
                <span class="u-hidden">{move || t.mark_step(i64::from(step))}</span>
            </label>
        }
    });
    view! {
        <fieldset class="stars">
            <legend class="stars__name">{move || label.get()}</legend>
            <div class="stars__steps">{stars.collect_view()}</div>
            {move || value.get().map(|mark| {
                let remove = t.mark_remove(&label.get());
                view! {
                    <span class="stars__words">{t.mark_word(mark)}</span>
                    <button class="icon-button stars__remove" type="button" aria-label=remove.clone() title=remove
                        on:click=move |_| on_change.run(None)>
                        <Icon glyph=Glyph::Close />
                    </button>
                }
            })}
        </fieldset>
    }
}

/// The marks of a party together and where they tend to; nothing before the first.
#[component]
pub fn PartyMarks(
    /// Whose.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let ratings = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| Ratings::of(book.children::<Intervention>(party)))
    });
    let parts = move |ratings: &Ratings| {
        let part = |name: &str, mean: Option<i64>| mean.map(|mean| format!("{name} {}", mark(t, mean)));
        let all = [
            part(t.mark_quality(), ratings.quality),
            part(t.mark_delay(), ratings.delay),
            part(t.mark_price(), ratings.price),
        ];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    move || {
        ratings.with(|ratings| {
            let all = ratings.all?;
            let trend = ratings.trend.map(|trend| {
                let glyph = match trend {
                    Trend::Up => Glyph::ChevronUp,
                    Trend::Flat => Glyph::ChevronRight,
                    Trend::Down => Glyph::ChevronDown,
                };
                let key = match trend {
                    Trend::Up => "up",
                    Trend::Flat => "flat",
                    Trend::Down => "down",
                };
                view! { <span class="party-marks__trend" data-trend=key><Icon glyph />{trend_name(t, trend)}</span> }
            });
            Some(view! {
                <div class="party-marks">
                    <p class="party-marks__mean" aria-label=t.mark_of_five(&mark(t, all))>
                        <Icon glyph=Glyph::Star />
                        {mark(t, all)}
                    </p>
                    <div class="party-marks__words">
                        <p>{t.marks_of(ratings.n)} {trend}</p>
                        <p class="u-faint">{parts(ratings)}</p>
                    </div>
                    <Sparkline each=ratings.each.clone() />
                </div>
            })
        })
    }
}

/// The last marks as small bars: their course at a glance, silent for readers, who have the words.
#[component]
fn Sparkline(each: Vec<i64>) -> impl IntoView {
    const SHOWN: usize = 8;
    let from = each.len().saturating_sub(SHOWN);
    let bars = each.into_iter().skip(from).enumerate().map(|(at, mean)| {
        let height = mean.clamp(100, 500) * 36 / 500;
        view! { <rect x=(at * 9).to_string() y=(36 - height).to_string() width="6" height=height.to_string() rx="1"></rect> }
    });
    view! {
        <svg class="party-marks__course" viewBox="0 0 72 36" aria-hidden="true" focusable="false">{bars.collect_view()}</svg>
    }
}
