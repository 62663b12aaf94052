//! Interventions.

messages! {
    visits_title() = "Interventions" / "Visits";
}
