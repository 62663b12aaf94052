//! The contacts of a party: who, what for, and one tap to call, write or text them.

use leptos::prelude::*;
use supply::party::{Contact, LineType};

use super::subject::{Edit, Subject};
use crate::suppliers::directory::calls;
use crate::suppliers::directory::links::{mail_href, number_words, sms_href, tel_href};
use crate::suppliers::directory::words::{contact_type_name, line_type_name, name_or_stand_in};
use crate::suppliers::exchange::share_card;
use crate::widgets::avatar::Avatar;
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::{Glyph, Icon};

/// The section.
#[component]
pub fn Contacts(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let n = move || subject.contacts.with(Vec::len);
    let cards = move || {
        let all = subject.contacts.get().into_iter();
        all.map(|contact| view! { <ContactCard subject contact /> }).collect_view()
    };
    view! {
        <section class="section" aria-label=move || t.party_contacts()>
            <header class="section__head">
                <h2 class="section__title">{move || t.party_contacts()}</h2>
                <Show when=move || 0 < n()>
                    <span class="section__count">{move || t.number(n())}</span>
                </Show>
            </header>
            <Show when=move || n() == 0>
                <p class="u-faint">{move || t.party_contacts_none()}</p>
            </Show>
            <ul class="contacts">
                {cards}
            </ul>
            <div>
                <Button
                    glyph=Glyph::Plus
                    label=Signal::derive(move || t.contact_add().to_owned())
                    on_click=subject.edit(Edit::Contact(None))
                />
            </div>
        </section>
    }
}

#[component]
fn ContactCard(subject: Subject, contact: Contact) -> impl IntoView {
    let (t, party) = (subject.t, subject.id);
    let name = name_or_stand_in(t, &contact.name);
    let mut facts = vec![contact_type_name(t, contact.kind).to_owned()];
    facts.extend(Some(contact.function.trim().to_owned()).filter(|it| !it.is_empty()));
    if contact.first {
        facts.push(t.contact_first_short().to_owned());
    }
    let tels = contact
        .tels
        .iter()
        .map(|tel| {
            let number = number_words(t, &tel.value);
            let label = t.call_person(&name);
            let kind = (tel.kind != LineType::Other).then(|| line_type_name(t, tel.kind));
            let is_called = tel.kind != LineType::Fax;
            let line = view! { <span class="contact__number">{number}</span> <span class="contact__use">{kind}</span> };
            match tel_href(&tel.value).filter(|_| is_called) {
                Some(href) => view! {
                    <li>
                        <a class="contact__line" href=href on:click=move |_| calls::note(party)>
                            <Icon glyph=Glyph::Phone /><span class="u-hidden">{label}" "</span>{line}
                        </a>
                    </li>
                }
                .into_any(),
                None => view! { <li><span class="contact__line"><Icon glyph=Glyph::Print />{line}</span></li> }.into_any(),
            }
        })
        .collect_view();
    let sms = contact.tels.iter().find_map(|tel| sms_href(&tel.value)).map(|href| {
        let label = t.party_sms_named(&name);
        view! { <li><a class="contact__line" href=href aria-label=label><Icon glyph=Glyph::Comment />{t.party_sms()}</a></li> }
    });
    let mails = contact
        .mails
        .iter()
        .map(|mail| match mail_href(&mail.value) {
            Some(href) => view! {
                <li>
                    <a class="contact__line" href=href>
                        <Icon glyph=Glyph::Mail /><span class="contact__mail">{mail.value.clone()}</span>
                    </a>
                </li>
            }
            .into_any(),
            None => view! { <li><span class="contact__line"><Icon glyph=Glyph::Mail />{mail.value.clone()}</span></li> }.into_any(),
        })
        .collect_view();
    let notes = (!contact.notes.trim().is_empty())
        .then(|| view! { <p class="contact__notes">{contact.notes.clone()}</p> });
    let (session, id) = (subject.session, contact.id);
    let share_label = format!("{} : {name}", t.exchange_share());
    let share = view! {
        <li>
            <button
                class="contact__line"
                type="button"
                aria-label=share_label
                on:click=move |_| share_card(session, id)
            >
                <Icon glyph=Glyph::Share />
                {t.exchange_share()}
            </button>
        </li>
    };
    let edit_label = format!("{} : {name}", t.edit());
    view! {
        <li class="contact" data-emergency=(contact.kind == supply::party::ContactType::Emergency).then_some("true")>
            <Avatar name=Signal::stored(contact.name.clone()) />
            <div class="contact__who">
                <p class="contact__name">{name}</p>
                <p class="contact__facts">{facts.join(" · ")}</p>
            </div>
            <IconButton
                glyph=Glyph::Edit
                label=Signal::stored(edit_label)
                on_click=subject.edit(Edit::Contact(Some(contact.id)))
            />
            <ul class="contact__lines">{tels}{sms}{mails}{share}</ul>
            {notes}
        </li>
    }
}
