//! Which column becomes which field.

use crate::columns::{Names, columns, guess, settle};
use crate::profile::Profile;

columns! {
    /// What a column of a table of guests can become.
    Field {
        /// The whole name.
        Name = "name",
        /// The given name.
        Given = "given",
        /// The family name.
        Family = "family",
        /// The mail address.
        Mail = "mail",
        /// A telephone number.
        Tel = "tel",
        /// Where they work.
        Company = "company",
        /// Their department.
        Service = "service",
        /// What they answered, in words.
        Answer = "rsvp",
        /// How many they bring along.
        Plus = "plus",
        /// What they do not eat, in words.
        Diet = "diet",
        /// A table or a group.
        Table = "table",
        /// Free text.
        Notes = "notes",
        /// Kept under the name of its column.
        Kept = "kept",
        /// Left out.
        Ignored = "ignored",
    }
    joins: Diet | Notes | Kept | Ignored;
    names: Name | Given | Family | Mail;
}

/// Names (folded, without small words) and how sure each makes us, in percent.
const NAMES: &Names<Field> = &[
    (Field::Given, 100, &["prenom", "prenoms", "given name", "first name", "firstname", "forename"]),
    (Field::Family, 100, &["nom famille", "family name", "last name", "lastname", "surname"]),
    (Field::Family, 70, &["nom"]),
    (
        Field::Name,
        90,
        &[
            "nom complet",
            "nom prenom",
            "prenom nom",
            "full name",
            "invite",
            "invites",
            "guest",
            "guest name",
            "participant",
            "convive",
            "personne",
            "attendee",
        ],
    ),
    (Field::Name, 70, &["name"]),
    (
        Field::Mail,
        100,
        &["e mail", "email", "mail", "courriel", "adresse mail", "adresse email", "adresse e mail", "mel"],
    ),
    (
        Field::Tel,
        100,
        &["telephone", "tel", "phone", "mobile", "portable", "gsm", "numero telephone", "phone number"],
    ),
    (Field::Company, 100, &["societe", "entreprise", "company", "organisation", "organization", "employeur"]),
    (
        Field::Service,
        100,
        &["service", "departement", "department", "equipe", "team", "direction", "pole", "bureau"],
    ),
    (
        Field::Answer,
        100,
        &[
            "reponse",
            "reponses",
            "rsvp",
            "answer",
            "reply",
            "response",
            "presence",
            "present",
            "participe",
            "participation",
            "attending",
            "vient",
            "statut",
            "status",
            "confirmation",
        ],
    ),
    (
        Field::Plus,
        100,
        &[
            "accompagnants",
            "accompagnant",
            "accompagne",
            "plus ones",
            "plus one",
            "invites supplementaires",
            "nombre accompagnants",
            "guests",
            "1",
        ],
    ),
    (
        Field::Diet,
        100,
        &[
            "regime",
            "regimes",
            "regime allergies",
            "regime alimentaire",
            "regimes alimentaires",
            "allergie",
            "allergies",
            "regimes allergies",
            "diet",
            "diets",
            "dietary requirements",
            "dietary",
            "restrictions alimentaires",
            "menu",
        ],
    ),
    (Field::Table, 100, &["table", "groupe", "group", "numero table", "n table"]),
    (
        Field::Notes,
        100,
        &[
            "notes",
            "note",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "observations",
            "comments",
        ],
    ),
];

/// Guesses what each column is. A field that does not join is given to the surest column only; « Nom » alone, without a
/// column of given names, is the whole name.
pub fn suggest(header: &[String], profile: &Profile) -> Vec<Field> {
    let mut chosen = guess(NAMES, header, |_, _| true);
    if !chosen.contains(&Some(Field::Given)) && !chosen.contains(&Some(Field::Name)) {
        for slot in chosen.iter_mut().filter(|slot| **slot == Some(Field::Family)) {
            *slot = Some(Field::Name);
        }
    }
    settle(chosen, header, profile)
}
