//! Names of statuses, priorities, trades, levels of place and kinds of link.

use super::{Lang, T};

messages! {
    status() = "Statut" / "Status";
    status_new() = "Nouvelle" / "New";
    status_qualified() = "Qualifiée" / "Qualified";
    status_progress() = "En cours" / "In progress";
    status_waiting() = "En attente" / "Waiting";
    status_done() = "Terminée" / "Done";
    status_refused() = "Refusée" / "Refused";
    status_reopened() = "Rouverte" / "Reopened";
    waiting_on_whom(of_whom: &str) = "En attente {of_whom}" / "Waiting {of_whom}";
    waiting_question() = "Qui attendez-vous ?" / "Whom are you waiting for?";
    waiting_example() = "un fournisseur, un devis, une validation…" / "a supplier, a quote, an approval…";
    act_qualify() = "Qualifier" / "Qualify";
    act_start() = "Commencer" / "Start";
    act_wait() = "Mettre en attente" / "Put on hold";
    act_resume() = "Reprendre" / "Resume";
    act_finish() = "Terminer" / "Mark as done";
    act_refuse() = "Refuser" / "Refuse";
    act_reopen() = "Rouvrir" / "Reopen";
    priority() = "Priorité" / "Priority";
    priority_p1() = "Urgente" / "Urgent";
    priority_p2() = "Haute" / "High";
    priority_p3() = "Normale" / "Normal";
    priority_p4() = "Basse" / "Low";
    trade() = "Corps de métier" / "Trade";
    trade_plumbing() = "Plomberie" / "Plumbing";
    trade_electricity() = "Électricité" / "Electricity";
    trade_hvac() = "Chauffage et climatisation" / "Heating and cooling";
    trade_it() = "Informatique" / "IT";
    trade_cleaning() = "Ménage" / "Cleaning";
    trade_locks() = "Serrurerie et accès" / "Locks and access";
    trade_furniture() = "Mobilier" / "Furniture";
    trade_lift() = "Ascenseur" / "Lift";
    trade_safety() = "Sécurité" / "Safety";
    trade_green() = "Espaces verts" / "Plants and gardens";
    trade_moving() = "Déménagement et manutention" / "Moving";
    trade_supplies() = "Fournitures" / "Supplies";
    trade_catering() = "Restauration" / "Catering";
    trade_other() = "Autre" / "Other";
    level_site() = "Site" / "Site";
    level_building() = "Bâtiment" / "Building";
    level_floor() = "Étage" / "Floor";
    level_room() = "Salle" / "Room";
    link_duplicate_of() = "Doublon de" / "Duplicate of";
    link_duplicated_by() = "A pour doublon" / "Duplicated by";
    link_blocks() = "Bloque" / "Blocks";
    link_blocked_by() = "Bloquée par" / "Blocked by";
    link_relates() = "En lien avec" / "Related to";
}

/// On whom one waits, as a sentence goes on: « du plombier », « d’Anne ».
fn of_whom(lang: Lang, whom: &str) -> String {
    if lang == Lang::En {
        return format!("on {whom}");
    }
    let begins = |article: &str| whom.get(..article.len()).filter(|start| start.to_lowercase() == article);
    if begins("le ").is_some() {
        return format!("du {}", whom.get(3..).unwrap_or_default());
    }
    if begins("les ").is_some() {
        return format!("des {}", whom.get(4..).unwrap_or_default());
    }
    let first = whom.chars().next().and_then(|c| c.to_lowercase().next()).unwrap_or_default();
    if "aàâeéèêëiîïoôuùûœ".contains(first) { format!("d’{whom}") } else { format!("de {whom}") }
}

impl T {
    /// « En attente du plombier »
    #[must_use]
    pub fn waiting_on(self, whom: &str) -> String {
        self.waiting_on_whom(&of_whom(self.lang(), whom))
    }

    /// The name of a stored status key; nothing for one that this version does not know.
    #[must_use]
    pub fn status_name(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "new" => self.status_new(),
            "qualified" => self.status_qualified(),
            "progress" => self.status_progress(),
            "waiting" => self.status_waiting(),
            "done" => self.status_done(),
            "refused" => self.status_refused(),
            _ => return None,
        })
    }

    /// The name of a stored priority key; nothing for one that this version does not know.
    #[must_use]
    pub fn priority_name(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "p1" => self.priority_p1(),
            "p2" => self.priority_p2(),
            "p3" => self.priority_p3(),
            "p4" => self.priority_p4(),
            _ => return None,
        })
    }

    /// The name of a stored trade key; nothing for one that this version does not know.
    #[must_use]
    pub fn trade_name(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "plumbing" => self.trade_plumbing(),
            "electricity" => self.trade_electricity(),
            "hvac" => self.trade_hvac(),
            "it" => self.trade_it(),
            "cleaning" => self.trade_cleaning(),
            "locks" => self.trade_locks(),
            "furniture" => self.trade_furniture(),
            "lift" => self.trade_lift(),
            "safety" => self.trade_safety(),
            "green" => self.trade_green(),
            "moving" => self.trade_moving(),
            "supplies" => self.trade_supplies(),
            "catering" => self.trade_catering(),
            "other" => self.trade_other(),
            _ => return None,
        })
    }

    /// The name of a stored level of place; nothing for one that this version does not know.
    #[must_use]
    pub fn level_name(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "site" => self.level_site(),
            "building" => self.level_building(),
            "floor" => self.level_floor(),
            "room" => self.level_room(),
            _ => return None,
        })
    }

    /// The name of a stored kind of link, read from its start or, if `inverse`, from its end.
    #[must_use]
    pub fn link_name(self, key: &str, inverse: bool) -> Option<&'static str> {
        Some(match (key, inverse) {
            ("duplicate_of", false) => self.link_duplicate_of(),
            ("duplicate_of", true) => self.link_duplicated_by(),
            ("blocks", false) => self.link_blocks(),
            ("blocks", true) => self.link_blocked_by(),
            ("relates", _) => self.link_relates(),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_whom_one_waits() {
        let fr = T::fixed(Lang::Fr);
        for (whom, words) in [
            ("le plombier", "En attente du plombier"),
            ("Les services généraux", "En attente des services généraux"),
            ("Élodie", "En attente d’Élodie"),
            ("Otis", "En attente d’Otis"),
            ("la mairie", "En attente de la mairie"),
            ("Léa", "En attente de Léa"),
            ("", "En attente de "),
        ] {
            assert_eq!(fr.waiting_on(whom), words);
        }
        assert_eq!(T::fixed(Lang::En).waiting_on("Léa"), "Waiting on Léa");
    }
}
