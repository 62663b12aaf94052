//! « À arbitrer »: what people wrote without knowing of each other, and what was deleted while others went on. One tap
//! decides, by an ordinary write; taking it back brings all versions back.

pub mod acts;
pub mod author;
pub mod bin_list;
pub mod clash;
pub mod diff;
pub mod item;
pub mod late;
pub mod log;
pub mod loss;
pub mod matter;
pub mod merge;
pub mod page;
pub mod today_card;
