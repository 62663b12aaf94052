//! The conducteur.

messages! {
    show_title() = "Conducteur" / "Run of show";
    show_minutes(n: i64) = "{n} min" / "{n} min";
    show_hours(n: i64) = "{n} h" / "{n} h";
    show_hours_minutes(hours: i64, minutes: &str) = "{hours} h {minutes}" / "{hours} h {minutes}";
    show_days(n: i64) = "{n} j" / "{n} d";
    show_day_mark(n: i64) = "+{n} j" / "+{n} d";
    show_day_before(n: i64) = "−{n} j" / "−{n} d";
    n_cues(n) = ["{n} séquence", "{n} séquences"] / ["{n} cue", "{n} cues"];
    show_list_label(n) = ["Conducteur, {n} séquence", "Conducteur, {n} séquences"] / ["Run of show, {n} cue", "Run of show, {n} cues"];
    show_end() = "Fin prévue" / "Projected end";
    show_from_to(from: &str, to: &str) = "{from} → {to}" / "{from} → {to}";
    show_live() = "Direct" / "Live";
    show_live_now() = "Le direct est en cours : ici, vous changez le plan et non ce qui se passe." / "The show is running: here you change the plan, not what happens.";
    show_columns() = "Colonnes" / "Columns";
    show_overlaps(n) = ["{n} chevauchement", "{n} chevauchements"] / ["{n} overlap", "{n} overlaps"];
    show_to_check(n) = ["{n} point à voir", "{n} points à voir"] / ["{n} point to check", "{n} points to check"];
    show_all_fits() = "Tout s’enchaîne" / "Everything fits";

    show_empty_title() = "Pas encore de conducteur" / "No run of show yet";
    show_empty_body() = "Écrivez les séquences comme vous les diriez, collez-les d’un mail ou d’un tableau, ou partez d’un modèle." / "Write the cues as you would say them, paste them from a mail or a table, or begin from a template.";
    show_write() = "Écrire ou coller" / "Write or paste";
    show_starter() = "Partir d’une trame" / "Begin from an outline";
    show_use_template(name: &str) = "Partir du modèle « {name} »" / "Begin from the template “{name}”";
    show_outline() = "Accueil, café 30 min\nOuverture 15 min\nPremière partie 75 min\nPause 15 min\nSeconde partie 60 min\nQuestions 20 min\nFin" / "Welcome, coffee 30 min\nOpening 15 min\nFirst part 75 min\nBreak 15 min\nSecond part 60 min\nQuestions 20 min\nEnd";

    cue_untitled() = "Séquence sans titre" / "Untitled cue";
    section_untitled() = "Partie sans titre" / "Untitled section";
    cue_hard() = "Heure fixe" / "Fixed time";
    cue_soft() = "Suit la précédente" / "Follows the one before";
    cue_hard_short() = "fixe" / "fixed";
    cue_open() = "libre" / "open";
    cue_skipped() = "sautée" / "skipped";
    cue_pause(pause: &str) = "pause de {pause} avant" / "{pause} break before";
    cue_shorter(name: &str) = "{name} : 5 min de moins" / "{name}: 5 min less";
    cue_longer(name: &str) = "{name} : 5 min de plus" / "{name}: 5 min more";
    cue_menu(name: &str) = "Actions : {name}" / "Actions: {name}";
    cue_shift() = "Décaler…" / "Shift…";
    cue_pin() = "Fixer l’heure" / "Fix the time";
    cue_unpin() = "Laisser suivre la précédente" / "Let it follow the one before";
    cue_insert_before() = "Insérer avant" / "Insert before";
    cue_insert_after() = "Insérer après" / "Insert after";
    cue_skip() = "Sauter" / "Skip";
    cue_unskip() = "Reprendre" / "Take back in";
    cue_moved(name: &str, at: usize, total: usize) = "{name} : place {at} sur {total}" / "{name}: place {at} of {total}";
    cue_trashed(name: &str) = "« {name} » : à la corbeille" / "“{name}”: in the bin";
    cue_copied(name: &str) = "« {name} » : copiée" / "“{name}”: copied";
    cue_saved(name: &str) = "« {name} » : enregistré" / "“{name}”: saved";
    cue_skipped_said(name: &str) = "« {name} » : sautée" / "“{name}”: skipped";
    cue_back_in(name: &str) = "« {name} » : reprise" / "“{name}”: back in";
    cue_pinned_said(name: &str, at: &str) = "« {name} » : fixée à {at}" / "“{name}”: fixed at {at}";
    cue_unpinned_said(name: &str) = "« {name} » suit la précédente" / "“{name}” follows the one before";
    cue_lasts_said(name: &str, length: &str) = "« {name} » : {length}" / "“{name}”: {length}";

    cue_edit() = "Séquence" / "Cue";
    section_edit() = "Partie" / "Section";
    cue_title() = "Titre" / "Title";
    cue_start_kind() = "Comment elle commence" / "How it starts";
    cue_start_hint(at: &str) = "Commence à {at} d’après ce qui précède" / "Starts at {at} after what comes before";
    cue_at() = "Heure" / "Time";
    cue_pause_label() = "Pause avant" / "Break before";
    cue_length() = "Durée" / "Length";
    cue_length_bad() = "Une durée en minutes, de 0 à 9 999." / "A length in minutes, from 0 to 9,999.";
    cue_length_hint() = "Vide : jusqu’à la prochaine heure fixe" / "Empty: until the next fixed time";
    cue_place() = "Lieu" / "Place";
    cue_owner() = "Responsable" / "In charge";
    cue_parties() = "Prestataires concernés" / "Suppliers concerned";
    cue_parties_add() = "Ajouter un prestataire" / "Add a supplier";
    cue_of_event() = "sur cet événement" / "at this event";
    cue_notes() = "Notes" / "Notes";

    show_add() = "Ajouter des séquences" / "Add cues";
    show_add_short() = "Ajouter" / "Add";
    show_add_label() = "Une par ligne, ou un tableau collé" / "One a line, or a pasted table";
    show_add_example() = "19:15 Discours DG 15 min\nCocktail 1h30\n21:00 Cadeaux 20 min (fixe)" / "19:15 Welcome speech 15 min\nCocktail 1h30\n21:00 Gifts 20 min (fixed)";
    show_add_hint() = "« (fixe) » en fin de ligne fixe son heure ; une ligne finie par deux points ouvre une partie." / "“(fixed)” at the end of a line fixes its time; a line that ends with a colon opens a section.";
    show_add_n(n) = ["Ajouter {n} séquence", "Ajouter {n} séquences"] / ["Add {n} cue", "Add {n} cues"];
    show_added(n) = ["{n} séquence ajoutée", "{n} séquences ajoutées"] / ["{n} cue added", "{n} cues added"];
    show_preview() = "Ce qui sera ajouté" / "What will be added";
    show_add_none() = "Écrivez au moins une ligne." / "Write at least one line.";

    ripple_title(name: &str) = "Décaler « {name} »" / "Shift “{name}”";
    ripple_by() = "De combien" / "By how much";
    ripple_minutes() = "Minutes" / "Minutes";
    ripple_moves() = "Ce qui bouge" / "What moves";
    ripple_nothing() = "Rien ne bouge." / "Nothing moves.";
    ripple_end_same(at: &str) = "Fin inchangée : {at}" / "End unchanged: {at}";
    ripple_end_moves(from: &str, to: &str) = "Fin : {from} → {to}" / "End: {from} → {to}";
    ripple_apply(by: &str) = "Décaler de {by}" / "Shift by {by}";
    ripple_apply_back(by: &str) = "Avancer de {by}" / "Bring forward by {by}";
    ripple_and(what: &str) = "Décaler, et {what}" / "Shift, and {what}";
    ripple_said(name: &str, by: &str) = "« {name} » : {by}" / "“{name}”: {by}";
    ripple_warn() = "À prévenir" / "To warn";
    ripple_threatened() = "si rien n’est raccourci" / "unless something is shortened";

    warning_overlap(by: &str, cue: &str, end: &str, hard: &str, start: &str) = "{by} de chevauchement : {cue} finit à {end}, {hard} est fixé à {start}." / "{by} of overlap: {cue} ends at {end}, {hard} is fixed at {start}.";
    warning_gap(by: &str) = "{by} de battement" / "{by} free";
    warning_order(hard: &str, start: &str, before: &str, at: &str) = "{hard} est fixé à {start}, avant {before} ({at}) qui le précède ici." / "{hard} is fixed at {start}, before {before} ({at}) which stands above it here.";
    warning_no_duration(name: &str) = "Combien de temps dure {name} ? La suite en dépend." / "How long does {name} last? What follows depends on it.";
    warning_negative(name: &str) = "{name} a une durée négative ; elle compte pour zéro." / "{name} has a negative length; it counts as none.";
    warning_over_a_day(name: &str, length: &str) = "{name} dure {length} : est-ce bien voulu ?" / "{name} lasts {length}: is that meant?";
    remedy_shorten(name: &str, to: &str) = "Raccourcir {name} à {to}" / "Shorten {name} to {to}";
    remedy_extend(name: &str, to: &str) = "Prolonger {name} à {to}" / "Extend {name} to {to}";
    remedy_skip(name: &str) = "Sauter {name}" / "Skip {name}";
    remedy_move(name: &str, to: &str) = "Déplacer {name} à {to}" / "Move {name} to {to}";
    remedy_soften(name: &str) = "Laisser {name} suivre" / "Let {name} follow";
    remedy_reorder(name: &str) = "Remettre {name} à sa place" / "Put {name} in its place";
    remedy_lower_shorten(name: &str, to: &str) = "raccourcir {name} à {to}" / "shorten {name} to {to}";
    remedy_lower_skip(name: &str) = "sauter {name}" / "skip {name}";
    remedy_lower_move(name: &str, to: &str) = "déplacer {name} à {to}" / "move {name} to {to}";

    columns_title() = "Colonnes du conducteur" / "Columns of the run of show";
    columns_body() = "Une colonne par rôle : qui fait quoi pendant chaque séquence. Chaque rôle a sa feuille à imprimer." / "One column for each role: who does what during each cue. Each role has a sheet to print.";
    columns_add() = "Ajouter une colonne" / "Add a column";
    columns_example() = "Régie" / "Stage";
    columns_name(name: &str) = "Nom de la colonne {name}" / "Name of the column {name}";
    column_removed(name: &str) = "Colonne « {name} » retirée" / "Column “{name}” removed";
    column_added(name: &str) = "Colonne « {name} » ajoutée" / "Column “{name}” added";

    show_print() = "Imprimer le conducteur" / "Print the run of show";
    show_print_for() = "Feuille pour" / "Sheet for";
    show_print_all() = "Tous" / "All";
    show_print_time() = "Heure" / "Time";
    show_print_length() = "Durée" / "Length";
    show_print_what() = "Séquence" / "Cue";
    show_print_owner() = "Resp." / "In charge";
    show_print_none() = "Rien pour cette feuille : remplissez la colonne ou ajoutez le prestataire à une séquence." / "Nothing for this sheet: fill in the column or add the supplier to a cue.";
    show_print_context() = "pour mémoire" / "for reference";
    show_print_hard_key() = "heure fixe" / "fixed time";
    show_print_call() = "Contacts" / "Contacts";
    show_print_arrive(at: &str) = "arrivée {at}" / "arrives {at}";
    show_print_ready(at: &str) = "prêt à {at}" / "ready at {at}";
    show_print_leave(at: &str) = "départ {at}" / "leaves {at}";

    show_summary_none() = "À écrire" / "To be written";
}
