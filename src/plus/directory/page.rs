//! The page of a directory.

use domain::office::NamedKind;
use leptos::prelude::*;

use crate::i18n::{T, use_t};
use crate::plus::directory::binned::Binned;
use crate::plus::directory::entry::{Editing, Entry};
use crate::plus::directory::line::Line;
use crate::routes;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::search_field::SearchField;
use crate::widgets::shell::PageHead;

/// With more entries than this, a field to find one.
const MANY: usize = 12;
/// So many lines are drawn; an imported file may bring thousands of places.
const SLICE: usize = 150;

/// What a directory says.
#[derive(Clone, Copy)]
pub struct Words {
    /// Its title.
    pub title: fn(T) -> &'static str,
    /// What it is for, in a sentence.
    pub note: fn(T) -> &'static str,
    /// The act that adds to it.
    pub add: fn(T) -> &'static str,
    /// What is not here yet.
    pub empty_title: fn(T) -> &'static str,
    /// How it fills.
    pub empty_body: fn(T) -> &'static str,
}

/// The page of a directory.
#[component]
pub fn DirectoryPage(
    /// What it lists.
    kind: NamedKind,
    /// What it says.
    words: Words,
    /// A drawing of what it lists.
    glyph: Glyph,
    /// Its entries in order.
    entries: Memo<Vec<Entry>>,
    /// The form for what is edited; it calls back when it is done.
    form: fn(Editing, Callback<()>) -> AnyView,
) -> impl IntoView {
    let t = use_t();
    let editing = RwSignal::new(None::<Editing>);
    let typed = RwSignal::new(String::new());
    let n_drawn = RwSignal::new(SLICE);
    let n_all = Memo::new(move |_| entries.with(Vec::len));
    let shown = Memo::new(move |_| {
        let query = typed.with(|typed| search::Query::new(typed));
        entries.with(|entries| {
            if query.is_empty() {
                return entries.clone();
            }
            // What is found stands alone: its parents may not be.
            let found = search::rank(&query, entries.iter().map(|entry| entry.label.as_str()));
            found
                .into_iter()
                .filter_map(|at| entries.get(at))
                .map(|entry| Entry { depth: 0, ..entry.clone() })
                .collect()
        })
    });
    let drawn = move || shown.with(|shown| shown.iter().take(n_drawn.get()).cloned().collect::<Vec<_>>());
    let add = move |()| editing.set(Some(Editing::New(None)));
    let label = move |words: fn(T) -> &'static str| Signal::derive(move || words(t).to_owned());
    let sheet_title = Signal::derive(move || match editing.get() {
        Some(Editing::Known(_)) => t.edit().to_owned(),
        _ => (words.add)(t).to_owned(),
    });
    let close = Callback::new(move |()| editing.set(None));
    view! {
        <div class="page" data-measure="text">
            <PageHead title=label(words.title) back=routes::more("") note=Signal::derive(move || Some((words.note)(t).to_owned())) />
            <div class="page__body directory">
                <Show when=move || MANY < n_all.get()>
                    <SearchField
                        label=Signal::derive(move || t.directory_find().to_owned())
                        placeholder=Signal::derive(move || Some(t.directory_find().to_owned()))
                        value=typed
                        on_input=move |text| typed.set(text)
                    />
                </Show>
                <Show
                    when=move || 0 < n_all.get()
                    fallback=move || view! {
                        <EmptyState glyph title=label(words.empty_title) body=label(words.empty_body) />
                    }
                >
                    <ul class="directory__list">
                        <For each=drawn key=Entry::clone let:entry>
                            <Line entry editing />
                        </For>
                    </ul>
                    <Show when=move || shown.with(Vec::is_empty)>
                        <p class="u-faint">{move || t.no_match()}</p>
                    </Show>
                    <Show when=move || n_drawn.get() < shown.with(Vec::len)>
                        <div>
                            <Button
                                label=Signal::derive(move || t.show_more().to_owned())
                                on_click=move |()| n_drawn.update(|n| *n += SLICE)
                            />
                        </div>
                    </Show>
                </Show>
                <Binned kind />
                <div class="page__foot">
                    <Button kind=ButtonKind::Primary glyph=Glyph::Plus label=label(words.add) on_click=add />
                </div>
            </div>
            <Sheet open=Signal::derive(move || editing.with(Option::is_some)) on_close=close title=sheet_title>
                {move || editing.get_untracked().map(|editing| form(editing, close))}
            </Sheet>
        </div>
    }
}
