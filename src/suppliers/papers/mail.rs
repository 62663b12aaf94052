//! The request for pieces: its subject and its text, from the facts of the file.

use supply::paper::{Piece, PieceState, PieceType, VigilanceFile};

use crate::i18n::{Lang, T};

/// A request ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The address, where one is known.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl Request {
    /// The address that opens it in the mail app (RFC 6068: lines end with CR LF).
    pub fn href(&self) -> String {
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let to = encode(self.to.trim()).replace("%40", "@");
        format!(
            "mailto:{to}?subject={}&body={}",
            encode(&self.subject),
            encode(&self.body.replace('\n', "\r\n"))
        )
    }
}

/// The text that asks `supplier` for exactly the pieces that want or lapse soon; in French, whatever the app speaks.
pub fn request(file: &VigilanceFile, supplier: &str, office: &str, to: &str) -> Request {
    let t = T::fixed(Lang::Fr);
    let office = office.trim();
    let ask = file.to_ask();
    let asked = file.pieces.iter().filter(|piece| ask.contains(&piece.kind));
    let lines: Vec<String> = asked
        .map(|piece| format!("- {}\u{202f}: {}\u{202f};", name(t, piece.kind), reason(t, piece)))
        .collect();
    // The last line of a list ends the sentence.
    let list = lines.join("\n");
    let list = list.strip_suffix("\u{202f};").map(|list| format!("{list}.")).unwrap_or(list);
    let subject = t.ask_subject(&if office.is_empty() { String::new() } else { format!(" ({office})") });
    let goodbye = format!("{}\n{office}", t.ask_goodbye());
    let parts = [
        t.ask_hello(),
        &t.ask_intro(supplier),
        &format!("{}\n{list}", t.ask_please()),
        t.ask_thanks(),
        goodbye.trim_end(),
    ];
    // Mail apps and old machines show narrow spaces as boxes.
    let plain = |text: String| text.replace('\u{202f}', "\u{a0}");
    Request { to: to.trim().to_owned(), subject: plain(subject), body: plain(parts.join("\n\n")) }
}

fn name(t: T, kind: PieceType) -> &'static str {
    match kind {
        PieceType::Attestation => t.ask_piece_attestation(),
        PieceType::Registration => t.ask_piece_registration(),
        PieceType::ForeignWorkers => t.ask_piece_foreign_workers(),
    }
}

fn reason(t: T, piece: &Piece) -> String {
    match piece.state {
        PieceState::Lapsed { on } => match piece.issued {
            Some(issued) => t.ask_reason_lapsed(&t.date_year(issued), &t.date_year(on)),
            None => t.ask_reason_over(&t.date_year(on)),
        },
        PieceState::Soon { until } | PieceState::Running { until } => t.ask_reason_soon(&t.date_year(until)),
        PieceState::Undated | PieceState::Postdated => t.ask_reason_undated().to_owned(),
        PieceState::Missing => t.ask_reason_missing().to_owned(),
    }
}
