//! Components that know no record type: they take values, signals and callbacks, never touch storage, and only the
//! camera of [`scan_sheet`] is waited for.
//!
//! Words that a widget itself says (« Fermer ») come from [`crate::i18n`]; all others are given by its user.

pub mod areas;
pub mod avatar;
pub mod banner;
pub mod button;
pub mod chip;
pub mod combobox;
pub mod date_field;
pub mod dialog;
pub mod empty_state;
pub mod field;
pub mod form_foot;
pub mod group_header;
pub mod icon;
pub mod ids;
pub mod kept_form;
pub mod menu;
pub mod money_field;
pub mod nothing_here;
pub mod number_input;
pub mod pill;
pub mod print_tools;
pub mod priority_mark;
pub mod progress;
pub mod reorder;
pub mod scan_sheet;
pub mod search_field;
pub mod segmented;
pub mod select_field;
pub mod shell;
pub mod snackbar;
pub mod status_glyph;
pub mod stepper;
pub mod switch;
pub mod text;
pub mod text_area;
pub mod text_field;
pub mod timeline;
pub mod virtual_list;
