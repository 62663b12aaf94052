//! The whole of one request, from its title to its history.

use domain::kinds::field;
use domain::office::Life;
use leptos::prelude::*;
use replica::{Cid, RecordId};

use super::checklist::Checklist;
use super::comments::Comments;
use super::conflicts::{Conflicts, LateNote};
use super::head::DetailHead;
use super::history::History;
use super::inline_text::InlineText;
use super::ledger::Ledger;
use super::links::Links;
use super::photos::Photos;
use super::status::{StatusActs, StatusLine};
use super::subject::Subject;
use super::words::title_of;
use crate::i18n::use_t;
use crate::lazy::{self, Page};
use crate::platform::clock;
use crate::requests::acts;
use crate::session::use_session;
use crate::widgets::banner::Banner;

/// One request.
#[component]
pub fn RequestDetail(
    /// Which one.
    id: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let subject = Subject::new(session, t, id);
    let title = Memo::new(move |_| subject.record.with(|record| title_of(t, record.as_ref())));
    Effect::new(move |_| document().set_title(&format!("{} — {}", title.get(), t.app_name())));
    let is_trashed =
        Memo::new(move |_| subject.row.with(|row| row.as_ref().is_some_and(|row| row.life == Life::Trashed)));
    let is_late = Memo::new(move |_| session.look(|office, _| office.is_late(id)));
    let restore = Callback::new(move |()| acts::restore(session, t, &[id]));
    view! {
        <article class="page request-page" aria-label=move || title.get()>
            <DetailHead subject />
            <div class="request-detail">
                <div class="request-detail__top">
                    <LateNote subject />
                    <Show when=move || is_trashed.get() && !is_late.get()>
                        <Banner
                            message=Signal::derive(move || t.request_in_bin().to_owned())
                            action=Signal::derive(move || t.restore().to_owned())
                            on_action=restore
                        />
                    </Show>
                    <h1 class="request-detail__heading">{move || title.get()}</h1>
                    <TextOf subject field=field::TITLE class="request-detail__title" />
                    <StatusLine subject />
                    <Conflicts subject />
                    <TextOf subject field=field::DESCRIPTION class="request-detail__text" several_lines=true />
                </div>
                <Ledger subject />
                <Photos subject />
                <Checklist subject />
                <Links subject />
                {lazy::piece(Page::RequestVisits { request: id })}
                <Comments subject />
                <History subject />
                <p class="print-only">{move || t.printed_on(&t.date_long_at(clock::now_ms()))}</p>
                <p class="print-only" data-signature="true">{move || t.print_signature()}</p>
            </div>
            <Show when=move || !is_trashed.get()>
                <footer class="page__foot request-foot">
                    <StatusActs subject />
                </footer>
            </Show>
        </article>
    }
}

/// The title or the description, written on where it stands; and as plain text on paper.
#[component]
fn TextOf(
    subject: Subject,
    field: &'static str,
    class: &'static str,
    #[prop(optional)] several_lines: bool,
) -> impl IntoView {
    let t = subject.t;
    let value = subject.text(field);
    let seen = StoredValue::new(Vec::<Cid>::new());
    let label = Signal::derive(move || super::words::field_label(t, field));
    let on_open = Callback::new(move |()| seen.set_value(subject.seen(field)));
    let on_commit = Callback::new(move |text: String| {
        if text.is_empty() && field == field::TITLE {
            subject.session.notices().say(t.validation_title_empty());
            return;
        }
        subject.set(field, text.into(), seen.get_value(), Vec::new(), t.text_saved(&label.get_untracked()));
    });
    let placeholder = Signal::derive(move || {
        Some(if field == field::TITLE { t.untitled() } else { t.field_description_placeholder() }.to_owned())
    });
    view! {
        <InlineText label value on_open on_commit several_lines placeholder class />
        {several_lines.then(|| view! { <p class="request-detail__paper print-only">{move || value.get()}</p> })}
    }
}
