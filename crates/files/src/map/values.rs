//! Their words for statuses, priorities and trades, and our keys for them.

use super::Target;

/// The keys of a status, in the order of the work.
pub const STATUSES: [&str; 6] = ["new", "qualified", "progress", "waiting", "done", "refused"];
/// The keys of a priority, the most urgent first.
pub const PRIORITIES: [&str; 4] = ["p1", "p2", "p3", "p4"];
/// The keys of a trade.
pub const TRADES: [&str; 14] = [
    "plumbing",
    "electricity",
    "hvac",
    "it",
    "cleaning",
    "locks",
    "furniture",
    "lift",
    "safety",
    "green",
    "moving",
    "supplies",
    "catering",
    "other",
];

type Words = &'static [(&'static str, &'static [&'static str])];

const STATUS_WORDS: Words = &[
    (
        "new",
        &[
            "new",
            "nouveau",
            "nouvelle",
            "open",
            "opened",
            "ouvert",
            "ouverte",
            "a faire",
            "a traiter",
            "to do",
            "todo",
            "backlog",
            "submitted",
            "soumis",
            "soumise",
            "recu",
            "recue",
            "received",
            "unassigned",
            "non traite",
            "non traitee",
            "non assigne",
            "created",
            "cree",
            "creee",
            "demande",
        ],
    ),
    (
        "qualified",
        &[
            "assigned",
            "assigne",
            "assignee",
            "affecte",
            "affectee",
            "attribue",
            "attribuee",
            "qualified",
            "qualifie",
            "qualifiee",
            "accepted",
            "accepte",
            "acceptee",
            "approved",
            "approuve",
            "approuvee",
            "valide",
            "validee",
            "acknowledged",
            "planned",
            "planifie",
            "planifiee",
            "scheduled",
            "programme",
            "programmee",
            "triaged",
            "pris en compte",
            "prise en compte",
            "ready",
        ],
    ),
    (
        "progress",
        &[
            "in progress",
            "inprogress",
            "en cours",
            "started",
            "commence",
            "commencee",
            "work in progress",
            "wip",
            "doing",
            "active",
            "actif",
            "ongoing",
            "traitement en cours",
            "en cours traitement",
            "en traitement",
            "reopened",
            "re opened",
            "rouvert",
            "rouverte",
            "reouvert",
            "reouverte",
            "under review",
        ],
    ),
    (
        "waiting",
        &[
            "pending",
            "on hold",
            "onhold",
            "hold",
            "waiting",
            "en attente",
            "attente",
            "bloque",
            "bloquee",
            "blocked",
            "suspendu",
            "suspendue",
            "suspended",
            "en pause",
            "paused",
            "awaiting",
            "a valider",
            "attente piece",
            "attente fournisseur",
            "waiting for customer",
            "awaiting user info",
            "attente retour",
            "en suspens",
        ],
    ),
    (
        "done",
        &[
            "closed",
            "resolved",
            "done",
            "completed",
            "complete",
            "finished",
            "fixed",
            "ferme",
            "fermee",
            "clos",
            "close",
            "cloture",
            "cloturee",
            "resolu",
            "resolue",
            "termine",
            "terminee",
            "fait",
            "faite",
            "fini",
            "finie",
            "solde",
            "soldee",
            "regle",
            "reglee",
            "traite",
            "traitee",
            "realise",
            "realisee",
            "livre",
        ],
    ),
    (
        "refused",
        &[
            "cancelled",
            "canceled",
            "rejected",
            "refused",
            "declined",
            "annule",
            "annulee",
            "refuse",
            "refusee",
            "rejete",
            "rejetee",
            "abandonne",
            "abandonnee",
            "won't fix",
            "wont fix",
            "wontfix",
            "duplicate",
            "doublon",
            "sans suite",
            "classe sans suite",
            "invalid",
            "denied",
            "withdrawn",
            "non retenu",
            "non retenue",
        ],
    ),
];

const PRIORITY_WORDS: Words = &[
    (
        "p1",
        &[
            "1",
            "p1",
            "urgent",
            "urgente",
            "tres urgent",
            "tres urgente",
            "critical",
            "critique",
            "highest",
            "blocker",
            "bloquant",
            "bloquante",
            "emergency",
            "immediate",
            "immediat",
            "immediate",
            "tres haute",
            "very high",
            "maximale",
            "prioritaire",
            "urgence",
        ],
    ),
    (
        "p2",
        &[
            "2",
            "p2",
            "high",
            "haute",
            "haut",
            "elevee",
            "eleve",
            "major",
            "majeur",
            "majeure",
            "important",
            "importante",
        ],
    ),
    (
        "p3",
        &[
            "3",
            "p3",
            "normal",
            "normale",
            "medium",
            "moyenne",
            "moyen",
            "standard",
            "moderate",
            "moderee",
            "modere",
            "courante",
            "courant",
            "mineure",
            "minor",
            "non urgent",
            "non urgente",
        ],
    ),
    (
        "p4",
        &[
            "4",
            "p4",
            "5",
            "p5",
            "low",
            "basse",
            "bas",
            "faible",
            "lowest",
            "planning",
            "trivial",
            "triviale",
            "tres basse",
        ],
    ),
];

const TRADE_WORDS: Words = &[
    ("plumbing", &["plumbing", "plomberie", "plombier", "sanitaire", "sanitaires", "water", "eau"]),
    (
        "electricity",
        &["electricity", "electrical", "electric", "electricite", "electricien", "eclairage", "lighting"],
    ),
    (
        "hvac",
        &[
            "hvac",
            "cvc",
            "climatisation",
            "clim",
            "chauffage",
            "heating",
            "ventilation",
            "air conditioning",
            "genie climatique",
        ],
    ),
    ("it", &["it", "informatique", "reseau", "network", "computer", "telephonie", "imprimante", "printer"]),
    ("cleaning", &["cleaning", "nettoyage", "menage", "proprete", "janitorial", "entretien"]),
    (
        "locks",
        &[
            "locks",
            "lock",
            "serrurerie",
            "serrurier",
            "locksmith",
            "acces",
            "access",
            "badge",
            "badges",
            "cles",
        ],
    ),
    ("furniture", &["furniture", "mobilier", "menuiserie", "carpentry", "amenagement"]),
    ("lift", &["lift", "elevator", "ascenseur", "ascenseurs", "ascensoriste", "monte charge"]),
    (
        "safety",
        &[
            "safety",
            "security",
            "securite",
            "surete",
            "incendie",
            "fire safety",
            "securite incendie",
            "fire",
            "ssi",
        ],
    ),
    ("green", &["green", "espaces verts", "jardin", "jardinage", "plantes", "gardening", "landscaping"]),
    ("moving", &["moving", "demenagement", "manutention", "move", "transfert"]),
    ("supplies", &["supplies", "fournitures", "fourniture", "consommables", "office supplies", "papeterie"]),
    ("catering", &["catering", "traiteur", "restauration", "cafe", "coffee", "food"]),
    ("other", &["other", "autre", "autres", "divers", "misc", "general"]),
];

/// One of their words, how often it occurs and the key it most likely means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueSuggestion {
    /// The word as it stands in the file, trimmed.
    pub raw: String,
    /// In how many rows.
    pub count: u32,
    /// Our key; `None` for the person to choose.
    pub key: Option<&'static str>,
}

/// Our keys for a target, in the order to offer; none for a target that takes any text.
pub fn keys(target: Target) -> &'static [&'static str] {
    match target {
        Target::Status => &STATUSES,
        Target::Priority => &PRIORITIES,
        Target::Trade => &TRADES,
        _ => &[],
    }
}

/// Guesses our keys for the different values of a column.
pub fn suggest_values(target: Target, distinct: &[(&str, u32)]) -> Vec<ValueSuggestion> {
    distinct
        .iter()
        .map(|(raw, count)| ValueSuggestion {
            raw: (*raw).to_owned(),
            count: *count,
            key: key_of(target, raw),
        })
        .collect()
}

/// Our key for one of their words; accents, case, punctuation and leading numbers (« 2 - Haute ») do not matter.
pub fn key_of(target: Target, raw: &str) -> Option<&'static str> {
    let table = match target {
        Target::Status => STATUS_WORDS,
        Target::Priority => PRIORITY_WORDS,
        Target::Trade => TRADE_WORDS,
        _ => return None,
    };
    if let Some(own) = keys(target).iter().find(|key| raw.eq_ignore_ascii_case(key)) {
        return Some(own);
    }
    let words = super::words::words(raw);
    let find = |words: &[String]| {
        let text = words.join(" ");
        table.iter().find(|(_, known)| known.iter().any(|w| same(w, &text))).map(|(key, _)| *key)
    };
    find(&words).or_else(|| match words.split_first() {
        // « 2 - Haute »: the word says it.
        Some((number, rest)) if !rest.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => find(rest),
        // « P1 - Critical », « Closed (duplicate) »: the first word alone.
        Some((first, rest)) if !rest.is_empty() && target == Target::Priority => {
            find(std::slice::from_ref(first))
        }
        _ => None,
    })
}

/// Small words are gone from `text`; « won't fix » is kept readable in the table.
fn same(known: &str, text: &str) -> bool {
    known == text || (known.contains('\'') && known.replace('\'', " ") == text)
}

#[cfg(test)]
pub(super) fn duplicates() -> Vec<&'static str> {
    let mut twice = Vec::new();
    for table in [STATUS_WORDS, PRIORITY_WORDS, TRADE_WORDS] {
        let all: Vec<(&str, &str)> =
            table.iter().flat_map(|(key, words)| words.iter().map(move |w| (*key, *w))).collect();
        for (i, (key, word)) in all.iter().enumerate() {
            if all.iter().skip(i + 1).any(|(k, w)| w == word && k != key) {
                twice.push(*word);
            }
        }
    }
    twice
}
