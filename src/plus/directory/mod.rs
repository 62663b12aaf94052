//! The directories: places, people, categories. One page for all, fed with entries.

pub mod acts;
mod binned;
pub mod category_form;
pub mod entry;
mod line;
pub mod page;
pub mod person_form;
pub mod place_form;
pub mod tree;
