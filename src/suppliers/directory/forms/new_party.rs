//! A new party: a name, a type, a number. Everything else later.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::{Intent, RecordId};
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::party::{LineType, PartyType, Tel, duplicates};

use crate::i18n::use_t;
use crate::platform::dirty;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::directory::words::{name_or_stand_in, phone_flaw, type_name};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn NewParty(
    /// The name to begin with: what was typed in vain.
    #[prop(into)]
    name: String,
    /// Called when it is stored or given up.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (name, tel) = (RwSignal::new(name), RwSignal::new(String::new()));
    let kind = RwSignal::new(PartyType::Supplier);
    let error = RwSignal::new(false);
    dirty::follow(move || {
        name.with(|name| !name.trim().is_empty()) || tel.with(|tel| !tel.trim().is_empty())
    });
    let alike = Memo::new(move |_| {
        let (name, tel) = (name.get(), tel.get());
        session.look_in::<Book, _>(|book, _, _| {
            let ids = duplicates::like(book, &name, &tel);
            let named = |id: RecordId| book.parties.alive(id).map(|party| (id, party.name.clone()));
            ids.into_iter().filter_map(named).collect::<Vec<_>>()
        })
    });
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        if typed.trim().is_empty() {
            error.set(true);
            return;
        }
        let id = session.new_id();
        let put = |field: &str, value: replica::Value| Intent::set(id, kinds::PARTY, field, value);
        let mut intents =
            vec![put("name", typed.trim().into()), put("type", kind.get_untracked().key().into())];
        let number = tel.get_untracked();
        if !number.trim().is_empty() {
            let is_mobile = supply::phone::takes_sms(&number);
            let kind = if is_mobile { LineType::Mobile } else { LineType::Work };
            intents.push(put("tel/main", Tel::stored(&number, kind)));
        }
        session.act(Act::one(intents), t.party_created(typed.trim()));
        on_done.run(());
        navigate(&Suppliers::Directory(Some(id)).href(), routes::way());
    };
    let types =
        move || PartyType::ALL.iter().map(|it| Choice::new(it.key(), type_name(t, *it))).collect::<Vec<_>>();
    let hint = Signal::derive(move || {
        let text = tel.get();
        let is_whole = 10 <= text.chars().filter(char::is_ascii_digit).count();
        let flaw = if is_whole { phone_flaw(t, &text) } else { None };
        Some(flaw.unwrap_or_else(|| t.party_phone_hint().to_owned()))
    });
    view! {
        <form class="form" on:submit=submit novalidate=true>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                autofocus=true
                placeholder=Signal::derive(move || Some(t.party_name_example().to_owned()))
                error=Signal::derive(move || error.get().then(|| t.name_empty().to_owned()))
                on_input=move |text| {
                    name.set(text);
                    error.set(false);
                }
            />
            <Show when=move || alike.with(|alike| !alike.is_empty())>
                <div class="party-alike" role="status">
                    <p class="party-alike__title">{move || t.party_like_title()}</p>
                    <ul>
                        <For each=move || alike.get() key=Clone::clone let:one>
                            <li>
                                <a
                                    class="link"
                                    href=Suppliers::Directory(Some(one.0)).href()
                                    on:click=move |_| on_done.run(())
                                >
                                    {name_or_stand_in(t, &one.1)}
                                </a>
                            </li>
                        </For>
                    </ul>
                </div>
            </Show>
            <SelectField
                label=Signal::derive(move || t.party_type().to_owned())
                value=Signal::derive(move || kind.get().key().to_owned())
                choices=Signal::derive(types)
                on_change=move |key: String| kind.set(PartyType::from_key(&key))
            />
            <TextField
                label=Signal::derive(move || t.field_phone().to_owned())
                kind="tel"
                value=tel
                hint
                placeholder=Signal::derive(move || Some(t.party_tel_example().to_owned()))
                on_input=move |text| tel.set(text)
            />
            <FormFoot save=Signal::derive(move || t.party_create().to_owned()) on_cancel=on_done />
        </form>
    }
}
