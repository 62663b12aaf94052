//! Facts of a history in words: « statut : Nouvelle → En cours ».

use chrono::NaiveDateTime;
use domain::history::Fact;
use domain::kinds::field;
use domain::office::Office;
use domain::status::{Status, Transition};
use replica::{RecordId, Table, Value};

use super::words::{field_label, name_of, title_of, value_words};
use crate::i18n::T;
use crate::records;
use crate::widgets::icon::Glyph;

/// Texts longer than this are said to have changed, not quoted.
const QUOTED: usize = 60;

/// The drawing of a fact.
pub fn fact_glyph(fact: &Fact) -> Glyph {
    match fact {
        Fact::Created => Glyph::Plus,
        Fact::Trashed => Glyph::Trash,
        Fact::Restored => Glyph::Undo,
        Fact::Field { name, .. } | Fact::Decided { name, .. } => match name.as_str() {
            field::STATUS => Glyph::Requests,
            field::PLACE => Glyph::Place,
            field::ASSIGNEE | field::REQUESTER => Glyph::Person,
            field::DUE => Glyph::Calendar,
            field::COST => Glyph::Euro,
            _ => Glyph::Edit,
        },
        Fact::Element { name, .. } if name == field::WATCHERS => Glyph::Eye,
        Fact::Element { .. } => Glyph::Tag,
        Fact::Comment(_) => Glyph::Comment,
        Fact::Check { .. } => Glyph::Checklist,
        Fact::Photo => Glyph::Photo,
        Fact::Link { .. } => Glyph::Link,
    }
}

/// A fact of a record of some kind in words.
pub fn fact_words(t: T, office: &Office, table: &Table, of: &str, fact: &Fact, now: NaiveDateTime) -> String {
    let said = Said { t, office, table, of, now };
    match fact {
        Fact::Created if records::is_known(of) => t.rec_created().to_owned(),
        Fact::Restored if records::is_known(of) => t.rec_restored().to_owned(),
        Fact::Created => t.history_created().to_owned(),
        Fact::Trashed => t.history_trashed().to_owned(),
        Fact::Restored => t.history_restored().to_owned(),
        Fact::Field { name, from, to } => said.field(name, from, to),
        Fact::Decided { name, kept, between } => said.decided(name, kept, between),
        Fact::Element { name, element, is_in } => {
            let what = match element.parse::<RecordId>() {
                _ if records::is_known(of) => records::element_words(t, office, table, (of, name), element),
                Ok(id) if name == field::WATCHERS => name_of(t, office, id),
                _ => element.clone(),
            };
            let field = said.label(name).unwrap_or_else(|| name.clone());
            if *is_in { t.history_added(&field, &what) } else { t.history_removed(&field, &what) }
        }
        Fact::Comment(text) => t.history_comment(&cut(text)),
        Fact::Check { text, done: None } => t.history_added(t.checklist(), &cut(text)),
        Fact::Check { text, done: Some(true) } => t.history_checked(&cut(text)),
        Fact::Check { text, done: Some(false) } => t.history_unchecked(&cut(text)),
        Fact::Photo => t.history_photo_added().to_owned(),
        Fact::Link { rel, other, is_from, is_removed } => {
            let kind = t.link_name(rel, !is_from).unwrap_or(rel);
            let title = title_of(t, table.get(*other).as_ref());
            if *is_removed {
                t.history_link_removed(kind, &title)
            } else {
                t.history_link_added(kind, &title)
            }
        }
    }
}

/// What sentences on the fields of one record are made with.
#[derive(Clone, Copy)]
struct Said<'a> {
    t: T,
    office: &'a Office,
    table: &'a Table,
    of: &'a str,
    now: NaiveDateTime,
}

impl Said<'_> {
    /// The name of a field inside a sentence; nothing for one that this version does not know.
    fn label(self, name: &str) -> Option<String> {
        if records::is_known(self.of) {
            return crate::schema::form(self.of, name).map(|_| records::label_inside(self.t, self.of, name));
        }
        match (self.t.field_name_lower(name), name.strip_prefix(field::EXTRA)) {
            (Some(field), _) | (None, Some(field)) => Some(field.to_owned()),
            (None, None) => (name == field::EXT).then(|| self.t.field_external_id().to_lowercase()),
        }
    }

    fn value(self, name: &str, value: &Value) -> Option<String> {
        if records::is_known(self.of) {
            return records::value_words(self.t, self.office, self.table, (self.of, name), value, self.now);
        }
        value_words(self.t, self.office, name, value, self.now)
    }

    fn field(self, name: &str, from: &Value, to: &Value) -> String {
        let t = self.t;
        let Some(field) = self.label(name) else { return t.history_unknown_field(name) };
        let sentence = match (self.value(name, from), self.value(name, to)) {
            (Some(from), Some(to)) if QUOTED < from.chars().count() || QUOTED < to.chars().count() => {
                let _ = (from, to);
                t.history_text_changed(&field)
            }
            (Some(from), Some(to)) => t.history_changed(&field, &from, &to),
            (None, Some(to)) if QUOTED < to.chars().count() => t.history_text_changed(&field),
            (None, Some(to)) => t.history_set(&field, &to),
            (Some(from), None) => t.history_cleared(&field, &cut(&from)),
            (None, None) => t.history_text_changed(&field),
        };
        let status =
            |value: &Value| Status::from_key(value.get("s").and_then(Value::as_str).unwrap_or_default());
        if name == field::STATUS && status(from).transition(&status(to)) == Transition::Reopened {
            return format!("{} — {sentence}", t.history_reopened());
        }
        sentence
    }

    /// Which value somebody chose, between which.
    fn decided(self, name: &str, kept: &Value, between: &[Value]) -> String {
        let t = self.t;
        let field = self.label(name).unwrap_or_else(|| field_label(t, name));
        let words =
            |value: &Value| self.value(name, value).unwrap_or_else(|| t.field_empty_value().to_owned());
        let (kept, between): (String, Vec<String>) = (words(kept), between.iter().map(words).collect());
        if between.iter().chain([&kept]).any(|words| QUOTED < words.chars().count()) {
            return t.history_decided_text(&field, between.len());
        }
        if !between.contains(&kept) {
            return t.history_decided_otherwise(&field, &kept);
        }
        let between: Vec<String> = between.iter().map(|words| t.quoted(words)).collect();
        t.history_decided(&field, &kept, &t.list_and(&between))
    }
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= QUOTED && line.len() == text.len() {
        return line.to_owned();
    }
    format!("{}…", line.chars().take(QUOTED).collect::<String>().trim_end())
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn facts_in_words() {
        let t = T::fixed(Lang::Fr);
        let (office, table) = (Office::new(Zone::paris()), Table::default());
        let words = |fact: Fact| fact_words(t, &office, &table, "request", &fact, NaiveDateTime::default());
        let field = |name: &str, from: Value, to: Value| Fact::Field { name: name.into(), from, to };
        assert_eq!(
            words(field("status", json!({"s": "new"}), json!({"s": "progress"}))),
            "statut\u{202f}: Nouvelle → En cours"
        );
        assert_eq!(
            words(field("status", json!({"s": "done"}), json!({"s": "progress"}))),
            "Rouverte — statut\u{202f}: Terminée → En cours"
        );
        assert_eq!(
            words(field("cost", json!({"cents": 100, "cur": "EUR"}), Value::Null)),
            "coût\u{202f}: 1,00\u{a0}€ retiré"
        );
        assert_eq!(
            words(field("description", "a".into(), "b".repeat(90).into())),
            "description\u{202f}: texte modifié"
        );
        assert_eq!(
            words(field("floors", Value::Null, "b".into())),
            "floors modifié par une version plus récente"
        );
        assert_eq!(
            words(field("x/Borough", "QUEENS".into(), "BRONX".into())),
            "Borough\u{202f}: QUEENS → BRONX"
        );
        let tag = Fact::Element { name: "tags".into(), element: "été".into(), is_in: false };
        assert_eq!(words(tag), "étiquettes\u{202f}: − été");
        let decided = Fact::Decided {
            name: "priority".into(),
            kept: "p1".into(),
            between: vec!["p1".into(), "p4".into()],
        };
        assert_eq!(
            words(decided),
            "priorité\u{202f}: a choisi «\u{202f}Urgente\u{202f}» entre «\u{202f}Urgente\u{202f}» et «\u{202f}Basse\u{202f}»"
        );
        let of_contract = |fact| fact_words(t, &office, &table, "contract", &fact, NaiveDateTime::default());
        let notice = json!({"n": 2, "u": "month"});
        assert_eq!(of_contract(field("notice", Value::Null, notice)), "préavis\u{202f}: 2 mois");
        let service = Fact::Element { name: "services".into(), element: "cleaning".into(), is_in: true };
        assert_eq!(of_contract(service), "prestations\u{202f}: + Ménage");
        assert_eq!(words(Fact::Comment("a\nb".into())), "Commentaire\u{202f}: a…");
    }
}
