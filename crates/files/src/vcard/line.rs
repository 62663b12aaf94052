//! One property of any version in the one form that the rest reads: 3.0's escapes, no transfer encoding but `b`.

use crate::content_line::{
    ContentLine, Param, RawLine, escape, head_end, quoted_printable, split_escaped, unescape,
};

use super::charset::{Found, decode};
use super::{Version, Warning, binary};

/// Properties of 2.1 whose value is one text: a `;` in them is a character.
const TEXTS: [&str; 9] = ["FN", "NOTE", "TITLE", "ROLE", "LABEL", "EMAIL", "TEL", "MAILER", "UID"];
/// Properties whose value is an address that no escape may touch.
const LINKS: [&str; 8] = ["URL", "PHOTO", "LOGO", "SOUND", "KEY", "FBURL", "CALURI", "SOURCE"];

/// Reads a raw line; a line that says nothing usable gives only its warning.
pub(super) fn read(raw: &RawLine<'_>, version: Version, warnings: &mut Vec<Warning>) -> Option<ContentLine> {
    let split = head_end(&raw.bytes).and_then(|at| Some((raw.bytes.get(..=at)?, raw.bytes.get(at + 1..)?)));
    let head = split.and_then(|(head, _)| ContentLine::parse(&String::from_utf8_lossy(head)));
    // Written again, such a property would begin or end a card.
    let head = head.filter(|line| !line.is("BEGIN") && !line.is("END"));
    let (Some(mut line), Some((_, value))) = (head, split) else {
        warnings.push(Warning::Unreadable { line: raw.number });
        // Bounded: nobody reads a megabyte of garbage, and a record would carry it around.
        let text: String = String::from_utf8_lossy(&raw.bytes).chars().take(1000).collect();
        return Some(ContentLine::new("X-UNREADABLE", escape(text.trim())));
    };
    let name = || line.name.clone();
    if raw.left_out > 0 {
        warnings.push(Warning::TooLong { name: name(), bytes: raw.bytes.len() + raw.left_out });
        return None;
    }
    let declared = declared(&mut line.params, version);
    match declared.transfer {
        Transfer::Base64 => {
            let text: String =
                String::from_utf8_lossy(value).chars().filter(|c| !c.is_ascii_whitespace()).collect();
            if text.is_empty() || binary::decode(&text).is_none() {
                warnings.push(Warning::NotBase64 { name: line.name.clone() });
                return None;
            }
            line.params.push(Param { name: "ENCODING".to_owned(), values: vec!["b".to_owned()] });
            line.value = text;
        }
        transfer => {
            let is_coded = transfer == Transfer::QuotedPrintable;
            let bytes = if is_coded { quoted_printable(value) } else { value.into() };
            // 2.1 has no charset of its own; the others are UTF-8.
            let required = (version != Version::V21).then_some("UTF-8");
            let charset = declared.charset.as_deref().or(required);
            let (text, found) = decode(&bytes, charset);
            match found {
                Found::AsDeclared => {}
                Found::Instead(used) => {
                    let declared = charset.unwrap_or_default().to_owned();
                    warnings.push(Warning::Charset { name: line.name.clone(), declared, used });
                }
                Found::Broken => warnings.push(Warning::Replaced { name: line.name.clone() }),
            }
            // Nobody writes it.
            line.value = plain(&line, text.replace('\0', ""), version);
        }
    }
    Some(line)
}

/// The value with 3.0's escapes and no line end.
fn plain(line: &ContentLine, text: String, version: Version) -> String {
    let is = |names: &[&str]| names.iter().any(|name| line.is(name));
    if version != Version::V21 {
        return if text.contains(['\r', '\n']) {
            text.replace("\r\n", "\n").replace(['\r', '\n'], "\\n")
        } else {
            text
        };
    }
    if is(&LINKS) {
        text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect()
    } else if is(&TEXTS) {
        escape(&unescape(&text))
    } else if is(&["CATEGORIES", "NICKNAME", "GEO"]) {
        // Their separators are not characters.
        text.replace("\r\n", "\n").replace(['\r', '\n'], "\\n")
    } else {
        let pieces: Vec<String> =
            split_escaped(&text, ';').into_iter().map(|piece| escape(&unescape(piece))).collect();
        pieces.join(";")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Transfer {
    None,
    QuotedPrintable,
    Base64,
}

struct Declared {
    transfer: Transfer,
    charset: Option<String>,
}

/// Takes encoding and charset out of the parameters and names the bare ones of 2.1.
fn declared(params: &mut Vec<Param>, version: Version) -> Declared {
    let mut declared = Declared { transfer: Transfer::None, charset: None };
    let mut kept: Vec<Param> = Vec::with_capacity(params.len());
    for mut param in params.drain(..) {
        let first = param.values.first().map_or("", String::as_str);
        let transfer = match first.to_ascii_uppercase().as_str() {
            "QUOTED-PRINTABLE" | "Q" => Some(Transfer::QuotedPrintable),
            "BASE64" | "B" => Some(Transfer::Base64),
            "8BIT" | "7BIT" => Some(Transfer::None),
            _ => None,
        };
        let is_bare = param.name.is_empty();
        if let Some(transfer) = transfer
            && (param.name.eq_ignore_ascii_case("ENCODING") || is_bare && first.len() > 1)
        {
            declared.transfer = transfer;
        } else if param.name.eq_ignore_ascii_case("CHARSET") && !first.is_empty() {
            declared.charset = Some(first.to_owned());
        } else if is_bare {
            let is_place =
                ["INLINE", "URL", "CONTENT-ID", "CID"].iter().any(|w| first.eq_ignore_ascii_case(w));
            // A bare `URI` names the kind of a value, every other bare word a type.
            let is_place = is_place || version != Version::V21 && first.eq_ignore_ascii_case("URI");
            param.name = if is_place { "VALUE" } else { "TYPE" }.to_owned();
            match kept.iter_mut().find(|other| other.name == "TYPE" && !is_place) {
                Some(other) => other.values.append(&mut param.values),
                None => kept.push(param),
            }
        } else {
            kept.push(param);
        }
    }
    *params = kept;
    declared
}
