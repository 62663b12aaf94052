//! Stored keys of the directory's types. A key of a newer version reads as « other » and stays in its record.

/// Declares an enum whose variants are stored by key, the last one standing for all unknown keys.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident: $($variant:ident = $key:literal,)*; $other:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each name is its own explanation")]
        pub enum $name {
            $($variant,)*
            #[default]
            $other,
        }

        impl $name {
            /// All of them, in the order of menus.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)* Self::$other];

            /// The stored key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                    Self::$other => "other",
                }
            }

            /// The one of a stored key.
            #[must_use]
            pub fn from_key(key: &str) -> Self {
                match key {
                    $($key => Self::$variant,)*
                    _ => Self::$other,
                }
            }
        }
    };
}

keyed! {
    /// What a party is to the office.
    PartyType:
    Supplier = "supplier",
    Client = "client",
    Bank = "bank",
    Landlord = "landlord",
    Insurer = "insurer",
    Authority = "authority",
    Person = "person",
    ; Other
}

keyed! {
    /// What one calls a contact for.
    ContactType:
    Sales = "sales",
    Technical = "technical",
    Accounts = "accounts",
    Emergency = "emergency",
    Reception = "reception",
    Manager = "manager",
    ; Other
}

keyed! {
    /// What a number, a mail address or a postal address is for.
    LineType:
    Emergency = "emergency",
    Mobile = "mobile",
    Work = "work",
    Home = "home",
    Fax = "fax",
    ; Other
}

keyed! {
    /// A service that a party renders, à la carte.
    Service:
    Cleaning = "cleaning",
    Reception = "reception",
    Mail = "mail",
    Concierge = "concierge",
    Catering = "catering",
    Security = "security",
    It = "it",
    Maintenance = "maintenance",
    Waste = "waste",
    Green = "green",
    Water = "water",
    Coffee = "coffee",
    Print = "print",
    Courier = "courier",
    Furniture = "furniture",
    Lift = "lift",
    Hvac = "hvac",
    Fire = "fire",
    Insurance = "insurance",
    Bank = "bank",
    Accounting = "accounting",
    Legal = "legal",
    ; Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_round_trip() {
        for it in PartyType::ALL {
            assert_eq!(PartyType::from_key(it.key()), *it);
        }
        for it in ContactType::ALL {
            assert_eq!(ContactType::from_key(it.key()), *it);
        }
        for it in LineType::ALL {
            assert_eq!(LineType::from_key(it.key()), *it);
        }
        for it in Service::ALL {
            assert_eq!(Service::from_key(it.key()), *it);
        }
        assert_eq!(Service::from_key("alchemy"), Service::Other);
    }
}
