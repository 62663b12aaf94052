//! Names of kinds, fields and keys of the typed rooms, as tables: history, outbox, bin and conflicts say any of them.

use super::{Lang, T};

/// One table for each function: a stored name to its word; nothing for a name that this version does not know.
macro_rules! tables {
    ($( $(#[$doc:meta])* $name:ident { $($key:literal = $fr:literal / $en:literal;)* } )*) => {
        impl T {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(self, key: &str) -> Option<&'static str> {
                    let (fr, en) = match key {
                        $($key => ($fr, $en),)*
                        _ => return None,
                    };
                    Some(match self.lang() {
                        Lang::Fr => fr,
                        Lang::En => en,
                    })
                }
            )*
        }

        #[cfg(test)]
        pub(super) const MESSAGES: &[(&str, &[&str], &[&str])] = &[$($(($key, &[$fr], &[$en]),)*)*];
    };
}

tables! {
    /// What a record is, as a heading.
    rec_kind {
        "party" = "Fiche" / "Directory entry";
        "contact" = "Contact" / "Contact";
        "contract" = "Contrat" / "Contract";
        "amendment" = "Avenant" / "Amendment";
        "notice" = "Dénonciation" / "Notice";
        "document" = "Document" / "Document";
        "exchange" = "Échange" / "Exchange";
        "need" = "Besoin" / "Need";
        "need_line" = "Ligne du besoin" / "Line of the need";
        "quote" = "Devis" / "Quote";
        "quote_line" = "Ligne du devis" / "Line of the quote";
        "order" = "Bon de commande" / "Purchase order";
        "order_line" = "Ligne du bon" / "Line of the order";
        "receipt" = "Réception" / "Receipt of goods";
        "invoice" = "Facture" / "Invoice";
        "budget" = "Budget" / "Budget";
        "intervention" = "Intervention" / "Visit";
        "setting" = "Réglage commun" / "Shared setting";
        "event" = "Événement" / "Event";
        "event_task" = "Tâche du rétroplanning" / "Planning task";
        "cue" = "Séquence" / "Cue";
        "guest" = "Invité" / "Guest";
        "event_supplier" = "Prestataire" / "Supplier of the event";
        "room_booking" = "Salle réservée" / "Room booking";
        "kit_item" = "Matériel" / "Equipment";
        "event_line" = "Ligne de budget" / "Budget line";
        "incident" = "Incident" / "Incident";
        "lesson" = "Leçon" / "Lesson";
    }

    /// The name of a field whose name says the same for all kinds.
    rec_field {
        "name" = "Nom" / "Name";
        "title" = "Intitulé" / "Title";
        "type" = "Type" / "Type";
        "trades" = "Corps de métier" / "Trades";
        "trade" = "Corps de métier" / "Trade";
        "services" = "Prestations" / "Services";
        "tags" = "Étiquettes" / "Tags";
        "standing" = "Préférence" / "Standing";
        "siren" = "SIREN" / "SIREN";
        "siret" = "SIRET" / "SIRET";
        "vat_no" = "N° de TVA" / "VAT number";
        "iban" = "IBAN" / "IBAN";
        "bic" = "BIC" / "BIC";
        "web" = "Site web" / "Website";
        "notes" = "Notes" / "Notes";
        "hours" = "Horaires" / "Opening hours";
        "hours_note" = "Note sur les horaires" / "Note on opening hours";
        "access_badge" = "Badge d’accès" / "Access badge";
        "access_key" = "Clé" / "Key";
        "access_alarm" = "Alarme" / "Alarm";
        "access_parking" = "Stationnement" / "Parking";
        "access_note" = "Note d’accès" / "Access note";
        "client_no" = "N° de client" / "Customer number";
        "legal_form" = "Forme juridique" / "Legal form";
        "tel" = "Téléphone" / "Phone";
        "mail" = "E-mail" / "E-mail";
        "adr" = "Adresse" / "Address";
        "face" = "Photo" / "Photo";
        "vcard" = "Reste de la carte" / "Rest of the card";
        "merged" = "Fusionné avec" / "Merged with";
        "import" = "Import" / "Import";
        "party" = "Fournisseur" / "Supplier";
        "given" = "Prénom" / "First name";
        "family" = "Nom de famille" / "Last name";
        "prefix" = "Civilité" / "Form of address";
        "suffix" = "Suffixe" / "Suffix";
        "function" = "Fonction" / "Position";
        "first" = "À appeler d’abord" / "Call first";
        "number" = "Numéro" / "Number";
        "start" = "Début" / "Start";
        "initial" = "Durée initiale" / "Initial term";
        "renewal" = "Reconduction" / "Renewal";
        "notice" = "Préavis" / "Notice period";
        "amount" = "Montant" / "Amount";
        "indexation" = "Indexation" / "Indexation";
        "cost_centre" = "Centre de coûts" / "Cost centre";
        "places" = "Lieux" / "Places";
        "place" = "Lieu" / "Place";
        "owner" = "Responsable" / "Owner";
        "ended" = "Fin anticipée" / "Ended early";
        "at" = "Rattaché à" / "Part of";
        "until" = "Nouvelle échéance" / "New end";
        "term_end" = "Échéance visée" / "Term to end";
        "prepared" = "Préparée le" / "Prepared on";
        "sent" = "Envoyée le" / "Sent on";
        "received" = "Reçue le" / "Received on";
        "acknowledged" = "Confirmée le" / "Acknowledged on";
        "lrar" = "N° de recommandé" / "Registered letter number";
        "letter" = "Lettre" / "Letter";
        "about" = "Concerne" / "About";
        "issued" = "Daté du" / "Dated";
        "expires" = "Valable jusqu’au" / "Valid until";
        "file" = "Fichier" / "File";
        "when" = "Quand" / "When";
        "dir" = "Sens" / "Direction";
        "pieces" = "Pièces" / "Papers";
        "by" = "Par" / "By";
        "text" = "Texte" / "Text";
        "budget" = "Budget" / "Budget";
        "requester" = "Demandeur" / "Requester";
        "state" = "État" / "State";
        "requests" = "Demandes" / "Requests";
        "milli" = "Quantité" / "Quantity";
        "unit" = "Unité" / "Unit";
        "need" = "Besoin" / "Need";
        "need_line" = "Ligne du besoin" / "Line of the need";
        "on" = "Date" / "Date";
        "valid" = "Valable jusqu’au" / "Valid until";
        "delay" = "Délai" / "Delivery time";
        "warranty" = "Garantie" / "Warranty";
        "delivery" = "Livraison" / "Delivery";
        "price" = "Prix unitaire HT" / "Unit price excl. VAT";
        "vat" = "TVA" / "VAT";
        "discount" = "Remise" / "Discount";
        "quote" = "Devis" / "Quote";
        "due" = "Échéance" / "Due";
        "order" = "Bon de commande" / "Purchase order";
        "got" = "Quantité reçue" / "Quantity received";
        "contract" = "Contrat" / "Contract";
        "intervention" = "Intervention" / "Visit";
        "net" = "Montant HT" / "Amount excl. VAT";
        "gross" = "Montant TTC" / "Amount incl. VAT";
        "paid" = "Payée le" / "Paid on";
        "credit" = "Avoir" / "Credit note";
        "period" = "Période" / "Period";
        "year" = "Année" / "Year";
        "spent" = "Déjà dépensé" / "Spent before";
        "contact" = "Contact" / "Contact";
        "host" = "Contact sur place" / "Contact on site";
        "spread" = "Coût reporté" / "Cost charged";
        "plan" = "Prévue" / "Planned";
        "asked" = "Objet" / "Purpose";
        "arrived" = "Arrivée" / "Arrived";
        "left" = "Départ" / "Left";
        "outcome" = "Résultat" / "Outcome";
        "report" = "Compte rendu" / "Report";
        "signature" = "Signature" / "Signature";
        "rating" = "Note" / "Rating";
        "cost" = "Coût" / "Cost";
        "key" = "Réglage" / "Setting";
        "template" = "Modèle" / "Template";
        "venue" = "Lieu" / "Venue";
        "access" = "Accès" / "Access";
        "capacity" = "Jauge" / "Capacity";
        "team" = "Équipe" / "Team";
        "status" = "Statut" / "Status";
        "cap" = "Plafond TTC" / "Cap incl. VAT";
        "cover" = "Photo de couverture" / "Cover photo";
        "parties" = "Prestataires" / "Suppliers";
        "model" = "Modèle d’origine" / "Made from";
        "roles" = "Rôles" / "Roles";
        "purge" = "Effacer les régimes le" / "Erase diets on";
        "purged" = "Régimes effacés le" / "Diets erased on";
        "show_began" = "Début réel" / "Real start";
        "show_ended" = "Fin réelle" / "Real end";
        "answer_by" = "Réponse avant le" / "Answer by";
        "crew" = "Repas de l’équipe" / "Crew meals";
        "survey" = "Questionnaire" / "Survey";
        "ical" = "Fichier de calendrier" / "Calendar file";
        "rrule" = "Répétition" / "Recurrence";
        "occ" = "Date déplacée" / "Moved date";
        "told" = "Prévenu" / "Told";
        "days" = "Durée en jours" / "Days of work";
        "stage" = "État" / "State";
        "done" = "Faite le" / "Done on";
        "done_at" = "Faite à" / "Done at";
        "blocked" = "Bloquée" / "Blocked";
        "after" = "Après" / "After";
        "section" = "Section" / "Section";
        "hard" = "Heure fixe" / "Hard start";
        "minutes" = "Durée (min)" / "Length (min)";
        "where" = "Endroit" / "Where";
        "shift" = "Décalage" / "Delay";
        "lasts" = "Durée ajustée" / "Adjusted length";
        "pause" = "Pause avant" / "Break before";
        "skipped" = "Sautée" / "Skipped";
        "began" = "Commencée" / "Began";
        "finished" = "Terminée" / "Finished";
        "company" = "Société" / "Company";
        "service" = "Service" / "Department";
        "person" = "Personne" / "Person";
        "rsvp" = "Réponse" / "RSVP";
        "answered" = "Répondu le" / "Answered on";
        "plus" = "Accompagnants" / "Plus-ones";
        "diet" = "Régimes" / "Diets";
        "diet_note" = "Précision du régime" / "Diet note";
        "table" = "Table" / "Table";
        "waiting" = "En liste d’attente" / "On the waitlist";
        "invited" = "Invitation envoyée" / "Invitation sent";
        "reminded" = "Relance" / "Reminder";
        "walk_in" = "Non inscrit" / "Walk-in";
        "code" = "Code d’invitation" / "Invitation code";
        "in" = "Pointage" / "Check-in";
        "brings" = "Apporte" / "Brings";
        "arrive" = "Arrivée prévue" / "Arrival";
        "ready" = "Prêt à" / "Ready at";
        "leave" = "Départ prévu" / "Departure";
        "span" = "Créneau" / "Slot";
        "layout" = "Disposition" / "Layout";
        "seats" = "Places" / "Seats";
        "budget_heads" = "Invités au budget" / "Guests in the budget";
        "heads" = "Invités commandés" / "Guests ordered for";
        "settled" = "Soldé" / "Settled";
        "qty" = "Quantité" / "Quantity";
        "packed" = "Emballé" / "Packed";
        "back" = "Rapporté" / "Brought back";
        "missing" = "Manque" / "Missing";
        "basis" = "Calcul" / "Basis";
        "tax" = "Prix saisi" / "Price entered";
        "committed" = "Engagé TTC" / "Committed incl. VAT";
        "invoiced" = "Facturé TTC" / "Invoiced incl. VAT";
        "cue" = "Séquence" / "Cue";
        "applied" = "Reprise dans" / "Carried into";
        "invoice" = "Facture" / "Invoice";
        "value" = "Valeur" / "Value";
    }

    /// Fields that mean something else for one kind: `kind.field`.
    rec_field_of {
        "order.due" = "Livraison attendue" / "Delivery expected";
        "amendment.on" = "Prend effet le" / "In force from";
        "budget.amount" = "Montant HT" / "Amount excl. VAT";
        "invoice.vat" = "Montant de TVA" / "Amount of VAT";
        "need_line.text" = "Désignation" / "Description";
        "quote_line.text" = "Désignation" / "Description";
        "order_line.text" = "Désignation" / "Description";
        "exchange.by" = "Moyen" / "Means";
        "contact.party" = "Organisme" / "Organisation";
    }

    /// The word of a stored key: `field.key`, or `kind.field.key` where a field has other keys elsewhere.
    rec_key {
        "event.type.party" = "Soirée" / "Party";
        "event.type.seminar" = "Séminaire" / "Seminar";
        "event.type.breakfast" = "Petit-déjeuner" / "Breakfast";
        "event.type.client_visit" = "Visite client" / "Client visit";
        "event.type.staff_meeting" = "Réunion du personnel" / "Staff meeting";
        "event.type.move" = "Déménagement" / "Move";
        "event.type.other" = "Autre" / "Other";
        "event.status.idea" = "Idée" / "Idea";
        "event.status.planned" = "En préparation" / "Planned";
        "event.status.confirmed" = "Confirmé" / "Confirmed";
        "event.status.cancelled" = "Annulé" / "Cancelled";
        "event.status.closed" = "Terminé" / "Closed";
        "event_task.stage.todo" = "À faire" / "To do";
        "event_task.stage.doing" = "En cours" / "Under way";
        "event_task.stage.done" = "Faite" / "Done";
        "event_task.stage.dropped" = "Abandonnée" / "Dropped";
        "event_supplier.stage.asked" = "Demandé" / "Asked";
        "event_supplier.stage.confirmed" = "Confirmé" / "Confirmed";
        "event_supplier.stage.cancelled" = "Annulé" / "Cancelled";
        "rsvp.yes" = "Oui" / "Yes";
        "rsvp.no" = "Non" / "No";
        "rsvp.maybe" = "Peut-être" / "Maybe";
        "diet.vegetarian" = "Végétarien" / "Vegetarian";
        "diet.vegan" = "Végétalien" / "Vegan";
        "diet.halal" = "Halal" / "Halal";
        "diet.kosher" = "Casher" / "Kosher";
        "diet.pork_free" = "Sans porc" / "No pork";
        "diet.gluten_free" = "Sans gluten" / "Gluten-free";
        "diet.lactose_free" = "Sans lactose" / "Lactose-free";
        "diet.nuts" = "Allergie aux fruits à coque" / "Nut allergy";
        "diet.shellfish" = "Allergie aux crustacés" / "Shellfish allergy";
        "diet.other" = "Autre régime" / "Other diet";
        "event_line.type.catering" = "Traiteur" / "Catering";
        "event_line.type.drinks" = "Boissons" / "Drinks";
        "event_line.type.venue" = "Lieu" / "Venue";
        "event_line.type.entertainment" = "Animation" / "Entertainment";
        "event_line.type.decoration" = "Décoration" / "Decoration";
        "event_line.type.furniture" = "Mobilier" / "Furniture";
        "event_line.type.gifts" = "Cadeaux" / "Gifts";
        "event_line.type.staff" = "Personnel" / "Staff";
        "event_line.type.transport" = "Transport" / "Transport";
        "event_line.type.technical" = "Technique" / "Technical";
        "event_line.type.print" = "Impression" / "Printing";
        "event_line.type.other" = "Divers" / "Other";
        "event_line.basis.guest" = "Par invité" / "Per guest";
        "event_line.basis.fixed" = "Forfait" / "Fixed";
        "event_line.tax.net" = "HT" / "Excl. VAT";
        "event_line.tax.gross" = "TTC" / "Incl. VAT";
        "lesson.type.keep" = "À garder" / "Keep";
        "lesson.type.change" = "À changer" / "Change";
        "party.type.supplier" = "Fournisseur" / "Supplier";
        "party.type.client" = "Client" / "Client";
        "party.type.bank" = "Banque" / "Bank";
        "party.type.landlord" = "Bailleur" / "Landlord";
        "party.type.insurer" = "Assureur" / "Insurer";
        "party.type.authority" = "Administration" / "Authority";
        "party.type.person" = "Particulier" / "Person";
        "party.type.other" = "Autre" / "Other";
        "contact.type.sales" = "Commercial" / "Sales";
        "contact.type.technical" = "Technique" / "Technical";
        "contact.type.accounts" = "Comptabilité" / "Accounts";
        "contact.type.emergency" = "Urgences" / "Emergencies";
        "contact.type.reception" = "Accueil" / "Reception";
        "contact.type.manager" = "Direction" / "Manager";
        "contact.type.other" = "Autre" / "Other";
        "document.type.kbis" = "Extrait Kbis" / "Company register extract";
        "document.type.urssaf" = "Attestation de vigilance" / "Social security certificate";
        "document.type.vigilance_other" = "Autre pièce de vigilance" / "Other vigilance paper";
        "document.type.decennial" = "Assurance décennale" / "Decennial insurance";
        "document.type.liability" = "Responsabilité civile" / "Liability insurance";
        "document.type.insurance" = "Assurance" / "Insurance";
        "document.type.foreign_workers" = "Liste des salariés étrangers" / "List of foreign workers";
        "document.type.tax" = "Attestation fiscale" / "Tax certificate";
        "document.type.contract" = "Contrat signé" / "Signed contract";
        "document.type.quote" = "Devis" / "Quote";
        "document.type.invoice" = "Facture" / "Invoice";
        "document.type.certificate" = "Certificat" / "Certificate";
        "document.type.safety_plan" = "Plan de prévention" / "Safety plan";
        "document.type.other" = "Autre" / "Other";
        "pieces.urssaf" = "Attestation de vigilance" / "Social security certificate";
        "pieces.kbis" = "Extrait Kbis" / "Company register extract";
        "pieces.foreign_workers" = "Liste des salariés étrangers" / "List of foreign workers";
        "pieces.vigilance_other" = "Autre pièce" / "Other paper";
        "services.cleaning" = "Ménage" / "Cleaning";
        "services.reception" = "Accueil" / "Reception";
        "services.mail" = "Courrier" / "Mail";
        "services.concierge" = "Conciergerie" / "Concierge";
        "services.catering" = "Traiteur" / "Catering";
        "services.security" = "Gardiennage" / "Security";
        "services.it" = "Informatique" / "IT";
        "services.maintenance" = "Maintenance" / "Maintenance";
        "services.waste" = "Déchets" / "Waste";
        "services.green" = "Espaces verts" / "Plants and gardens";
        "services.water" = "Eau" / "Water";
        "services.coffee" = "Café" / "Coffee";
        "services.print" = "Impression" / "Printing";
        "services.courier" = "Coursiers" / "Couriers";
        "services.furniture" = "Mobilier" / "Furniture";
        "services.lift" = "Ascenseur" / "Lift";
        "services.hvac" = "Chauffage et climatisation" / "Heating and cooling";
        "services.fire" = "Sécurité incendie" / "Fire safety";
        "services.insurance" = "Assurance" / "Insurance";
        "services.bank" = "Banque" / "Banking";
        "services.accounting" = "Comptabilité" / "Accounting";
        "services.legal" = "Juridique" / "Legal";
        "services.other" = "Autre" / "Other";
        "standing.preferred" = "Préféré" / "Preferred";
        "standing.blocked" = "Bloqué" / "Blocked";
        "dir.asked" = "Demandé" / "Asked";
        "dir.received" = "Reçu" / "Received";
        "exchange.by.mail" = "E-mail" / "E-mail";
        "exchange.by.letter" = "Courrier" / "Letter";
        "exchange.by.phone" = "Téléphone" / "Phone";
        "exchange.by.hand" = "En main propre" / "By hand";
        "need.state.open" = "Ouvert" / "Open";
        "need.state.decided" = "Décidé" / "Decided";
        "need.state.dropped" = "Abandonné" / "Dropped";
        "quote.state.open" = "À comparer" / "To compare";
        "quote.state.chosen" = "Retenu" / "Chosen";
        "quote.state.declined" = "Non retenu" / "Not chosen";
        "order.state.draft" = "Brouillon" / "Draft";
        "order.state.sent" = "Envoyé" / "Sent";
        "order.state.confirmed" = "Confirmé" / "Confirmed";
        "order.state.cancelled" = "Annulé" / "Cancelled";
        "order.state.settled" = "Soldé" / "Closed";
        "invoice.state.to_check" = "À vérifier" / "To check";
        "invoice.state.approved" = "Bon à payer" / "Approved";
        "invoice.state.disputed" = "Contestée" / "Disputed";
        "invoice.state.paid" = "Payée" / "Paid";
        "hours.mon" = "lun." / "Mon";
        "hours.tue" = "mar." / "Tue";
        "hours.wed" = "mer." / "Wed";
        "hours.thu" = "jeu." / "Thu";
        "hours.fri" = "ven." / "Fri";
        "hours.sat" = "sam." / "Sat";
        "hours.sun" = "dim." / "Sun";
        "outcome.done" = "Fait" / "Done";
        "outcome.partial" = "Fait en partie" / "Partly done";
        "outcome.failed" = "Pas résolu" / "Not solved";
        "outcome.no_show" = "Personne n’est venu" / "Nobody came";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Form, fields};

    #[test]
    fn every_kind_field_and_key_has_a_word() {
        let t = T::fixed(Lang::Fr);
        for kind in crate::schema::kinds() {
            assert!(t.rec_kind(kind).is_some(), "{kind}");
            for (name, form) in fields(kind) {
                let is_named = t.rec_field_of(&format!("{kind}.{name}")).or(t.rec_field(name)).is_some();
                assert!(is_named || *form == Form::Columns, "{kind}.{name}");
                let (Form::Key(keys) | Form::Keys(keys) | Form::State(keys)) = form else { continue };
                for key in *keys {
                    let word = t
                        .rec_key(&format!("{kind}.{name}.{key}"))
                        .or(t.rec_key(&format!("{name}.{key}")))
                        .or(t.trade_name(key).filter(|_| name.starts_with("trade")));
                    assert!(word.is_some(), "{kind}.{name}.{key}");
                }
            }
        }
    }
}
