//! Documents and vigilance files.
//!
//! The app explains and cites; it never says that all is in order with the law (see the test below).

messages! {
    papers_title() = "Documents" / "Documents";
    vigilance_title() = "Dossier de vigilance" / "Vigilance file";
    papers_empty_title() = "Aucun document pour l’instant" / "No document yet";
    papers_empty_body() = "Attestations, assurances, Kbis, contrats signés : prenez-les en photo, leur échéance sera rappelée ici et sur l’écran Aujourd’hui." / "Certificates, insurance, company extracts, signed contracts: take a photo, and their last day is recalled here and on Today.";
    papers_find() = "Document ou fournisseur" / "Document or supplier";
    papers_no_match() = "Aucun document ne correspond." / "No document matches.";
    papers_all_types() = "Tous les types" / "All types";
    papers_all_parties() = "Tous les fournisseurs" / "All suppliers";
    papers_filter_party() = "Fournisseur" / "Supplier";
    papers_lapsed() = "Périmés" / "Lapsed";
    papers_soon() = "Bientôt à renouveler" / "To renew soon";
    papers_later() = "Plus tard" / "Later";
    papers_never() = "Sans échéance" / "Without a last day";
    papers_replaced(n) = ["{n} ancien document remplacé", "{n} anciens documents remplacés"] / ["{n} older document replaced", "{n} older documents replaced"];
    papers_replaced_word() = "remplacé par un plus récent" / "replaced by a newer one";
    papers_files_open() = "Dossiers de vigilance ouverts" / "Open vigilance files";
    paper_add() = "Ajouter un document" / "Add a document";
    paper_edit() = "Le document" / "The document";
    paper_added(what: &str) = "{what} : document enregistré" / "{what}: document saved";
    paper_saved() = "Document modifié" / "Document changed";
    paper_binned() = "Document mis à la corbeille" / "Document moved to the bin";
    paper_type() = "Type" / "Type";
    paper_about() = "Concerne" / "About";
    paper_about_find() = "trois lettres du nom" / "three letters of the name";
    paper_name() = "Intitulé" / "Title";
    paper_name_hint() = "Pour le distinguer des autres du même type." / "To tell it from others of its type.";
    paper_issued() = "Daté du" / "Dated";
    paper_issued_hint() = "La date écrite dessus : le délai part de là." / "The date written on it: its time runs from there.";
    paper_until() = "Jusqu’au (inclus)" / "Until (included)";
    paper_until_suggested() = "Proposé d’après le type ; corrigez si le document dit autre chose." / "Suggested by the type; correct it if the document says otherwise.";
    paper_until_strict() = "Les six mois partent de la date du document : une fin plus tardive ne les prolonge pas." / "The six months run from the date of the document: a later end does not prolong them.";
    paper_until_before() = "La fin est avant la date du document. Les deux sont gardées telles quelles si vous enregistrez." / "The end is before the date of the document. Both are kept as they are if you save.";
    paper_issued_future() = "Cette date est à venir : le document ne compte pas avant." / "That date is to come: the document does not count before.";
    paper_kbis_hint() = "D’usage, un extrait de moins de trois mois quand il vous est remis." / "By usage, an extract of less than three months when it is handed over.";
    paper_notes() = "Notes" / "Notes";
    paper_take() = "Prendre en photo" / "Take a photo";
    paper_choose() = "Choisir un fichier" / "Choose a file";
    paper_accepts() = "PDF jusqu’à 10 Mo, JPEG ou PNG." / "PDF up to 10 MB, JPEG or PNG.";
    paper_reading() = "Lecture du fichier…" / "Reading the file…";
    paper_open_file() = "Ouvrir" / "Open";
    paper_download() = "Télécharger" / "Download";
    paper_open_page(n: usize) = "Ouvrir la page {n}" / "Open page {n}";
    paper_page(n: usize) = "Page {n}" / "Page {n}";
    paper_file_elsewhere() = "Ce fichier est resté sur l’appareil qui l’a enregistré." / "This file stayed on the device that saved it.";
    paper_file_removed() = "Fichier retiré" / "File removed";
    paper_file_added() = "Fichier ajouté" / "File added";
    paper_bad_kind(name: &str) = "« {name} » n’est ni un PDF, ni un JPEG, ni un PNG. Rien n’a été enregistré de lui : choisissez un autre fichier ou prenez le document en photo." / "“{name}” is not a PDF, a JPEG or a PNG. Nothing of it was saved: choose another file or take a photo of the document.";
    paper_too_large(name: &str, size: &str) = "« {name} » pèse {size}, plus que les 10 Mo admis. Rien n’a été enregistré de lui : réduisez le PDF ou prenez le document en photo." / "“{name}” is {size}, more than the 10 MB allowed. Nothing of it was saved: reduce the PDF or take a photo of the document.";
    paper_empty_file(name: &str) = "« {name} » est vide. Rien n’a été enregistré de lui : demandez-le à nouveau ou choisissez un autre fichier." / "“{name}” is empty. Nothing of it was saved: ask for it again or choose another file.";
    paper_cut_file(name: &str) = "« {name} » est coupé avant la fin, comme après un téléchargement interrompu. Rien n’a été enregistré de lui : téléchargez-le à nouveau." / "“{name}” ends too early, as after a broken download. Nothing of it was saved: download it again.";
    paper_unreadable(name: &str) = "« {name} » n’a pas pu être lu : il a peut-être été déplacé. Rien n’a été enregistré de lui, réessayez." / "“{name}” could not be read: it may have been moved. Nothing of it was saved, try again.";
    paper_bad_image(name: &str) = "« {name} » se dit image, mais ne peut pas être lue. Rien n’a été enregistré d’elle : reprenez la photo." / "“{name}” claims to be an image but cannot be read. Nothing of it was saved: take the photo again.";
    paper_huge_image(name: &str) = "« {name} » est une image trop grande pour cet appareil. Rien n’a été enregistré d’elle : reprenez la photo en taille normale." / "“{name}” is an image too large for this device. Nothing of it was saved: take the photo again at normal size.";
    // Types of document, in one or two words for lists.
    paper_type_urssaf() = "Attestation de vigilance (URSSAF)" / "Vigilance certificate (URSSAF)";
    paper_type_kbis() = "Extrait Kbis" / "Company extract (Kbis)";
    paper_type_foreign_workers() = "Liste des salariés étrangers" / "List of foreign workers";
    paper_type_vigilance_other() = "Autre pièce de vigilance" / "Other vigilance paper";
    paper_type_tax() = "Attestation fiscale" / "Tax certificate";
    paper_type_decennial() = "Assurance décennale" / "Decennial insurance";
    paper_type_liability() = "Assurance responsabilité civile" / "Liability insurance";
    paper_type_insurance() = "Autre assurance" / "Other insurance";
    paper_type_contract() = "Contrat signé" / "Signed contract";
    paper_type_quote() = "Devis" / "Quote";
    paper_type_invoice() = "Facture" / "Invoice";
    paper_type_certificate() = "Rapport ou certificat" / "Report or certificate";
    paper_type_safety_plan() = "Plan de prévention" / "Safety plan";
    paper_type_other() = "Autre document" / "Other document";
    // Where a document stands.
    paper_lapsed_since(day: &str) = "périmé depuis le {day}" / "lapsed since {day}";
    paper_valid_until(day: &str) = "jusqu’au {day}" / "until {day}";
    paper_last_day() = "dernier jour aujourd’hui" / "last day today";
    paper_days_left(n, day: &str) = ["encore {n} jour, jusqu’au {day}", "encore {n} jours, jusqu’au {day}"] / ["{n} more day, until {day}", "{n} more days, until {day}"];
    paper_no_end() = "sans échéance" / "no last day";
    paper_dated(day: &str) = "daté du {day}" / "dated {day}";
    // The vigilance file.
    vigilance_open_file() = "Ouvrir le dossier" / "Open the file";
    vigilance_red() = "À régler" / "To settle";
    vigilance_amber() = "À demander bientôt" / "To ask for soon";
    vigilance_neutral() = "Rien à demander pour l’instant" / "Nothing to ask for now";
    vigilance_below() = "Seuil non atteint" / "Threshold not reached";
    vigilance_ended() = "Contrat terminé" / "Contract over";
    vigilance_not_kept() = "Pas de dossier pour ce type de contact" / "No file for this type of contact";
    vigilance_not_kept_body() = "Un dossier s’ouvre pour les fournisseurs. Changez le type de la fiche si c’en est un." / "A file opens for suppliers. Change the type of the entry if this is one.";
    vigilance_n_lapsed(n) = ["{n} pièce périmée", "{n} pièces périmées"] / ["{n} piece lapsed", "{n} pieces lapsed"];
    vigilance_n_missing(n) = ["{n} pièce manquante", "{n} pièces manquantes"] / ["{n} piece missing", "{n} pieces missing"];
    vigilance_n_soon(n) = ["{n} pièce à renouveler", "{n} pièces à renouveler"] / ["{n} piece to renew", "{n} pieces to renew"];
    vigilance_why_open(total: &str, threshold: &str) = "{total} sur un an, seuil {threshold} : le dossier s’est ouvert de lui-même." / "{total} in a year, threshold {threshold}: the file opened by itself.";
    vigilance_why_term(total: &str, threshold: &str) = "Un contrat engage {total} sur sa durée, seuil {threshold} : le dossier s’est ouvert de lui-même." / "A contract commits {total} over its term, threshold {threshold}: the file opened by itself.";
    vigilance_why_below(total: &str, threshold: &str) = "{total} sur un an, sous le seuil de {threshold}. Le dossier s’ouvrira de lui-même s’il est atteint." / "{total} in a year, below the threshold of {threshold}. The file will open by itself if it is reached.";
    vigilance_why_ended(day: &str) = "Le dernier contrat s’est terminé le {day} : il n’y a plus rien à redemander." / "The last contract ended on {day}: there is nothing more to ask for.";
    vigilance_neutral_body() = "Chaque pièce est datée et court encore. À vous de juger de leur contenu et de vérifier leur authenticité." / "Each piece is dated and still runs. It is for you to judge what they say and to check that they are genuine.";
    vigilance_total_contracts() = "contrats" / "contracts";
    vigilance_total_orders() = "commandes" / "orders";
    vigilance_total_invoices() = "factures seules" / "invoices alone";
    vigilance_window_year(year: &str) = "année {year}" / "year {year}";
    vigilance_window_rolling() = "douze derniers mois" / "last twelve months";
    vigilance_ht(amount: &str) = "{amount} HT" / "{amount} excl. VAT";
    vigilance_ttc(amount: &str) = "{amount} TTC" / "{amount} incl. VAT";
    vigilance_pieces() = "Pièces" / "Pieces";
    vigilance_piece_missing() = "manquante" / "missing";
    vigilance_piece_missing_maybe() = "à obtenir : la liste, ou l’attestation qu’il n’y en a pas" / "to obtain: the list, or a statement that there are none";
    vigilance_piece_undated() = "sans date : on ne peut pas compter les six mois" / "no date: the six months cannot be counted";
    vigilance_piece_postdated(day: &str) = "datée du {day}, à venir" / "dated {day}, to come";
    vigilance_piece_lapsed(day: &str) = "périmée depuis le {day}" / "lapsed since {day}";
    vigilance_piece_soon(day: &str) = "court jusqu’au {day}, à redemander" / "runs until {day}, to ask for again";
    vigilance_piece_running(day: &str) = "court jusqu’au {day}" / "runs until {day}";
    vigilance_piece_dated(day: &str) = "datée du {day}" / "dated {day}";
    vigilance_piece_asked(day: &str) = "demandée le {day}" / "asked for on {day}";
    vigilance_piece_add() = "Ajouter" / "Add";
    vigilance_piece_add_named(what: &str) = "Ajouter : {what}" / "Add: {what}";
    vigilance_next_ask(day: &str) = "Prochaine demande : {day}" / "Next request: {day}";
    vigilance_next_ask_now() = "À demander dès maintenant" / "To ask for now";
    vigilance_ends(day: &str) = "Fin prévue le {day}" / "Foreseen end on {day}";
    vigilance_ask() = "Demander les pièces manquantes" / "Ask for the missing pieces";
    vigilance_ask_again() = "Relancer pour les pièces manquantes" / "Ask again for the missing pieces";
    vigilance_check_genuine() = "Vérifiez l’authenticité de l’attestation avec son code de sécurité sur urssaf.fr." / "Check that the certificate is genuine with its security code on urssaf.fr.";
    vigilance_log() = "Demandes et réceptions" / "Requests and receipts";
    vigilance_log_empty() = "Rien de noté encore. Chaque demande et chaque réception gardera ici sa date." / "Nothing noted yet. Each request and each receipt will keep its date here.";
    vigilance_log_asked() = "Noter une demande" / "Note a request";
    vigilance_log_received() = "Noter une réception" / "Note a receipt";
    vigilance_asked_on(day: &str) = "Demandé le {day}" / "Asked on {day}";
    vigilance_received_on(day: &str) = "Reçu le {day}" / "Received on {day}";
    vigilance_asked_said() = "Demande notée" / "Request noted";
    vigilance_received_said() = "Réception notée" / "Receipt noted";
    vigilance_entry_removed() = "Ligne retirée" / "Line removed";
    vigilance_by_mail() = "par courriel" / "by e-mail";
    vigilance_by_letter() = "par courrier" / "by letter";
    vigilance_by_phone() = "par téléphone" / "by phone";
    vigilance_by_hand() = "en main propre" / "by hand";
    means_mail() = "Courriel" / "E-mail";
    means_letter() = "Courrier" / "Letter";
    means_phone() = "Téléphone" / "Phone";
    means_hand() = "En main" / "By hand";
    vigilance_by() = "Par quel moyen" / "By what means";
    // The request, ready to send. It is in French whatever the language of the app: the supplier is French.
    ask_title() = "Demande au fournisseur" / "Request to the supplier";
    ask_to() = "À" / "To";
    ask_to_none() = "Aucune adresse de courriel sur la fiche : l’application de courriel la demandera." / "No e-mail address on the entry: the mail app will ask for one.";
    ask_subject_label() = "Objet" / "Subject";
    ask_body_label() = "Message" / "Message";
    ask_open_mail() = "Ouvrir dans le courriel" / "Open in e-mail";
    ask_copy() = "Copier" / "Copy";
    ask_copied() = "Demande copiée" / "Request copied";
    ask_not_copied() = "Le navigateur refuse de copier. Sélectionnez le texte du message à la main." / "The browser refuses to copy. Select the text of the message by hand.";
    ask_share() = "Partager" / "Share";
    ask_log() = "C’est envoyé : noter la demande" / "Sent: note the request";
    ask_subject(office: &str) = "Pièces à nous transmettre : obligation de vigilance{office}" / "Papers to send us: duty of vigilance{office}";
    ask_hello() = "Madame, Monsieur," / "Dear Sir or Madam,";
    ask_intro(name: &str) = "Nos relations avec {name} atteignent le montant à partir duquel le Code du travail nous demande de réunir certaines pièces, à la conclusion du contrat puis tous les six mois jusqu’à la fin de son exécution (articles L8222-1, R8222-1 et D8222-5)." / "Our dealings with {name} reach the amount from which French labour law asks us to collect certain papers, when the contract is made and every six months until it ends (articles L8222-1, R8222-1 and D8222-5).";
    ask_please() = "Pourriez-vous nous envoyer :" / "Could you send us:";
    ask_piece_attestation() = "l’attestation de vigilance de l’URSSAF (ou de la MSA), datant de moins de six mois" / "the vigilance certificate of URSSAF (or MSA), less than six months old";
    ask_piece_registration() = "un extrait Kbis (ou d’immatriculation au Registre national des entreprises), datant de moins de trois mois" / "a Kbis extract (or of the national register of companies), less than three months old";
    ask_piece_foreign_workers() = "la liste nominative des salariés étrangers soumis à autorisation de travail, ou une attestation que vous n’en employez pas (articles D8254-2 et D8254-4)" / "the list of foreign workers who need a permit, or a statement that you employ none (articles D8254-2 and D8254-4)";
    ask_reason_missing() = "nous n’en avons pas" / "we have none";
    ask_reason_lapsed(issued: &str, day: &str) = "le document que nous avons est du {issued} et ne compte plus depuis le {day}" / "the document that we have is of {issued} and no longer counts since {day}";
    ask_reason_over(day: &str) = "le document que nous avons ne compte plus depuis le {day}" / "the document that we have no longer counts since {day}";
    ask_reason_soon(day: &str) = "le document que nous avons court jusqu’au {day}" / "the document that we have runs until {day}";
    ask_reason_undated() = "le document que nous avons ne porte pas de date utilisable" / "the document that we have bears no usable date";
    ask_thanks() = "Une réponse à ce message avec les fichiers suffit. Merci d’avance." / "A reply to this message with the files is enough. Thank you in advance.";
    ask_goodbye() = "Cordialement," / "Kind regards,";
    // Sources, cited; the app explains and judges nothing.
    sources_title() = "Sources" / "Sources";
    sources_note() = "Ce que l’application applique et où c’est écrit. Textes lus dans des copies et des commentaires (sources secondaires), non au Journal officiel : relisez-les avant de décider. L’application ne dit pas si vous êtes quitte de vos obligations." / "What the app applies and where it is written. Texts read in copies and comments (secondary sources), not in the official journal: read them again before you decide. The app does not say whether you have met your duties.";
    sources_read(day: &str) = "relu le {day}" / "read again on {day}";
    sources_secondary() = "source secondaire" / "secondary source";
    sources_usage() = "usage, dans aucun article" / "usage, in no article";
    sources_articles(articles: &str) = "Code du travail, {articles}" / "Labour code, {articles}";
    source_duty() = "Qui fait faire un travail vérifie, à la conclusion du contrat puis périodiquement, que l’autre est déclaré et paie ses cotisations." / "Whoever has work done checks, when the contract is made and periodically, that the other is registered and pays its contributions.";
    source_threshold() = "À partir de 5 000 € hors taxes, montant atteint (avant mai 2015 : 3 000 €)." / "From €5,000 excluding VAT, once reached (before May 2015: €3,000).";
    source_pieces() = "À la conclusion puis tous les six mois : attestation de moins de six mois, dont on vérifie l’authenticité, et preuve d’immatriculation là où elle est obligatoire : Kbis, extrait du Registre national des entreprises, ou un devis ou papier à en-tête qui porte le numéro." / "When the contract is made, then every six months: a certificate of less than six months, checked to be genuine, and proof of registration where it is mandatory: Kbis, extract of the national register, or a quote or letterhead that bears the number.";
    source_foreign_workers() = "Liste des salariés étrangers soumis à autorisation de travail, à la conclusion puis tous les six mois. L’attestation qu’il n’y en a pas est un usage." / "List of foreign workers who need a permit, when the contract is made, then every six months. The statement that there are none is a usage.";
    source_liability() = "Qui n’a pas vérifié peut devoir payer, avec l’entreprise fautive, ses cotisations, impôts et salaires." / "Whoever did not check may have to pay, with the company at fault, its contributions, taxes and wages.";
    source_fresh_extract() = "Un Kbis de moins de trois mois quand il est remis : demandé partout." / "A Kbis of less than three months when handed over: asked for everywhere.";
    source_yearly_total() = "Additionner sur un an les commandes à un même fournisseur : prudence courante, le texte parle d’une « opération »." / "Adding up a year’s orders to one supplier: common prudence, the text speaks of an “operation”.";
    // The threshold.
    threshold_title() = "Seuil d’ouverture des dossiers" / "Threshold that opens files";
    threshold_note() = "Vaut pour tous les fournisseurs." / "Applies to all suppliers.";
    threshold_amount() = "Montant sur un an" / "Amount in a year";
    threshold_basis() = "Montants comptés" / "Amounts counted";
    threshold_basis_ht() = "Hors taxes" / "Excluding VAT";
    threshold_basis_ttc() = "Toutes taxes comprises" / "Including VAT";
    threshold_saved() = "Seuil modifié" / "Threshold changed";
    threshold_standard() = "Revenir à 5 000 € HT" / "Back to €5,000 excluding VAT";
    threshold_negative() = "Un seuil n’est pas négatif." / "A threshold is not negative.";
    // On the page of a supplier and on a new order.
    vigilance_warning(what: &str) = "Vigilance : {what}. La commande reste possible." / "Vigilance: {what}. You can still order.";
}

#[cfg(test)]
mod tests {
    /// Whoever judges is a person or a court; the app says which paper is there and where the rule is written.
    #[test]
    fn nothing_says_that_all_is_in_order_with_the_law() {
        let verdicts = [
            "conform",
            "complian",
            "en règle",
            "régulier",
            "in order",
            "legal",
            "légal",
            "complet",
            "complete",
        ];
        for (name, fr, en) in super::MESSAGES {
            for text in fr.iter().chain(*en) {
                let text = text.to_lowercase();
                for verdict in verdicts {
                    assert!(!text.contains(verdict), "{name} judges ({verdict}): {text}");
                }
            }
        }
    }
}
