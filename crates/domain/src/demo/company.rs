//! Places and people of Mirabeau Conseil SAS, 60 employees, Paris 10e.

use super::{Person, Place};

const fn place(
    key: &'static str,
    name: &'static str,
    parent: Option<&'static str>,
    level: &'static str,
) -> Place {
    Place { key, name, parent, level }
}

/// One site, three floors, nine rooms.
pub const PLACES: [Place; 13] = [
    place("site", "12 rue du Canal", None, "site"),
    place("rdc", "Rez-de-chaussée", Some("site"), "floor"),
    place("accueil", "Accueil", Some("rdc"), "room"),
    place("canal", "Salle Canal", Some("rdc"), "room"),
    place("cuisine", "Cuisine", Some("rdc"), "room"),
    place("1er", "1er étage", Some("site"), "floor"),
    place("nord", "Open space Nord", Some("1er"), "room"),
    place("loire", "Salle Loire", Some("1er"), "room"),
    place("seine", "Salle Seine", Some("1er"), "room"),
    place("2e", "2e étage", Some("site"), "floor"),
    place("direction", "Direction", Some("2e"), "room"),
    place("rhone", "Salle Rhône", Some("2e"), "room"),
    place("technique", "Local technique", Some("2e"), "room"),
];

const fn person(
    key: &'static str,
    name: &'static str,
    role: &'static str,
    email: &'static str,
    phone: &'static str,
) -> Person {
    Person { key, name, role, email, phone }
}

/// The office manager, those who help her, and those who ask.
pub const PEOPLE: [Person; 15] = [
    person(
        "camille",
        "Camille Renaud",
        "Office manager",
        "camille.renaud@mirabeau-conseil.example",
        "06 39 98 10 01",
    ),
    person(
        "hugo",
        "Hugo Lambert",
        "Adjoint de l’office manager",
        "hugo.lambert@mirabeau-conseil.example",
        "06 39 98 10 02",
    ),
    person(
        "karim",
        "Karim Benali",
        "Agent technique",
        "karim.benali@mirabeau-conseil.example",
        "06 39 98 10 03",
    ),
    person(
        "yanis",
        "Yanis Rousseau",
        "Responsable informatique",
        "yanis.rousseau@mirabeau-conseil.example",
        "06 39 98 10 04",
    ),
    person(
        "helene",
        "Hélène Mirabeau",
        "Directrice générale",
        "helene.mirabeau@mirabeau-conseil.example",
        "01 99 00 42 10",
    ),
    person(
        "thomas",
        "Thomas Girard",
        "Directeur administratif et financier",
        "thomas.girard@mirabeau-conseil.example",
        "01 99 00 42 11",
    ),
    person(
        "claire",
        "Claire Fontaine",
        "Responsable des ressources humaines",
        "claire.fontaine@mirabeau-conseil.example",
        "01 99 00 42 12",
    ),
    person(
        "julie",
        "Julie Perrin",
        "Chargée d’accueil",
        "julie.perrin@mirabeau-conseil.example",
        "01 99 00 42 00",
    ),
    person(
        "lea",
        "Léa Marchand",
        "Chargée de communication",
        "lea.marchand@mirabeau-conseil.example",
        "01 99 00 42 13",
    ),
    person(
        "paul",
        "Paul Carpentier",
        "Directeur commercial",
        "paul.carpentier@mirabeau-conseil.example",
        "06 39 98 10 05",
    ),
    person(
        "nadia",
        "Nadia Haddad",
        "Consultante senior",
        "nadia.haddad@mirabeau-conseil.example",
        "06 39 98 10 06",
    ),
    person(
        "antoine",
        "Antoine Lefèvre",
        "Consultant",
        "antoine.lefevre@mirabeau-conseil.example",
        "06 39 98 10 07",
    ),
    person("marc", "Marc Petit", "Consultant", "marc.petit@mirabeau-conseil.example", "06 39 98 10 08"),
    person(
        "samuel",
        "Samuel Okoye",
        "Développeur",
        "samuel.okoye@mirabeau-conseil.example",
        "06 39 98 10 09",
    ),
    person(
        "ines",
        "Inès Morel",
        "Consultante (arrivée prochaine)",
        "ines.morel@mirabeau-conseil.example",
        "06 39 98 10 10",
    ),
];
