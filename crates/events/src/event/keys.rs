//! What kinds of events there are, and how far one is. The keys are stored.

/// Makes an enum of stored keys.
macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $key:literal,)* } else $default:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// As it is stored.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// What a stored key means; one that is unknown or absent is the usual one.
            #[must_use]
            pub fn of(key: &str) -> Self {
                Self::from_key(key).unwrap_or(Self::$default)
            }

            /// What a stored key means, if it is known.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

keys! {
    /// What kind of event it is.
    Category {
        /// A party.
        Party = "party",
        /// One or several days of work elsewhere.
        Seminar = "seminar",
        /// A breakfast.
        Breakfast = "breakfast",
        /// Clients come to see us.
        ClientVisit = "client_visit",
        /// All of the staff meets.
        StaffMeeting = "staff_meeting",
        /// The office moves.
        Move = "move",
        /// Anything else.
        Other = "other",
    } else Other
}

keys! {
    /// How far an event is.
    Status {
        /// Somebody has thought of it.
        Idea = "idea",
        /// It is being prepared.
        Planned = "planned",
        /// It takes place.
        Confirmed = "confirmed",
        /// All is done and paid.
        Closed = "closed",
        /// It does not take place.
        Cancelled = "cancelled",
    } else Planned
}

impl Status {
    /// The way of an event that takes place.
    pub const STEPS: [Self; 4] = [Self::Idea, Self::Planned, Self::Confirmed, Self::Closed];

    /// Whether there is nothing left to do for it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }
}
