//! Help: how the app works, and scripts.

messages! {
    help_how() = "Mode d’emploi" / "How it works";
    help_key() = "Touche" / "Key";
    help_does() = "Effet" / "Effect";
    help_device_title() = "Tout est sur cet appareil" / "Everything is on this device";
    help_device_body() = "Chaque modification est enregistrée ici avant d’être affichée. Rien n’attend le réseau, rien ne s’y perd." / "Each change is saved here before it is shown. Nothing waits for the network, nothing is lost to it.";
    help_backup_title() = "Une sauvegarde tient en un fichier" / "A backup is one file";
    help_backup_body() = "Demandes, fournisseurs, événements, photos et historique. Rangez-le ailleurs que sur cet appareil ; il se restaure ici ou sur un autre, sans rien écraser." / "Requests, suppliers, events, photos and history. Keep it elsewhere than on this device; it restores here or on another, and overwrites nothing.";
    help_server_title() = "Le serveur est facultatif" / "The server is optional";
    help_server_body() = "Il réunit plusieurs appareils. Quand deux personnes modifient le même champ, les deux valeurs sont gardées et l’une d’elles décide." / "It brings several devices together. When two people change the same field, both values are kept and one of them decides.";
    help_code_title() = "Un code court par demande" / "A short code for each request";
    help_code_body() = "Comme #7K2M : on le dit au téléphone, on le tape dans la recherche. Il ne change pas et ne désigne qu’une demande." / "Such as #7K2M: say it on the phone, type it in the search. It does not change and means one request only.";
    help_target_title() = "Les retards se calculent" / "Delays are computed";
    help_target_body() = "L’échéance fixée, ou le délai cible de la catégorie en heures ouvrées. « En attente » suspend le délai." / "The due date set, or the category’s target time in business hours. “Waiting” pauses the clock.";
    help_event_title() = "Un événement tient sans réseau" / "An event needs no network";
    help_event_body() = "Conducteur, invités, numéros et budget sont sur chaque téléphone qui a ouvert l’espace la veille. Chaque porte pointe de son côté ; au retour du réseau, tout se rejoint et les doublons se voient." / "Run of show, guests, numbers and budget are on each phone that opened the workspace the day before. Each door checks in by itself; when the network is back, all comes together and duplicates show.";
    help_undo_title() = "Tout s’annule" / "Everything can be undone";
    help_undo_body() = "Le bouton « Annuler » suit chaque geste ; ce qui est supprimé attend dans la corbeille ; l’historique garde le reste." / "The “Undo” button follows each act; what is deleted waits in the bin; the history keeps the rest.";
    help_scripts_title() = "Automatisation" / "Automation";
    help_scripts_body() = "Dans la console du navigateur, l’objet window.intendance lit et écrit par le même chemin que les écrans. Le détail est dans docs/automation.md, avec le code source." / "In the browser’s console, the object window.intendance reads and writes by the same path as the screens. The details are in docs/automation.md, with the source code.";
    script_ready() = "attend que tout soit chargé" / "waits until everything is loaded";
    script_list() = "lit des fiches" / "reads records";
    script_create() = "crée une fiche, enregistrée au retour" / "creates a record, saved when it returns";
    script_edit() = "modifie des champs" / "edits fields";
    script_search() = "cherche comme l’écran" / "searches as the screen does";
    script_stats() = "compte fiches, modifications et octets" / "counts records, changes and bytes";
    keyboard_live() = "En direct : séquence suivante" / "Live: next cue";
    keyboard_door() = "À la porte : une lettre va à la recherche, les flèches d’un nom à l’autre" / "At the door: a letter goes to the search, arrows from name to name";
    keyboard_move() = "Sur la poignée d’une séquence : monter, descendre" / "On the grip of a cue: up, down";
    keyboard_results() = "Dans la recherche : d’un résultat à l’autre" / "In the search: from result to result";
}
