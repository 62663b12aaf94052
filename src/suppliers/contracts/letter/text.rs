//! The non-renewal letter, made of the facts. Always in French: it goes to the other side of a French contract.
//!
//! It is one plain text, its parts three line ends apart, so that what is stored can be read anywhere and taken apart
//! again to be edited.

use chrono::{Datelike, NaiveDate};
use supply::contract::{Basis, Form, Initial, Length, NoticeClause, Renewal, Unit};
use supply::purchase::settings::Sender;

/// What stands between two parts.
const GAP: &str = "\n\n\n";

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The parts of a letter, from its head to its foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Sender,
    Recipient,
    Mention,
    PlaceDate,
    Object,
    Body,
    Signature,
}

impl Part {
    /// All, in their order on paper.
    pub const ALL: [Self; 7] = [
        Self::Sender,
        Self::Recipient,
        Self::Mention,
        Self::PlaceDate,
        Self::Object,
        Self::Body,
        Self::Signature,
    ];
}

/// A letter by its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter([String; 7]);

impl Letter {
    /// A part.
    pub fn part(&self, part: Part) -> &str {
        self.0.get(part as usize).map(String::as_str).unwrap_or_default()
    }

    /// Replaces a part.
    pub fn set(&mut self, part: Part, text: &str) {
        if let Some(own) = self.0.get_mut(part as usize) {
            text.clone_into(own);
        }
    }

    /// The whole letter as one text.
    pub fn whole(&self) -> String {
        self.0.iter().map(|part| tight(part)).collect::<Vec<_>>().join(GAP)
    }

    /// Takes a text apart again; `None` if it was not made here.
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<String> = text.split(GAP).map(str::to_owned).collect();
        parts.try_into().ok().map(Self)
    }

    /// Whether something in brackets is still to be filled in.
    pub fn is_to_fill(&self) -> bool {
        self.0.iter().any(|part| part.contains('[') && part.contains(']'))
    }

    /// The text for a mail: without the blocks that a sheet of paper needs.
    pub fn for_mail(&self) -> String {
        [self.part(Part::Body), self.part(Part::Signature)].join("\n\n")
    }
}

/// A part may not hold what stands between parts.
fn tight(text: &str) -> String {
    let mut text = text.trim_matches('\n').to_owned();
    while text.contains(GAP) {
        text = text.replace(GAP, "\n\n");
    }
    text
}

/// What the letter is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub sender: Sender,
    /// Name and address of the other side, a line each.
    pub recipient: Vec<String>,
    pub title: String,
    pub number: String,
    pub start: NaiveDate,
    pub initial: Option<Initial>,
    pub renewal: Renewal,
    pub notice: Option<NoticeClause>,
    /// The first and the last day of the term that it ends.
    pub term: (NaiveDate, NaiveDate),
    pub today: NaiveDate,
    /// The number of the registered letter, once known.
    pub lrar: String,
}

/// The letter of the facts; what is unknown stands in brackets.
pub fn letter(facts: &Facts) -> Letter {
    let sender = &facts.sender;
    let city = if sender.city.trim().is_empty() { "[Ville]" } else { sender.city.trim() };
    let number = facts.number.trim();
    let named = match (facts.title.trim(), number) {
        ("", "") => "le contrat qui nous lie".to_owned(),
        ("", number) => format!("le contrat n°\u{a0}{number}"),
        (title, "") => format!("le contrat «\u{a0}{title}\u{a0}»"),
        (title, number) => format!("le contrat «\u{a0}{title}\u{a0}» n°\u{a0}{number}"),
    };
    let (term_start, term_end) = facts.term;
    let end = long(term_end);
    // One who is bound already says no to a term to come.
    let period = if facts.today < term_start {
        format!("La période qui commence le {} prendra fin le {end}.", long(term_start))
    } else {
        format!("La période en cours prend fin le {end}.")
    };
    let clause = clause(facts);
    let body = format!(
        "Madame, Monsieur,\n\n\
         Nous avons conclu avec votre société, à effet du {start}, {named}{initial}. {renewal}{period}\n\n\
         {clause}\n\n\
         En conséquence, le contrat cessera de produire ses effets le {end} au soir, sans nouvelle reconduction.\n\n\
         Nous vous remercions de nous confirmer par écrit la réception de la présente et la date de fin du contrat, et \
         de nous indiquer les modalités de restitution des clés, badges et matériels ainsi que du solde des \
         facturations.\n\n\
         Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.",
        start = long(facts.start),
        initial = initial(facts.initial),
        renewal = renewal(facts.renewal),
    );
    let object = {
        let of = if facts.title.trim().is_empty() {
            String::new()
        } else {
            format!(" «\u{a0}{}\u{a0}»", facts.title.trim())
        };
        let number = if number.is_empty() { String::new() } else { format!(" n°\u{a0}{number}") };
        format!("Objet\u{a0}: non-renouvellement du contrat{of}{number} à son terme du {end}")
    };
    let mut letter = Letter::default();
    letter.set(Part::Sender, &sender_block(sender));
    letter.set(Part::Recipient, &recipient_block(&facts.recipient));
    letter.set(
        Part::Mention,
        &mention(facts.notice.map(|notice| notice.form).unwrap_or_default(), &facts.lrar),
    );
    letter.set(Part::PlaceDate, &format!("{city}, le {}", long(facts.today)));
    letter.set(Part::Object, &object);
    letter.set(Part::Body, &body);
    letter.set(Part::Signature, "[Nom et qualité du signataire]");
    letter
}

/// A day as letters write it: 1er février 2024.
pub fn long(day: NaiveDate) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number}\u{a0}{month}\u{a0}{}", day.year())
}

/// The line that says how it travels.
pub fn mention(form: Form, lrar: &str) -> String {
    match form {
        Form::Registered if lrar.trim().is_empty() => "Lettre recommandée avec avis de réception".to_owned(),
        Form::Registered => format!("Lettre recommandée avec avis de réception n°\u{a0}{}", lrar.trim()),
        Form::Letter => "Lettre simple".to_owned(),
        Form::Mail => "Par courrier électronique".to_owned(),
    }
}

fn sender_block(sender: &Sender) -> String {
    let city = format!("{} {}", sender.postcode.trim(), sender.city.trim());
    let line = |text: &str, missing: &str| {
        let text = text.trim();
        Some(if text.is_empty() { missing.to_owned() } else { text.to_owned() })
            .filter(|line| !line.is_empty())
    };
    let siret = Some(sender.siret.trim()).filter(|siret| !siret.is_empty());
    let lines = [
        line(&sender.name, "[Votre société]"),
        line(&sender.street, "[Adresse]"),
        line(&city, "[Code postal et ville]"),
        siret.map(|siret| format!("SIRET {siret}")),
        line(&sender.phone, ""),
        line(&sender.mail, ""),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn recipient_block(lines: &[String]) -> String {
    let mut lines: Vec<String> = lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect();
    if lines.is_empty() {
        lines.push("[Destinataire]".to_owned());
    }
    if lines.len() == 1 {
        lines.push("[Adresse]".to_owned());
        lines.push("[Code postal et ville]".to_owned());
    }
    lines.join("\n")
}

fn initial(initial: Option<Initial>) -> String {
    match initial {
        Some(Initial::Lasts(length)) => format!(", pour une durée initiale de {}", in_words(length, false)),
        Some(Initial::Until(day)) => format!(", pour une première période allant jusqu’au {}", long(day)),
        None => String::new(),
    }
}

fn renewal(renewal: Renewal) -> String {
    match renewal {
        Renewal::Tacit { length, .. } => {
            format!("Il se renouvelle par tacite reconduction, par périodes de {}. ", in_words(length, false))
        }
        Renewal::Express { .. } => "Il ne se renouvelle que par accord écrit des parties. ".to_owned(),
        Renewal::None => String::new(),
    }
}

/// The sentence that says no, by the clause that allows it.
fn clause(facts: &Facts) -> String {
    let no = "nous vous notifions par la présente notre décision de ne pas renouveler ce contrat";
    let Some(notice) = facts.notice else {
        return format!("Ce contrat ne prévoyant pas de préavis, {no}.");
    };
    let how = match notice.form {
        Form::Registered => "par lettre recommandée avec avis de réception",
        Form::Letter => "par lettre",
        Form::Mail => "par courrier électronique",
    };
    let form = match (notice.basis, notice.form) {
        (Basis::Received, Form::Mail) => "reçu",
        (Basis::Received, _) => "reçue",
        (Basis::Sent, Form::Mail) => "envoyé",
        (Basis::Sent, _) => "envoyée",
    };
    let length = in_words(notice.length, notice.working_days);
    format!(
        "Conformément à la clause de préavis de ce contrat, qui permet à chaque partie de s’opposer à son renouvellement \
         {how} {form} au moins {length} avant le terme de la période, {no}."
    )
}

/// A length in French: « vingt-quatre (24) mois » would be a notary’s; figures are enough.
fn in_words(length: Length, working_days: bool) -> String {
    let n = length.n();
    let many = if n < 2 { "" } else { "s" };
    let unit = match length.unit() {
        Unit::Day if working_days => format!("jour{many} ouvré{many}"),
        Unit::Day => format!("jour{many}"),
        Unit::Week => format!("semaine{many}"),
        Unit::Month => "mois".to_owned(),
        Unit::Year => format!("an{many}"),
    };
    format!("{n}\u{a0}{unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let months = |n| Length::new(n, Unit::Month).unwrap();
        Facts {
            sender: Sender { name: "Atelier Nord".into(), city: "Paris".into(), ..Sender::default() },
            recipient: vec!["Clair & Net".into()],
            title: "Nettoyage des bureaux".into(),
            number: "CN-17".into(),
            start: "2024-02-01".parse().unwrap(),
            initial: Some(Initial::Lasts(months(24))),
            renewal: Renewal::Tacit { length: months(12), max: None },
            notice: Some(NoticeClause {
                length: months(2),
                working_days: false,
                basis: Basis::Received,
                form: Form::Registered,
                buffer: 5,
            }),
            term: ("2026-02-01".parse().unwrap(), "2027-01-31".parse().unwrap()),
            today: "2026-11-23".parse().unwrap(),
            lrar: String::new(),
        }
    }

    #[test]
    fn the_facts_are_in_the_letter() {
        let whole = letter(&facts()).whole().replace('\u{a0}', " ");
        for said in [
            "Atelier Nord\n[Adresse]\nParis",
            "Clair & Net\n[Adresse]\n[Code postal et ville]",
            "Lettre recommandée avec avis de réception",
            "Paris, le 23 novembre 2026",
            "Objet : non-renouvellement du contrat « Nettoyage des bureaux » n° CN-17 à son terme du 31 janvier 2027",
            "à effet du 1er février 2024, le contrat « Nettoyage des bureaux » n° CN-17, pour une durée initiale de 24 mois.",
            "par périodes de 12 mois. La période en cours prend fin le 31 janvier 2027.",
            "par lettre recommandée avec avis de réception reçue au moins 2 mois avant le terme",
            "cessera de produire ses effets le 31 janvier 2027 au soir",
        ] {
            assert!(whole.contains(said), "{said}\n---\n{whole}");
        }
    }

    #[test]
    fn what_is_stored_can_be_taken_apart_again() {
        let mut made = letter(&facts());
        assert!(made.is_to_fill());
        assert_eq!(Letter::read(&made.whole()).as_ref(), Some(&made));
        made.set(Part::Body, "Un\n\n\n\n\ndeux\n");
        let read = Letter::read(&made.whole()).unwrap();
        assert_eq!(read.part(Part::Body), "Un\n\ndeux");
        made.set(Part::Mention, "");
        assert_eq!(Letter::read(&made.whole()).unwrap().part(Part::Signature), made.part(Part::Signature));
        assert_eq!(Letter::read("Une lettre d’ailleurs."), None);
    }
}
