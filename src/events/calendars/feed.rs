//! Secret addresses at which other calendars follow the events: made, shown once, listed, ended. All of it happens on the
//! server.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use serde_json::{Value, json};
use sync::SyncError;

use super::feed_fresh::FreshFeed;
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};
use crate::syncing::transport::Web;
use crate::syncing::use_syncing;
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::dialog::Dialog;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::select_field::{Choice, SelectField};

/// An address as the server lists it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Feed {
    id: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    made_ms: i64,
    used_ms: Option<i64>,
}

#[derive(Deserialize)]
struct Feeds {
    feeds: Vec<Feed>,
}

/// What the section knows.
#[derive(Clone, Copy)]
struct State {
    session: Session,
    t: T,
    feeds: RwSignal<Vec<Feed>>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
    /// The address just made: nowhere else, and gone with the page.
    fresh: RwSignal<Option<String>>,
}

impl State {
    /// Asks which addresses there are.
    fn load(self) {
        spawn_local(async move {
            let Some(web) = Web::of(&self.session.meta()) else { return };
            match web.read::<Feeds>("feeds").await {
                Ok(Feeds { feeds }) => {
                    let _ = self.feeds.try_set(feeds);
                    let _ = self.problem.try_set(None);
                }
                Err(error) => self.say(&error),
            }
        });
    }

    fn make(self, scope: String) {
        self.is_busy.set(true);
        spawn_local(async move {
            let meta = self.session.meta();
            let made = match Web::of(&meta) {
                Some(web) => web.write::<Value>("feeds", &json!({ "scope": scope })).await,
                None => Err(SyncError::Unreachable(String::new())),
            };
            let _ = self.is_busy.try_set(false);
            match made {
                Ok(answer) => {
                    let server = meta.server.unwrap_or_default();
                    if let Some(code) = answer.get("code").and_then(Value::as_str) {
                        let _ = self.fresh.try_set(Some(address(&server, code)));
                        let _ = self.problem.try_set(None);
                    }
                    self.load();
                }
                Err(error) => self.say(&error),
            }
        });
    }

    fn end(self, id: String) {
        spawn_local(async move {
            let Some(web) = Web::of(&self.session.meta()) else { return };
            match web.write::<Value>(&format!("feeds/{id}/revoke"), &json!({})).await {
                Ok(_) => {
                    // Whether it was the one on the screen cannot be seen from its code: what is shown must hold.
                    let _ = self.fresh.try_set(None);
                    self.session.notices().say(self.t.feed_ended());
                    self.load();
                }
                Err(error) => self.say(&error),
            }
        });
    }

    fn say(self, error: &SyncError) {
        let _ = self.problem.try_set(Some(words(self.t, error).to_owned()));
    }
}

/// Why an address was not made, listed or ended.
fn words(t: T, error: &SyncError) -> &'static str {
    match error {
        SyncError::Refused { code, .. } if code == "too_many_feeds" => t.feed_too_many(),
        SyncError::Refused { code, .. } if code == "unknown_feed" => t.feed_gone(),
        SyncError::Refused { status: 404 | 405, .. } => t.feed_old_server(),
        SyncError::Refused { status: 403, .. } | SyncError::SignedOut { .. } => t.feed_signed_out(),
        SyncError::Refused { status: 429, .. } => t.feed_busy(),
        _ => t.feed_unreachable(),
    }
}

fn address(server: &str, code: &str) -> String {
    format!("{}/api/v1/feeds/{code}.ics", server.trim_end_matches('/'))
}

/// What an address shows.
fn scope_name(t: T, scope: &str) -> &'static str {
    if scope == "all" { t.feed_all() } else { t.feed_mine() }
}

/// The section of the page.
#[component]
pub(super) fn FeedSection() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let facts = syncing.facts();
    let is_joined = Memo::new(move |_| facts.with(|facts| facts.is_joined));
    let is_reachable = Memo::new(move |_| facts.with(|f| f.is_joined && f.exchange.trouble.is_none()));
    let state = State {
        session,
        t,
        feeds: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        is_busy: RwSignal::new(false),
        fresh: RwSignal::new(None),
    };
    // Again when the server comes back.
    Effect::new(move |_| {
        if is_reachable.get() {
            state.load();
        }
    });
    let content = move || {
        if is_joined.get() {
            view! { <Joined state is_reachable /> }.into_any()
        } else {
            view! { <p class="u-soft">{move || t.feed_no_server()}</p> }.into_any()
        }
    };
    view! {
        <section class="section ics-feed" aria-labelledby="ics-feed">
            <div class="section__head">
                <h2 class="section__title" id="ics-feed">{move || t.feed_title()}</h2>
            </div>
            {content}
        </section>
    }
}

#[component]
fn Joined(state: State, is_reachable: Memo<bool>) -> impl IntoView {
    let t = use_t();
    let scope = RwSignal::new("all".to_owned());
    let choices = Signal::derive(move || {
        vec![Choice::new("all", t.feed_all().to_owned()), Choice::new("mine", t.feed_mine().to_owned())]
    });
    let ending = RwSignal::new(None::<String>);
    let open = Signal::derive(move || ending.with(Option::is_some));
    let close = Callback::new(move |()| ending.set(None));
    let end = Callback::new(move |()| {
        if let Some(id) = ending.try_update(Option::take).flatten() {
            state.end(id);
        }
    });
    let said = move || {
        let network = (!is_reachable.get()).then(|| t.feed_unreachable().to_owned());
        network.or_else(|| state.problem.get()).map(|said| {
            view! {
                <p class="ics-feed__said">
                    <Icon glyph=Glyph::CloudOff />
                    <span>{said}</span>
                </p>
            }
        })
    };
    view! {
        <p class="u-soft">{move || t.feed_body()}</p>
        <div role="status">{said}</div>
        {move || state.fresh.get().map(|address| view! { <FreshFeed address /> })}
        <SelectField
            label=Signal::derive(move || t.feed_what().to_owned())
            value=scope
            choices
            on_change=move |value| scope.set(value)
        />
        <div class="cluster">
            <Button
                glyph=Glyph::Link
                label=Signal::derive(move || t.feed_make().to_owned())
                disabled=Signal::derive(move || !is_reachable.get() || state.is_busy.get())
                on_click=move |()| state.make(scope.get_untracked())
            />
        </div>
        <Rows state is_reachable ending />
        <Dialog open on_close=close title=Signal::derive(move || t.feed_end_title().to_owned())>
            <p>{move || t.feed_end_body()}</p>
            <div class="modal__actions">
                <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=close />
                <Button
                    kind=ButtonKind::Danger
                    label=Signal::derive(move || t.feed_end().to_owned())
                    on_click=end
                />
            </div>
        </Dialog>
    }
}

/// The addresses that there are.
#[component]
fn Rows(state: State, is_reachable: Memo<bool>, ending: RwSignal<Option<String>>) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let row = move |feed: Feed| {
        let (id, made) = (feed.id, feed.made_ms);
        let name = scope_name(t, &feed.scope);
        let used = move || match feed.used_ms {
            Some(at) => {
                let now = session.now_ms();
                t.feed_used(&t.relative(at.min(now), now))
            }
            None => t.feed_unused().to_owned(),
        };
        view! {
            <li class="ics-feed__row">
                <span class="ics__body">
                    <span class="ics__title">{name}</span>
                    <span class="ics__fact">{move || t.feed_made(&t.date_time(made))}" · "{used}</span>
                </span>
                <IconButton
                    glyph=Glyph::Close
                    label=Signal::derive(move || t.feed_end_of(&t.date_time(made)))
                    disabled=Signal::derive(move || !is_reachable.get())
                    on_click=move |()| ending.set(Some(id.clone()))
                />
            </li>
        }
    };
    view! {
        <Show when=move || state.feeds.with(|feeds| !feeds.is_empty())>
            <ul class="ics-feed__rows" role="list" aria-label=move || t.feed_list()>
                <For each=move || state.feeds.get() key=|feed| (feed.id.clone(), feed.used_ms) children=row />
            </ul>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn each_refusal_has_its_own_words() {
        let t = T::fixed(Lang::Fr);
        let of = |status, code: &str| {
            let body = format!(r#"{{"code":"{code}","message":"m"}}"#);
            words(t, &SyncError::from_answer(status, body.as_bytes(), None))
        };
        assert_eq!(of(409, "too_many_feeds"), t.feed_too_many());
        assert_eq!(of(404, "unknown_feed"), t.feed_gone());
        assert_eq!(of(404, "not_found"), t.feed_old_server());
        assert_eq!(of(429, "too_many_requests"), t.feed_busy());
        assert_eq!(words(t, &SyncError::Timeout), t.feed_unreachable());
    }

    #[test]
    fn an_address_is_below_the_server() {
        let made = address("https://exemple.fr/bureau/", "7Z");
        assert_eq!(made, "https://exemple.fr/bureau/api/v1/feeds/7Z.ics");
    }
}
