//! Templates of events: those that come with the app, those made here, and an event made into one.

mod acts;
mod new_form;
mod page;

pub use acts::{make_of, tongue};
pub use page::TemplatesPage;
