//! What is packed and brought back: typed one after another, ticked twice.

use events::Planner;
use events::services::kit::{Progress, is_back, typed};
use events::services::{KitItem, compose};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;

use super::model::Services;
use crate::i18n::{T, use_t};
use crate::platform::clock;
use crate::session::{Session, use_session};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::switch::Checkbox;
use crate::widgets::text_field::TextField;

/// The list.
#[component]
pub fn Kit(
    /// The event.
    of: Services,
    /// Called with the item to be edited.
    on_open: Callback<RecordId>,
) -> impl IntoView {
    let t = use_t();
    let ids = Memo::new(move |_| of.kit.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()));
    let progress = Memo::new(move |_| of.kit.with(|all| Progress::of(all)));
    view! {
        <section class="section kit">
            <div class="section__head">
                <h2 class="section__title">{move || t.services_kit()}</h2>
                <span class="section__count">{move || t.number(ids.with(Vec::len))}</span>
            </div>
            <Show when=move || 0 < progress.get().n><KitProgress progress /></Show>
            <Show when=move || 0 < progress.get().n>
                <div class="kit__columns" aria-hidden="true"><span>{move || t.kit_packed()}</span><span>{move || t.kit_back()}</span></div>
            </Show>
            <ul class="kit__list">
                <For each=move || ids.get() key=|id| *id let:id><OneItem of id on_open /></For>
            </ul>
        </section>
    }
}

/// How far packing is, or bringing back.
#[component]
fn KitProgress(progress: Memo<Progress>) -> impl IntoView {
    let t = use_t();
    let told = move || {
        let it = progress.get();
        let n = |n: usize| t.number(n);
        if it.back == 0 {
            (t.kit_progress(&n(it.packed), &n(it.n)), it.packed, it.n)
        } else {
            (t.kit_progress_back(&n(it.back), &n(it.packed)), it.back, it.packed)
        }
    };
    let width = move || {
        let (_, done, all) = told();
        format!("{}%", (done * 100).checked_div(all).unwrap_or(0))
    };
    let rest = move || {
        let it = progress.get();
        if it.back == 0 {
            None
        } else if it.to_bring_back() == 0 {
            Some(t.kit_all_back().to_owned())
        } else {
            Some(t.kit_to_bring(it.to_bring_back()))
        }
    };
    let missing = move || Some(progress.get().missing).filter(|n| 0 < *n).map(|n| t.kit_n_missing(n));
    view! {
        <div class="kit__progress">
            <p class="kit__told">
                <strong>{move || told().0}</strong>
                {move || rest().map(|rest| view! { <span>{rest}</span> })}
                {move || missing().map(|missing| view! { <span class="kit__missing"><Icon glyph=Glyph::Warning />{missing}</span> })}
            </p>
            <div class="kit__bar" aria-hidden="true"><span style:inline-size=width></span></div>
        </div>
    }
}

/// One line typed, or many pasted.
#[component]
pub fn QuickAdd(
    /// The event.
    of: Services,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let text = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let add = move |all: &str| {
        let drafts: Vec<KitItem> =
            all.lines().filter(|line| !line.trim().is_empty()).map(|line| draft(of.event, line)).collect();
        let Some(first) = drafts.first().map(|first| first.title.clone()) else { return };
        let said = if drafts.len() == 1 { t.kit_added(&first) } else { t.kit_added_n(drafts.len()) };
        let intents = session.peek_in::<Planner, _>(|planner, _, _| {
            session.with_ctx(|ctx| compose::add_kit(ctx, planner, of.event, &drafts)).1
        });
        session.act(Act::one(intents), said);
        text.set(String::new());
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        add(&text.get_untracked());
        if let Some(input) = input.get_untracked() {
            drop(input.focus());
        }
    };
    // A line input drops the line breaks of what is pasted: a list stays a list.
    let paste = move |event: web_sys::ClipboardEvent| {
        let pasted =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if 1 < pasted.lines().filter(|line| !line.trim().is_empty()).count() {
            event.prevent_default();
            add(&pasted);
        }
    };
    view! {
        <form class="kit__add" on:submit=submit on:paste=paste>
            <TextField
                label=Signal::derive(move || t.kit_add_label().to_owned())
                label_hidden=true
                value=text
                node_ref=input
                on_input=move |typed| text.set(typed)
                placeholder=Signal::derive(move || Some(t.kit_example().to_owned()))
            />
            <button class="button" type="submit"><Icon glyph=Glyph::Plus /><span>{move || t.kit_add()}</span></button>
        </form>
    }
}

fn draft(event: RecordId, line: &str) -> KitItem {
    let (quantity, title) = typed(line);
    KitItem { title: title.to_owned(), quantity, ..KitItem::new(event) }
}

#[component]
fn OneItem(of: Services, id: RecordId, on_open: Callback<RecordId>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = Memo::new(move |_| of.kit.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let name =
        Signal::derive(move || entry.with(|it| it.as_ref().map(|it| words(t, it)).unwrap_or_default()));
    let notes = move || entry.with(|it| it.as_ref().map(|it| notes(session, it)).unwrap_or_default());
    let missing = move || {
        entry.with(|it| it.as_ref().map(|it| it.missing.trim().to_owned())).filter(|text| !text.is_empty())
    };
    let write = move |intents: Vec<Intent>| session.write(intents);
    view! {
        <li class="kit__item" data-packed=move || entry.with(|it| it.as_ref().is_some_and(|it| it.packed.is_some())).then_some("true")
            data-back=move || entry.with(|it| it.as_ref().is_some_and(is_back)).then_some("true")>
            <button class="kit__name" type="button" on:click=move |_| on_open.run(id)>
                <span>{name}</span>
                {move || Some(notes()).filter(|text| !text.is_empty()).map(|text| view! { <span class="kit__note">{text}</span> })}
                {move || missing().map(|text| view! { <span class="kit__missing"><Icon glyph=Glyph::Warning />{text}</span> })}
            </button>
            <Checkbox
                label=Signal::derive(move || t.kit_packed_named(&name.get()))
                label_hidden=true
                checked=Signal::derive(move || entry.with(|it| it.as_ref().is_some_and(|it| it.packed.is_some())))
                on_change=move |on: bool| write(compose::set_packed(id, on.then(clock::now_ms)))
            />
            <Checkbox
                label=Signal::derive(move || t.kit_back_named(&name.get()))
                label_hidden=true
                checked=Signal::derive(move || entry.with(|it| it.as_ref().is_some_and(|it| it.back.is_some())))
                on_change=move |on: bool| {
                    let mut intents = compose::set_back(id, on.then(clock::now_ms));
                    // What comes back had gone.
                    if on && entry.with_untracked(|it| it.as_ref().is_some_and(|it| it.packed.is_none())) {
                        intents.extend(compose::set_packed(id, Some(clock::now_ms())));
                    }
                    write(intents);
                }
            />
        </li>
    }
}

/// « 12 × rallonges ».
pub fn words(t: T, item: &KitItem) -> String {
    match item.quantity {
        Some(n) if n != 1 => {
            format!("{} × {}", t.number(usize::try_from(n).unwrap_or_default()), item.title.trim())
        }
        _ => item.title.trim().to_owned(),
    }
}

/// Who sees to it, where it is kept.
fn notes(session: Session, item: &KitItem) -> String {
    let owner = item.owner.and_then(|id| session.peek(|office, _| office.name(id).map(str::to_owned)));
    let place = Some(item.place.trim().to_owned()).filter(|text| !text.is_empty());
    owner.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
}
