//! S6 to the cent, how stages follow each other, and what holds for any budget.

mod properties;
mod s6;
mod stages;

use std::ops::{Deref, DerefMut};

use domain::money::Cents;
use replica::{Intent, RecordId};
use supply::book::Book;

use super::amount::{FIXED, GROSS, NET, PER_GUEST};
use super::{Line, compose};

/// Someone who counts the cost of an event.
struct Desk {
    desk: crate::desk::Desk,
    event: RecordId,
}

impl Deref for Desk {
    type Target = crate::desk::Desk;

    fn deref(&self) -> &Self::Target {
        &self.desk
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.desk
    }
}

impl Desk {
    fn new() -> Self {
        let mut desk = crate::desk::Desk::new();
        let event = crate::desk::id("party");
        desk.act(vec![Intent::set(event, "event", "title", "Soirée")]);
        Self { desk, event }
    }

    fn book(&self) -> Book {
        self.desk.read(Book::build)
    }

    fn add(&mut self, draft: &Line) -> RecordId {
        let (planner, event) = (self.planner(), self.event);
        let (id, intents) = self.with(|_, _, ctx| compose::add(ctx, &planner, event, draft));
        self.act(intents);
        id
    }

    fn guests(&mut self, from: usize, to: usize, rsvp: &str) {
        for n in from..to {
            let id = RecordId::derived("guest", &n.to_string());
            let at = domain::compose::at(self.event, &format!("{n:05}"));
            let mut intents = vec![Intent::set(id, "guest", "at", at)];
            if !rsvp.is_empty() {
                intents.push(Intent::set(id, "guest", "rsvp", rsvp));
            }
            self.act(intents);
        }
    }

    fn reckon(&self) -> super::Reckoning {
        super::Reckoning::of(&self.planner(), &self.book(), self.event)
    }

    fn reckon_at(&self, n: i64) -> super::Reckoning {
        super::Reckoning::at(&self.planner(), &self.book(), self.event, n)
    }
}

fn draft(title: &str, category: &str) -> Line {
    let mut line = Line::new(RecordId::derived("draft", title));
    line.title = title.to_owned();
    line.category = category.to_owned();
    line.basis = FIXED.to_owned();
    line
}

fn net(title: &str, milli: i64, price: i64, vat: i64) -> Line {
    let mut line = draft(title, "other");
    (line.milli, line.price, line.vat, line.tax) =
        (Some(milli), Some(Cents(price)), Some(vat), NET.to_owned());
    line
}

fn gross(title: &str, price: i64) -> Line {
    let mut line = draft(title, "other");
    (line.milli, line.price, line.tax) = (Some(1_000), Some(Cents(price)), GROSS.to_owned());
    line
}

fn per_guest(title: &str, extra: i64, price: i64, vat: i64) -> Line {
    let mut line = net(title, extra, price, vat);
    line.basis = PER_GUEST.to_owned();
    line
}
