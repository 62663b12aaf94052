//! Those who said nothing yet, and letters to them that a mail program can open.

use super::{Answer, Guest};

/// Browsers and mail programs cut longer addresses.
pub const MAX_URL: usize = 1_900;

/// Who is to be asked again: silent and invited in their own name, those without a reminder first, then by name.
pub fn silent<'a>(guests: impl IntoIterator<Item = &'a Guest>) -> Vec<&'a Guest> {
    let is_silent = |guest: &&Guest| {
        guest.answer() == Answer::Silent
            && guest.waiting.is_none()
            && guest.host.is_none()
            && !guest.is_walk_in
    };
    let mut silent: Vec<&Guest> = guests.into_iter().filter(is_silent).collect();
    silent.sort_by_cached_key(|guest| (guest.reminded, search::fold(&guest.name), guest.id));
    silent
}

/// A letter for many, as addresses of a mail program: nobody sees the others (`bcc`), and none is longer than
/// [`MAX_URL`]. Each address comes with how many it reaches. `encode` escapes a text for an address.
pub fn letters(
    mails: &[String],
    subject: &str,
    body: &str,
    encode: impl Fn(&str) -> String,
) -> Vec<(String, usize)> {
    let tail = format!("&subject={}&body={}", encode(subject), encode(&body.replace('\n', "\r\n")));
    let room = MAX_URL.saturating_sub(tail.len() + "mailto:?bcc=".len()).max(200);
    let mut letters: Vec<(String, usize)> = Vec::new();
    let (mut list, mut n) = (String::new(), 0);
    for mail in mails {
        let mail = encode(mail.trim());
        if !list.is_empty() && room < list.len() + 1 + mail.len() {
            letters.push((format!("mailto:?bcc={}{tail}", std::mem::take(&mut list)), n));
            n = 0;
        }
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&mail);
        n += 1;
    }
    if 0 < n {
        letters.push((format!("mailto:?bcc={list}{tail}"), n));
    }
    letters
}
