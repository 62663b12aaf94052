//! Which column becomes which field.

use crate::columns::{Names, columns, guess, settle};
use crate::profile::Profile;

columns! {
    /// What a column of a table of parties can become.
    Field {
        /// The name of the party.
        Name = "name",
        /// Its trade, a word.
        Trade = "trade",
        /// Whom one reaches there.
        Contact = "contact",
        /// The function of the contact.
        Function = "function",
        /// A phone number.
        Phone = "phone",
        /// A mobile phone.
        Mobile = "mobile",
        /// A number that answers day and night.
        Emergency = "emergency",
        /// A fax.
        Fax = "fax",
        /// A mail address.
        Mail = "mail",
        /// A web site.
        Web = "web",
        /// A whole address in one cell, or its street.
        Street = "street",
        /// Building, floor.
        Extra = "address_extra",
        /// Post code.
        Postcode = "postcode",
        /// Town.
        City = "city",
        /// Country.
        Country = "country",
        /// SIRET.
        Siret = "siret",
        /// SIREN.
        Siren = "siren",
        /// VAT number.
        VatNo = "vat_no",
        /// IBAN.
        Iban = "iban",
        /// BIC.
        Bic = "bic",
        /// Our number there.
        ClientNo = "client_no",
        /// SARL, SAS.
        LegalForm = "legal_form",
        /// Badge, key, alarm, parking.
        Access = "access_note",
        /// When they are open.
        Hours = "hours_note",
        /// Labels.
        Tags = "tags",
        /// Free text.
        Notes = "notes",
        /// What they cost a month, without VAT.
        Monthly = "monthly",
        /// What they cost a year, without VAT.
        Yearly = "yearly",
        /// Kept under the name of its column.
        Kept = "kept",
        /// Left out.
        Ignored = "ignored",
    }
    joins: Access | Emergency | Fax | Ignored | Kept | Mail | Mobile | Notes | Phone | Tags | Trade;
    names: Name | Contact | Mail;
}

/// Names (folded, without small words) and how sure each makes us, in percent.
const NAMES: &Names<Field> = &[
    (
        Field::Name,
        100,
        &[
            "raison sociale",
            "denomination",
            "denomination sociale",
            "fournisseur",
            "nom fournisseur",
            "societe",
            "nom societe",
            "entreprise",
            "nom entreprise",
            "prestataire",
            "supplier",
            "supplier name",
            "vendor",
            "vendor name",
            "company",
            "company name",
            "organisation",
            "organization",
            "tiers",
            "nom commercial",
        ],
    ),
    (Field::Name, 60, &["nom", "name", "enseigne", "client"]),
    (
        Field::Trade,
        100,
        &[
            "corps metier",
            "metier",
            "trade",
            "activite",
            "domaine",
            "specialite",
            "secteur",
            "prestation",
            "categorie",
            "category",
            "type prestation",
        ],
    ),
    (
        Field::Contact,
        100,
        &[
            "interlocuteur",
            "contact",
            "nom contact",
            "contact name",
            "correspondant",
            "personne contacter",
            "commercial",
            "referent",
            "responsable",
        ],
    ),
    (Field::Function, 100, &["fonction", "poste", "function", "job title", "role", "titre", "qualite"]),
    (
        Field::Phone,
        100,
        &[
            "telephone",
            "tel",
            "phone",
            "phone number",
            "numero telephone",
            "tel fixe",
            "fixe",
            "standard",
            "telephone fixe",
            "n telephone",
            "tel bureau",
        ],
    ),
    (
        Field::Mobile,
        100,
        &["mobile", "portable", "tel mobile", "telephone portable", "gsm", "cell", "tel portable"],
    ),
    (
        Field::Emergency,
        100,
        &[
            "astreinte",
            "urgence",
            "tel urgence",
            "numero urgence",
            "emergency",
            "emergency phone",
            "astreinte 24h 24",
            "telephone astreinte",
            "24h 24",
        ],
    ),
    (Field::Fax, 100, &["fax", "telecopie", "telecopieur"]),
    (
        Field::Mail,
        100,
        &["e mail", "email", "mail", "courriel", "adresse mail", "adresse email", "adresse e mail", "mel"],
    ),
    (Field::Web, 100, &["site", "site web", "site internet", "web", "website", "url"]),
    (
        Field::Street,
        100,
        &["adresse", "address", "rue", "street", "adresse postale", "adresse 1", "siege", "adresse complete"],
    ),
    (Field::Extra, 100, &["complement adresse", "complement", "adresse 2", "batiment", "address 2"]),
    (Field::Postcode, 100, &["code postal", "cp", "postcode", "zip", "zip code", "postal code"]),
    (Field::City, 100, &["ville", "city", "town", "commune", "localite"]),
    (Field::Country, 100, &["pays", "country"]),
    (Field::Siret, 100, &["siret", "n siret", "numero siret", "siret number"]),
    (Field::Siren, 100, &["siren", "n siren", "numero siren"]),
    (
        Field::VatNo,
        100,
        &[
            "tva",
            "n tva",
            "tva intracommunautaire",
            "numero tva",
            "n tva intracommunautaire",
            "vat",
            "vat number",
            "vat no",
            "tva intracom",
        ],
    ),
    (Field::Iban, 100, &["iban", "rib"]),
    (Field::Bic, 100, &["bic", "swift", "bic swift"]),
    (
        Field::ClientNo,
        100,
        &[
            "n client",
            "numero client",
            "code client",
            "reference client",
            "customer number",
            "compte client",
            "our number",
        ],
    ),
    (Field::LegalForm, 100, &["forme juridique", "statut juridique", "legal form"]),
    (
        Field::Access,
        100,
        &["acces", "consignes acces", "consigne", "access", "access notes", "modalites acces", "badge"],
    ),
    (Field::Hours, 100, &["horaires", "horaires ouverture", "heures ouverture", "opening hours", "hours"]),
    (Field::Tags, 100, &["etiquettes", "tags", "mots cles", "labels"]),
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
            "infos",
        ],
    ),
    (
        Field::Monthly,
        100,
        &[
            "montant ht mensuel",
            "montant mensuel",
            "montant mensuel ht",
            "mensualite",
            "mensualite ht",
            "cout mensuel",
            "loyer mensuel",
            "monthly amount",
            "prix mensuel",
            "montant mois",
        ],
    ),
    (
        Field::Yearly,
        100,
        &[
            "montant ht annuel",
            "montant annuel",
            "montant annuel ht",
            "cout annuel",
            "yearly amount",
            "annual amount",
            "prix annuel",
            "montant an",
        ],
    ),
];

/// Guesses what each column is. A field that does not join is given to the surest column only.
pub fn suggest(header: &[String], profile: &Profile) -> Vec<Field> {
    // « Montant TTC mensuel » is not an amount without VAT.
    let fits = |field, name: &str| {
        !(matches!(field, Field::Monthly | Field::Yearly) && search::fold(name).contains("ttc"))
    };
    settle(guess(NAMES, header, fits), header, profile)
}
