//! The first screen: what needs her now, and what moved.

messages! {
    today_title() = "Aujourd’hui" / "Today";
    today_first() = "D’abord" / "First things";
    today_first_one() = "Une chose d’abord" / "One thing first";
    today_first_two() = "Deux choses d’abord" / "Two things first";
    today_first_three() = "Trois choses d’abord" / "Three things first";
    today_due() = "Pour aujourd’hui" / "Due today";
    today_overdue() = "En retard" / "Overdue";
    today_urgent() = "Urgentes" / "Urgent";
    today_waiting() = "En attente" / "Waiting";
    today_moved() = "Depuis hier" / "Since yesterday";
    today_see_all() = "Tout voir" / "See all";
    today_clear_title() = "Rien ne presse" / "Nothing is pressing";
    today_clear_body() = "Aucune demande urgente, en retard ou due aujourd’hui." / "No request is urgent, overdue or due today.";
    today_moved_nothing() = "Rien n’a bougé depuis hier." / "Nothing has moved since yesterday.";
    today_welcome_title() = "Bienvenue" / "Welcome";
    today_welcome_body() = "Tout ce que vous écrivez est enregistré sur cet appareil, avec ou sans réseau." / "Everything you write is saved on this device, with or without a network.";
    n_overdue(n) = ["{n} en retard", "{n} en retard"] / ["{n} overdue", "{n} overdue"];
    n_due_today(n) = ["{n} pour aujourd’hui", "{n} pour aujourd’hui"] / ["{n} due today", "{n} due today"];
    n_urgent(n) = ["{n} urgente", "{n} urgentes"] / ["{n} urgent", "{n} urgent"];
    n_created(n) = ["{n} créée", "{n} créées"] / ["{n} created", "{n} created"];
    n_closed(n) = ["{n} close", "{n} closes"] / ["{n} closed", "{n} closed"];
    n_commented(n) = ["{n} commentée", "{n} commentées"] / ["{n} commented", "{n} commented"];
    n_moved(n) = ["{n} a bougé", "{n} ont bougé"] / ["{n} moved", "{n} moved"];
    reason_overdue() = "en retard" / "overdue";
    reason_due_today() = "pour aujourd’hui" / "due today";
    reason_urgent() = "urgente" / "urgent";
    demo_title() = "Mirabeau Conseil, un exemple" / "Mirabeau Conseil, an example";
    demo_body() = "Soixante demandes d’une entreprise imaginaire, pour essayer sans risque." / "Sixty requests of an imaginary company, to try things without risk.";
    demo_load() = "Charger l’exemple" / "Load the example";
    demo_loaded() = "Exemple chargé" / "Example loaded";
    demo_remove() = "Retirer l’exemple" / "Remove the example";
    demo_removed() = "Exemple retiré, vos propres demandes sont gardées" / "Example removed, your own requests are kept";
    demo_shown() = "Exemple : Mirabeau Conseil" / "Example: Mirabeau Conseil";
    today_figures() = "En chiffres" / "In figures";
    figure_overdue() = "en retard" / "overdue";
    figure_today() = "pour aujourd’hui" / "due today";
    /// The word beside a count of open requests.
    figure_open(n) = ["ouverte", "ouvertes"] / ["open", "open"];
    figure_waiting() = "en attente" / "waiting";
    n_at_once(n) = ["{n} autre a changé, lors d’un import, d’un exemple ou d’une modification groupée.", "{n} autres ont changé d’un coup : import, exemple ou modification groupée."] / ["{n} more changed, in an import, an example or a bulk change.", "{n} more changed at once: an import, an example or a bulk change."];
    moved_created() = "Créée" / "Created";
    moved_commented() = "Commentée" / "New comment";
    moved_edited() = "Modifiée" / "Edited";
    welcome_title() = "Votre bureau tient ici" / "Your office fits in here";
    welcome_first() = "Noter une première demande" / "Note a first request";
    welcome_example() = "Une ligne suffit : « fuite lave-vaisselle cuisine urgent »" / "One line will do: “dishwasher leaking in kitchen, urgent”";
    welcome_import_title() = "Reprendre un fichier" / "Bring a file";
    welcome_import_body() = "Un export CSV de votre tableur ou de votre ancien outil, avec toutes ses colonnes." / "A CSV export of your spreadsheet or former tool, with all its columns.";
    welcome_restore_body() = "Le fichier de sauvegarde d’un autre appareil, ou de celui-ci." / "The backup file of another device, or of this one.";
}
