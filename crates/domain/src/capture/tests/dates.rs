use super::*;

#[test]
fn dates() {
    for (line, expected) in [
        ("badge vendredi", "2026-11-27"),
        ("badge lundi", "2026-11-30"), // today is a Monday
        ("badge demain", "2026-11-24"),
        ("badge après-demain", "2026-11-25"),
        ("badge aujourd’hui", "2026-11-23"),
        ("badge lundi prochain", "2026-11-30"),
        ("badge vendredi en huit", "2026-12-04"),
        ("badge le 3 décembre", "2026-12-03"),
        ("badge pour le 1er déc.", "2026-12-01"),
        ("badge jeudi 3 décembre 2026", "2026-12-03"),
        ("badge vendredi 27", "2026-11-27"),
        ("badge 3 mars", "2027-03-03"),
        ("badge 3/12", "2026-12-03"),
        ("badge le 03/12/2026", "2026-12-03"),
        ("badge 3.12.26", "2026-12-03"),
        ("badge 12/25", "2026-12-25"),
        ("badge 2026-12-03", "2026-12-03"),
        ("badge dans 2 jours", "2026-11-25"),
        ("badge dans une semaine", "2026-11-30"),
        ("badge sous 48h", "2026-11-25"),
        ("badge dans 5 jours ouvrés", "2026-11-30"),
        ("badge d'ici la fin du mois", "2026-11-30"),
        ("badge la semaine prochaine", "2026-12-04"),
        ("badge avant le 15", "2026-12-15"),
        ("badge friday", "2026-11-27"),
        ("badge by friday", "2026-11-27"),
        ("badge tomorrow", "2026-11-24"),
        ("badge next monday", "2026-11-30"),
        ("badge next friday", "2026-12-04"),
        ("badge on December 3rd", "2026-12-03"),
        ("badge in 2 days", "2026-11-25"),
        ("badge in 3 business days", "2026-11-26"),
        ("badge in a week", "2026-11-30"),
        ("badge au plus tard vendredi", "2026-11-27"),
        ("badge vendredi au plus tard", "2026-11-27"),
    ] {
        assert_eq!(due(line).as_deref(), Some(expected), "{line}");
        assert_eq!(read(line).title, "Badge", "{line}");
    }
}

#[test]
fn dates_that_say_more_stay_in_the_title() {
    for (line, expected) in [
        ("Café pour la réunion de vendredi", "2026-11-27"),
        ("Visite jeudi 14h30", "2026-11-26"),
        ("Livraison demain matin", "2026-11-24"),
        ("Ménage ce soir", "2026-11-23"),
        ("Appeler dans 3 h", "2026-11-23"),
        ("Clim à régler du 3 décembre au 5 décembre", "2026-12-03"),
    ] {
        assert_eq!(due(line).as_deref(), Some(expected), "{line}");
        assert_eq!(read(line).title, line);
    }
}

#[test]
fn what_is_no_due_date() {
    for line in [
        "Fuite depuis lundi",
        "Ménage tous les vendredis",
        "Chaque lundi, arroser",
        "Broken since monday",
        "Panne vendredi dernier",
        "Accès 24/7",
        "1/2 journée de peinture",
        "Bureau 30/02",
        "Le 3 fuit encore",
        "2 néons et 3 ampoules",
        "Prise in 2 rooms",
        "Il est passé hier",
        "Ménage pas fait ce matin",
    ] {
        assert_eq!(due(line), None, "{line}");
        assert_eq!(read(line).title, line);
    }
}
