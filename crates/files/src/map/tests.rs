use super::*;
use crate::profile::Profile;
use crate::table::{Dialect, Quote, Rows, Separator};

fn suggested(text: &str) -> (Vec<String>, Profile, Vec<Suggestion>) {
    let dialect = Dialect { separator: Separator::Semicolon, quote: Quote::Double, header: true };
    let mut rows = Rows::new(text.into(), dialect).unwrap();
    let mut profile = Profile::new(rows.header().len());
    profile.feed(&rows.next_chunk(1000).unwrap());
    let suggestions = suggest(rows.header(), &profile);
    (rows.header().to_vec(), profile, suggestions)
}

fn targets(header: &str) -> Vec<Target> {
    suggested(&format!("{header}\n")).2.into_iter().map(|s| s.target).collect()
}

#[test]
fn french_and_english_names_are_known() {
    use Target::*;
    assert_eq!(
        targets(
            "N°;Intitulé;Détail;Catégorie;Corps de métier;Priorité;État;Salle;Demandeur;Assigné à;Échéance;Ouvert le;Clôturé le;Étiquettes;Coût"
        ),
        [
            Ext,
            Title,
            Description,
            Category,
            Trade,
            Priority,
            Status,
            Place,
            Requester,
            Assignee,
            Due,
            Reported,
            Closed,
            Tags,
            Cost
        ]
    );
    assert_eq!(
        targets(
            "Ticket ID;Subject;Notes;Request type;Priority;Status;Location;Reported by;Owner;Due date;Created at;Resolved;Labels;Amount"
        ),
        [
            Ext,
            Title,
            Description,
            Category,
            Priority,
            Status,
            Place,
            Requester,
            Assignee,
            Due,
            Reported,
            Closed,
            Tags,
            Cost
        ]
    );
    assert_eq!(
        targets("createdAt;date_de_cloture;TICKET_NUMBER;Demandé le;Demandé par")[..3],
        [Reported, Closed, Ext]
    );
    assert_eq!(targets("Demande;Demandé le;Demandé par"), [Title, Reported, Requester]);
}

#[test]
fn one_field_goes_to_the_surest_column_only() {
    let (_, _, s) = suggested("Lieu;Adresse;Titre;Surface\n");
    assert_eq!((s[0].target, s[1].target, s[1].why), (Target::Place, Target::Extra, Why::Taken));
    assert_eq!((s[3].target, s[3].why), (Target::Extra, Why::Unknown));
}

#[test]
fn cells_may_contradict_a_name() {
    // « Date » of texts is no date; a column of statuses needs no name.
    let (_, profile, s) =
        suggested("Titre;Created;Foo\na;hier;Ouvert\nb;demain;Clos\nc;plus tard;En cours\n");
    assert_eq!((s[1].target, s[2].target, s[2].why), (Target::Extra, Target::Status, Why::Content));
    let header = ["Titre".to_owned(), "Created".to_owned(), "Foo".to_owned()];
    let mapping = Mapping::suggest(&header, &profile, Order::Dmy);
    assert_eq!(mapping.columns[2].values["En cours"], "progress");
}

#[test]
fn a_column_that_proves_no_order_follows_one_that_does() {
    let (header, profile, _) = suggested("Titre;Created;Closed\na;3/14/2025;3/4/2025\nb;2/3/2025;4/5/2025\n");
    let mapping = Mapping::suggest(&header, &profile, Order::Dmy);
    assert_eq!(mapping.columns[2].order, Order::Mdy);
    assert!(profile.date_guess(2, Order::Dmy).certain);
    let (_, spelled, _) = suggested("Titre;Created;Closed\na;14 mars 2025;3/4/2025\n");
    assert!(!spelled.date_guess(2, Order::Dmy).certain);
}

#[test]
fn words_become_keys() {
    let status = |raw| values::key_of(Target::Status, raw);
    for (raw, key) in [
        ("New", "new"),
        ("À faire", "new"),
        ("OUVERTE", "new"),
        ("Assigned", "qualified"),
        ("In Progress", "progress"),
        ("En cours", "progress"),
        ("en cours de traitement", "progress"),
        ("Pending", "waiting"),
        ("On-Hold", "waiting"),
        ("En attente", "waiting"),
        ("Closed", "done"),
        ("Résolu", "done"),
        ("Terminée", "done"),
        ("Clôturé", "done"),
        ("Cancelled", "refused"),
        ("Refusé", "refused"),
        ("Won't fix", "refused"),
        ("done", "done"),
        ("3 - Clos", "done"),
    ] {
        assert_eq!(status(raw), Some(key), "{raw}");
    }
    assert_eq!(status("Vu par Paul"), None);
    let priority = |raw| values::key_of(Target::Priority, raw);
    for (raw, key) in [
        ("1", "p1"),
        ("P2", "p2"),
        ("Urgent", "p1"),
        ("Critique", "p1"),
        ("High", "p2"),
        ("2 - Haute", "p2"),
        ("P1 - Critical", "p1"),
        ("Normale", "p3"),
        ("low", "p4"),
        ("Très urgent", "p1"),
        ("Non urgent", "p3"),
    ] {
        assert_eq!(priority(raw), Some(key), "{raw}");
    }
    assert_eq!(values::key_of(Target::Trade, "Électricité"), Some("electricity"));
    let list = suggest_values(Target::Status, &[("Ouvert", 3), ("???", 1)]);
    assert_eq!((list[0].key, list[1].key, list[1].count), (Some("new"), None, 1));
}

#[test]
fn no_word_means_two_keys() {
    for target in [Target::Status, Target::Priority, Target::Trade] {
        for key in values::keys(target) {
            assert_eq!(values::key_of(target, key), Some(*key));
        }
    }
    assert_eq!(vocabulary::duplicates(), Vec::<&str>::new());
}

#[test]
fn keys_come_back() {
    for target in Target::ALL {
        assert_eq!(Target::from_key(target.key()), Some(target));
    }
}
