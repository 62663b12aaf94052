//! One guest: how to reach, the answer, who comes along, what they eat, where they sit.

use events::Planner;
use events::guests::draft::Draft;
use events::guests::{Answer, Guest, code, compose, diets};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::page::Shared;
use super::row::{Answers, PlusStepper};
use super::words::{diet_glyph, diet_name};
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::suppliers::directory::links::{mail_href, sms_href, tel_href};
use crate::widgets::button::Button;
use crate::widgets::chip::ToggleChip;
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The sheet.
#[component]
pub fn GuestSheet(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let guest = Memo::new(move |_| {
        let id = it.open.get()?;
        session.look_in::<Planner, _>(|planner, _, _| planner.guests.alive(id).cloned())
    });
    let title = Signal::derive(move || {
        guest
            .with(|guest| guest.as_ref().map(|guest| guest.name.clone()))
            .unwrap_or_else(|| t.guests_title().to_owned())
    });
    let is_open = Memo::new(move |_| guest.with(Option::is_some));
    view! {
        <Sheet open=is_open on_close=move |()| it.open.set(None) title>
            {move || it.open.get().map(|id| view! { <Fields it id guest /> })}
        </Sheet>
    }
}

#[component]
fn Fields(it: Shared, id: RecordId, guest: Memo<Option<Guest>>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let read = move |read: fn(&Guest) -> &String| {
        Signal::derive(move || {
            guest.with(|guest| guest.as_ref().map(|guest| read(guest).clone()).unwrap_or_default())
        })
    };
    let answer =
        Signal::derive(move || guest.with(|guest| guest.as_ref().map_or(Answer::Silent, Guest::answer)));
    let plus = Signal::derive(move || {
        guest.with(|guest| guest.as_ref().and_then(|guest| guest.plus)).unwrap_or(0).max(0)
    });
    let is_waiting =
        Memo::new(move |_| guest.with(|guest| guest.as_ref().is_some_and(|guest| guest.waiting.is_some())));
    let save = move |field: &'static str| move |text: String| acts::text(session, id, field, &text);
    let save_name = move |text: String| {
        // A guest without a name is nobody: the one there was stays.
        if text.trim().is_empty() { session.touch() } else { acts::text(session, id, "name", &text) }
    };
    let facts = move || {
        guest.with(|guest| {
            let guest = guest.as_ref()?;
            let facts = [
                guest.invited.map(|ms| t.guest_invited_on(&t.date_short_at(ms))),
                guest.reminded.map(|ms| t.guest_reminded_on(&t.date_short_at(ms))),
                guest.answered.map(|day| t.guest_answered_on(&t.date_short(day))),
            ];
            Some(facts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    };
    let close_and = move |act: Callback<()>| {
        move |()| {
            it.open.set(None);
            act.run(());
        }
    };
    view! {
        <div class="stack guest-sheet">
            <p class="guest-sheet__facts">{facts}</p>
            <Reach it id guest />
            <div class="guest-sheet__answer">
                <span class="field__label">{move || t.guest_answer()}</span>
                <Answers id name=read(|guest| &guest.name) answer />
                <Show
                    when=move || is_waiting.get()
                    fallback=move || view! {
                        <Button
                            glyph=Glyph::Clock
                            label=Signal::derive(move || t.guest_wait().to_owned())
                            on_click=move |()| acts::wait(session, t, id, true)
                        />
                    }
                >
                    <Button
                        glyph=Glyph::Check
                        label=Signal::derive(move || t.guest_place().to_owned())
                        on_click=move |()| acts::wait(session, t, id, false)
                    />
                </Show>
            </div>
            <div class="guest-sheet__plus">
                <span class="field__label">{move || t.guest_plus()}</span>
                <PlusStepper id name=read(|guest| &guest.name) n=plus />
            </div>
            <Companions it id />
            <Diets id guest />
            <TableField it id guest />
            <TextField label=Signal::derive(move || t.guest_name().to_owned()) value=read(|g| &g.name) on_commit=save_name />
            <TextField kind="email" label=Signal::derive(move || t.guest_mail().to_owned()) value=read(|g| &g.mail) on_commit=save("mail") />
            <TextField kind="tel" label=Signal::derive(move || t.guest_tel().to_owned()) value=read(|g| &g.tel) on_commit=save("tel") />
            <TextField label=Signal::derive(move || t.guest_company().to_owned()) value=read(|g| &g.company) on_commit=save("company") />
            <TextField label=Signal::derive(move || t.guest_service().to_owned()) value=read(|g| &g.service) on_commit=save("service") />
            <TextArea label=Signal::derive(move || t.guest_notes().to_owned()) value=read(|g| &g.notes) on_commit=save("notes") />
            <p class="guest-sheet__facts">
                {move || t.guest_code()} " " <strong>{move || guest.with(|g| g.as_ref().map(|g| code::shown(&code::of(g))))}</strong>
            </p>
            <div class="cluster">
                <Button
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.guest_remove().to_owned())
                    on_click=close_and(Callback::new(move |()| acts::remove(session, t, id)))
                />
            </div>
        </div>
    }
}

/// Calls, letters, the invitation.
#[component]
fn Reach(it: Shared, id: RecordId, guest: Memo<Option<Guest>>) -> impl IntoView {
    let t = use_t();
    let invite = move |_| {
        it.open.set(None);
        it.inviting.set(Some(Some(id)));
    };
    let link = move |href: Option<String>, glyph: Glyph, words: fn(T) -> &'static str| {
        href.map(|href| view! { <a class="reach__act" href=href><Icon glyph /><span>{move || words(t)}</span></a> })
    };
    let lines = move || {
        guest.with(|guest| {
            let guest = guest.as_ref()?;
            Some((tel_href(&guest.tel), sms_href(&guest.tel), mail_href(&guest.mail)))
        })
    };
    view! {
        <div class="reach__acts guest-reach">
            {move || {
                let (tel, sms, mail) = lines().unwrap_or_default();
                view! {
                    {link(tel, Glyph::Phone, |t| t.guest_call())}
                    {link(sms, Glyph::Comment, |t| t.guest_sms())}
                    {link(mail, Glyph::Mail, |t| t.guest_write())}
                }
            }}
            <button class="reach__act" type="button" on:click=invite>
                <Icon glyph=Glyph::Share />
                <span>{move || t.guest_invite()}</span>
            </button>
        </div>
    }
}

/// Those who come along under their own name.
#[component]
fn Companions(it: Shared, id: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| {
            let of = planner.children::<Guest>(it.event).filter(|guest| guest.host == Some(id));
            of.map(|guest| (guest.id, guest.name.clone())).collect::<Vec<_>>()
        })
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked();
        if name.trim().is_empty() {
            return;
        }
        let answer = session.peek_in::<Planner, _>(|planner, _, _| planner.guests.get(id).map(Guest::answer));
        typed.set(String::new());
        acts::add(session, t, it.event, &[Draft { host: Some(id), answer, ..Draft::named(&name) }]);
    };
    let row = move |(other, name): (RecordId, String)| {
        view! {
            <li><button class="guest-row__name" type="button" on:click=move |_| it.open.set(Some(other))>{name}</button></li>
        }
    };
    view! {
        <div class="guest-sheet__with">
            <Show when=move || all.with(|all| !all.is_empty())>
                <span class="field__label">{move || t.guest_companions()}</span>
                <ul>{move || all.get().into_iter().map(row).collect_view()}</ul>
            </Show>
            <form class="guest-inline" on:submit=add>
                <label class="guest-add__field">
                    <span class="u-hidden">{move || t.guest_companion_add()}</span>
                    <input
                        class="input"
                        type="text"
                        autocomplete="off"
                        autocapitalize="words"
                        placeholder=move || t.guest_companion_add()
                        prop:value=move || typed.get()
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                </label>
                <Button submit=true glyph=Glyph::Plus label=Signal::derive(move || t.guest_add_button().to_owned()) />
            </form>
        </div>
    }
}

/// What they do not eat.
#[component]
fn Diets(id: RecordId, guest: Memo<Option<Guest>>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let purge = Memo::new(move |_| {
        let event = guest.with(|guest| guest.as_ref().and_then(|guest| guest.parent))?;
        session.look_in::<Planner, _>(|planner, _, _| planner.events.get(event).and_then(|event| event.purge))
    });
    let chip = move |key: &'static str| {
        let is_on = Signal::derive(move || {
            guest.with(|guest| guest.as_ref().is_some_and(|guest| guest.diets.iter().any(|own| own == key)))
        });
        view! {
            <ToggleChip
                glyph=diet_glyph(key)
                label=Signal::derive(move || diet_name(t, key).to_owned())
                pressed=is_on
                on_toggle=move |is_in| session.write(compose::diet(id, key, is_in))
            />
        }
    };
    let note = Signal::derive(move || {
        guest.with(|guest| guest.as_ref().map(|guest| guest.diet_note.clone()).unwrap_or_default())
    });
    let until = move || match purge.get() {
        Some(day) => format!("{} {}", t.guest_diets_hint(), t.guest_diets_until(&t.date_short(day))),
        None => t.guest_diets_hint().to_owned(),
    };
    view! {
        <fieldset class="guest-diets">
            <legend class="field__label">{move || t.guest_diets()}</legend>
            <p class="field__hint">{until}</p>
            <div class="guest-diets__chips">{diets::ALL.map(chip).collect_view()}</div>
            <TextField
                label=Signal::derive(move || t.guest_diet_note().to_owned())
                value=note
                on_commit=move |text: String| acts::text(session, id, "diet_note", &text)
            />
        </fieldset>
    }
}

/// Where they sit, one of the tables there are or a new one.
#[component]
fn TableField(it: Shared, id: RecordId, guest: Memo<Option<Guest>>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let tables = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| {
            let mut names: Vec<String> = Vec::new();
            for guest in planner.children::<Guest>(it.event).filter(|guest| !guest.table.is_empty()) {
                if !names.contains(&guest.table) {
                    names.push(guest.table.clone());
                }
            }
            names.sort_by_cached_key(|name| events::guests::caterer::table_key(name));
            names
        })
    });
    let own = move |name: &str| guest.with(|guest| guest.as_ref().is_some_and(|guest| guest.table == name));
    let value = Signal::derive(move || {
        guest.with(|guest| guest.as_ref().map(|guest| guest.table.clone()).unwrap_or_default())
    });
    let chip = move |name: String| {
        let (mine, chosen) = (name.clone(), name.clone());
        view! {
            <ToggleChip
                label=Signal::stored(name)
                pressed=Signal::derive(move || own(&mine))
                on_toggle=move |is_on: bool| acts::text(session, id, "table", if is_on { &chosen } else { "" })
            />
        }
    };
    view! {
        <div class="guest-tablefield">
            <TextField
                label=Signal::derive(move || t.guest_table_label().to_owned())
                value
                on_commit=move |text: String| acts::text(session, id, "table", &text)
            />
            <div class="guest-diets__chips">{move || tables.get().into_iter().take(24).map(chip).collect_view()}</div>
        </div>
    }
}
