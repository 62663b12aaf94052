//! The request board.

pub mod acts;
pub mod board;
pub mod capture;
pub mod detail;
pub mod filter_bar;
pub mod list;
pub mod list_menu;
pub mod room;
pub mod row;
pub mod row_view;
pub mod selection;
pub mod understood;
