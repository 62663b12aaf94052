//! Editing what was agreed: writes for what differs and nothing else, so that two people who edit two fields both win.

use replica::{Intent, RecordId, Value};

use super::compose::ContractDraft;
use super::entries::{Amendment, Contract};
use super::terms::{Change, TermsDraft};
use crate::compose::Writes;
use crate::kinds;

impl Contract {
    /// The contract as a form shows it, without its amendments.
    #[must_use]
    pub fn typed(&self) -> ContractDraft {
        ContractDraft {
            party: self.party,
            title: self.title.clone(),
            number: self.number.clone(),
            terms: TermsDraft { ended: None, ..self.draft(Vec::new()) },
            cost_centre: self.cost_centre.clone(),
            services: self.services.iter().map(|key| key.to_string()).collect(),
            places: self.places.clone(),
            owner: self.owner,
            notes: self.notes.clone(),
        }
    }

    /// The contract that a draft would make, to reckon with before it is stored.
    #[must_use]
    pub fn imagined(id: RecordId, draft: &ContractDraft) -> Self {
        let terms = &draft.terms;
        Self {
            party: draft.party,
            title: draft.title.trim().to_owned(),
            number: draft.number.trim().to_owned(),
            start: terms.start,
            initial: terms.initial,
            renewal: terms.renewal,
            notice: terms.notice,
            amount: terms.amount,
            indexation: terms.indexation.clone(),
            services: draft.services.iter().map(|key| key.as_str().into()).collect(),
            places: draft.places.clone(),
            ..Self::new(id)
        }
    }
}

/// What makes `before` into `after`; nothing for what is the same.
#[must_use]
pub fn edit(id: RecordId, before: &ContractDraft, after: &ContractDraft) -> Vec<Intent> {
    let old = registers(before);
    let mut writes = Writes::of(kinds::CONTRACT, id);
    for ((field, new), (_, old)) in registers(after).into_iter().zip(old) {
        if new != old {
            writes = writes.set(field, new);
        }
    }
    let places = |draft: &ContractDraft| draft.places.iter().map(RecordId::to_string).collect::<Vec<_>>();
    let sets = [
        ("services", before.services.clone(), after.services.clone()),
        ("places", places(before), places(after)),
    ];
    for (set, before, after) in sets {
        for gone in before.iter().filter(|element| !after.contains(element)) {
            writes = writes.element(set, gone, false);
        }
        for new in after.iter().filter(|element| !before.contains(element)) {
            writes = writes.element(set, new, true);
        }
    }
    writes.done()
}

/// What makes an amendment into another one; nothing for what is the same.
#[must_use]
pub fn edit_amendment(before: &Amendment, title: &str, change: &Change) -> Vec<Intent> {
    let old = before.change.as_ref().map(clauses);
    let mut writes = Writes::of(kinds::AMENDMENT, before.id);
    if before.title != title.trim() {
        writes = writes.set("title", title.trim());
    }
    for (at, (field, new)) in clauses(change).into_iter().enumerate() {
        let old = old.as_ref().and_then(|old| old.get(at)).map_or(Value::Null, |(_, value)| value.clone());
        if new != old {
            writes = writes.set(field, new);
        }
    }
    writes.done()
}

fn registers(draft: &ContractDraft) -> [(&'static str, Value); 12] {
    let text =
        |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map_or(Value::Null, Value::from);
    let link = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
    let terms = &draft.terms;
    [
        ("party", link(draft.party)),
        ("title", text(&draft.title)),
        ("number", text(&draft.number)),
        ("start", terms.start.map_or(Value::Null, |day| day.to_string().into())),
        ("initial", terms.initial.map_or(Value::Null, |initial| initial.value())),
        ("renewal", terms.renewal.value()),
        ("notice", terms.notice.map_or(Value::Null, |notice| notice.value())),
        ("amount", terms.amount.map_or(Value::Null, |amount| amount.value())),
        ("indexation", terms.indexation.value()),
        ("cost_centre", text(&draft.cost_centre)),
        ("owner", link(draft.owner)),
        ("notes", text(&draft.notes)),
    ]
}

fn clauses(change: &Change) -> [(&'static str, Value); 6] {
    [
        ("on", change.on.to_string().into()),
        ("initial", change.initial.map_or(Value::Null, |initial| initial.value())),
        ("renewal", change.renewal.map_or(Value::Null, |renewal| renewal.value())),
        ("notice", change.notice.map_or(Value::Null, |notice| notice.value())),
        ("amount", change.amount.map_or(Value::Null, |amount| amount.value())),
        ("until", change.until.map_or(Value::Null, |day| day.to_string().into())),
    ]
}

#[cfg(test)]
mod tests {
    use domain::money::Cents;

    use super::*;
    use crate::contract::{Amount, Initial, Length, Per, Renewal, Unit};

    fn draft() -> ContractDraft {
        let length = Length::new(24, Unit::Month).unwrap();
        ContractDraft {
            title: "Nettoyage".into(),
            services: vec!["cleaning".into(), "waste".into()],
            terms: TermsDraft {
                start: "2024-02-01".parse().ok(),
                initial: Some(Initial::Lasts(length)),
                renewal: Renewal::Tacit { length, max: None },
                ..TermsDraft::default()
            },
            ..ContractDraft::default()
        }
    }

    fn fields(writes: &[Intent]) -> Vec<String> {
        writes.iter().map(|intent| intent.field.to_string()).collect()
    }

    #[test]
    fn only_what_differs_is_written() {
        let (id, before) = (RecordId::derived(kinds::CONTRACT, "x"), draft());
        assert_eq!(edit(id, &before, &before), []);
        let mut after = before.clone();
        after.title = "  Nettoyage ".into();
        assert_eq!(edit(id, &before, &after), [], "space around a title is no change");
        after.terms.amount = Some(Amount { net: Cents(145_000), per: Per::Month, vat_bp: Some(2000) });
        after.services = vec!["waste".into(), "mail".into()];
        assert_eq!(fields(&edit(id, &before, &after)), ["amount", "services/cleaning", "services/mail"]);
    }

    #[test]
    fn an_amendment_that_says_less_takes_it_back() {
        let on = "2026-03-01".parse().unwrap();
        let change = Change { until: Some(on), ..Change::from(on) };
        let before = Amendment {
            id: RecordId::derived(kinds::AMENDMENT, "x"),
            is_alive: true,
            contract: None,
            position: String::new(),
            title: "Avenant 1".into(),
            change: Some(change),
        };
        assert_eq!(edit_amendment(&before, "Avenant 1", &change), []);
        let writes = edit_amendment(&before, "Avenant 1", &Change::from(on));
        assert_eq!(fields(&writes), ["until"]);
        assert_eq!(writes.first().map(|intent| &intent.value), Some(&Value::Null));
    }
}
