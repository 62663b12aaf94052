//! One line of a directory on the screen.

use domain::office::NamedKind;
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::directory::acts;
use crate::plus::directory::entry::{Editing, Entry};
use crate::session::use_session;
use crate::widgets::avatar::Avatar;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// A line: what it is, how many open requests it has, ways to reach it, and its acts.
#[component]
pub fn Line(
    /// What it shows. A changed entry is another line.
    entry: Entry,
    /// What is being edited on this page.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let Entry { id, kind, depth, label, notes, n_open, href, phone, email, glyph } = entry;
    let name = StoredValue::new(label.clone());
    let items = Signal::derive(move || {
        let mut items = vec![MenuItem::new(
            t.edit(),
            Glyph::Edit,
            Callback::new(move |()| editing.set(Some(Editing::Known(id)))),
        )];
        if kind == NamedKind::Place {
            let add = Callback::new(move |()| editing.set(Some(Editing::New(Some(id)))));
            items.push(MenuItem::new(t.place_add_within(), Glyph::Plus, add));
        }
        let trash = Callback::new(move |()| acts::trash(session, t, kind, id, &name.get_value()));
        items.push(MenuItem::new(t.delete(), Glyph::Trash, trash).grave());
        items
    });
    let mark = match glyph {
        Some(glyph) => view! { <Icon glyph /> }.into_any(),
        // The name beside it is read out.
        None => {
            view! { <span aria-hidden="true"><Avatar name=Signal::stored(label.clone()) /></span> }.into_any()
        }
    };
    let reach = move |href: String, glyph: Glyph, label: String| {
        view! { <a class="icon-button" href=href aria-label=label.clone() title=label><Icon glyph /></a> }
    };
    view! {
        <li class="entry" style:--depth=depth.to_string() data-top=(depth == 0).then_some("true")>
            <span class="entry__mark">{mark}</span>
            <div class="entry__text">
                <a class="entry__name" href=href>{label}</a>
                {(!notes.is_empty()).then(|| view! { <p class="entry__note">{notes.join(" · ")}</p> })}
            </div>
            {(0 < n_open).then(|| view! { <span class="entry__count">{move || t.n_open(n_open)}</span> })}
            <div class="entry__acts">
                {phone.map(|phone| reach(format!("tel:{}", phone.replace(' ', "")), Glyph::Phone, t.call_person(&name.get_value())))}
                {email.map(|email| reach(format!("mailto:{email}"), Glyph::Mail, t.write_person(&name.get_value())))}
                <Menu label=Signal::derive(move || t.acts_of(&name.get_value())) items />
            </div>
        </li>
    }
}
