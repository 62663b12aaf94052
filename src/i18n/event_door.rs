//! Check-in, invitations’ codes, the sheet to sign.

messages! {
    door_title() = "Pointage" / "Check-in";
    sign_in_title() = "Feuille d’émargement" / "Sign-in sheet";
    // The head.
    door_default() = "Entrée" / "Entrance";
    door_settings() = "Régler cette porte" / "Set up this door";
    door_name() = "Nom de cette porte" / "Name of this door";
    door_name_hint() = "Il reste sur cet appareil et accompagne chaque pointage." / "Kept on this device, and written with each check-in.";
    door_sound() = "Son et vibration" / "Sound and vibration";
    door_sound_hint() = "Deux notes montantes quand c’est bon, deux égales quand il faut regarder." / "Two rising notes when all is well, two equal ones when you should look.";
    door_silence() = "Couper le son" / "Turn sound off";
    door_sound_on() = "Remettre le son" / "Turn sound on";
    door_sheet_link() = "Feuille d’émargement" / "Sign-in sheet";
    door_of_capacity(n: &str) = "sur {n} places" / "of {n} places";
    door_of_expected(n: &str) = "sur {n} attendues" / "of {n} expected";
    door_n_missing(n) = ["{n} à venir", "{n} à venir"] / ["{n} to come", "{n} to come"];
    door_n_walk_ins(n) = ["{n} spontané", "{n} spontanés"] / ["{n} walk-in", "{n} walk-ins"];
    door_full() = "Jauge atteinte" / "Full";
    door_n_over(n) = ["Jauge dépassée de {n}", "Jauge dépassée de {n}"] / ["{n} over capacity", "{n} over capacity"];
    door_counter(heads: &str, of: &str) = "{heads} personnes entrées sur {of}" / "{heads} people inside of {of}";
    door_by_door(door: &str, n: &str) = "{door} {n}" / "{door} {n}";
    // Finding.
    door_search() = "Chercher un invité" / "Find a guest";
    door_search_hint() = "Nom, société, code…" / "Name, company, code…";
    door_filter() = "Qui montrer" / "Who to show";
    door_missing() = "À venir" / "To come";
    door_inside() = "Entrés" / "Inside";
    door_twice() = "Doublons" / "Duplicates";
    door_scan() = "Scanner" / "Scan";
    door_walk_in() = "Sans invitation" / "Walk-in";
    door_walk_in_named(name: &str) = "Faire entrer {name} sans invitation" / "Let {name} in as a walk-in";
    door_walk_in_unnamed() = "Invité sans nom" / "Unnamed guest";
    door_list(n) = ["{n} invité", "{n} invités"] / ["{n} guest", "{n} guests"];
    door_nobody_title() = "Personne à ce nom" / "Nobody by that name";
    door_nobody_body() = "Trois lettres du nom, de la société ou le code de l’invitation suffisent." / "Three letters of the name or company, or the invitation’s code, are enough.";
    door_none_missing() = "Tout le monde est là" / "Everybody is here";
    door_none_inside() = "Personne n’est encore entré" / "Nobody is inside yet";
    door_no_guests_title() = "Pas encore d’invités" / "No guests yet";
    door_no_guests_body() = "Importez la liste, ou faites entrer les personnes une à une avec « Sans invitation »." / "Import the list, or let people in one by one with “Walk-in”.";
    door_to_guests() = "Liste des invités" / "Guest list";
    // A row.
    door_table(table: &str) = "Table {table}" / "Table {table}";
    door_silent() = "Sans réponse" / "No answer";
    door_maybe() = "Peut-être" / "Maybe";
    door_declined() = "A décliné" / "Declined";
    door_waiting() = "Liste d’attente" / "Waitlist";
    door_is_walk_in() = "Sans invitation" / "Walk-in";
    door_with_host(host: &str) = "avec {host}" / "with {host}";
    door_tick(at: &str, door: &str) = "{at} · {door}" / "{at} · {door}";
    door_tick_by(at: &str, door: &str, who: &str) = "{at} · {door} · {who}" / "{at} · {door} · {who}";
    // The verdict.
    door_verdict() = "Dernier pointage" / "Last check-in";
    door_in() = "Entré" / "In";
    door_in_n(n: &str) = "Entrés : {n}" / "In: {n}";
    door_already() = "Déjà entré" / "Already in";
    door_twice_told() = "Pointé deux fois" / "Checked in twice";
    door_take_back() = "Annuler l’entrée" / "Take it back";
    door_let_rest(n) = ["Faire entrer {n} de plus", "Faire entrer {n} de plus"] / ["Let {n} more in", "Let {n} more in"];
    door_ask(n) = ["Avec {n} accompagnant : combien entrent ?", "Avec {n} accompagnants : combien entrent ?"] / ["With {n} companion: how many come in?", "With {n} companions: how many come in?"];
    door_let_n(n) = ["Faire entrer {n} personne", "Faire entrer {n} personnes"] / ["Let {n} person in", "Let {n} people in"];
    door_fewer() = "Une personne de moins" / "One person fewer";
    door_more() = "Une personne de plus" / "One person more";
    door_declined_said() = "A répondu qu’il ne viendrait pas" / "Answered not to come";
    door_waiting_said() = "Sur la liste d’attente, sans place confirmée" / "On the waitlist, no place confirmed";
    door_let_in_anyway() = "Laisser entrer" / "Let in";
    door_unknown(code: &str) = "Aucune invitation n’a le code {code}" / "No invitation has the code {code}";
    door_unknown_body() = "Cherchez par le nom." / "Look for the name.";
    door_misread() = "Code mal lu" / "Code misread";
    door_misread_body() = "Un caractère est faux : recommencez, ou cherchez par le nom." / "One character is wrong: try again, or look for the name.";
    door_not_stored() = "Pas enregistré" / "Not stored";
    door_undone() = "Entrée annulée" / "Taken back";
    door_arrivals() = "Dernières arrivées" / "Latest arrivals";
    door_ready() = "Touchez un nom pour le faire entrer" / "Tap a name to let them in";
    // The camera.
    door_scan_title() = "Scanner les invitations" / "Scan invitations";
    door_scan_hint() = "Tenez le code dans l’image. La caméra reste ouverte." / "Hold the code in the picture. The camera stays open.";
    door_scan_other() = "Ce n’est pas une invitation." / "This is not an invitation.";
    door_scan_denied() = "La caméra est refusée à cette page. Tapez le code dans la recherche." / "This page may not use the camera. Type the code into the search.";
    door_scan_failed() = "La caméra ne répond pas. Tapez le code dans la recherche." / "The camera does not answer. Type the code into the search.";
    qr_of_invitation(name: &str) = "Code d’entrée de {name}" / "Entry code of {name}";
    qr_hint() = "À montrer à l’entrée" / "To be shown at the door";
    // The sheet to sign.
    sign_in_number() = "Numéro" / "Number";
    sign_in_family() = "Nom" / "Family name";
    sign_in_given() = "Prénom" / "Given name";
    sign_in_company() = "Société ou service" / "Company or department";
    sign_in_heads() = "Nb" / "No.";
    sign_in_signature() = "Signature" / "Signature";
    sign_in_time() = "Heure" / "Time";
    sign_in_n(n) = ["{n} personne attendue", "{n} personnes attendues"] / ["{n} person expected", "{n} people expected"];
    sign_in_print() = "Imprimer" / "Print";
    sign_in_blank() = "Lignes vides" / "Blank lines";
    sign_in_silent() = "Avec ceux qui n’ont pas répondu" / "With those who did not answer";
    sign_in_times() = "Avec les heures d’arrivée déjà pointées" / "With the arrival times already checked in";
    sign_in_note() = "La signature atteste la présence. Document conservé par l’organisateur, détruit après usage." / "The signature attests attendance. Kept by the organiser, destroyed after use.";
}
