//! T61: much vanished at once. Others' deletions are shown as any change; when they take a fifth of what a person had,
//! a standing notice says who and how many, and one tap brings all of it back. Nothing is hidden meanwhile.

use std::cell::{Cell, OnceCell, RefCell};
use std::time::Duration;

use domain::kinds::field;
use domain::office::Life;
use domain::query::Query;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use replica::page::Entry;
use replica::{RecordId, Table};
use serde::{Deserialize, Serialize};

use super::acts;
use super::author::{Author, said_all};
use crate::i18n::use_t;
use crate::platform::preferences;
use crate::routes;
use crate::schema;
use crate::session::{Session, use_session};
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// Where the notice is kept over restarts. Never rename.
const KEY: &str = "intendance.loss";
/// Fewer are never worth a notice.
const MIN: usize = 20;
/// The exchange that brings them is over when nothing has vanished for so long.
const CALM: Duration = Duration::from_millis(1500);
/// Records whose history is asked who deleted them.
const ASKED: usize = 200;

/// What vanished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The requests, or what of the supplier room.
    ids: Vec<RecordId>,
    /// Who deleted them, in the words of that moment.
    who: String,
    /// How much of all it was.
    percent: usize,
    /// Whether it is of the supplier room.
    #[serde(default)]
    is_of_suppliers: bool,
}

fn is_gone(table: &Table, id: RecordId) -> bool {
    let mut is_gone = false;
    if let Some(packed) = table.packed(id) {
        let _ = packed.shown(|name, shown| {
            is_gone |= name == field::LIFE && shown.value.text().is_some_and(|life| life != "alive");
        });
    }
    is_gone
}

thread_local! {
    static LOSS: OnceCell<ArcRwSignal<Option<Loss>>> = const { OnceCell::new() };
    static GONE: RefCell<Vec<RecordId>> = const { RefCell::new(Vec::new()) };
    static TURN: Cell<u32> = const { Cell::new(0) };
}

fn signal() -> ArcRwSignal<Option<Loss>> {
    let recall = || preferences::get(KEY).and_then(|text| serde_json::from_str(&text).ok());
    LOSS.with(|cell| cell.get_or_init(|| ArcRwSignal::new(recall())).clone())
}

fn keep(loss: Option<Loss>) {
    let text = loss.as_ref().and_then(|loss| serde_json::to_string(loss).ok());
    preferences::set(KEY, text.as_deref());
    signal().set(loss);
}

/// Whether so many of so many, themselves included, are worth a notice.
fn is_much(n_gone: usize, n_before: usize) -> bool {
    MIN <= n_gone && n_before < 5 * n_gone
}

/// Requests vanished that this tab did not delete, or records of the supplier room are not in use. Weighed once the exchange that brought them is over.
pub fn note(session: Session, gone: Vec<RecordId>) {
    GONE.with_borrow_mut(|all| all.extend(gone));
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    set_timeout(
        move || {
            if TURN.get() == turn {
                let gone = GONE.with_borrow_mut(std::mem::take);
                spawn_local(weigh(session, gone));
            }
        },
        CALM,
    );
}

async fn weigh(session: Session, mut gone: Vec<RecordId>) {
    gone.sort_unstable();
    gone.dedup();
    let (of_board, of_suppliers, n_requests) = session.peek(|office, table| {
        gone.retain(|id| is_gone(table, *id));
        let (of_board, of_suppliers): (Vec<RecordId>, Vec<RecordId>) =
            gone.into_iter().partition(|id| office.row(*id).is_some());
        (of_board, of_suppliers, office.rows.iter().filter(|row| row.life == Life::Alive).count())
    });
    if is_much(of_board.len(), n_requests + of_board.len()) {
        return blame(session, of_board, n_requests, false).await;
    }
    if of_suppliers.len() < MIN {
        return;
    }
    let n_records = session.peek(|_, table| {
        let of_room = table.iter().filter(|packed| schema::is_known(packed.kind));
        of_room.filter(|packed| !is_gone(table, packed.id)).count()
    });
    if is_much(of_suppliers.len(), n_records + of_suppliers.len()) {
        blame(session, of_suppliers, n_records, true).await;
    }
}

/// Notes what vanished, unless this person deleted it.
async fn blame(session: Session, gone: Vec<RecordId>, n_left: usize, is_of_suppliers: bool) {
    let asked: Vec<RecordId> = gone.iter().copied().take(ASKED).collect();
    let history = session.with_device(async |device| device.history(&asked).await).await.unwrap_or_default();
    let authors = untrack(|| {
        let mut authors: Vec<Author> =
            history.iter().filter(|entry| is_death(entry)).map(Author::of).collect();
        authors.dedup();
        // What this person deleted, here or in another tab, is no surprise.
        authors.retain(|author| !author.is_me(session));
        authors
    });
    if !authors.is_empty() {
        let who = untrack(|| said_all(session, session.t(), &authors));
        let percent = 100 * gone.len() / (n_left + gone.len()).max(1);
        keep(Some(Loss { ids: gone, who, percent, is_of_suppliers }));
    }
}

fn is_death(entry: &Entry) -> bool {
    entry.change.w.iter().any(|write| &*write.f == field::LIFE && write.v.as_str() != Some("alive"))
}

/// The notice, until it is put away or all is back.
#[component]
pub fn LossBanner() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let loss = signal();
    // What was restored meanwhile, here or elsewhere, is not lost any more.
    let left = Memo::new(move |_| {
        let loss = loss.get()?;
        let ids: Vec<RecordId> =
            session.look(|_, table| loss.ids.iter().copied().filter(|id| is_gone(table, *id)).collect());
        (!ids.is_empty()).then_some(Loss { ids, ..loss })
    });
    let message = move || {
        left.with(|left| {
            let Some(left) = left else { return String::new() };
            let n = left.ids.len();
            let what = if left.is_of_suppliers {
                t.loss_records_by(n, &left.who)
            } else {
                t.loss_n_by(n, &left.who)
            };
            format!("{what} {}", t.loss_part(left.percent))
        })
    };
    let navigate = use_navigate();
    let see = Callback::new(move |()| {
        navigate(&routes::requests(&Query { bin: true, ..Query::default() }), routes::way());
    });
    let restore = Callback::new(move |()| {
        let Some(left) = left.get_untracked() else { return };
        let n = left.ids.len();
        let said = if left.is_of_suppliers { t.loss_records_restored(n) } else { t.loss_restored(n) };
        session.act(acts::restore_any(session, &left.ids), said);
    });
    view! {
        <Show when=move || left.with(Option::is_some)>
            <div class="banner" data-kind="warning" role="status">
                <Icon glyph=Glyph::Warning />
                <p class="banner__message">{message}</p>
                <div class="banner__actions">
                    <Button label=Signal::derive(move || t.loss_see_bin().to_owned()) on_click=see />
                    <Button label=Signal::derive(move || t.loss_restore_all().to_owned()) on_click=restore />
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=move || t.dismiss()
                        on:click=move |_| keep(None)
                    >
                        <Icon glyph=Glyph::Close />
                    </button>
                </div>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t61_a_fifth_of_what_one_had_and_at_least_twenty() {
        assert!(is_much(20, 99));
        assert!(!is_much(20, 100), "exactly a fifth is not more than a fifth");
        assert!(!is_much(19, 19));
        assert!(is_much(500, 500));
    }
}
