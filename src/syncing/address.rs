//! The address of a server, as a person types it.

/// Why a text is no address of a server that a browser would let us speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Not an address.
    Incomplete,
    /// Plain http to another machine: browsers forbid it, and anybody on the way could read along.
    NotSecure,
}

/// The address under which the server's API lives, without a slash at its end.
///
/// `here` is where the app itself was loaded from, in the same form: it is what an empty text means, and its own
/// server may be spoken to as the page was, even without https.
pub fn parse(text: &str, here: &str) -> Result<String, AddressError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(here.to_owned());
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None if is_loopback(host_of(authority(text))) => ("http".to_owned(), text),
        None => ("https".to_owned(), text),
    };
    // A copied address often carries the page: `/aujourdhui?x#y` is not where the API is, but a folder may be.
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let authority = authority(rest).to_ascii_lowercase();
    let path = rest.get(authority.len()..).unwrap_or_default().trim_end_matches('/');
    let path = path.strip_suffix("/api/v1").unwrap_or(path);
    if !is_authority(&authority) || path.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(AddressError::Incomplete);
    }
    let address = format!("{scheme}://{authority}{path}");
    match scheme.as_str() {
        "https" => Ok(address),
        "http" if is_loopback(host_of(&authority)) || origin(&address) == origin(here) => Ok(address),
        "http" => Err(AddressError::NotSecure),
        _ => Err(AddressError::Incomplete),
    }
}

/// The part of an address that people know a server by.
pub fn shown(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn host_of(authority: &str) -> &str {
    authority.rsplit_once(':').map_or(authority, |(host, _)| host)
}

fn origin(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    Some((scheme, authority(rest)))
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host == "127.0.0.1"
}

/// A host and perhaps a port. No name and password: a browser refuses them.
fn is_authority(text: &str) -> bool {
    let (host, port) = text.rsplit_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
    let is_name = !host.is_empty()
        && !host.starts_with(['.', '-'])
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let is_known = host.contains('.') || is_loopback(host) || port.is_some();
    is_name && is_known && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "http://192.168.1.20:8080";

    #[test]
    fn addresses_as_people_type_them() {
        let is = |text: &str, address: &str| assert_eq!(parse(text, HERE), Ok(address.to_owned()), "{text}");
        is("", HERE);
        is(" intendance.exemple.fr ", "https://intendance.exemple.fr");
        is("https://Exemple.FR/bureau/", "https://exemple.fr/bureau");
        is("https://exemple.fr/api/v1?x=1#y", "https://exemple.fr");
        is("localhost:8080", "http://localhost:8080");
        is("http://127.0.0.1:8080/", "http://127.0.0.1:8080");
        is("http://192.168.1.20:8080/x", "http://192.168.1.20:8080/x");
        is("serveur:8443", "https://serveur:8443");
    }

    #[test]
    fn what_no_browser_would_speak_to_is_refused() {
        let fails = |text: &str, why| assert_eq!(parse(text, HERE), Err(why), "{text}");
        fails("http://exemple.fr", AddressError::NotSecure);
        fails("http://192.168.1.21:8080", AddressError::NotSecure);
        for bad in [
            "bonjour",
            "https://",
            "ftp://exemple.fr",
            "https://a b.fr",
            "https://moi:mot@exemple.fr",
            "https://exemple.fr:0",
            "https://exemple.fr:99999",
            "https://.fr",
            "javascript:alert(1)",
        ] {
            fails(bad, AddressError::Incomplete);
        }
    }
}
