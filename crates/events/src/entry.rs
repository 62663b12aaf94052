//! How entries are declared: one line for each stored field.

/// Makes the entry of a kind: a struct of what rooms read, and how each stored field is read into it.
///
/// `field: Type = "stored name" => reader` reads a register, `* field: Item = "prefix/" => reader` collects a set or
/// a family of registers: its reader gets the element's name and value. What is absent or damaged is the default.
macro_rules! entry {
    (
        $(#[$doc:meta])*
        $name:ident = $kind:expr;
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $key:literal => $read:expr,)*
        $(* $each:ident: $item:ty = $prefix:literal => $collect:expr,)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
        pub struct $name {
            pub id: replica::RecordId,
            pub is_trashed: bool,
            /// What it hangs on: its event.
            pub parent: Option<replica::RecordId>,
            /// Where it stands among its like (`domain::position`).
            pub position: String,
            $($(#[$field_doc])* pub $field: $type,)*
            $(pub $each: Vec<$item>,)*
        }

        impl $name {
            /// The stored names that are read, and the prefixes of sets and families.
            pub const STORED: &'static [&'static str] = &[$($key,)* $($prefix,)*];

            /// One that says nothing yet.
            #[must_use]
            pub fn new(id: replica::RecordId) -> Self {
                Self {
                    id,
                    is_trashed: false,
                    parent: None,
                    position: String::new(),
                    $($field: <$type>::default(),)*
                    $($each: Vec::new(),)*
                }
            }
        }

        impl supply::book::Entry for $name {
            const KIND: &'static str = $kind;

            fn read(packed: &replica::view::Packed<'_>) -> Self {
                let mut it = Self::new(packed.id);
                supply::read::fields(packed, |name, value| match name {
                    "life" => it.is_trashed = !supply::read::is_alive(value),
                    "at" => (it.parent, it.position) = supply::read::at(value),
                    $($key => it.$field = $read(value),)*
                    _ => {
                        $(if let Some(element) = name.strip_prefix($prefix) {
                            it.$each.extend($collect(element, value));
                        })*
                    }
                });
                $(it.$each.sort();)*
                it
            }

            fn id(&self) -> replica::RecordId {
                self.id
            }

            fn is_alive(&self) -> bool {
                !self.is_trashed
            }

            fn parents(&self) -> Vec<replica::RecordId> {
                self.parent.into_iter().collect()
            }

            fn position(&self) -> &str {
                &self.position
            }
        }
    };
}
pub(crate) use entry;
