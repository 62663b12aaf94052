//! Which column becomes which field.

use crate::map::words::candidates_among;
use crate::profile::Profile;

/// Declares the fields with their keys, all in the order to offer.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a column of a table of guests can become.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// All of them, in the order to offer.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// A stable key for choices and messages.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

fields! {
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

impl Field {
    /// The field with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether several columns may be the same field.
    pub fn joins(self) -> bool {
        matches!(self, Self::Diet | Self::Notes | Self::Kept | Self::Ignored)
    }

    /// Whether it names somebody.
    pub fn names(self) -> bool {
        matches!(self, Self::Name | Self::Given | Self::Family | Self::Mail)
    }
}

/// Names (folded, without small words) and how sure each makes us, in percent.
const NAMES: &[(Field, u8, &[&str])] = &[
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

/// Below this many percent a column is kept as it is rather than guessed.
const ENOUGH: u8 = 40;

/// Guesses what each column is. A field that does not join is given to the surest column only; « Nom » alone, without a
/// column of given names, is the whole name.
pub fn suggest(header: &[String], profile: &Profile) -> Vec<Field> {
    let mut offers: Vec<(u8, usize, Field)> = Vec::new();
    for (index, name) in header.iter().enumerate() {
        for (field, sure) in candidates_among(NAMES, name) {
            if ENOUGH <= sure {
                offers.push((sure, index, field));
            }
        }
    }
    offers.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<Option<Field>> = vec![None; header.len()];
    for (_, index, field) in offers {
        let is_taken = !field.joins() && chosen.iter().flatten().any(|other| *other == field);
        if let Some(slot @ None) = chosen.get_mut(index)
            && !is_taken
        {
            *slot = Some(field);
        }
    }
    if !chosen.contains(&Some(Field::Given)) && !chosen.contains(&Some(Field::Name)) {
        for slot in chosen.iter_mut().filter(|slot| **slot == Some(Field::Family)) {
            *slot = Some(Field::Name);
        }
    }
    let is_blank = |index: usize| profile.columns.get(index).is_some_and(|column| column.filled == 0);
    let is_unnamed =
        |index: usize| header.get(index).is_some_and(|name| *name == crate::table::letters(index));
    chosen
        .into_iter()
        .enumerate()
        .map(|(index, field)| match field {
            Some(field) => field,
            None if is_blank(index) && is_unnamed(index) => Field::Ignored,
            None => Field::Kept,
        })
        .collect()
}
