//! The outbox: what waits, what was refused, in plain words.

messages! {
    outbox_field(field: &str, title: &str, to: &str) = "{field} de “{title}” → {to}" / "{field} of “{title}” → {to}";
    outbox_field_cleared(field: &str, title: &str) = "{field} de “{title}” : retiré" / "{field} of “{title}”: removed";
    outbox_field_text(field: &str, title: &str) = "{field} de “{title}” : texte modifié" / "{field} of “{title}”: text edited";
    outbox_new_request(title: &str) = "nouvelle demande “{title}”" / "new request “{title}”";
    outbox_trashed(title: &str) = "“{title}” mise à la corbeille" / "“{title}” moved to the bin";
    outbox_restored(title: &str) = "“{title}” restaurée" / "“{title}” restored";
    outbox_comment(title: &str, text: &str) = "commentaire sur “{title}” : {text}" / "comment on “{title}”: {text}";
    outbox_photo(title: &str) = "photo de “{title}”" / "photo of “{title}”";
    outbox_about(title: &str, what: &str) = "“{title}” : {what}" / "“{title}”: {what}";
    outbox_n_acts(n) = ["{n} geste", "{n} gestes"] / ["{n} act", "{n} acts"];
    outbox_show_more() = "Afficher la suite" / "Show more";
    outbox_export() = "Enregistrer ce qui n’est pas parti" / "Save what was not sent";
    outbox_export_note() = "Un fichier que « Restaurer » sait relire, ici ou sur un autre appareil." / "A file that “Restore” can read again, here or on another device.";
    outbox_exported(n) = ["{n} modification enregistrée dans un fichier", "{n} modifications enregistrées dans un fichier"] / ["{n} change saved to a file", "{n} changes saved to a file"];
    refusal_forbidden() = "Votre rôle ne permet pas ce changement. Demandez à un gestionnaire de le faire, ou de changer votre rôle, puis renvoyez-le." / "Your role does not allow this change. Ask a manager to make it, or to change your role, then send it again.";
    refusal_too_big_do() = "Un texte est trop long pour le serveur. Corrigez-le pour le raccourcir, puis enregistrez." / "A text is too long for the server. Edit it to make it shorter, then save.";
    refusal_too_large_do() = "L’ensemble est trop lourd pour le serveur. Raccourcissez le texte, ou refaites-le en plusieurs fois." / "All of it is too large for the server. Shorten the text, or do it again in several steps.";
    refusal_too_deep_do() = "Le serveur n’accepte pas une donnée aussi imbriquée. Enregistrez-la dans un fichier avant de l’abandonner." / "The server does not take data nested so deep. Save it to a file before giving it up.";
    refusal_too_many_do() = "Trop de champs à la fois pour le serveur. Refaites-le en plusieurs fois." / "Too many fields at once for the server. Do it again in several steps.";
    refusal_shape_do() = "Le serveur ne comprend pas cette modification : il est peut-être plus ancien que l’application. Mettez-le à jour, puis renvoyez." / "The server does not understand this change: it may be older than the app. Update it, then send again.";
    refusal_author_do() = "Le serveur n’a pas reconnu l’auteur de cette modification. Renvoyez-la depuis cet appareil." / "The server did not recognise the author of this change. Send it again from this device.";
    refusal_revoked_do() = "L’accès de cet appareil a été retiré. Enregistrez ce travail dans un fichier : un appareil qui a accès peut le restaurer." / "This device’s access was withdrawn. Save this work to a file: a device that has access can restore it.";
    refusal_other_do(why: &str) = "Raison donnée : {why}. Corrigez, renvoyez ou enregistrez dans un fichier." / "Reason given: {why}. Edit, send again or save to a file.";
    refusal_edit() = "Corriger" / "Edit";
    refusal_edit_title() = "Corriger, puis renvoyer" / "Edit, then send again";
    refusal_edit_save() = "Enregistrer et renvoyer" / "Save and send again";
    refusal_edited() = "Corrigée, elle repart" / "Corrected, it leaves again";
    refusal_export_one() = "Enregistrer dans un fichier" / "Save to a file";
    refusal_n_characters(n) = ["{n} caractère", "{n} caractères"] / ["{n} character", "{n} characters"];
}
