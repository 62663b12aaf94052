//! The demonstration workspace: « Mirabeau Conseil », its places, its people and three months of requests.
//!
//! Plain data placed before a given day; who loads it turns it into changes.

mod autumn;
mod company;
mod recent;
mod return_to_work;
mod seed;
mod summer;

use chrono::{NaiveDate, NaiveDateTime};

pub use self::company::{PEOPLE, PLACES};
use crate::money::Cents;
use crate::status::Status;
use crate::trade::{Priority, Trade};

/// The whole workspace.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Parents before their children.
    pub places: &'static [Place],
    /// The office manager first.
    pub people: &'static [Person],
    /// The oldest first. Their categories are keys of [`crate::trade::CATEGORIES`].
    pub requests: Vec<Request>,
    /// Between requests, by their keys.
    pub links: &'static [Link],
}

/// A place.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Unique among places.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The key of the place that holds it.
    pub parent: Option<&'static str>,
    /// `site`, `floor` or `room`.
    pub level: &'static str,
}

/// A person; addresses and numbers are reserved for fiction.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Unique among people.
    pub key: &'static str,
    /// First and last name.
    pub name: &'static str,
    /// What they do at Mirabeau Conseil.
    pub role: &'static str,
    /// Mail address.
    pub email: &'static str,
    /// Telephone number.
    pub phone: &'static str,
}

/// A request, its dates computed.
#[derive(Clone, Debug)]
pub struct Request {
    /// Unique among requests.
    pub key: &'static str,
    /// Title.
    pub title: &'static str,
    /// One to three sentences.
    pub description: &'static str,
    /// The key of a built-in category.
    pub category: &'static str,
    /// The trade of the category.
    pub trade: Trade,
    /// Priority.
    pub priority: Priority,
    /// The key of a place.
    pub place: &'static str,
    /// The key of who asked.
    pub requester: &'static str,
    /// The key of who does it.
    pub assignee: Option<&'static str>,
    /// Keys of people who follow it.
    pub watchers: &'static [&'static str],
    /// Due date.
    pub due: Option<NaiveDate>,
    /// Tags.
    pub tags: &'static [&'static str],
    /// Cost in euros, taxes included.
    pub cost: Option<Cents>,
    /// When it was made.
    pub reported: NaiveDateTime,
    /// Every status after « new », the oldest first.
    pub history: Vec<Step>,
    /// The oldest first.
    pub comments: Vec<Comment>,
    /// Text and whether it is done.
    pub checklist: &'static [(&'static str, bool)],
}

impl Request {
    /// The status that it has now.
    pub fn status(&self) -> Status {
        self.history.last().map_or(Status::New, |step| step.status.clone())
    }

    /// When it was closed, if it is.
    pub fn closed(&self) -> Option<NaiveDateTime> {
        self.history.last().filter(|step| step.status.is_closed()).map(|step| step.at)
    }
}

/// A change of status.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub at: NaiveDateTime,
    /// The key of who did it.
    pub by: &'static str,
    /// The new status.
    pub status: Status,
    /// On whom it waits, for [`Status::Waiting`].
    pub on: Option<&'static str>,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// When.
    pub at: NaiveDateTime,
    /// The key of who wrote it.
    pub by: &'static str,
    /// What.
    pub text: &'static str,
}

/// A link between two requests.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The key of the request that is a duplicate, blocks or relates.
    pub from: &'static str,
    /// The key of the other one.
    pub to: &'static str,
    /// `duplicate_of`, `blocks` or `relates`.
    pub rel: &'static str,
}

const LINKS: [Link; 5] = [
    Link { from: "hdmi-loire-2", to: "hdmi-loire", rel: "duplicate_of" },
    Link { from: "clim-nord-2", to: "clim-nord", rel: "duplicate_of" },
    Link { from: "prises-sol", to: "bureaux-renfort", rel: "blocks" },
    Link { from: "badge-ines", to: "arrivee-ines", rel: "blocks" },
    Link { from: "lave-vaisselle", to: "evier-cuisine", rel: "relates" },
];

/// The workspace as it stands on `today`: everything in it happened before that day, due dates apart.
pub fn demo(today: NaiveDate) -> Demo {
    let seeds = [summer::REQUESTS, return_to_work::REQUESTS, autumn::REQUESTS, recent::REQUESTS]
        .into_iter()
        .flatten();
    let mut requests: Vec<Request> = seeds.filter_map(|seed| seed.place_before(today)).collect();
    requests.sort_by_key(|request| request.reported);
    Demo { places: &PLACES, people: &PEOPLE, requests, links: &LINKS }
}

#[cfg(test)]
mod tests;
