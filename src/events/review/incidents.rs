//! What happened during the show: text, moment, cue, photos.

use domain::position::between;
use events::kinds;
use events::review::Incident;
use events::review::compose::{Happened, incident, incident_text};
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::data::Review;
use crate::decide::author::Makers;
use crate::platform::clock;
use crate::requests::detail::photos::Photos;
use crate::requests::detail::subject::Subject;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;
use crate::widgets::text_area::TextArea;

/// The section « Incidents ».
#[component]
pub fn IncidentsSection(review: Review) -> impl IntoView {
    let t = review.t;
    let ids = Memo::new(move |_| review.incidents.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    let makers = Makers::follow(review.session, ids);
    let is_adding = RwSignal::new(false);
    let add = Callback::new(move |text: String| {
        if text.trim().is_empty() {
            return;
        }
        let last = review.incidents.with_untracked(|all| all.iter().map(|it| it.position.clone()).max());
        let (id, pos) =
            review.session.with_ctx(|ctx| (RecordId::new(ctx), between(ctx, last.as_deref(), None)));
        let it = Happened { text, when_ms: clock::now_ms(), cue: None, by: None };
        review.session.act(Act::one(incident(id, review.id, &pos, &it)), t.live_said_incident());
        is_adding.set(false);
    });
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.review_incidents()}</h2>
                {move || Some(ids.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="review-empty">{move || t.review_incidents_empty()}</p>
            </Show>
            <ul class="review-list">
                <For each=move || ids.get() key=|id| *id let:id><Row review id makers /></For>
            </ul>
            <Show
                when=move || is_adding.get()
                fallback=move || view! {
                    <div>
                        <Button
                            glyph=Glyph::Plus
                            label=Signal::derive(move || t.review_incident_add().to_owned())
                            on_click=Callback::new(move |()| is_adding.set(true))
                        />
                    </div>
                }
            >
                <TextArea
                    label=Signal::derive(move || t.review_incident_text().to_owned())
                    value=String::new()
                    on_commit=add
                    on_submit=add
                />
            </Show>
        </section>
    }
}

#[component]
fn Row(review: Review, id: RecordId, makers: Makers) -> impl IntoView {
    let (session, t) = (review.session, review.t);
    let entry = Memo::new(move |_| review.incidents.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let text =
        Signal::derive(move || entry.with(|it| it.as_ref().map(|it| it.text.clone())).unwrap_or_default());
    let meta = Memo::new(move |_| {
        let it: Incident = entry.get()?;
        let at = it.when.map(|when| review.clock(when));
        let during = it.cue.map(|cue| t.review_during(&review.title(cue)));
        let by = makers.said(t, id, it.by).map(|who| t.review_noted_by(&who));
        Some(at.into_iter().chain(during).chain(by).collect::<Vec<_>>().join(", "))
    });
    let name = Signal::derive(move || {
        let text = text.get();
        if text.trim().is_empty() { t.review_incident_untitled().to_owned() } else { text }
    });
    let photos = Subject::new(session, t, id);
    let n_photos = Memo::new(move |_| session.look(|office, _| office.children(id).photos.len()));
    view! {
        <li class="review-item">
            <p class="review-item__meta">{move || meta.get()}</p>
            <div class="review-item__line">
                <TextArea
                    label=Signal::derive(move || t.review_incident_text().to_owned())
                    label_hidden=true
                    value=text
                    on_commit=Callback::new(move |text: String| session.write(incident_text(id, &text)))
                />
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.review_delete(&name.get()))
                    on_click=Callback::new(move |()| {
                        let act = crate::decide::acts::trash_all(session, kinds::INCIDENT, &[id]);
                        session.act(act, t.review_incident_gone());
                    })
                />
            </div>
            <Show when=move || 0 < n_photos.get()><Photos subject=photos /></Show>
        </li>
    }
}
