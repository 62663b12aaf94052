//! Documents and vigilance files.

messages! {
    papers_title() = "Documents" / "Documents";
    vigilance_title() = "Dossier de vigilance" / "Vigilance file";
}
