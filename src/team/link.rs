//! The link of an invitation, as it is scanned, pasted or typed: `https://exemple.fr/rejoindre#0123…`.
//!
//! The code is behind the `#`, which browsers send to no server, and it is taken out of the address at once.

use std::cell::RefCell;

use crate::routes::{self, path};

/// Crockford base-32 characters of a code: 128 bits.
const LENGTH: usize = 26;

/// A way into a workspace.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The server, without a slash at its end; `None` for a code without a link.
    pub server: Option<String>,
    /// The secret, in capitals.
    pub code: String,
}

/// The code is not for logs.
impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ticket").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Ticket {
    /// As one would paste it.
    pub fn text(&self) -> String {
        self.server.as_ref().map_or_else(|| self.code.clone(), |server| link(server, &self.code))
    }
}

/// Reads a link or a code; `None` if it is neither.
pub fn parse(text: &str) -> Option<Ticket> {
    let text = text.trim();
    let Some((address, code)) = text.split_once('#') else {
        return Some(Ticket { server: None, code: code(text)? });
    };
    let code = self::code(code)?;
    let address = address.trim_end_matches('/');
    if address.is_empty() {
        return Some(Ticket { server: None, code });
    }
    let server = address.strip_suffix(path::JOIN)?.strip_suffix('/')?;
    let (scheme, host) = server.split_once("://")?;
    let is_one = matches!(scheme, "http" | "https") && !host.is_empty() && !host.starts_with('/');
    is_one.then(|| Ticket { server: Some(server.to_owned()), code })
}

/// A code as people may write it: small letters, groups, O for 0, I and L for 1.
fn code(text: &str) -> Option<String> {
    let of = |c: char| match c.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        'U' => None,
        c if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    };
    let code: Option<String> =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{202f}')).map(of).collect();
    code.filter(|code| code.len() == LENGTH)
}

/// The link that carries a code to another device.
pub fn link(server: &str, code: &str) -> String {
    format!("{server}/{}#{code}", path::JOIN)
}

thread_local! {
    static HELD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Takes the code out of the address, before anything is drawn: it stays in no history and on no screen. It is held
/// in memory until it was used.
pub fn take_from_address() {
    let window = leptos::prelude::window();
    let location = window.location();
    let here = location.pathname().unwrap_or_default();
    if here.strip_prefix(&routes::base_path()) != Some(&format!("/{}", path::JOIN)) {
        return;
    }
    let hash = location.hash().unwrap_or_default();
    if hash.len() <= 1 {
        return;
    }
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or_default();
        // A browser that refuses shows the code a little longer; it opens once only.
        drop(history.replace_state_with_url(&state, "", Some(&here)));
    }
    hold(Some(hash));
}

/// Holds a link or code for the screen that looks at it; `None` once it was used.
pub fn hold(text: Option<String>) {
    HELD.with(|held| *held.borrow_mut() = text);
}

/// The link or code that is held.
pub fn held() -> Option<String> {
    HELD.with(|held| held.borrow().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "0123456789ABCDEFGHJKMNPQRS";

    fn ticket(server: Option<&str>) -> Option<Ticket> {
        Some(Ticket { server: server.map(str::to_owned), code: CODE.into() })
    }

    #[test]
    fn links_and_codes_as_people_hand_them_on() {
        let server = "https://exemple.fr";
        assert_eq!(parse(&link(server, CODE)), ticket(Some(server)));
        assert_eq!(
            parse(&format!(" https://exemple.fr/bureau/rejoindre/#{CODE}\n")),
            ticket(Some("https://exemple.fr/bureau"))
        );
        assert_eq!(
            parse(&format!("http://192.168.1.4:8080/rejoindre#{CODE}")),
            ticket(Some("http://192.168.1.4:8080"))
        );
        assert_eq!(parse(CODE), ticket(None));
        for ticket in [ticket(None), ticket(Some(server))] {
            assert_eq!(ticket.as_ref().and_then(|ticket| parse(&ticket.text())), ticket);
        }
        assert_eq!(parse(&format!("#{CODE}")), ticket(None));
        assert_eq!(parse("o1234-56789-abcde-fghjk-mnpqrs"), ticket(None));
        assert_eq!(parse("0I23 4567 89AB CDEF GHJK MNPQ RS"), ticket(None));
    }

    #[test]
    fn anything_else_is_no_invitation() {
        let long = format!("{CODE}0");
        let other = format!("https://exemple.fr/demandes#{CODE}");
        let script = format!("javascript://x/rejoindre#{CODE}");
        for bad in [
            "",
            "bonjour",
            "https://exemple.fr",
            &long,
            &other,
            &script,
            "/rejoindre#x",
            "U123456789ABCDEFGHJKMNPQRS",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert!(!format!("{:?}", ticket(None)).contains(CODE));
    }
}
