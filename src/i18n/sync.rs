//! Where the data is: saved here, to send, up to date.

messages! {
    sync_saved_here() = "enregistré ici" / "saved here";
    sync_saving() = "enregistrement…" / "saving…";
    sync_to_send(n) = ["{n} à envoyer", "{n} à envoyer"] / ["{n} to send", "{n} to send"];
    sync_sending() = "envoi…" / "sending…";
    sync_up_to_date(when: &str) = "à jour {when}" / "up to date {when}";
    sync_unreachable_since(time: &str) = "serveur injoignable depuis {time}" / "server unreachable since {time}";
    sync_stopped() = "envoi arrêté" / "sending stopped";
    sync_label() = "État de l’enregistrement" / "Saving state";
    outbox_title() = "À envoyer" / "To send";
    outbox_local_title() = "Tout est enregistré ici" / "Everything is saved here";
    outbox_local_body() = "Aucun serveur n’est relié. Vos données vivent sur cet appareil : pensez à la sauvegarde." / "No server is connected. Your data lives on this device: remember to back it up.";
    outbox_empty_title() = "Rien à envoyer" / "Nothing to send";
    outbox_empty_body() = "Le serveur a tout reçu." / "The server has received everything.";
    outbox_body() = "Enregistrées sur cet appareil, ces modifications partiront dès que le serveur répondra." / "Saved on this device, these changes will leave as soon as the server answers.";
    outbox_n_changes(n) = ["{n} modification à envoyer", "{n} modifications à envoyer"] / ["{n} change to send", "{n} changes to send"];
    outbox_oldest(when: &str) = "la plus ancienne {when}" / "the oldest {when}";
    sync_now() = "Envoyer maintenant" / "Send now";
    sync_connect() = "Relier à un serveur" / "Connect to a server";
    sync_connect_body() = "Pour retrouver les mêmes demandes sur plusieurs appareils. L’application marche aussi très bien sans." / "To find the same requests on several devices. The app works just as well without.";
    sync_server_address() = "Adresse du serveur" / "Server address";
    sync_server_invalid() = "Cette adresse n’est pas complète. Exemple : https://intendance.exemple.fr" / "This address is not complete. Example: https://intendance.example.com";
    sync_connected(server: &str) = "Relié à {server}" / "Connected to {server}";
    sync_disconnect() = "Détacher le serveur" / "Disconnect the server";
    sync_disconnected() = "Serveur détaché, tout reste sur cet appareil" / "Server disconnected, everything stays on this device";
    sync_error_unreachable() = "Le serveur ne répond pas. Rien n’est perdu : l’envoi reprendra tout seul." / "The server does not answer. Nothing is lost: sending will resume by itself.";
    sync_error_refused() = "Le serveur a refusé l’envoi. Vos modifications restent ici." / "The server refused. Your changes stay here.";
    sync_error_version() = "Le serveur est plus ancien que l’application. Mettez-le à jour, rien n’est perdu." / "The server is older than the app. Update it, nothing is lost.";
    sync_error_other_workspace() = "Ce serveur contient un autre espace. Rien n’a été mélangé." / "This server holds another workspace. Nothing was mixed.";
    sync_last_success(when: &str) = "Dernier échange {when}" / "Last exchange {when}";
    sync_n_refused(n) = ["{n} refusée", "{n} refusées"] / ["{n} refused", "{n} refused"];
    sync_nothing_kept() = "rien n’est gardé" / "nothing is kept";
    sync_error_refused_because(why: &str) = "Le serveur a refusé l’envoi : {why}. Vos modifications restent ici." / "The server refused: {why}. Your changes stay here.";
    sync_error_store() = "Cet appareil n’a pas pu enregistrer ce que le serveur envoie. Ce qui était ici y est toujours." / "This device could not save what the server sends. What was here still is.";
    clock_fast(by: &str) = "L’horloge de cet appareil avance de {by}. Réglez-la : les dates et les retards affichés en dépendent." / "The clock of this device is fast by {by}. Set it: the dates and delays shown depend on it.";
    clock_slow(by: &str) = "L’horloge de cet appareil retarde de {by}. Réglez-la : les dates et les retards affichés en dépendent." / "The clock of this device is slow by {by}. Set it: the dates and delays shown depend on it.";
}
