//! Trades, priorities, and the categories that every workspace starts with.

/// The kind of work. The stored keys are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Trade {
    Plumbing,
    Electricity,
    Hvac,
    It,
    Cleaning,
    Locks,
    Furniture,
    Lift,
    Safety,
    Green,
    Moving,
    Supplies,
    Catering,
    Other,
}

impl Trade {
    /// Every trade, in the order of menus.
    pub const ALL: [Self; 14] = [
        Self::Plumbing,
        Self::Electricity,
        Self::Hvac,
        Self::It,
        Self::Cleaning,
        Self::Locks,
        Self::Furniture,
        Self::Lift,
        Self::Safety,
        Self::Green,
        Self::Moving,
        Self::Supplies,
        Self::Catering,
        Self::Other,
    ];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plumbing => "plumbing",
            Self::Electricity => "electricity",
            Self::Hvac => "hvac",
            Self::It => "it",
            Self::Cleaning => "cleaning",
            Self::Locks => "locks",
            Self::Furniture => "furniture",
            Self::Lift => "lift",
            Self::Safety => "safety",
            Self::Green => "green",
            Self::Moving => "moving",
            Self::Supplies => "supplies",
            Self::Catering => "catering",
            Self::Other => "other",
        }
    }

    /// The trade of a stored key; `None` for one of a newer version, whose text stays in the record.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trade| trade.key() == key)
    }
}

/// How much a request presses, the most pressing first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Urgente.
    P1,
    /// Haute.
    P2,
    /// Normale.
    #[default]
    P3,
    /// Basse.
    P4,
}

impl Priority {
    /// Every priority, the most pressing first.
    pub const ALL: [Self; 4] = [Self::P1, Self::P2, Self::P3, Self::P4];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::P1 => "p1",
            Self::P2 => "p2",
            Self::P3 => "p3",
            Self::P4 => "p4",
        }
    }

    /// The priority of a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.key() == key)
    }
}

/// A category that every workspace starts with. Its names are data, written into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltinCategory {
    /// Never changes; not stored.
    pub key: &'static str,
    /// The trade that requests of this category need.
    pub trade: Trade,
    /// The default target time, in business hours (9 make a day).
    pub target_hours: u32,
    /// French name.
    pub fr: &'static str,
    /// English name.
    pub en: &'static str,
}

impl BuiltinCategory {
    /// The name in the language of a workspace: French unless `lang` starts with `en`.
    pub fn name(&self, lang: &str) -> &'static str {
        if lang.starts_with("en") { self.en } else { self.fr }
    }
}

const fn category(
    key: &'static str,
    trade: Trade,
    target_hours: u32,
    fr: &'static str,
    en: &'static str,
) -> BuiltinCategory {
    BuiltinCategory { key, trade, target_hours, fr, en }
}

/// The categories that every workspace starts with, in the order of menus.
pub const CATEGORIES: [BuiltinCategory; 18] = [
    category("plumbing", Trade::Plumbing, 9, "Plomberie", "Plumbing"),
    category("electricity", Trade::Electricity, 18, "Électricité", "Electricity"),
    category("hvac", Trade::Hvac, 18, "Chauffage et climatisation", "Heating and air conditioning"),
    category("it", Trade::It, 9, "Informatique", "IT"),
    category("cleaning", Trade::Cleaning, 9, "Ménage", "Cleaning"),
    category("locks", Trade::Locks, 9, "Accès et clés", "Access and keys"),
    category("furniture", Trade::Furniture, 45, "Mobilier", "Furniture"),
    category("lift", Trade::Lift, 6, "Ascenseur", "Lift"),
    category("safety", Trade::Safety, 6, "Sécurité", "Safety"),
    category("green", Trade::Green, 45, "Espaces verts", "Plants and gardens"),
    category("moving", Trade::Moving, 90, "Déménagement", "Moving"),
    category("supplies", Trade::Supplies, 27, "Fournitures", "Supplies"),
    category("catering", Trade::Catering, 18, "Restauration et café", "Catering and coffee"),
    category("mail", Trade::Other, 9, "Courrier", "Mail"),
    category("reception", Trade::Other, 9, "Accueil", "Reception"),
    category("event", Trade::Other, 45, "Événement", "Event"),
    category("hr", Trade::Other, 45, "RH et arrivées", "HR and arrivals"),
    category("other", Trade::Other, 27, "Autre", "Other"),
];

/// The built-in category of a key.
pub fn builtin_category(key: &str) -> Option<&'static BuiltinCategory> {
    CATEGORIES.iter().find(|category| category.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn keys_round_trip() {
        for trade in Trade::ALL {
            assert_eq!(Trade::from_key(trade.key()), Some(trade));
        }
        for priority in Priority::ALL {
            assert_eq!(Priority::from_key(priority.key()), Some(priority));
        }
        assert_eq!(Trade::from_key("alchemy"), None);
        assert_eq!(Priority::from_key("P1"), None);
    }

    #[test]
    fn categories_are_distinct_and_cover_every_trade() {
        let keys: HashSet<_> = CATEGORIES.iter().map(|category| category.key).collect();
        let names: HashSet<_> = CATEGORIES.iter().flat_map(|it| [it.fr, it.en]).collect();
        assert_eq!(keys.len(), CATEGORIES.len());
        assert_eq!(names.len(), 2 * CATEGORIES.len());
        for trade in Trade::ALL {
            assert!(CATEGORIES.iter().any(|category| category.trade == trade), "{trade:?}");
        }
        assert_eq!(builtin_category("it").map(|it| it.name("en-GB")), Some("IT"));
        assert_eq!(builtin_category("it").map(|it| it.name("fr")), Some("Informatique"));
    }
}
