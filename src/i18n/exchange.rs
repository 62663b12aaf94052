//! Cards and files of suppliers, coming in and going out.

messages! {
    exchange_title() = "Importer des fiches" / "Import cards";
    duplicates_title() = "Doublons" / "Duplicates";
}
