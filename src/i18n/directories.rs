//! Directories: places, people, categories.

messages! {
    more_directory() = "Annuaire" / "Directory";
    more_app() = "Application" / "App";
    more_import_note() = "Un fichier CSV de demandes" / "A CSV file of requests";
    more_outbox_note() = "Échanges avec un serveur, s’il y en a un" / "Exchanges with a server, if there is one";
    more_categories_note() = "Corps de métier et délais cibles" / "Trades and target times";
    more_settings_note() = "Langue, thème, stockage" / "Language, theme, storage";
    more_help_note() = "Mode d’emploi, raccourcis, automatisation" / "How it works, shortcuts, automation";
    directory_find() = "Chercher un nom" / "Find a name";
    named_saved(name: &str) = "« {name} » : enregistré" / "“{name}”: saved";
    named_trashed(name: &str) = "« {name} » : à la corbeille" / "“{name}”: in the bin";
    named_restored(name: &str) = "« {name} » : restauré" / "“{name}”: restored";
    acts_of(name: &str) = "Actions pour {name}" / "Actions for {name}";
    name_empty() = "Un nom est nécessaire." / "A name is needed.";
    name_taken() = "Ce nom est déjà pris." / "This name is already taken.";
    name_taken_place() = "Un lieu porte déjà ce nom. Précisez-le : « Cuisine 2e étage »." / "A place already has this name. Make it precise: “Kitchen 2nd floor”.";
    name_taken_person() = "Une personne porte déjà ce nom. Ajoutez un service ou une initiale." / "A person already has this name. Add a department or an initial.";
    places_note() = "Un lieu contient d’autres lieux. Le nombre compte les demandes ouvertes de tout ce qu’il contient." / "A place holds other places. The number counts the open requests of all it holds.";
    place_add() = "Ajouter un lieu" / "Add a place";
    place_add_within() = "Ajouter un lieu dedans" / "Add a place inside";
    place_example() = "Cuisine, 2e étage, Entrepôt…" / "Kitchen, 2nd floor, Warehouse…";
    place_no_parent() = "Nulle part : c’est un site" / "Nowhere: it is a site";
    places_empty_title() = "Aucun lieu pour l’instant" / "No places yet";
    places_empty_body() = "Ils se créent aussi tout seuls, quand vous les nommez dans une demande." / "They also come by themselves, when you name them in a request.";
    people_note() = "Celles et ceux qui demandent, et qui s’en occupent." / "Those who ask, and those who take care of it.";
    person_add() = "Ajouter une personne" / "Add a person";
    person_example() = "Prénom Nom" / "First name Last name";
    people_empty_title() = "Personne pour l’instant" / "Nobody yet";
    people_empty_body() = "Ajoutez vos interlocuteurs : leur téléphone sera à portée de pouce dans chaque demande." / "Add the people you work with: their phone will be within reach in each request.";
    categories_note() = "Le délai cible se compte en heures ouvrées : lundi à vendredi, 9 h à 18 h, hors jours fériés." / "The target time counts business hours: Monday to Friday, 9 to 18, French public holidays excepted.";
    category_add() = "Ajouter une catégorie" / "Add a category";
    categories_empty_title() = "Aucune catégorie" / "No categories";
    categories_empty_body() = "Une catégorie donne à une demande son corps de métier et son délai." / "A category gives a request its trade and its target time.";
    target_none() = "sans délai cible" / "no target time";
    n_business_hours(n) = ["{n} h ouvrée", "{n} h ouvrées"] / ["{n} business hour", "{n} business hours"];
    target_hint() = "Une journée compte 9 heures. Vide : pas de délai." / "A day has 9 hours. Empty: no target.";
    target_invalid(most: usize) = "Un nombre d’heures entier, de 1 à {most}, ou rien." / "A whole number of hours, from 1 to {most}, or nothing.";
    n_to_do(n) = ["{n} à faire", "{n} à faire"] / ["{n} to do", "{n} to do"];
    n_asked_short(n) = ["{n} demandée", "{n} demandées"] / ["{n} asked", "{n} asked"];
}
