//! Interventions.

messages! {
    visits_title() = "Interventions" / "Visits";
    visit() = "Intervention" / "Visit";
    visits_all() = "Toutes les interventions" / "All visits";
    visits_here() = "Sur place" / "On site";
    visits_late() = "Pas encore venus" / "Not here yet";
    visits_today() = "Aujourd’hui" / "Today";
    visits_to_conclude() = "Résultat à noter" / "Result to note";
    visits_called() = "Appelés, sans date" / "Called, no date";
    visits_past() = "Passées" / "Past";
    visits_more() = "Montrer les précédentes" / "Show earlier ones";
    visits_empty_title() = "Aucune intervention pour l’instant" / "No visit yet";
    visits_empty_body() = "Notez qui passe et quand : toutes les demandes de son métier tiennent sur une fiche à lui remettre." / "Note who comes and when: every request of their trade fits on one sheet to hand over.";
    visit_unknown_title() = "Intervention introuvable" / "Visit not found";
    visit_unknown_body() = "Elle n’est pas sur cet appareil, ou pas encore." / "It is not on this device, or not yet.";
    visit_in_bin() = "Cette intervention est à la corbeille." / "This visit is in the bin.";
    visit_somebody() = "Intervenant à préciser" / "Somebody";
    // States.
    visit_on_site() = "Sur place" / "On site";
    visit_late() = "Pas encore venu" / "Not here yet";
    visit_planned() = "Prévue" / "Planned";
    visit_called() = "Appelé, sans date" / "Called, no date";
    visit_to_conclude() = "Résultat à noter" / "Result to note";
    visit_to_rate() = "À évaluer" / "To rate";
    visit_done() = "Terminée" / "Done";
    visit_no_show() = "Personne n’est venu" / "Nobody came";
    outcome_done() = "Fait" / "Done";
    outcome_partial() = "En partie" / "In part";
    outcome_failed() = "Non résolu" / "Not fixed";
    outcome_no_show() = "Pas venu" / "No show";
    // Planning.
    visit_plan() = "Prévoir une visite" / "Plan a visit";
    visit_follow_up() = "Prévoir une suite" / "Plan a follow-up";
    visit_he_comes() = "Il passe…" / "They are coming…";
    visit_edit() = "Modifier" / "Edit";
    visit_who() = "Qui vient" / "Who comes";
    visit_who_placeholder() = "Plombier, ascensoriste…" / "Plumber, lift engineer…";
    visit_who_missing() = "Dites qui vient." / "Say who comes.";
    visit_contact() = "Interlocuteur" / "Contact";
    visit_contact_none() = "Sans préférence" / "No preference";
    visit_trade_of_party() = "Celui de l’entreprise" / "That of the company";
    visit_when() = "Quand" / "When";
    visit_day() = "Jour" / "Day";
    visit_from() = "À partir de" / "From";
    visit_to() = "Jusqu’à" / "Until";
    visit_day_today() = "Aujourd’hui" / "Today";
    visit_day_tomorrow() = "Demain" / "Tomorrow";
    visit_day_none() = "Sans date" / "No date";
    visit_asked() = "Pour quoi" / "What for";
    visit_asked_placeholder() = "Fuite sous l’évier" / "Leak under the sink";
    visit_place() = "Lieu" / "Place";
    visit_host() = "Contact sur place" / "Contact on site";
    visit_link_matching(n) = ["Joindre l’autre demande ouverte de son métier à cet endroit", "Joindre les {n} autres demandes ouvertes de son métier à cet endroit"] / ["Add the other open request of this trade here", "Add the {n} other open requests of this trade here"];
    visit_link_all(n) = ["Joindre la demande ouverte de son métier", "Joindre les {n} demandes ouvertes de son métier"] / ["Add the open request of this trade", "Add the {n} open requests of this trade"];
    visit_plan_save() = "Noter la visite" / "Save the visit";
    visit_call_save() = "Noter l’appel" / "Save the call";
    visit_blocked(why: &str) = "À ne pas appeler. {why}" / "Do not call. {why}";
    visit_preferred() = "Préféré" / "Preferred";
    visit_hour(hour: u32) = "{hour} h" / "{hour}:00";
    visit_hour_minute(hour: u32, minute: &str) = "{hour} h {minute}" / "{hour}:{minute}";
    visit_until_hour(hour: &str) = "avant {hour}" / "before {hour}";
    visit_no_day() = "Sans date" / "No date";
    visit_any_hour() = "Journée" / "All day";
    visit_and_others(n, title: &str) = ["{title} et {n} autre", "{title} et {n} autres"] / ["{title} and {n} other", "{title} and {n} others"];
    visit_n_requests(n) = ["{n} demande", "{n} demandes"] / ["{n} request", "{n} requests"];
    // On the day.
    visit_call() = "Appeler" / "Call";
    visit_arrive() = "Arrivé" / "Arrived";
    visit_leave() = "Parti" / "Left";
    visit_presence() = "Présence" / "Presence";
    visit_arrival() = "Arrivée" / "Arrival";
    visit_departure() = "Départ" / "Departure";
    visit_left_before() = "Le départ est avant l’arrivée. Corrigez l’une des deux heures." / "The departure is before the arrival. Correct one of the two times.";
    visit_all_done() = "Tout est fait, clore les demandes" / "All done, close the requests";
    visit_conclude_done() = "C’est fait" / "It is done";
    visit_requests() = "Demandes" / "Requests";
    visit_requests_none() = "Aucune demande liée." / "No request linked.";
    visit_done_of(done: usize, n: usize) = "{done} sur {n} faites" / "{done} of {n} done";
    visit_request_done(title: &str) = "Faite : {title}" / "Done: {title}";
    visit_unlink(title: &str) = "Retirer de la visite : {title}" / "Take off the visit: {title}";
    visit_add_matching(n) = ["Ajouter la demande ouverte de ce métier ici", "Ajouter les {n} demandes ouvertes de ce métier ici"] / ["Add the open request of this trade here", "Add the {n} open requests of this trade here"];
    visit_add_request() = "Ajouter une autre demande" / "Add another request";
    visit_outcome() = "Résultat" / "Result";
    visit_report() = "Compte rendu" / "Report";
    visit_report_placeholder() = "Ce qui a été fait, ce qui reste à faire" / "What was done, what remains";
    visit_signature() = "Signature" / "Signature";
    visit_sign() = "Faire signer" / "Ask for a signature";
    visit_sign_again() = "Signer à nouveau" / "Sign again";
    visit_unsign() = "Retirer la signature" / "Remove the signature";
    visit_signed_by(name: &str) = "Signature de {name}" / "Signature of {name}";
    visit_sign_name() = "Nom du signataire" / "Name of who signs";
    visit_sign_name_missing() = "Le nom du signataire est nécessaire." / "The name of who signs is needed.";
    visit_sign_save() = "Enregistrer la signature" / "Save the signature";
    visit_pad() = "Zone de signature" / "Signature pad";
    visit_pad_hint() = "Signez du doigt ou au stylet. Le nom seul suffit si le dessin est impossible." / "Sign with a finger or a pen. The name alone will do if drawing is not possible.";
    visit_pad_clear() = "Effacer" / "Clear";
    // Marks.
    visit_rating() = "Évaluation" / "Rating";
    mark_quality() = "Qualité" / "Quality";
    mark_delay() = "Délai" / "Timing";
    mark_price() = "Prix" / "Price";
    mark_note() = "Remarque" / "Remark";
    mark_step(mark: i64) = "{mark} sur 5" / "{mark} of 5";
    mark_remove(name: &str) = "Retirer la note : {name}" / "Remove the mark: {name}";
    mark_of_five(mark: &str) = "{mark} sur 5" / "{mark} of 5";
    mark_decimal(whole: i64, tenth: i64) = "{whole},{tenth}" / "{whole}.{tenth}";
    mark_1() = "mauvais" / "bad";
    mark_2() = "faible" / "poor";
    mark_3() = "correct" / "fair";
    mark_4() = "bien" / "good";
    mark_5() = "excellent" / "excellent";
    marks_of(n) = ["{n} visite évaluée", "{n} visites évaluées"] / ["{n} rated visit", "{n} rated visits"];
    trend_up() = "en hausse" / "improving";
    trend_flat() = "stable" / "steady";
    trend_down() = "en baisse" / "declining";
    // Money.
    visit_cost() = "Coût" / "Cost";
    visit_cost_net() = "Montant HT" / "Net amount";
    visit_vat() = "TVA" / "VAT";
    visit_percent(rate: &str) = "{rate} %" / "{rate}%";
    visit_vat_and_gross(vat: &str, gross: &str) = "TVA {vat}, soit {gross} TTC" / "VAT {vat}, {gross} gross";
    visit_budget() = "Budget" / "Budget";
    visit_budget_none() = "Aucun budget" / "No budget";
    visit_budget_left(amount: &str) = "Reste {amount} HT au budget" / "{amount} left in the budget";
    visit_spread_equally(n) = ["Reporter sur la demande", "Répartir à parts égales sur les {n} demandes"] / ["Charge to the request", "Split equally over the {n} requests"];
    visit_spread_choose() = "Choisir la répartition" / "Choose the split";
    visit_spread_on(n, amount: &str) = ["{amount} reportés sur {n} demande", "{amount} répartis sur {n} demandes"] / ["{amount} charged to {n} request", "{amount} split over {n} requests"];
    visit_spread_back() = "Retirer" / "Take back";
    visit_spread_stale() = "Le coût a changé depuis la répartition : répartissez à nouveau, rien ne comptera deux fois." / "The cost changed since it was split: split it again, nothing will count twice.";
    spread_even() = "Tout est réparti." / "All is split.";
    spread_remains(amount: &str) = "Il reste {amount} à répartir." / "{amount} left to split.";
    spread_too_much(amount: &str) = "Il y a {amount} de trop." / "{amount} too much.";
    spread_save() = "Répartir" / "Split";
    spread_same() = "Déjà réparti ainsi." / "Already split that way.";
    spread_no_cost() = "Notez d’abord le coût." / "Note the cost first.";
    spread_no_request() = "Aucune demande liée ne peut porter ce coût." / "No linked request can bear this cost.";
    spread_negative() = "Une part ne peut pas être négative." / "A share cannot be below zero.";
    // A request asks for somebody.
    visit_have_somebody() = "Faire venir quelqu’un" / "Have somebody come";
    visit_one_tap() = "Un appui note l’appel et le lie à la demande." / "One tap notes the call and links it to the request.";
    visit_no_supplier() = "Aucun fournisseur de ce métier dans l’annuaire." / "No supplier of this trade in the directory.";
    visit_plan_with_hour() = "Quelqu’un d’autre, ou avec une heure" / "Somebody else, or with an hour";
    // The sheet.
    visit_sheet() = "Fiche à remettre" / "Sheet to hand over";
    sheet_title() = "Fiche d’intervention" / "Work sheet";
    sheet_for(name: &str) = "Fiche d’intervention pour {name}" / "Work sheet for {name}";
    sheet_access() = "Accès" / "Access";
    sheet_tasks(n) = ["{n} demande à traiter", "{n} demandes à traiter"] / ["{n} request to deal with", "{n} requests to deal with"];
    sheet_no_task() = "Aucune demande ouverte de ce métier à cet endroit." / "No open request of this trade here.";
    sheet_asked_on(day: &str) = "signalée le {day}" / "reported on {day}";
    sheet_asked_by(name: &str, day: &str) = "signalée par {name} le {day}" / "reported by {name} on {day}";
    sheet_done() = "Fait" / "Done";
    sheet_remarks() = "Remarques" / "Remarks";
    sheet_sign() = "Nom et signature" / "Name and signature";
    sheet_host_line(name: &str, reach: &str) = "{name} {reach}" / "{name} {reach}";
    sheet_with_others(n) = ["Montrer aussi l’autre demande ouverte de ce métier ici", "Montrer aussi les {n} autres demandes ouvertes de ce métier ici"] / ["Also show the other open request of this trade here", "Also show the {n} other open requests of this trade here"];
    sheet_everywhere() = "Tous les lieux" / "All places";
    sheet_copied() = "Fiche copiée, prête à coller" / "Sheet copied, ready to paste";
    sheet_not_shared() = "Le partage n’est pas possible ici. Imprimez la fiche." / "Sharing is not possible here. Print the sheet.";
    visit_access_of(place: &str) = "Accès à {place}" / "Access to {place}";
    visit_access_badge() = "Badge" / "Badge";
    visit_access_key() = "Clé" / "Key";
    visit_access_alarm() = "Alarme" / "Alarm";
    visit_access_parking() = "Stationnement" / "Parking";
    visit_access_note() = "Consignes" / "Instructions";
    visit_access_said() = "Accès noté" / "Access noted";
    // What was done.
    visit_said_planned(name: &str, when: &str) = "Visite de {name} notée : {when}" / "Visit of {name} noted: {when}";
    visit_said_called(name: &str) = "Appel à {name} noté" / "Call to {name} noted";
    visit_said_arrived(time: &str) = "Arrivée notée à {time}" / "Arrival noted at {time}";
    visit_said_left(time: &str) = "Départ noté à {time}" / "Departure noted at {time}";
    visit_said_time_gone() = "Heure effacée" / "Time cleared";
    visit_said_moved() = "Visite déplacée" / "Visit moved";
    visit_said_edited() = "Visite modifiée" / "Visit edited";
    visit_said_reopened() = "Résultat effacé" / "Result cleared";
    visit_said_all_done() = "Tout est fait" / "All done";
    visit_said_linked(n) = ["{n} demande ajoutée à la visite", "{n} demandes ajoutées à la visite"] / ["{n} request added to the visit", "{n} requests added to the visit"];
    visit_said_unlinked() = "Demande retirée de la visite" / "Request taken off the visit";
    visit_said_report() = "Compte rendu noté" / "Report saved";
    visit_said_signed(name: &str) = "Signé par {name}" / "Signed by {name}";
    visit_said_unsigned() = "Signature retirée" / "Signature removed";
    visit_said_rated(name: &str, mark: i64) = "{name} : {mark} sur 5" / "{name}: {mark} of 5";
    visit_said_unrated() = "Note retirée" / "Mark removed";
    visit_said_noted() = "Remarque notée" / "Remark saved";
    visit_said_cost() = "Coût noté" / "Cost saved";
    visit_said_budget() = "Budget choisi" / "Budget chosen";
    visit_said_spread(n) = ["Coût reporté sur {n} demande", "Coût réparti sur {n} demandes"] / ["Cost charged to {n} request", "Cost split over {n} requests"];
    visit_said_spread_back() = "Répartition retirée" / "Split taken back";
    visit_said_trashed() = "Intervention mise à la corbeille" / "Visit moved to the bin";
    visit_said_restored() = "Intervention restaurée" / "Visit restored";
}

impl crate::i18n::T {
    /// A mark from 1 to 5 in a word.
    pub fn mark_word(self, mark: u8) -> &'static str {
        match mark {
            0 | 1 => self.mark_1(),
            2 => self.mark_2(),
            3 => self.mark_3(),
            4 => self.mark_4(),
            _ => self.mark_5(),
        }
    }
}
