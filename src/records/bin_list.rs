//! What of the supplier room is in the bin, each with « Restaurer ».

use domain::bin;
use domain::kinds::field;
use leptos::prelude::*;
use replica::{RecordId, Table};
use store::Act;

use super::{glyph, is_known, kind_word, parent, title};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// Entries that are drawn.
const DRAWN: usize = 100;

fn is_trashed(table: &Table, id: RecordId) -> bool {
    let mut is_trashed = false;
    if let Some(packed) = table.packed(id) {
        let _ = packed.shown(|name, shown| {
            is_trashed |= name == field::LIFE && shown.value.text() == Some("trashed");
        });
    }
    is_trashed
}

/// The deleted records of the room, the latest first. What hangs on a deleted one comes back with it.
fn binned(table: &Table) -> Vec<RecordId> {
    let of_room = table.iter().filter(|packed| is_known(packed.kind));
    let mut all: Vec<(u64, RecordId)> = of_room
        .filter(|packed| is_trashed(table, packed.id))
        .map(|packed| (packed.latest().map_or(0, |hlc| hlc.ms), packed.id))
        .collect();
    all.retain(|(_, id)| parent(table, *id).is_none_or(|on| !is_trashed(table, on)));
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.into_iter().map(|(_, id)| id).collect()
}

/// The section; nothing where the bin has none of them.
#[component]
pub fn BinRecords() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let ids = Memo::new(move |_| session.look(|_, table| binned(table)));
    let n = move || ids.with(Vec::len);
    let lines = Memo::new(move |_| {
        ids.with(|ids| {
            session.look(|office, table| {
                let line = |id: &RecordId| {
                    let of = table.packed(*id)?.kind.to_owned();
                    let about = parent(table, *id).map(|on| title(t, office, table, on));
                    let name = title(t, office, table, *id);
                    let about = about.filter(|about| *about != name);
                    Some((*id, of, name, about))
                };
                ids.iter().take(DRAWN).filter_map(line).collect::<Vec<_>>()
            })
        })
    });
    let restore = move |id: RecordId, of: &str, name: &str| {
        let writes = session.peek(|_, table| bin::restore(table, of, id));
        session.act(Act::one(writes), t.bin_restored(name));
    };
    view! {
        <Show when=move || 0 < n()>
            <details class="disclosure" open=true>
                <summary class="disclosure__head">
                    <span>{move || t.bin_others_title()} " · " {move || t.number(n())}</span>
                    <Icon glyph=Glyph::ChevronDown />
                </summary>
                <ul role="list">
                    <For each=move || lines.get() key=|line| line.clone() let:line>
                        {
                            let (id, of, name, about) = line;
                            let mark = glyph(&of);
                            let kind = of.clone();
                            let words = move || match &about {
                                Some(about) => format!("{} · {about}", kind_word(t, &kind)),
                                None => kind_word(t, &kind).to_owned(),
                            };
                            view! {
                                <li class="entry" data-top="true">
                                    <span class="entry__mark"><Icon glyph=mark /></span>
                                    <div class="entry__text">
                                        <span>{name.clone()}</span>
                                        <span class="u-faint">{words}</span>
                                    </div>
                                    <Button
                                        label=Signal::derive(move || t.restore().to_owned())
                                        on_click=move |()| restore(id, &of, &name)
                                    />
                                </li>
                            }
                        }
                    </For>
                </ul>
                <Show when=move || DRAWN < n()>
                    <p class="u-faint">{move || t.and_n_more(n() - DRAWN)}</p>
                </Show>
            </details>
        </Show>
    }
}
