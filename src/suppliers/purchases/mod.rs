//! Needs, quotes side by side, orders, what came, invoices, budgets.

pub mod acts;
mod budget_bar;
mod budget_form;
mod budget_page;
mod choose;
mod collision;
pub mod inputs;
mod invoice_form;
mod invoice_row;
mod lines;
mod need_edit;
mod need_form;
mod need_page;
mod numbering;
mod offers;
mod order_cancel;
mod order_edit;
mod order_form;
mod order_page;
mod order_paper;
mod page;
mod party_section;
pub mod pick;
mod quote_form;
mod receive;
mod reception;
mod rows;
mod scan;
mod verdict;
pub mod words;

pub use budget_page::BudgetPage;
pub use need_page::NeedPage;
pub use order_page::OrderPage;
pub use page::PurchasesPage;
pub use party_section::PartyPurchases;
