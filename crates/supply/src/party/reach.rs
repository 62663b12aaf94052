//! Whom to call, write to and drive to: the right number first.

use super::{Adr, Contact, ContactType, LineType, Party, Tel};
use crate::book::Book;
use crate::phone;

/// A number that can be called, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As typed.
    pub value: String,
    /// What it is for.
    pub kind: LineType,
    /// The contact's name; empty for the party's own.
    pub whose: String,
}

/// All that tapping does at a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Emergency lines: the party's, then those of its emergency contacts.
    pub emergency: Vec<Line>,
    /// The number to call by day.
    pub call: Option<Line>,
    /// The number to write an SMS to.
    pub sms: Option<Line>,
    /// The mail address, as typed.
    pub mail: Option<String>,
    /// The postal address, on one line.
    pub map: Option<String>,
    /// The website, with its scheme.
    pub web: Option<String>,
}

/// How to reach a party.
///
/// By day: whom one calls first, else the party's own number, else a contact's; an emergency line only where nothing else
/// is known. Fax numbers and numbers that cannot be dialled are left out.
#[must_use]
pub fn reach(book: &Book, party: &Party) -> Reach {
    let contacts: Vec<&Contact> = book.children::<Contact>(party.id).collect();
    let line =
        |tel: &Tel, whose: &str| Line { value: tel.value.clone(), kind: tel.kind, whose: whose.to_owned() };
    let is_dialled = |tel: &&Tel| tel.kind != LineType::Fax && phone::dial(&tel.value).is_some();
    let mut own: Vec<Line> = party.tels.iter().filter(is_dialled).map(|tel| line(tel, "")).collect();
    let mut firsts = Vec::new();
    let mut others = Vec::new();
    let mut emergency: Vec<Line> = own.extract_if(.., |line| line.kind == LineType::Emergency).collect();
    for contact in &contacts {
        for tel in contact.tels.iter().filter(is_dialled) {
            let line = line(tel, &contact.name);
            if contact.kind == ContactType::Emergency || tel.kind == LineType::Emergency {
                emergency.push(line);
            } else if contact.first {
                firsts.push(line);
            } else {
                others.push(line);
            }
        }
    }
    let by_day: Vec<Line> = firsts.into_iter().chain(own).chain(others).collect();
    let sms = by_day.iter().chain(&emergency).find(|line| phone::takes_sms(&line.value)).cloned();
    let call = by_day.into_iter().next().or_else(|| emergency.first().cloned());
    let mails = contacts.iter().filter(|contact| contact.first).flat_map(|contact| &contact.mails);
    let mails = mails.chain(&party.mails).chain(contacts.iter().flat_map(|contact| &contact.mails));
    let mail = mails.map(|mail| mail.value.trim().to_owned()).find(|mail| is_mail(mail));
    Reach { emergency, call, sms, mail, map: party.adrs.first().map(Adr::one_line), web: web(&party.web) }
}

/// Whether a text looks like a mail address: one `@` between two texts, a dot behind, no space.
#[must_use]
pub fn is_mail(text: &str) -> bool {
    let text = text.trim();
    !text.chars().any(char::is_whitespace)
        && text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
        })
}

/// The address to open for a website as typed; nothing for what is no web address.
#[must_use]
pub fn web(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    // `javascript:` and its like are no websites.
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    is_host.then(|| if bare.len() == text.len() { format!("https://{text}") } else { text.to_owned() })
}
