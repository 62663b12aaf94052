//! The life of a request: its statuses and the steps between them.

/// A status of a request. The stored keys are never renamed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Just asked, nobody has looked at it.
    #[default]
    New,
    /// Understood: it has a place, a category and somebody to do it.
    Qualified,
    /// Somebody works on it.
    Progress,
    /// Somebody else must act first. The target time stands still.
    Waiting,
    /// Finished.
    Done,
    /// Will not be done.
    Refused,
    /// Written by a newer version: kept and shown as it is.
    Other(String),
}

/// What a step from one status to another is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The status stays.
    Same,
    /// A usual step.
    Usual,
    /// A closed request is open again (« Rouverte »).
    Reopened,
    /// Not a usual step. It is shown as such, never refused: two devices may each have made a usual one.
    Unusual,
}

impl Status {
    /// The statuses of this version, in the order of the board.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Qualified, Self::Progress, Self::Waiting, Self::Done, Self::Refused];

    /// The stored key.
    pub fn key(&self) -> &str {
        match self {
            Self::New => "new",
            Self::Qualified => "qualified",
            Self::Progress => "progress",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Other(key) => key,
        }
    }

    /// The status of a stored key; never fails, as an unknown key is kept.
    pub fn from_key(key: &str) -> Self {
        match key {
            "new" => Self::New,
            "qualified" => Self::Qualified,
            "progress" => Self::Progress,
            "waiting" => Self::Waiting,
            "done" => Self::Done,
            "refused" => Self::Refused,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Whether nothing is left to do. An unknown status is open: better shown once too often.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Done | Self::Refused)
    }

    /// Whether the target time stands still.
    pub fn is_paused(&self) -> bool {
        *self == Self::Waiting
    }

    /// What the step from `self` to `to` is.
    pub fn transition(&self, to: &Self) -> Transition {
        if self == to {
            return Transition::Same;
        }
        match (self, to) {
            (Self::Done | Self::Refused, Self::New | Self::Qualified | Self::Progress) => {
                Transition::Reopened
            }
            (Self::New, Self::Qualified | Self::Progress | Self::Waiting | Self::Done | Self::Refused)
            | (Self::Qualified, Self::Progress | Self::Waiting | Self::Done | Self::Refused)
            | (Self::Progress, Self::Qualified | Self::Waiting | Self::Done | Self::Refused)
            | (Self::Waiting, Self::Qualified | Self::Progress | Self::Done | Self::Refused) => {
                Transition::Usual
            }
            _ => Transition::Unusual,
        }
    }

    /// The step that one tap offers; none once closed.
    pub fn next_suggested(&self) -> Option<Self> {
        match self {
            Self::New => Some(Self::Qualified),
            Self::Qualified | Self::Waiting => Some(Self::Progress),
            Self::Progress => Some(Self::Done),
            Self::Done | Self::Refused | Self::Other(_) => None,
        }
    }

    /// The statuses that a menu offers from here: the usual steps and the reopenings, in board order.
    pub fn choices(&self) -> Vec<Self> {
        let offered = |to: &Self| matches!(self.transition(to), Transition::Usual | Transition::Reopened);
        if matches!(self, Self::Other(_)) {
            return Self::ALL.to_vec(); // A way out of a status that this version does not know.
        }
        Self::ALL.into_iter().filter(offered).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_round_trip_even_unknown() {
        for status in Status::ALL {
            assert_eq!(Status::from_key(status.key()), status);
        }
        assert_eq!(Status::from_key("parked").key(), "parked");
        assert!(!Status::from_key("parked").is_closed());
    }

    #[test]
    fn steps() {
        use Status::{Done, New, Progress, Qualified, Refused, Waiting};
        assert_eq!(New.transition(&Qualified), Transition::Usual);
        assert_eq!(New.transition(&New), Transition::Same);
        assert_eq!(Done.transition(&Progress), Transition::Reopened);
        assert_eq!(Refused.transition(&New), Transition::Reopened);
        assert_eq!(Done.transition(&Refused), Transition::Unusual);
        assert_eq!(Done.transition(&Waiting), Transition::Unusual);
        assert_eq!(Waiting.transition(&New), Transition::Unusual);
        assert_eq!(Waiting.choices(), [Qualified, Progress, Done, Refused]);
        assert_eq!(Done.choices(), [New, Qualified, Progress]);
        assert_eq!(Status::from_key("parked").choices().len(), 6);
    }

    #[test]
    fn what_is_suggested_is_usual() {
        for status in Status::ALL {
            match status.next_suggested() {
                Some(next) => assert_eq!(status.transition(&next), Transition::Usual),
                None => assert!(status.is_closed()),
            }
        }
    }
}
