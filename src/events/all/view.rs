//! How the events are looked at: list, month or timeline, and which of them. All of it is in the address.

use chrono::NaiveDate;
use events::event::month::first_of;
use events::event::{Category, Filter, Status};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::routes::{self, events_view as key};

/// As what they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// One below the other.
    #[default]
    List,
    /// The grid of a month.
    Month,
    /// Along the months.
    Timeline,
}

impl Look {
    /// Its value in the address; the list has none.
    pub const fn key(self) -> &'static str {
        match self {
            Self::List => "",
            Self::Month => key::AS_MONTH,
            Self::Timeline => key::AS_TIMELINE,
        }
    }

    /// What a value in the address means.
    pub fn of(text: &str) -> Self {
        [Self::Month, Self::Timeline].into_iter().find(|look| look.key() == text).unwrap_or_default()
    }
}

/// What the address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub look: Look,
    /// The first day of the month shown; none is the present one.
    pub month: Option<NaiveDate>,
    pub filter: Filter,
}

impl View {
    /// Its address.
    pub fn href(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let mut put = |key: &'static str, value: String| {
            if !value.is_empty() {
                pairs.push((key, value));
            }
        };
        put(key::LOOK, self.look.key().to_owned());
        let month = self.month.filter(|_| self.look == Look::Month);
        put(key::MONTH, month.map(|month| month.format("%Y-%m").to_string()).unwrap_or_default());
        put(key::STATUS, self.filter.status.map_or("", Status::key).to_owned());
        put(key::KIND, self.filter.category.map_or("", Category::key).to_owned());
        put(key::OWNER, self.filter.owner.map(|id| id.to_string()).unwrap_or_default());
        routes::events_as(&pairs)
    }
}

/// The view in force, and the way to change it.
#[derive(Clone, Copy)]
pub struct Looking {
    /// What the address says.
    pub view: Memo<View>,
    go: StoredValue<Box<dyn Fn(&str, NavigateOptions)>, LocalStorage>,
}

impl Looking {
    /// Reads the address of the page.
    pub fn of_address() -> Self {
        let params = use_query_map();
        let view = Memo::new(move |_| {
            params.with(|params| {
                let get = |key: &str| params.get(key).unwrap_or_default();
                View {
                    look: Look::of(&get(key::LOOK)),
                    month: format!("{}-01", get(key::MONTH)).parse().ok().map(first_of),
                    filter: Filter {
                        status: Status::from_key(&get(key::STATUS)),
                        category: Category::from_key(&get(key::KIND)),
                        owner: get(key::OWNER).parse().ok(),
                    },
                }
            })
        });
        Self { view, go: StoredValue::new_local(Box::new(use_navigate())) }
    }

    /// Changes it; « back » leaves the page and not one step of looking around.
    pub fn change(self, change: impl FnOnce(&mut View)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        let way = NavigateOptions { replace: true, scroll: false, ..routes::way() };
        self.go.try_with_value(|go| go(&view.href(), way));
    }
}
