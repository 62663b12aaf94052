//! Cards to a file.

use super::fields::kinds;
use super::photo::{data_uri, mime_of};
use super::{Card, Fields, Version, binary};
use crate::content_line::{ContentLine, Param, escape, unescape};

/// What bytes may stand in.
const BINARY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// Writes cards, in UTF-8 with `CRLF`. [`Version::V21`] is written as 3.0: nothing needs it any more.
pub fn write<'a>(cards: impl IntoIterator<Item = &'a Card>, version: Version) -> String {
    let version = version.max(Version::V30);
    let mut out = String::new();
    for card in cards {
        out.push_str("BEGIN:VCARD\r\nVERSION:");
        out.push_str(version.text());
        out.push_str("\r\n");
        // `FN` is required by both, `N` by 3.0.
        if card.all("FN").next().is_none() {
            ContentLine::new("FN", escape(&Fields::of(card).full)).write(&mut out);
        }
        if version == Version::V30 && card.all("N").next().is_none() {
            out.push_str("N:;;;;\r\n");
        }
        for line in &card.lines {
            match version {
                Version::V40 => to_40(line).write(&mut out),
                _ => to_30(line).write(&mut out),
            }
        }
        out.push_str("END:VCARD\r\n");
    }
    out
}

/// Phones read plain numbers and base64 in 3.0, not the URIs of 4.0.
fn to_30(line: &ContentLine) -> ContentLine {
    let mut line = line.clone();
    let is_uri = line.value.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("tel:"));
    if line.is("TEL") && is_uri {
        line.params.retain(|param| !param.name.eq_ignore_ascii_case("VALUE"));
        line.value = escape(&unescape(line.value.get(4..).unwrap_or_default()));
    }
    let is_first = line.value_of("PREF") == Some("1");
    let is_said = kinds(&line).any(|kind| kind.eq_ignore_ascii_case("pref"));
    for param in line.params.iter_mut().filter(|param| param.name.eq_ignore_ascii_case("TYPE")) {
        param.values = param.values.iter().flat_map(|kinds| kinds.split(',')).map(str::to_owned).collect();
    }
    if is_first && !is_said {
        match line.params.iter_mut().find(|param| param.name.eq_ignore_ascii_case("TYPE")) {
            Some(param) => param.values.push("pref".to_owned()),
            None => line.params.push(Param { name: "TYPE".to_owned(), values: vec!["pref".to_owned()] }),
        }
    }
    if BINARY.iter().any(|name| line.is(name))
        && let Some((kind, text)) = data_uri(&line.value)
    {
        let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let name = kind.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
        line.params
            .retain(|param| !["VALUE", "MEDIATYPE"].iter().any(|p| param.name.eq_ignore_ascii_case(p)));
        line.params.push(Param { name: "ENCODING".to_owned(), values: vec!["b".to_owned()] });
        if line.value_of("TYPE").is_none() {
            line.params.push(Param { name: "TYPE".to_owned(), values: vec![name] });
        }
        line.value = text;
    }
    line
}

/// 4.0 has neither `ENCODING` nor the type `pref`.
fn to_40(line: &ContentLine) -> ContentLine {
    let mut line = line.clone();
    let is_encoded = line.value_of("ENCODING").is_some_and(|e| e.eq_ignore_ascii_case("b"));
    if is_encoded && !BINARY.iter().any(|name| line.is(name)) {
        // Of a text it says nothing.
        line.params.retain(|param| !param.name.eq_ignore_ascii_case("ENCODING"));
    } else if is_encoded {
        let shown =
            binary::decode(line.value.get(..64).unwrap_or(&line.value)).and_then(|bytes| mime_of(&bytes));
        let named =
            line.value_of("TYPE").map(str::to_ascii_lowercase).filter(|name| !name.contains([';', ',']));
        let mime = match (shown, named) {
            (Some(mime), _) => mime.to_owned(),
            (None, Some(name)) if line.is("SOUND") => format!("audio/{name}"),
            (None, Some(name)) if line.is("PHOTO") || line.is("LOGO") => format!("image/{name}"),
            (None, Some(name)) if line.is("KEY") && name == "x509" => "application/pkix-cert".to_owned(),
            _ => "application/octet-stream".to_owned(),
        };
        line.params.retain(|param| !["ENCODING", "TYPE"].iter().any(|p| param.name.eq_ignore_ascii_case(p)));
        line.value = format!("data:{mime};base64,{}", line.value);
    }
    let mut is_first = false;
    for param in line.params.iter_mut().filter(|param| param.name.eq_ignore_ascii_case("TYPE")) {
        let before = param.values.len();
        param.values.retain(|kind| !kind.eq_ignore_ascii_case("pref"));
        is_first |= param.values.len() < before;
    }
    line.params.retain(|param| !param.values.is_empty());
    if is_first && line.value_of("PREF").is_none() {
        line.params.push(Param { name: "PREF".to_owned(), values: vec!["1".to_owned()] });
    }
    line
}
