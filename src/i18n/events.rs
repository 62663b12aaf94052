//! The room of events.

messages! {
    nav_events() = "Événements" / "Events";
    events_areas() = "Rubriques de l’événement" / "Areas of the event";
    event_area_overview() = "Aperçu" / "Overview";
    event_unknown_title() = "Événement introuvable" / "Event not found";
    event_unknown_body() = "Il n’est pas sur cet appareil, ou pas encore." / "It is not on this device, or not yet.";
    event_untitled() = "Événement sans nom" / "Untitled event";
    // Kinds.
    event_party() = "Soirée" / "Party";
    event_seminar() = "Séminaire" / "Seminar";
    event_breakfast() = "Petit-déjeuner" / "Breakfast";
    event_client_visit() = "Visite client" / "Client visit";
    event_staff_meeting() = "Réunion du personnel" / "Staff meeting";
    event_move() = "Déménagement" / "Office move";
    event_other() = "Autre" / "Other";
    // How far.
    event_idea() = "Idée" / "Idea";
    event_planned() = "En préparation" / "In preparation";
    event_confirmed() = "Confirmé" / "Confirmed";
    event_closed() = "Clos" / "Closed";
    event_cancelled() = "Annulé" / "Cancelled";
    // When.
    event_today() = "Aujourd’hui" / "Today";
    event_tomorrow() = "Demain" / "Tomorrow";
    event_now() = "En cours" / "On now";
    event_over() = "Terminé" / "Over";
    event_in_days(n: i64) = "J-{n}" / "D-{n}";
    event_since_days(n: i64) = "J+{n}" / "D+{n}";
    event_undated() = "Date à fixer" / "No date yet";
    // The form.
    event_new() = "Nouvel événement" / "New event";
    event_edit() = "Modifier l’événement" / "Edit the event";
    event_create() = "Créer l’événement" / "Create the event";
    event_created(title: &str) = "« {title} » est créé." / "“{title}” is created.";
    event_saved() = "Événement modifié." / "Event changed.";
    event_category() = "Type" / "Kind";
    event_title_field() = "Nom" / "Name";
    event_title_example() = "Soirée de fin d’année" / "End-of-year party";
    event_needs_title() = "Donnez-lui un nom." / "Give it a name.";
    event_when() = "Dates et heures" / "Dates and times";
    event_start() = "Début" / "Starts";
    event_end() = "Fin" / "Ends";
    event_start_hour() = "Heure de début" / "Start time";
    event_end_hour() = "Heure de fin" / "End time";
    event_first_day() = "Premier jour" / "First day";
    event_last_day() = "Dernier jour" / "Last day";
    event_all_day() = "Journée entière" / "All day";
    event_zone() = "Fuseau horaire" / "Time zone";
    event_zone_is(city: &str) = "Heures de {city}" / "Times of {city}";
    event_zone_change() = "Changer" / "Change";
    event_needs_day() = "Indiquez le jour." / "Say which day.";
    event_needs_start() = "Indiquez l’heure de début, ou choisissez « Journée entière »." / "Say when it starts, or choose “All day”.";
    event_ends_before_start() = "La fin est avant le début. Corrigez l’une des deux." / "It ends before it starts. Correct one of the two.";
    event_no_such_hour(day: &str, typed: &str, next: &str) = "Le {day}, les horloges sautent {typed} : passage à l’heure d’été. Choisissez {next} ou une autre heure." / "On {day} the clocks skip {typed}: summer time begins. Choose {next} or another time.";
    event_hour_twice(at: &str) = "Cette nuit-là, {at} vient deux fois (retour à l’heure d’hiver) : la première compte." / "That night {at} comes twice (winter time begins): the first one counts.";
    event_ends_next_day() = "Se termine le lendemain." / "Ends the next day.";
    event_venue() = "Lieu" / "Venue";
    event_venue_own() = "Chez nous" / "Our place";
    event_venue_elsewhere() = "Ailleurs" / "Elsewhere";
    event_place() = "Salle ou bâtiment" / "Room or building";
    event_place_example() = "Grande salle" / "Main hall";
    event_venue_name() = "Nom du lieu" / "Name of the venue";
    event_venue_example() = "Péniche La Marguerite" / "Marguerite barge";
    event_street() = "Adresse" / "Address";
    event_postcode() = "Code postal" / "Postcode";
    event_city() = "Ville" / "City";
    event_map_link() = "Lien du plan" / "Map link";
    event_map_link_hint() = "Facultatif : sans lien, le plan s’ouvre à l’adresse." / "Optional: without one, the map opens at the address.";
    event_link_bad() = "Un lien commence par https://." / "A link begins with https://.";
    event_access() = "Accès" / "Access";
    event_access_example() = "Métro, code, parking, monte-charge…" / "Metro, door code, parking, goods lift…";
    event_capacity() = "Jauge" / "Capacity";
    event_capacity_bad() = "Un nombre de personnes, sans rien d’autre." / "A number of people, and nothing else.";
    event_cap() = "Plafond TTC" / "Cap, tax included";
    event_cap_negative() = "Un plafond ne peut pas être négatif." / "A cap cannot be negative.";
    event_owner() = "Responsable" / "In charge";
    event_team() = "Équipe" / "Team";
    event_team_add() = "Ajouter quelqu’un" / "Add somebody";
    event_status() = "Statut" / "Status";
    event_notes() = "Notes" / "Notes";
    event_fix_first(n) = ["Corrigez un champ avant d’enregistrer.", "Corrigez {n} champs avant d’enregistrer."] / ["Correct one field before saving.", "Correct {n} fields before saving."];
    // All of them.
    events_now() = "En ce moment" / "On now";
    events_ahead() = "À venir" / "To come";
    events_undated() = "Sans date" / "Undated";
    events_past() = "Passés et annulés" / "Past and cancelled";
    events_empty_title() = "Aucun événement" / "No events";
    events_empty_body() = "Soirée, séminaire, petit-déjeuner… Créez le premier : invités, conducteur, prestataires et budget l’attendent." / "Party, seminar, breakfast… Create the first one: guests, run of show, suppliers and budget are waiting for it.";
    event_guests_of(n: i64, of: i64) = "{n} sur {of}" / "{n} of {of}";
    event_heads(n) = ["{n} personne", "{n} personnes"] / ["{n} person", "{n} people"];
    // Overview.
    event_map() = "Plan" / "Map";
    event_facts() = "En bref" / "At a glance";
    event_trashed() = "Événement mis à la corbeille." / "Event moved to the bin.";
    event_delete() = "Mettre à la corbeille" / "Move to the bin";
    event_menu() = "Autres actions" / "More actions";
    event_status_said(status: &str) = "Statut : {status}" / "Status: {status}";
    event_template() = "Modèle" / "Template";
}
