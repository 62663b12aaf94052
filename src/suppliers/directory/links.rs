//! Links that call, write and lead there: plain `<a>`, so that they work with the network cut.

use leptos::prelude::*;
use replica::RecordId;
use supply::party::reach::{self, Line};
use supply::phone;

use super::calls;
use super::words::name_or_stand_in;
use crate::i18n::T;
use crate::platform::map;
use crate::widgets::icon::{Glyph, Icon};

/// `tel:` for a number as typed.
pub fn tel_href(number: &str) -> Option<String> {
    phone::dial(number).map(|dial| format!("tel:{dial}"))
}

/// `sms:` for a number as typed.
pub fn sms_href(number: &str) -> Option<String> {
    phone::takes_sms(number).then(|| phone::dial(number).map(|dial| format!("sms:{dial}"))).flatten()
}

/// `mailto:` for an address as typed.
pub fn mail_href(mail: &str) -> Option<String> {
    reach::is_mail(mail).then(|| format!("mailto:{}", mail.trim()))
}

/// The map at an address.
pub fn map_href(address: &str) -> String {
    map::link(address)
}

/// A number as people read it, with its extension.
pub fn number_words(t: T, number: &str) -> String {
    match phone::parse(number) {
        Ok(phone) => match phone.ext {
            Some(ext) => format!("{}, {}", phone.shown, t.party_ext(&ext)),
            None => phone.shown,
        },
        Err(_) => number.trim().to_owned(),
    }
}

/// Whose a line is: the contact's name, else the party's.
pub fn whose<'a>(line: &'a Line, party: &'a str) -> &'a str {
    if line.whose.trim().is_empty() { party } else { &line.whose }
}

/// A round button that calls.
pub fn call_button(t: T, party: RecordId, line: &Line, party_name: &str) -> Option<impl IntoView + use<>> {
    let href = tel_href(&line.value)?;
    let name = name_or_stand_in(t, whose(line, party_name));
    let label = t.party_call_named(&name, &number_words(t, &line.value));
    Some(view! {
        <a class="call-button" href=href aria-label=label.clone() title=label on:click=move |_| calls::note(party)>
            <Icon glyph=Glyph::Phone />
        </a>
    })
}
