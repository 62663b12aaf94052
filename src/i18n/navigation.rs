//! The shell: bar, rail, search, capture, keyboard.

messages! {
    nav_today() = "Aujourd’hui" / "Today";
    nav_requests() = "Demandes" / "Requests";
    nav_search() = "Rechercher" / "Search";
    nav_more() = "Plus" / "More";
    nav_label() = "Navigation principale" / "Main navigation";
    nav_bin() = "Corbeille" / "Bin";
    nav_settings() = "Réglages" / "Settings";
    nav_import() = "Importer" / "Import";
    nav_export() = "Exporter et sauvegarder" / "Export and back up";
    nav_outbox() = "À envoyer" / "To send";
    nav_install() = "Installer l’application" / "Install the app";
    nav_places() = "Lieux" / "Places";
    nav_people() = "Personnes" / "People";
    nav_categories() = "Catégories" / "Categories";
    nav_views() = "Vues enregistrées" / "Saved views";
    skip_to_content() = "Aller au contenu" / "Skip to content";
    capture() = "Nouvelle demande" / "New request";
    search_label() = "Rechercher partout" / "Search everything";
    search_placeholder() = "Titre, lieu, personne, code…" / "Title, place, person, code…";
    search_empty_title() = "Tout se retrouve ici" / "Everything can be found here";
    search_empty_body() = "Un mot suffit. Les accents et les fautes de frappe ne gênent pas." / "One word will do. Accents and typing mistakes do no harm.";
    search_nothing_title() = "Rien trouvé" / "Nothing found";
    search_nothing_for(text: &str) = "Rien ne correspond à « {text} »." / "Nothing matches “{text}”.";
    n_results(n) = ["{n} résultat", "{n} résultats"] / ["{n} result", "{n} results"];
    n_results_shown(n, total: &str) = ["{n} résultat affiché sur {total}", "{n} premiers résultats sur {total}"] / ["{n} result shown of {total}", "first {n} results of {total}"];
    recent_searches() = "Recherches récentes" / "Recent searches";
    keyboard_title() = "Raccourcis clavier" / "Keyboard shortcuts";
    keyboard_search() = "Rechercher" / "Search";
    keyboard_new() = "Nouvelle demande" / "New request";
    keyboard_down() = "Demande suivante" / "Next request";
    keyboard_up() = "Demande précédente" / "Previous request";
    keyboard_open() = "Ouvrir" / "Open";
    keyboard_select() = "Sélectionner" / "Select";
    keyboard_done() = "Terminer" / "Mark as done";
    keyboard_help() = "Cette aide" / "This help";
    keyboard_close() = "Fermer, revenir" / "Close, go back";
    not_found_title() = "Cette page n’existe pas" / "This page does not exist";
    not_found_body() = "Le lien est incomplet ou date d’une autre version. Vos données n’ont pas bougé." / "The link is incomplete or from another version. Your data has not changed.";
    not_found_back() = "Revenir à aujourd’hui" / "Back to today";
}
