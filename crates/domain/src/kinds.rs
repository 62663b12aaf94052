//! Stored names of kinds and fields. Never renamed, never given another meaning.

/// Kinds of record.
pub mod kind {
    #![expect(missing_docs, reason = "each name is its own explanation; see docs/architecture.md")]
    pub const REQUEST: &str = "request";
    pub const COMMENT: &str = "comment";
    pub const CHECK: &str = "check";
    pub const PHOTO: &str = "photo";
    pub const LINK: &str = "link";
    pub const PLACE: &str = "place";
    pub const PERSON: &str = "person";
    pub const CATEGORY: &str = "category";
    pub const VIEW: &str = "view";
    pub const IMPORT: &str = "import";
    pub const DEVICE: &str = "device";
}

/// Fields of records.
pub mod field {
    #![expect(missing_docs, reason = "each name is its own explanation; see docs/architecture.md")]
    pub const LIFE: &str = "life";
    /// What its deleter had on screen, in the change that moved a record to the bin: `{"seen":[cid, …]}`.
    pub const TRASH: &str = "trash";
    pub const TITLE: &str = "title";
    pub const DESCRIPTION: &str = "description";
    pub const CATEGORY: &str = "category";
    pub const TRADE: &str = "trade";
    pub const PRIORITY: &str = "priority";
    pub const STATUS: &str = "status";
    pub const PLACE: &str = "place";
    pub const REQUESTER: &str = "requester";
    pub const ASSIGNEE: &str = "assignee";
    pub const WATCHERS: &str = "watchers";
    pub const DUE: &str = "due";
    pub const TAGS: &str = "tags";
    pub const COST: &str = "cost";
    pub const REPORTED: &str = "reported";
    pub const CLOSED: &str = "closed";
    pub const EXT: &str = "ext";
    pub const IMPORT: &str = "import";
    /// Columns of an imported file that have no field here: `x/<column>`.
    pub const EXTRA: &str = "x/";
    pub const NAME: &str = "name";
    pub const PARENT: &str = "parent";
    pub const LEVEL: &str = "level";
    pub const TEXT: &str = "text";
    pub const AT: &str = "at";
    pub const DONE: &str = "done";
    pub const FROM: &str = "from";
    pub const TO: &str = "to";
    pub const REL: &str = "rel";
    pub const QUERY: &str = "query";
    pub const TARGET_HOURS: &str = "target_hours";
}
