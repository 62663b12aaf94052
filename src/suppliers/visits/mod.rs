//! Interventions: who comes when, and what came of it.

mod access;
mod acts;
mod budget_section;
mod cost;
mod dial;
mod edit;
mod hour_field;
mod outcome;
mod page;
mod party_section;
mod place_choice;
mod plan_form;
mod presence;
mod rating;
mod request_picker;
pub mod request_section;
mod requests;
pub mod row;
mod sheet;
mod sheet_data;
mod signature;
mod spread_sheet;
mod subject;
mod suppliers;
mod today_list;
mod visit;
pub mod words;

pub use budget_section::BudgetVisits;
pub use page::VisitsPage;
pub use party_section::PartyVisits;
pub use sheet::SheetPage;
pub use today_list::TodayVisits;
pub use visit::VisitPage;
