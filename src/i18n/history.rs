//! The history of a record in plain words. Values arrive already written: names, dates, amounts.

messages! {
    /// One field: « statut : Nouvelle → En cours ».
    history_changed(field: &str, from: &str, to: &str) = "{field} : {from} → {to}" / "{field}: {from} → {to}";
    history_set(field: &str, to: &str) = "{field} : {to}" / "{field}: {to}";
    history_cleared(field: &str, from: &str) = "{field} : {from} retiré" / "{field}: {from} removed";
    history_text_changed(field: &str) = "{field} : texte modifié" / "{field}: text edited";
    history_created() = "Demande créée" / "Request created";
    history_imported(file: &str) = "Importée de {file}" / "Imported from {file}";
    history_trashed() = "Mise à la corbeille" / "Moved to the bin";
    history_restored() = "Restaurée" / "Restored";
    history_reopened() = "Rouverte" / "Reopened";
    history_undone(what: &str) = "Annulé : {what}" / "Undone: {what}";
    history_added(field: &str, what: &str) = "{field} : + {what}" / "{field}: + {what}";
    history_removed(field: &str, what: &str) = "{field} : − {what}" / "{field}: − {what}";
    history_comment(text: &str) = "Commentaire : {text}" / "Comment: {text}";
    history_checked(text: &str) = "Fait : {text}" / "Done: {text}";
    history_unchecked(text: &str) = "À refaire : {text}" / "Not done: {text}";
    history_photo_added() = "Photo ajoutée" / "Photo added";
    history_photo_removed() = "Photo retirée" / "Photo removed";
    history_link_added(kind: &str, title: &str) = "{kind} « {title} »" / "{kind} “{title}”";
    history_link_removed(kind: &str, title: &str) = "Lien retiré : {kind} « {title} »" / "Link removed: {kind} “{title}”";
    history_unknown_field(field: &str) = "{field} modifié par une version plus récente" / "{field} changed by a newer version";
    history_by(who: &str, when: &str) = "{who}, {when}" / "{who}, {when}";
    history_by_you() = "vous" / "you";
    history_other_device() = "autre appareil" / "other device";
    history_this_device() = "cet appareil" / "this device";
    history_clash(n) = ["{n} valeur à arbitrer", "{n} valeurs à arbitrer"] / ["{n} value to decide", "{n} values to decide"];
    field_lower_status() = "statut" / "status";
    field_lower_priority() = "priorité" / "priority";
    field_lower_title() = "titre" / "title";
    field_lower_description() = "description" / "description";
    field_lower_category() = "catégorie" / "category";
    field_lower_trade() = "corps de métier" / "trade";
    field_lower_place() = "lieu" / "place";
    field_lower_requester() = "demandeur" / "requester";
    field_lower_assignee() = "responsable" / "assignee";
    field_lower_watchers() = "suivi par" / "watchers";
    field_lower_due() = "échéance" / "due date";
    field_lower_tags() = "étiquettes" / "tags";
    field_lower_cost() = "coût" / "cost";
    field_lower_reported() = "date de signalement" / "date reported";
    field_lower_closed() = "date de clôture" / "date closed";
    field_lower_name() = "nom" / "name";
}

impl super::T {
    /// The name of a stored request field inside a sentence; nothing for one that this version does not know.
    #[must_use]
    pub fn field_name_lower(self, field: &str) -> Option<&'static str> {
        let head = field.split('/').next().unwrap_or_default();
        Some(match head {
            "status" => self.field_lower_status(),
            "priority" => self.field_lower_priority(),
            "title" => self.field_lower_title(),
            "description" => self.field_lower_description(),
            "category" => self.field_lower_category(),
            "trade" => self.field_lower_trade(),
            "place" => self.field_lower_place(),
            "requester" => self.field_lower_requester(),
            "assignee" => self.field_lower_assignee(),
            "watchers" => self.field_lower_watchers(),
            "due" => self.field_lower_due(),
            "tags" => self.field_lower_tags(),
            "cost" => self.field_lower_cost(),
            "reported" => self.field_lower_reported(),
            "closed" => self.field_lower_closed(),
            "name" => self.field_lower_name(),
            _ => return None,
        })
    }
}
