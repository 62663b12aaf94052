//! A list as its URL says it: filters that combine, a grouping and an order.

use replica::RecordId;

/// How rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    #[default]
    Status,
    Place,
    Due,
    Priority,
    Category,
    Assignee,
    None,
}

/// How rows are ordered, within their groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The most pressing first: overdue, then by limit, then by priority.
    #[default]
    Pressing,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// The last changed first.
    Changed,
    /// By priority, then the newest.
    Priority,
    /// By due date or target time.
    Due,
}

/// Which requests, of those in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Timing {
    Overdue,
    Today,
    Soon,
}

macro_rules! keys {
    ($type:ty { $($variant:path => $key:literal),+ $(,)? }) => {
        impl $type {
            /// Every choice, in the order of menus.
            pub const ALL: &'static [Self] = &[$($variant),+];
            /// The word in the URL. Never renamed: people keep bookmarks.
            pub const fn key(self) -> &'static str {
                match self { $($variant => $key),+ }
            }
            /// The choice of a word in a URL.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some($variant),)+ _ => None }
            }
        }
    };
}
keys!(Group {
    Group::Status => "status", Group::Place => "place", Group::Due => "due", Group::Priority => "priority",
    Group::Category => "category", Group::Assignee => "assignee", Group::None => "none",
});
keys!(Sort {
    Sort::Pressing => "pressing", Sort::Newest => "newest", Sort::Oldest => "oldest", Sort::Changed => "changed",
    Sort::Priority => "priority", Sort::Due => "due",
});
keys!(Timing { Timing::Overdue => "overdue", Timing::Today => "today", Timing::Soon => "soon" });

/// What a list shows. Within a filter any value will do; between filters all must.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Status keys, and `open` for all that are not closed.
    pub status: Vec<String>,
    /// Categories.
    pub category: Vec<RecordId>,
    /// Trade keys.
    pub trade: Vec<String>,
    /// Places, with all that lies in them.
    pub place: Vec<RecordId>,
    /// Priority keys.
    pub priority: Vec<String>,
    /// People who do it.
    pub assignee: Vec<RecordId>,
    /// People who asked.
    pub requester: Vec<RecordId>,
    /// Tags.
    pub tag: Vec<String>,
    /// Overdue, due today or due soon.
    pub timing: Option<Timing>,
    /// Requests of one import.
    pub import: Option<RecordId>,
    /// The bin instead of what is in use.
    pub bin: bool,
    /// Words to find.
    pub text: String,
    /// The grouping.
    pub group: Group,
    /// The order.
    pub sort: Sort,
}

impl Query {
    /// Reads the pairs of a query string, already percent-decoded. What it does not know is passed over.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs {
            let texts = || value.split(',').filter(|v| !v.is_empty()).map(str::to_owned);
            let ids = || value.split(',').filter_map(|v| v.parse::<RecordId>().ok());
            match key {
                "status" => query.status.extend(texts()),
                "category" => query.category.extend(ids()),
                "trade" => query.trade.extend(texts()),
                "place" => query.place.extend(ids()),
                "priority" => query.priority.extend(texts()),
                "assignee" => query.assignee.extend(ids()),
                "requester" => query.requester.extend(ids()),
                // A tag may hold a comma: one pair each.
                "tag" if !value.is_empty() => query.tag.push(value.to_owned()),
                "when" => query.timing = Timing::from_key(value),
                "import" => query.import = value.parse().ok(),
                "bin" => query.bin = value == "1",
                "q" => value.clone_into(&mut query.text),
                "group" => query.group = Group::from_key(value).unwrap_or_default(),
                "sort" => query.sort = Sort::from_key(value).unwrap_or_default(),
                _ => {}
            }
        }
        query
    }

    /// The pairs of its query string; what is as usual is left out.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut list = |key, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((key, values.join(",")));
            }
        };
        let text = |ids: &[RecordId]| ids.iter().map(ToString::to_string).collect();
        list("status", self.status.clone());
        list("category", text(&self.category));
        list("trade", self.trade.clone());
        list("place", text(&self.place));
        list("priority", self.priority.clone());
        list("assignee", text(&self.assignee));
        list("requester", text(&self.requester));
        pairs.extend(self.tag.iter().map(|tag| ("tag", tag.clone())));
        pairs.extend(self.timing.map(|timing| ("when", timing.key().to_owned())));
        pairs.extend(self.import.map(|import| ("import", import.to_string())));
        if self.bin {
            pairs.push(("bin", "1".to_owned()));
        }
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        if self.group != Group::default() {
            pairs.push(("group", self.group.key().to_owned()));
        }
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.key().to_owned()));
        }
        pairs
    }

    /// How many filters are on.
    pub fn n_filters(&self) -> usize {
        self.status.len()
            + self.category.len()
            + self.trade.len()
            + self.place.len()
            + self.priority.len()
            + self.assignee.len()
            + self.requester.len()
            + self.tag.len()
            + usize::from(self.timing.is_some())
            + usize::from(self.import.is_some())
    }

    /// The same list without its filters.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self { bin: self.bin, group: self.group, sort: self.sort, ..Self::default() }
    }
}

/// Takes `value` out of a filter, or puts it in.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|v| *v == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_url() {
        let query = Query {
            status: vec!["open".into(), "done".into()],
            place: vec![RecordId::derived("place", "cuisine")],
            tag: vec!["a,b".into(), "c".into()],
            timing: Some(Timing::Overdue),
            bin: true,
            text: "lave-vaisselle & co".into(),
            group: Group::Place,
            sort: Sort::Newest,
            ..Query::default()
        };
        let pairs = query.to_pairs();
        assert_eq!(Query::from_pairs(pairs.iter().map(|(k, v)| (*k, v.as_str()))), query);
        assert_eq!(Query::default().to_pairs(), vec![]);
    }
}
