//! One request: everything editable in place.

use domain::office::Life;
use domain::office::Office;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use replica::RecordId;

use super::head::back_href;
use super::request::RequestDetail;
use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::widgets::button::ButtonLink;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;

/// The request that a path means.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    One(RecordId),
    /// A code that several requests begin with.
    Several(Vec<RecordId>),
    None,
}

/// Reads an id, or a short code as people say it.
fn resolve(office: &Office, text: &str) -> Found {
    let is_here = |id: &RecordId| office.row(*id).is_some_and(|row| row.life != Life::Purged);
    if let Ok(id) = text.parse::<RecordId>() {
        return if is_here(&id) { Found::One(id) } else { Found::None };
    }
    let ids: Vec<RecordId> = office.codes.find(text).into_iter().filter(is_here).collect();
    match ids.as_slice() {
        [] => Found::None,
        [one] => Found::One(*one),
        // A whole code is nobody else's, though it may begin a longer one.
        all => {
            let wanted = text.trim_start_matches('#');
            let exact = all.iter().find(|id| office.codes.code(**id).eq_ignore_ascii_case(wanted));
            exact.map_or(Found::Several(ids.clone()), |id| Found::One(*id))
        }
    }
}

/// One request: everything editable in place.
#[component]
pub fn DetailPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let params = use_params_map();
    let text = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let found = Memo::new(move |_| session.look(|office, _| resolve(office, &text.get())));
    let back = back_href();
    let navigate = use_navigate();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !event.is_composing() && is_free() {
            event.prevent_default();
            navigate(&back.get_untracked(), routes::way());
        }
    });
    on_cleanup(move || listener.remove());
    on_cleanup(move || document().set_title(t.app_name()));
    move || {
        match found.get() {
        Found::One(id) => view! { <RequestDetail id /> }.into_any(),
        Found::Several(ids) => view! {
            <div class="page">
                <header class="page__head"><h1 class="page__title" data-size="small">{move || t.several_codes()}</h1></header>
                <ul class="links">
                    {ids.into_iter().map(|id| view! { <Candidate id /> }).collect_view()}
                </ul>
            </div>
        }
        .into_any(),
        Found::None => {
            let is_code = text.get().parse::<RecordId>().is_err();
            let body = Signal::derive(move || {
                if is_code { t.not_found_code(&text.get()) } else { t.request_not_found_body().to_owned() }
            });
            view! {
                <div class="page">
                    <EmptyState glyph=Glyph::Requests title=Signal::derive(move || t.request_not_found_title().to_owned()) body>
                        <ButtonLink href=back label=Signal::derive(move || t.not_found_back().to_owned()) />
                    </EmptyState>
                </div>
            }
            .into_any()
        }
    }
    }
}

/// A request that a short code may mean.
#[component]
fn Candidate(id: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let words = move || {
        session
            .look(|office, table| (office.codes.code(id), super::words::title_of(t, table.get(id).as_ref())))
    };
    view! {
        <li class="link-row">
            <a class="link-row__to" href=routes::request(id)>
                <span class="link-row__kind">{move || format!("#{}", words().0)}</span>
                <span class="link-row__title">{move || words().1}</span>
            </a>
        </li>
    }
}

/// Whether Escape means the page: nothing lies over it, and nobody is typing.
fn is_free() -> bool {
    let document = document();
    let has = |selector: &str| document.query_selector(selector).ok().flatten().is_some();
    let is_typing = document
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    !is_typing && !has("dialog[open]") && !has(":popover-open")
}
