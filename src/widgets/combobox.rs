//! A choice among many, found by typing; what does not exist yet can be made from the typed words.

use super::{
    field::{Field, FieldIds},
    icon::{Glyph, Icon},
};
use crate::i18n::use_t;
use leptos::{ev, html, prelude::*};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComboOption {
    /// What is reported when it is chosen.
    pub value: String,
    /// What the person reads and types.
    pub label: String,
    /// What tells it from its likes: « Bâtiment A › 2e étage ».
    pub hint: Option<String>,
}

/// Lower case without the accents of Western Europe: enough to find a name that one typed in haste.
fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ÿ' => 'y',
            '’' => '\'',
            c => c,
        })
        .collect()
}

/// What the list shows for a typed text: those that begin with it, then those that hold it; at most `most`.
fn matching(options: &[ComboOption], typed: &str, most: usize) -> Vec<ComboOption> {
    let needle = folded(typed.trim());
    let mut found: Vec<(bool, &ComboOption)> = options
        .iter()
        .filter_map(|option| folded(&option.label).find(&needle).map(|at| (at != 0, option)))
        .collect();
    found.sort_by_key(|(is_inside, _)| *is_inside); // Stable: the parent's order holds within each half.
    found.into_iter().take(most).map(|(_, option)| option.clone()).collect()
}

/// One row of the open list.
#[derive(Clone, PartialEq)]
enum Row {
    Choose(ComboOption),
    Create(String),
}

/// An editable combobox with a list, after the ARIA Authoring Practices.
///
/// Arrows move in the list, Enter chooses, Escape closes it and puts the former text back.
#[component]
pub fn Combobox(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The words of the choice in force; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Everything that can be chosen, the likeliest first.
    #[prop(into)]
    options: Signal<Vec<ComboOption>>,
    /// Called with the value chosen.
    #[prop(into)]
    on_select: Callback<String>,
    /// Called with the typed words to make a new one of; without it only what exists can be chosen.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// Called when the field is emptied: no choice.
    #[prop(optional, into)]
    on_clear: Option<Callback<()>>,
    /// Empties the field after each choice, to choose several; the chosen ones are shown as chips elsewhere.
    #[prop(optional)]
    several: bool,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether the sheet or dialog it stands in opens with the caret in it.
    #[prop(optional)]
    autofocus: bool,
    /// How many rows the list shows at most.
    #[prop(default = 50)]
    most: usize,
) -> impl IntoView {
    let t = use_t();
    let ids = FieldIds::new();
    let list_id = StoredValue::new(format!("{}-list", ids.control));
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(None::<String>); // Nothing: the choice in force is shown and the list is closed.
    let active = RwSignal::new(None::<usize>);

    let rows = Memo::new(move |_| {
        let Some(typed) = typed.get() else { return Vec::new() };
        // Just opened, the field still holds the choice in force: everything is offered.
        let needle = if value.with(|value| *value == typed) { "" } else { typed.as_str() };
        let mut rows: Vec<Row> =
            options.with(|options| matching(options, needle, most)).into_iter().map(Row::Choose).collect();
        let name = needle.trim();
        let exists =
            || options.with(|options| options.iter().any(|option| folded(&option.label) == folded(name)));
        if on_create.is_some() && !name.is_empty() && !exists() {
            rows.push(Row::Create(name.to_owned()));
        }
        rows
    });
    let is_open = move || typed.with(Option::is_some);

    let close = move || {
        // A field that is removed while it has the focus gets its blur when everything here is gone.
        let (None, None) = (typed.try_set(None), active.try_set(None)) else { return };
        if let Some((input, value)) = input.try_get_untracked().flatten().zip(value.try_get_untracked()) {
            input.set_value(&value);
        }
    };
    let choose = move |row: Row| {
        match row {
            Row::Choose(option) => on_select.run(option.value),
            Row::Create(name) => {
                if let Some(on_create) = on_create {
                    on_create.run(name);
                }
            }
        }
        close();
        if several && let Some(input) = input.get_untracked() {
            input.set_value("");
        }
    };
    let open = move || {
        if !is_open() {
            typed.set(Some(value.get_untracked()));
        }
    };
    let step = move |by: isize| {
        let len = rows.with_untracked(Vec::len);
        if 0 < len {
            let at = active.get_untracked();
            let next = match (at, 0 < by) {
                (None, true) => 0,
                (None, false) => len - 1,
                (Some(at), true) => (at + 1) % len,
                (Some(at), false) => (at + len - 1) % len,
            };
            active.set(Some(next));
            request_animation_frame(move || reveal(&list_id.get_value(), next));
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => {
                open();
                step(1);
            }
            "ArrowUp" => {
                open();
                step(-1);
            }
            "Enter" => {
                // Without a row chosen by arrow, Enter takes the first: what one typed is what one means.
                let at = active.get_untracked().unwrap_or(0);
                let is_typed = typed
                    .with_untracked(|typed| typed.as_ref().is_some_and(|typed| !typed.trim().is_empty()));
                let row = rows.with_untracked(|rows| rows.get(at).cloned());
                match row {
                    Some(row) if is_typed || active.get_untracked().is_some() => choose(row),
                    _ => return,
                }
            }
            "Escape" if is_open() => {
                event.stop_propagation(); // Closes the list, not the sheet around it.
                close();
            }
            _ => return,
        }
        event.prevent_default();
    };
    let on_input = move |text: String| {
        if text.is_empty()
            && let Some(on_clear) = on_clear
        {
            on_clear.run(());
        }
        active.set(None);
        typed.set(Some(text));
    };

    let list = move || {
        rows.get()
            .into_iter()
            .enumerate()
            .map(|(idx, row)| {
                let (text, hint, glyph) = match &row {
                    Row::Choose(option) => (option.label.clone(), option.hint.clone(), None),
                    Row::Create(name) => (t.create_named(name), None, Some(Glyph::Plus)),
                };
                view! {
                    <li
                        class="combobox__option"
                        id=format!("{}-{idx}", list_id.get_value())
                        role="option"
                        aria-selected=move || (active.get() == Some(idx)).to_string()
                        // Before the field's blur, which closes the list.
                        on:pointerdown=|event| event.prevent_default()
                        on:click=move |_| choose(row.clone())
                    >
                        {glyph.map(|glyph| view! { <Icon glyph /> })}
                        <span class="combobox__label">{text}</span>
                        {hint.map(|hint| view! { <span class="combobox__hint">{hint}</span> })}
                    </li>
                }
            })
            .collect_view()
    };

    view! {
        <Field ids=ids.clone() label label_hidden>
            <div class="combobox">
                <input
                    class="input"
                    id=ids.control
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    autofocus=autofocus
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || (is_open() && rows.with(|rows| !rows.is_empty())).to_string()
                    aria-controls=list_id.get_value()
                    aria-activedescendant=move || active.get().map(|idx| format!("{}-{idx}", list_id.get_value()))
                    placeholder=move || placeholder.get()
                    node_ref=input
                    prop:value=move || value.get()
                    on:input:target=move |event| on_input(event.target().value())
                    on:click=move |_| open()
                    on:focus:target=|event| event.target().select()
                    on:blur=move |_| close()
                    on:keydown=on_keydown
                />
                <Icon glyph=Glyph::ChevronDown />
                <ul
                    class="combobox__list"
                    id=list_id.get_value()
                    role="listbox"
                    // A list that scrolls is a stop of the Tab key otherwise.
                    tabindex="-1"
                    aria-label=move || label.get()
                    data-open=move || (is_open() && rows.with(|rows| !rows.is_empty())).then_some("true")
                >
                    {list}
                </ul>
                <span class="u-hidden" role="status">
                    {move || is_open().then(|| t.n_choices(rows.with(Vec::len)))}
                </span>
            </div>
        </Field>
    }
}

fn reveal(list_id: &str, idx: usize) {
    if let Some(option) = document().get_element_by_id(&format!("{list_id}-{idx}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[cfg(test)]
mod tests {
    use super::{ComboOption, matching};

    fn option(label: &str) -> ComboOption {
        ComboOption { value: label.to_owned(), label: label.to_owned(), hint: None }
    }

    #[test]
    fn what_begins_with_the_typed_text_comes_first() {
        let options = [option("Salle d’eau"), option("Entrée"), option("Eau et café"), option("École")];
        let labels: Vec<String> =
            matching(&options, "EÀ", 9).into_iter().map(|option| option.label).collect();
        assert_eq!(labels, ["Eau et café", "Salle d’eau"]);
        assert_eq!(matching(&options, "", 2).len(), 2);
        assert_eq!(matching(&options, "ecole", 9).first().map(|option| option.label.as_str()), Some("École"));
    }
}
