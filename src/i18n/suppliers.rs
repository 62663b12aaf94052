//! The directory of parties.

messages! {
    nav_suppliers() = "Fournisseurs" / "Suppliers";
    directory_tab() = "Annuaire" / "Directory";
    suppliers_areas() = "Parties de l’annuaire" / "Parts of the directory";
}
