//! What a person reads when something fails: what happened, what is safe, what to do.

messages! {
    error_title() = "Quelque chose n’a pas marché" / "Something went wrong";
    error_details() = "Détails techniques" / "Technical details";
    error_private_title() = "Ce mode ne garde rien" / "This mode keeps nothing";
    error_private_body() = "Le navigateur refuse d’enregistrer, sans doute en navigation privée. Ouvrez l’application dans une fenêtre ordinaire." / "The browser refuses to save, probably in private browsing. Open the app in an ordinary window.";
    error_quota_title() = "Il n’y a plus de place" / "There is no room left";
    error_quota_body() = "La dernière modification n’a pas été enregistrée. Tout le reste est intact. Libérez de la place sur l’appareil, puis réessayez." / "The last change was not saved. Everything else is intact. Free some space on the device, then try again.";
    error_newer_title() = "Données d’une version plus récente" / "Data from a newer version";
    error_newer_body() = "Elles sont intactes. Rechargez la page pour obtenir la dernière version de l’application." / "They are intact. Reload the page to get the latest version of the app.";
    error_corrupt_title() = "Une partie des données est illisible" / "Part of the data is unreadable";
    error_corrupt_body() = "Ce qui se lit est affiché, le reste est mis de côté et n’est pas effacé. Faites une sauvegarde maintenant." / "What can be read is shown, the rest is set aside and not erased. Make a backup now.";
    error_corrupt_n(n) = ["{n} page illisible", "{n} pages illisibles"] / ["{n} unreadable page", "{n} unreadable pages"];
    error_blocked_title() = "Un autre onglet bloque l’ouverture" / "Another tab blocks opening";
    error_blocked_body() = "Fermez les autres onglets d’Intendance : celui-ci s’ouvrira tout seul. Rien n’est perdu." / "Close the other Intendance tabs: this one will open by itself. Nothing is lost.";
    error_closed_title() = "Le navigateur a fermé les données" / "The browser closed the data";
    error_closed_body() = "Ce qui est enregistré l’est toujours. Rechargez la page." / "What was saved still is. Reload the page.";
    error_not_saved() = "Cette modification n’a pas pu être enregistrée" / "This change could not be saved";
    error_not_saved_body() = "Elle est encore à l’écran. Réessayez, ou copiez-la avant de fermer." / "It is still on the screen. Try again, or copy it before closing.";
    error_unexpected_title() = "L’application s’est arrêtée" / "The app has stopped";
    error_unexpected_body() = "Ce qui était enregistré l’est toujours. Rechargez la page pour reprendre." / "What was saved still is. Reload the page to carry on.";
    error_unsupported_title() = "Ce navigateur est trop ancien" / "This browser is too old";
    error_unsupported_body() = "Il faut une version récente de Chrome, Edge, Firefox ou Safari." / "A recent version of Chrome, Edge, Firefox or Safari is needed.";
    error_photo_too_large(max: &str) = "Cette photo dépasse {max}." / "This photo is larger than {max}.";
    error_undo_impossible() = "Impossible d’annuler : la demande a changé depuis" / "Cannot undo: the request has changed since";
    error_save_backup() = "Sauvegarder ce qui se lit" / "Back up what can be read";
    error_restart_empty() = "Repartir de zéro" / "Start afresh";
    validation_title_empty() = "Un titre est nécessaire." / "A title is needed.";
    validation_title_long(max: usize) = "Ce titre dépasse {max} caractères." / "This title is longer than {max} characters.";
    validation_date() = "Cette date n’existe pas." / "This date does not exist.";
    validation_link_self() = "Une demande ne peut pas être liée à elle-même." / "A request cannot be linked to itself.";
}
