//! The team: joining, members, devices, invitations, the access log.

messages! {
    team_you() = "vous" / "you";
}
