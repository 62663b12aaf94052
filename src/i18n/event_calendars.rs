//! Calendar files and feeds.

messages! {
    calendars_title() = "Calendriers" / "Calendars";
}
