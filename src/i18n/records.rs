//! What happened to any record of the supplier room, and its values, in words. The names are in `record_words`.

messages! {
    rec_changed(what: &str, title: &str, field: &str, to: &str) = "{what} “{title}” : {field} → {to}" / "{what} “{title}”: {field} → {to}";
    rec_cleared(what: &str, title: &str, field: &str) = "{what} “{title}” : {field} retiré" / "{what} “{title}”: {field} removed";
    rec_edited(what: &str, title: &str, field: &str) = "{what} “{title}” : {field} modifié" / "{what} “{title}”: {field} edited";
    rec_about(what: &str, title: &str, note: &str) = "{what} “{title}” : {note}" / "{what} “{title}”: {note}";
    rec_n(n) = ["{n} fiche", "{n} fiches"] / ["{n} record", "{n} records"];
    rec_created() = "Création" / "Created";
    rec_trashed() = "Mise à la corbeille" / "Moved to the bin";
    rec_restored() = "Sortie de la corbeille" / "Taken out of the bin";
    rec_months(n) = ["{n} mois", "{n} mois"] / ["{n} month", "{n} months"];
    rec_days(n) = ["{n} jour", "{n} jours"] / ["{n} day", "{n} days"];
    rec_weeks(n) = ["{n} semaine", "{n} semaines"] / ["{n} week", "{n} weeks"];
    rec_years(n) = ["{n} an", "{n} ans"] / ["{n} year", "{n} years"];
    rec_hours(n) = ["{n} heure", "{n} heures"] / ["{n} hour", "{n} hours"];
    rec_working_days(n) = ["{n} jour ouvré", "{n} jours ouvrés"] / ["{n} working day", "{n} working days"];
    rec_until(day: &str) = "jusqu’au {day}" / "until {day}";
    rec_from_to(from: &str, to: &str) = "du {from} au {to}" / "from {from} to {to}";
    rec_renewal_tacit(every: &str) = "tacite, par {every}" / "tacit, by {every}";
    rec_renewal_express(every: &str) = "expresse, par {every}" / "express, by {every}";
    rec_renewal_none() = "aucune" / "none";
    rec_renewal_max(n) = ["{n} fois au plus", "{n} fois au plus"] / ["once at most", "{n} times at most"];
    rec_notice_received() = "reçu" / "received";
    rec_notice_sent() = "envoyé" / "sent";
    rec_form_lrar() = "recommandé avec avis" / "registered letter";
    rec_form_letter() = "lettre simple" / "letter";
    rec_form_mail() = "e-mail" / "e-mail";
    rec_buffer(n) = ["{n} jour ouvré de marge", "{n} jours ouvrés de marge"] / ["{n} working day of margin", "{n} working days of margin"];
    rec_net(amount: &str) = "{amount} HT" / "{amount} excl. VAT";
    rec_per_month() = "par mois" / "a month";
    rec_per_quarter() = "par trimestre" / "a quarter";
    rec_per_half() = "par semestre" / "a half-year";
    rec_per_year() = "par an" / "a year";
    rec_per_once() = "une fois" / "once";
    rec_percent(n: &str) = "{n} %" / "{n}%";
    rec_vat(rate: &str) = "TVA {rate}" / "VAT {rate}";
    rec_index_on(name: &str, day: &str) = "{name}, le {day}" / "{name}, on {day}";
    rec_marks(quality: &str, delay: &str, price: &str) = "qualité {quality}, délai {delay}, prix {price}" / "quality {quality}, time {delay}, price {price}";
    rec_lines(n) = ["{n} ligne", "{n} lignes"] / ["{n} line", "{n} lines"];
    rec_a_photo() = "une photo" / "a photo";
    bin_others_title() = "Annuaire, contrats et achats" / "Directory, contracts and purchases";
    bin_restored(what: &str) = "« {what} » : sorti de la corbeille" / "“{what}”: out of the bin";
}
