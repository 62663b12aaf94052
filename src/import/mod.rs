//! Import of files and of records: what they say, merged with what is here, stored in slices, undone in one.

pub mod account;
pub mod by_columns;
pub mod coming;
pub mod file_zone;
pub mod importer;
pub mod incoming;
pub mod mapping_row;
pub mod merge;
pub mod names;
pub mod page;
pub mod past;
pub mod past_list;
pub mod records;
pub mod run;
pub mod slices;
pub mod source;
pub mod step_columns;
pub mod step_file;
pub mod step_import;
pub mod step_preview;
pub mod step_values;
pub mod wizard;
pub mod words;

#[cfg(test)]
mod tests;
