//! CSV export, backup and restore.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::routes;
use crate::widgets::shell::PageHead;

pub mod backup;
mod backup_section;
pub mod making;
pub mod restore;
mod restore_section;
pub mod table;
mod table_section;
mod words;

use backup_section::BackupSection;
use restore_section::RestoreSection;
use table_section::TableSection;

/// CSV export, backup and restore.
#[component]
pub fn ExportPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page files-page" data-measure="text">
            <PageHead title=Signal::derive(move || t.files_title().to_owned()) back=routes::more("") />
            <div class="page__body">
                <TableSection />
                <BackupSection />
                <RestoreSection />
            </div>
        </div>
    }
}
