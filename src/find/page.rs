//! One field finds everything.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::{ev, html, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use wasm_bindgen::JsCast;

use crate::find::answer::{Answer, MOST, answer, show};
use crate::find::events;
use crate::find::names::Names;
use crate::find::recent;
use crate::find::results::{name, result};
use crate::find::suppliers::{self, found_record};
use crate::i18n::use_t;
use crate::routes;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonLink};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::search_field::SearchField;

/// The address follows the text after this pause: some browsers allow few changes of it.
const ADDRESS_AFTER: Duration = Duration::from_millis(250);
/// As many results as a tall screen shows are drawn with the keystroke, the rest a moment later.
const AT_ONCE: usize = 14;
/// Preparing the index is told only when it takes this long.
const PATIENCE: Duration = Duration::from_millis(300);

/// The search page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let first_text = use_query_map().with_untracked(|map| map.get("q")).unwrap_or_default();
    let text = RwSignal::new(first_text);
    let field = NodeRef::<html::Input>::new();
    let page = NodeRef::<html::Div>::new();
    let address = Address::new(text);

    let is_indexed = session.is_indexed();
    let names = Memo::new_with_compare(move |_| session.look(|office, _| Names::read(office)), |_, _| true);
    let found = Memo::new(move |_| {
        is_indexed.track();
        session.look(|office, _| text.with(|text| answer(office, text)))
    });
    let found_names = Memo::new(move |_| {
        if text.with(|text| text.trim().is_empty()) {
            return Vec::new();
        }
        session.peek(|office, _| names.with(|names| text.with(|text| names.find(office, text))))
    });
    let is_ready = RwSignal::new(false);
    suppliers::prepare(session, is_ready);
    let found_records = Memo::new(move |_| {
        if !is_ready.get() || text.with(|text| text.trim().is_empty()) {
            return Vec::new();
        }
        text.with(|text| {
            let mut found = events::find(session, t, text);
            found.extend(suppliers::find(session, t, text));
            found
        })
    });
    let is_asked = Memo::new(move |_| text.with(|text| !search::Query::new(text).is_empty()));
    let is_found = Memo::new(move |_| {
        let is_named = found_names.with(|n| !n.is_empty()) || found_records.with(|n| !n.is_empty());
        is_named || found.with(|f| 0 < f.total)
    });

    Effect::new(move |_| {
        if let Some(input) = field.get() {
            // A phone opens its keyboard only after a tap of its own; the caret is there all the same.
            drop(input.focus());
        }
    });
    let is_settled = RwSignal::new(true);
    let part = move |from: usize| {
        let to = if from == 0 { AT_ONCE } else { MOST };
        let hits = found.with(|found| {
            let hits = found.hits.get(from..to.min(found.hits.len())).unwrap_or_default();
            session.peek(|office, table| show(office, table, &found.typed, hits, t))
        });
        hits.into_iter().map(|hit| result(hit, t)).collect_view()
    };
    let type_in = move |typed: String| {
        is_settled.set(false);
        text.set(typed);
        address.follow();
        // After the frame that shows the first ones.
        request_animation_frame(move || {
            set_timeout(
                move || {
                    is_settled.try_set(true);
                },
                Duration::ZERO,
            );
        });
    };
    let open_or_enter = move |text: String| {
        recent::note(&text);
        address.flush();
        let only = found.with_untracked(|found| match found.hits.as_slice() {
            [(id, _)] => Some(*id),
            [(id, is_exact), ..] if *is_exact => Some(*id),
            _ => None,
        });
        match only {
            Some(id) => address.open(&routes::request(id)),
            None => focus_result(page, 0),
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if move_focus(page, field, by) {
            event.prevent_default();
        }
    };
    // Before the link is followed: coming back finds the same text.
    let on_click = move |event: ev::MouseEvent| {
        let is_result = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|el| el.closest("[data-result]").ok().flatten().is_some());
        if is_result {
            text.with_untracked(|text| recent::note(text));
            address.flush();
        }
    };

    view! {
        <div class="page search-page" node_ref=page on:keydown=on_keydown on:click=on_click>
            <header class="page__head">
                <h1 class="page__title u-hidden" tabindex="-1">{move || t.nav_search()}</h1>
                <div class="search-page__field">
                    <SearchField
                        label=Signal::derive(move || t.search_label().to_owned())
                        placeholder=Signal::derive(move || Some(t.search_placeholder().to_owned()))
                        value=text
                        on_input=type_in
                        on_submit=open_or_enter
                        node_ref=field
                    />
                </div>
                <p class="search-count" role="status">
                    {move || found.with(|found| is_asked.get().then(|| count(t, found, found_records.with(Vec::len))))}
                    <Preparing />
                </p>
            </header>
            <div class="page__body">
                <Show when=move || is_asked.get() fallback=move || view! { <Before text address field /> }>
                    <Show when=move || is_found.get() fallback=move || view! { <Nothing text /> }>
                        {move || {
                            let records = found_records.get();
                            (!records.is_empty()).then(|| view! {
                                <ul class="search-names" aria-label=move || t.search_records()>
                                    {records.into_iter().map(found_record).collect_view()}
                                </ul>
                            })
                        }}
                        {move || {
                            let names = found_names.get();
                            (!names.is_empty()).then(|| view! {
                                <ul class="search-names" aria-label=move || t.search_names()>
                                    {names.into_iter().map(|found| name(found, t)).collect_view()}
                                </ul>
                            })
                        }}
                        <ul class="search-results" aria-label=move || t.requests_title()>
                            {move || part(0)}
                            {move || is_settled.get().then(|| part(AT_ONCE))}
                        </ul>
                    </Show>
                </Show>
            </div>
        </div>
    }
}

fn count(t: crate::i18n::T, found: &Answer, n_records: usize) -> String {
    let n = if MOST < found.total {
        t.n_results_shown(found.hits.len() + n_records, &t.number(found.total + n_records))
    } else {
        t.n_results(found.total + n_records)
    };
    if found.is_partial { format!("{n} · {}", t.search_partial()) } else { n }
}

/// Says how far the index is, if that takes long.
#[component]
fn Preparing() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_indexed = session.is_indexed();
    let is_late = RwSignal::new(false);
    if !is_indexed.get_untracked() {
        let timer = set_timeout_with_handle(
            move || {
                is_late.try_set(true);
            },
            PATIENCE,
        )
        .ok();
        on_cleanup(move || {
            if let Some(timer) = timer {
                timer.clear();
            }
        });
    }
    move || {
        (is_late.get() && !is_indexed.get()).then(|| {
            let done = session.peek(|office, _| office.n_indexed() * 100 / office.rows.len().max(1));
            view! { <span class="search-count__preparing">{t.search_preparing(done)}</span> }
        })
    }
}

/// Before a word is typed: what was searched lately, or what search can do.
#[component]
fn Before(text: RwSignal<String>, address: Address, field: NodeRef<html::Input>) -> impl IntoView {
    let t = use_t();
    let recents = RwSignal::new(recent::all());
    let again = move |search: String| {
        text.set(search);
        address.follow();
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    };
    view! {
        <Show
            when=move || recents.with(|recents| !recents.is_empty())
            fallback=move || view! {
                <EmptyState
                    glyph=Glyph::Search
                    title=Signal::derive(move || t.search_empty_title().to_owned())
                    body=Signal::derive(move || t.search_empty_body().to_owned())
                />
            }
        >
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.recent_searches()}</h2>
                    <button
                        class="section__more"
                        type="button"
                        on:click=move |_| {
                            recent::forget();
                            recents.set(Vec::new());
                        }
                    >
                        {move || t.clear()}
                    </button>
                </div>
                <ul class="recents">
                    {move || recents.get().into_iter().map(|search| {
                        let label = search.clone();
                        view! {
                            <li>
                                <button class="recents__item" type="button" on:click=move |_| again(search.clone())>
                                    <Icon glyph=Glyph::History />
                                    <span>{label}</span>
                                </button>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

/// Nothing answers: what may help.
#[component]
fn Nothing(text: RwSignal<String>) -> impl IntoView {
    let t = use_t();
    let body = move || format!("{} {}", t.search_nothing_for(text.get().trim()), t.search_nothing_hint());
    view! {
        <EmptyState
            glyph=Glyph::Search
            title=Signal::derive(move || t.search_nothing_title().to_owned())
            body=Signal::derive(body)
        >
            <Button label=Signal::derive(move || t.clear_search().to_owned()) on_click=move |()| text.set(String::new()) />
            <ButtonLink
                href=Signal::derive(routes::new_request)
                glyph=Glyph::Plus
                label=Signal::derive(move || t.capture().to_owned())
            />
        </EmptyState>
    }
}

/// The address of the page, which follows the text a moment later, without new steps in the history.
#[derive(Clone, Copy)]
struct Address {
    text: RwSignal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    navigate: Callback<(String, bool)>,
}

impl Address {
    fn new(text: RwSignal<String>) -> Self {
        let navigate = use_navigate();
        let navigate = Callback::new(move |(to, replace): (String, bool)| {
            navigate(&to, NavigateOptions { replace, scroll: false, ..routes::way() });
        });
        let address = Self { text, timer: StoredValue::new(None), navigate };
        on_cleanup(move || {
            address.stop();
        });
        address
    }

    /// Stops the timer; whether there was one.
    fn stop(self) -> bool {
        let timer = self.timer.try_update_value(Option::take).flatten();
        timer.inspect(TimeoutHandle::clear).is_some()
    }

    fn follow(self) {
        self.stop();
        let timer = set_timeout_with_handle(move || self.flush(), ADDRESS_AFTER).ok();
        self.timer.try_set_value(timer);
    }

    fn flush(self) {
        if self.stop()
            && let Some(text) = self.text.try_get_untracked()
        {
            self.navigate.run((routes::search(text.trim()), true));
        }
    }

    fn open(self, to: &str) {
        self.navigate.run((to.to_owned(), false));
    }
}

fn results_of(page: NodeRef<html::Div>) -> Vec<web_sys::HtmlElement> {
    let Some(list) = page.get_untracked().map(|page| page.get_elements_by_class_name("search-result__title"))
    else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

fn focus_result(page: NodeRef<html::Div>, at: usize) {
    if let Some(result) = results_of(page).get(at) {
        drop(result.focus());
    }
}

/// Moves between the field and the results. Whether there was somewhere to go.
fn move_focus(page: NodeRef<html::Div>, field: NodeRef<html::Input>, by: i32) -> bool {
    let results = results_of(page);
    let active = document().active_element();
    let at = results.iter().position(|result| Some(result.as_ref()) == active.as_ref());
    let target = match (at, by) {
        (None, 1) => results.first(),
        (Some(at), 1) => results.get(at + 1),
        (Some(at), _) if 0 < at => results.get(at - 1),
        (Some(_), _) => {
            if let Some(field) = field.get_untracked() {
                drop(field.focus());
            }
            return true;
        }
        _ => None,
    };
    if let Some(target) = target {
        drop(target.focus());
    }
    target.is_some()
}
