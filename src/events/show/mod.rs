//! The conducteur: what happens minute by minute, on the screen and on paper.

mod acts;
mod add_sheet;
mod cell;
mod columns_sheet;
mod cue_fields;
mod cue_sheet;
mod data;
mod page;
mod paper;
mod print_page;
mod ripple_sheet;
mod row;
mod row_menu;
mod summary;
mod warnings;
mod words;

pub use page::ShowPage;
pub use print_page::ShowPrintPage;
pub use summary::ShowSummary;
