//! Files out of the app and back: tables, backups.

messages! {
    files_title() = "Exporter et sauvegarder" / "Export and back up";
    export_body() = "Un tableau à ouvrir ailleurs, avec toutes les colonnes venues d’autres fichiers." / "A table to open elsewhere, with all columns that came from other files.";
    export_these() = "Exporter ces demandes" / "Export these requests";
    export_scope() = "Quelles demandes" / "Which requests";
    export_format() = "Pour quel tableur" / "For which spreadsheet";
    export_download(n) = ["Télécharger {n} demande", "Télécharger {n} demandes"] / ["Download {n} request", "Download {n} requests"];
    export_running() = "Préparation du tableau" / "Preparing the table";
    export_file() = "demandes" / "requests";
    export_failed() = "Le navigateur n’a pas pu donner le fichier. Vos données sont intactes, réessayez." / "The browser could not hand over the file. Your data is intact, try again.";
    column_code() = "Code" / "Code";
    column_waiting_on() = "En attente de" / "Waiting on";
    column_currency() = "Devise" / "Currency";
    column_comments() = "Commentaires" / "Comments";
    column_duplicate(name: &str) = "{name} (fichier)" / "{name} (file)";
    backup_running() = "Sauvegarde en cours" / "Backing up";
    backup_cancelled() = "Sauvegarde interrompue" / "Backup stopped";
    backup_failed() = "La sauvegarde n’a pas pu être écrite. Vos données sont intactes, réessayez." / "The backup could not be written. Your data is intact, try again.";
    backup_incomplete(n) = ["{n} page illisible n’est pas dans la sauvegarde. Tout le reste y est.", "{n} pages illisibles ne sont pas dans la sauvegarde. Tout le reste y est."] / ["{n} unreadable page is not in the backup. All the rest is.", "{n} unreadable pages are not in the backup. All the rest is."];
    backup_keep() = "Gardez ce fichier ailleurs que sur cet appareil." / "Keep this file elsewhere than on this device.";
    restore_checking() = "Vérification du fichier" / "Checking the file";
    restore_of(date: &str) = "Sauvegarde du {date}" / "Backup of {date}";
    restore_sound() = "Le fichier est entier et intact." / "The file is whole and unaltered.";
    restore_start() = "Restaurer ici" / "Restore here";
    restore_n_places(n) = ["{n} lieu", "{n} lieux"] / ["{n} place", "{n} places"];
    restore_n_people(n) = ["{n} personne", "{n} personnes"] / ["{n} person", "{n} people"];
    restore_n_others(n) = ["{n} autre fiche", "{n} autres fiches"] / ["{n} other record", "{n} other records"];
    restore_n_changes(n) = ["{n} modification", "{n} modifications"] / ["{n} change", "{n} changes"];
    restore_done() = "Sauvegarde restaurée" / "Backup restored";
    restore_n_new(n) = ["{n} modification ajoutée", "{n} modifications ajoutées"] / ["{n} change added", "{n} changes added"];
    restore_n_known(n) = ["{n} déjà ici", "{n} déjà ici"] / ["{n} already here", "{n} already here"];
    restore_stopped(n) = ["La restauration s’est arrêtée : {n} modification est déjà là. Reprenez avec le même fichier, rien ne sera compté deux fois.", "La restauration s’est arrêtée : {n} modifications sont déjà là. Reprenez avec le même fichier, rien ne sera compté deux fois."] / ["Restoring stopped: {n} change is already here. Start again with the same file, nothing will count twice.", "Restoring stopped: {n} changes are already here. Start again with the same file, nothing will count twice."];
    restore_cut() = "Ce fichier est coupé avant la fin, comme après un téléchargement interrompu. Rien n’a changé ici." / "This file ends too early, as after a broken download. Nothing has changed here.";
    restore_altered() = "Ce fichier a été modifié depuis la sauvegarde : son empreinte ne correspond plus. Rien n’a changé ici." / "This file was altered since the backup: its fingerprint no longer matches. Nothing has changed here.";
    restore_bad_line(line: &str) = "La ligne {line} de la sauvegarde est illisible. Rien n’a changé ici." / "Line {line} of the backup is unreadable. Nothing has changed here.";
    restore_bomb() = "Ce fichier grossit bien au-delà d’une sauvegarde : il n’est pas lu plus loin. Rien n’a changé ici." / "This file swells far beyond any backup: it is not read further. Nothing has changed here.";
    restore_no_gzip() = "Ce navigateur ne sait pas décompresser. Décompressez le fichier d’abord, ou mettez le navigateur à jour." / "This browser cannot decompress. Unpack the file first, or update the browser.";
}
