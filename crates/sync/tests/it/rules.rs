//! Each protective rule with a switch, which only these tests have: off, the histories must turn red.

/// What the model of the server keeps to.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A known `cid` gets its first answer again (T15).
    pub knows_cids: bool,
    /// Numbers of a device may not skip: a gap is refused. Off alone, the echo finds the loss out.
    pub refuses_gaps: bool,
    /// The point a pull starts from must be in the log (T10).
    pub checks_points: bool,
    /// A server emptied or restored says so by a new epoch. Off alone, the others find the loss out.
    pub renews_epochs: bool,
    /// What comes after what it supersedes is ordered after it, whatever the clocks say.
    pub orders_after_seen: bool,
    /// Numbers become visible in their order: the counter's row is locked until the commit (T18).
    pub commits_in_order: bool,
    /// A push is one transaction: a server that dies in it has stored nothing of it.
    pub commits_whole: bool,
    /// Roles are looked at.
    pub judges: bool,
    /// The end of the log is told only to who had read up to it.
    pub knows_who_read: bool,
    /// What a write supersedes is kept.
    pub keeps_sup: bool,
    /// What others made is taken back after a loss.
    pub takes_back: bool,
}

/// What the disk of a device keeps to.
#[derive(Clone, Copy, Debug)]
pub struct DiskRules {
    /// The meta row, with the cursor, and the pages after it are one transaction (T17).
    pub is_atomic: bool,
    /// A field of the meta row that does not reach the disk.
    pub forgets: Option<&'static str>,
}

/// All rules.
#[derive(Clone, Copy, Debug)]
pub struct AllRules {
    pub server: Rules,
    pub disk: DiskRules,
}

pub const SERVER: Rules = Rules {
    knows_cids: true,
    refuses_gaps: true,
    checks_points: true,
    renews_epochs: true,
    orders_after_seen: true,
    commits_in_order: true,
    commits_whole: true,
    judges: true,
    knows_who_read: true,
    keeps_sup: true,
    takes_back: true,
};
pub const DISK: DiskRules = DiskRules { is_atomic: true, forgets: None };
pub const ALL: AllRules = AllRules { server: SERVER, disk: DISK };
