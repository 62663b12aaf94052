//! What of a directory is in the bin.

use domain::office::NamedKind;
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::directory::acts;
use crate::plus::directory::entry::label_of;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// The things of one kind that are in the bin, each with « Restaurer ». Nothing where there are none.
#[component]
pub fn Binned(
    /// What they are.
    kind: NamedKind,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let binned = Memo::new(move |_| {
        session.look(|office, table| {
            let is_here = |named: &&domain::office::Named| named.kind == kind && !named.is_alive;
            // What a removed example made is out of sight for good.
            let is_restorable = |id| {
                let record = table.get(id);
                record.is_some_and(|record| record.text(domain::kinds::field::LIFE) == Some("trashed"))
            };
            let mut all: Vec<_> = office
                .named
                .values()
                .filter(is_here)
                .filter(|named| is_restorable(named.id))
                .map(|named| (named.id, label_of(t, named)))
                .collect();
            all.sort_by_cached_key(|(id, label)| (search::fold(label), *id));
            all
        })
    });
    view! {
        <Show when=move || binned.with(|binned| !binned.is_empty())>
            <details class="disclosure">
                <summary class="disclosure__head">
                    <span>{move || t.nav_bin()} " · " {move || t.number(binned.with(Vec::len))}</span>
                    <Icon glyph=Glyph::ChevronDown />
                </summary>
                <ul>
                    <For each=move || binned.get() key=|one| one.clone() let:one>
                        <li class="entry" data-top="true">
                            <span class="entry__mark"><Icon glyph=Glyph::Trash /></span>
                            <div class="entry__text"><span class="u-faint">{one.1.clone()}</span></div>
                            <Button
                                label=Signal::derive(move || t.restore().to_owned())
                                on_click=move |()| acts::restore(session, t, kind, one.0, &one.1)
                            />
                        </li>
                    </For>
                </ul>
            </details>
        </Show>
    }
}
