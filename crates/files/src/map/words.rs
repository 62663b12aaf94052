//! The names that columns have elsewhere, in French and English.

use super::Target;

/// Names (folded, without small words) and how sure each makes us, in percent.
const NAMES: &[(Target, u8, &[&str])] = &[
    (
        Target::Title,
        100,
        &[
            "titre",
            "title",
            "objet",
            "sujet",
            "subject",
            "intitule",
            "libelle",
            "summary",
            "resume",
            "demande",
            "titre demande",
            "objet demande",
            "short description",
            "description courte",
            "request",
            "ticket title",
        ],
    ),
    (
        Target::Title,
        90,
        &["descriptor", "probleme", "problem", "problem description", "issue", "incident", "quoi"],
    ),
    (Target::Title, 60, &["nom", "name", "tache", "task", "designation", "ticket"]),
    (
        Target::Description,
        100,
        &[
            "description",
            "detail",
            "details",
            "descriptif",
            "description complete",
            "description detaillee",
            "long description",
            "commentaire",
            "commentaires",
            "comment",
            "comments",
            "precisions",
            "message",
            "notes",
            "note",
            "remarque",
            "remarques",
            "observations",
            "body",
            "texte",
        ],
    ),
    (
        Target::Description,
        70,
        &[
            "resolution",
            "resolution description",
            "problem details",
            "additional details",
            "contenu",
            "content",
        ],
    ),
    (
        Target::Category,
        100,
        &[
            "categorie",
            "category",
            "complaint type",
            "request type",
            "type demande",
            "service request type",
            "issue type",
            "type incident",
            "nature",
            "rubrique",
            "theme",
            "ticket type",
            "problem type",
        ],
    ),
    (
        Target::Category,
        70,
        &["type", "famille", "classe", "class", "service name", "domaine", "sous categorie"],
    ),
    (
        Target::Trade,
        100,
        &["corps metier", "corps etat", "metier", "trade", "lot", "craft", "specialite", "skill"],
    ),
    (
        Target::Priority,
        100,
        &[
            "priorite",
            "priority",
            "urgence",
            "urgency",
            "prio",
            "niveau urgence",
            "severity",
            "severite",
            "gravite",
        ],
    ),
    (Target::Priority, 70, &["impact", "importance", "criticite", "criticality"]),
    (
        Target::Status,
        100,
        &["statut", "status", "etat", "state", "avancement", "progress", "ticket status", "statut demande"],
    ),
    (Target::Status, 60, &["etape", "stage", "phase", "situation"]),
    (
        Target::Place,
        100,
        &[
            "lieu",
            "place",
            "salle",
            "room",
            "emplacement",
            "localisation",
            "incident address",
            "lieu intervention",
            "adresse intervention",
            "where",
            "ou",
            "piece",
            "espace",
            "bureau",
        ],
    ),
    (
        Target::Place,
        80,
        &[
            "location", "local", "site", "batiment", "building", "etage", "floor", "adresse", "address",
            "zone",
        ],
    ),
    (
        Target::Requester,
        100,
        &[
            "demandeur",
            "requester",
            "requested by",
            "demande par",
            "reporter",
            "reported by",
            "signale par",
            "declarant",
            "emetteur",
            "submitter",
            "submitted by",
            "opened by",
            "ouvert par",
            "caller",
            "created by",
            "cree par",
            "nom demandeur",
            "auteur",
            "author",
            "utilisateur",
        ],
    ),
    (Target::Requester, 60, &["contact", "user", "client", "customer", "qui"]),
    (
        Target::Assignee,
        100,
        &[
            "responsable",
            "assignee",
            "assigned to",
            "assigne",
            "assigne a",
            "affecte a",
            "attribue a",
            "owner",
            "technicien",
            "technician",
            "intervenant",
            "en charge",
            "charge",
            "pris en charge par",
            "traite par",
            "handled by",
            "agent",
            "attribution",
        ],
    ),
    (Target::Assignee, 60, &["prestataire", "fournisseur", "vendor", "assignment group", "equipe", "team"]),
    (
        Target::Due,
        100,
        &[
            "echeance",
            "due",
            "due date",
            "date echeance",
            "deadline",
            "date limite",
            "pour le",
            "a faire avant",
            "date butoir",
            "delai",
            "target date",
            "date prevue",
            "date souhaitee",
            "needed by",
            "sla due",
        ],
    ),
    (
        Target::Reported,
        100,
        &[
            "created date",
            "created",
            "created at",
            "created on",
            "creation date",
            "date creation",
            "cree le",
            "ouvert le",
            "ouverte le",
            "opened",
            "opened at",
            "open date",
            "opened date",
            "date ouverture",
            "date demande",
            "reported",
            "reported at",
            "reported on",
            "date reported",
            "signale le",
            "demande le",
            "date signalement",
            "date declaration",
            "submitted",
            "submitted at",
            "date submitted",
            "requested datetime",
            "date opened",
            "recu le",
            "date reception",
            "emis le",
            "date emission",
        ],
    ),
    (Target::Reported, 80, &["date", "quand", "jour", "when", "timestamp", "horodateur", "horodatage"]),
    (
        Target::Closed,
        100,
        &[
            "closed date",
            "closed",
            "closed at",
            "closed on",
            "close date",
            "date closed",
            "cloture le",
            "cloturee le",
            "clos le",
            "close le",
            "ferme le",
            "fermee le",
            "date cloture",
            "date fermeture",
            "resolved",
            "resolved at",
            "resolved on",
            "resolution date",
            "date resolution",
            "resolu le",
            "resolue le",
            "termine le",
            "terminee le",
            "date fin",
            "completed",
            "completed at",
            "completion date",
            "fait le",
            "date realisation",
            "closed datetime",
        ],
    ),
    (
        Target::Tags,
        100,
        &["etiquettes", "etiquette", "tags", "tag", "labels", "label", "mots cles", "keywords"],
    ),
    (
        Target::Cost,
        100,
        &[
            "cout",
            "cost",
            "montant",
            "amount",
            "prix",
            "price",
            "cout total",
            "total cost",
            "montant ttc",
            "montant ht",
            "depense",
            "expense",
            "budget",
            "tarif",
            "total",
        ],
    ),
    (
        Target::Ext,
        100,
        &[
            "unique key",
            "id",
            "identifiant",
            "identifier",
            "key",
            "cle",
            "n",
            "no",
            "num",
            "numero",
            "number",
            "reference",
            "ref",
            "code",
            "ticket id",
            "ticket number",
            "ticket no",
            "id ticket",
            "n ticket",
            "numero ticket",
            "request id",
            "id demande",
            "n demande",
            "numero demande",
            "reference demande",
            "service request id",
            "incident number",
            "uuid",
            "guid",
            "external id",
            "case id",
            "issue key",
            "sr number",
            "srnumber",
        ],
    ),
];

/// Words that say nothing in the name of a column.
const SMALL: [&str; 17] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "the", "of", "un", "une", "et", "and", "ma", "votre", "s",
];

/// The words of a column's name, folded, small words left out (unless there is nothing else).
pub(crate) fn words(name: &str) -> Vec<String> {
    let all = all_words(name);
    let strong: Vec<String> = all.iter().filter(|w| !SMALL.contains(&&***w)).cloned().collect();
    if strong.is_empty() { all } else { strong }
}

fn all_words(name: &str) -> Vec<String> {
    let folded = search::fold(&split_camel(name));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// `createdAt` and `Created_Date` are two words; `ID` is one.
fn split_camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_uppercase() {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    out
}

/// Every target that a column's name may mean, with how sure that is in percent.
pub(crate) fn candidates(name: &str) -> Vec<(Target, u8)> {
    let whole = all_words(name).join(" ");
    let words = words(name);
    let joined = words.join(" ");
    let mut found = Vec::new();
    for (target, weight, names) in NAMES {
        let mut best = 0;
        for synonym in *names {
            if *synonym == whole {
                best = *weight;
                break;
            }
            let strong = strip_small(synonym);
            // « Demandé le » is a date, « Demande » a title: the small word tells, so without it one is less sure.
            let sure = if strong == joined { weight - 3 } else { partial(&words, &strong, *weight) };
            best = best.max(sure);
        }
        if best > 0 {
            found.push((*target, best));
        }
    }
    found
}

/// Synonyms such as « pour le » hold small words too: both sides are stripped the same way.
fn strip_small(text: &str) -> String {
    let strong: Vec<&str> = text.split(' ').filter(|w| !SMALL.contains(w)).collect();
    if strong.is_empty() { text.to_owned() } else { strong.join(" ") }
}

/// A synonym inside a longer name: the larger its part, the surer.
fn partial(words: &[String], synonym: &str, weight: u8) -> u8 {
    let parts: Vec<&str> = synonym.split(' ').collect();
    // A lone letter or `no` inside a longer name is chance.
    if parts.len() >= words.len() || synonym.len() < 3 {
        return 0;
    }
    let inside = words.windows(parts.len()).any(|window| window.iter().zip(&parts).all(|(a, b)| a == b));
    if !inside {
        return 0;
    }
    let share = usize::from(weight) * 9 / 10 * parts.len() / words.len();
    u8::try_from(share).unwrap_or(0)
}

/// Whether a cell is a name that columns have: used to tell a header row from data.
pub(crate) fn is_known_header(cell: &str) -> bool {
    !cell.is_empty() && cell.len() <= 60 && candidates(cell).iter().any(|(_, sure)| *sure >= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things_as_surely() {
        let mut seen: Vec<(String, Target)> = Vec::new();
        for (target, _, names) in NAMES {
            for name in *names {
                assert!(!seen.iter().any(|(n, t)| n == name && t != target), "{name} twice");
                assert_eq!(*name, all_words(name).join(" "), "{name} is not folded");
                seen.push(((*name).to_owned(), *target));
            }
        }
    }

    #[test]
    fn names_are_folded_and_split() {
        assert_eq!(words("Date de création"), ["date", "creation"]);
        assert_eq!(words("createdAt"), ["created", "at"]);
        assert_eq!(words("N°"), ["n"]);
        assert_eq!(words("Assigné à :"), ["assigne", "a"]);
    }
}
