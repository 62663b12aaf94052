//! Who asks: found from the token by the middleware, never read from a body.

use access::Role;

/// The member and the device behind a request. In the extensions of every request that passed the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The member, as other devices will read it beside each change (at most 64 bytes).
    pub member: String,
    /// The device that holds the token. Not the `dev` of its changes, which may change.
    pub device: String,
    /// What the member may do, at this moment.
    pub role: Role,
}
