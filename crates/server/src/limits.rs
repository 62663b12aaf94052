//! How much one request may carry. Documented in `docs/server.md`; clients stay below.

use std::time::Duration;

/// Bytes of a request body, before and after decompression.
pub const MAX_BODY_BYTES: usize = 2 << 20;
/// Changes in one push.
pub const MAX_CHANGES: usize = 2000;
/// Bytes of a request about members, devices or invitations.
pub const MAX_SMALL_BODY_BYTES: usize = 16 << 10;
/// Writes in one change.
pub const MAX_WRITES: usize = 200;
/// Bytes of one value, as JSON.
pub const MAX_VALUE_BYTES: usize = 64 << 10;
/// Nested arrays and objects in one value.
pub const MAX_VALUE_DEPTH: usize = 8;
/// The same for a whole change: the change, its list of writes and the write come on top.
pub const MAX_CHANGE_DEPTH: usize = MAX_VALUE_DEPTH + 3;
/// Bytes of a field name. A set's element is part of the name, and people type elements.
pub const MAX_FIELD_BYTES: usize = 512;
/// Bytes of the name of a kind or an operation.
pub const MAX_NAME_BYTES: usize = 64;
/// Changes that the writes of one change replace.
pub const MAX_SUPERSEDED: usize = 4000;
/// Bytes of the id of a member.
pub const MAX_MEMBER_BYTES: usize = 64;
/// Changes in one page of a pull.
pub const MAX_PAGE_CHANGES: usize = 2000;
/// Bytes of bodies after which a page of a pull ends.
pub const MAX_PAGE_BYTES: usize = 2 << 20;
/// Open streams of live hints of one device: its tabs share one, an old one may linger.
pub const MAX_STREAMS_PER_DEVICE: usize = 3;
/// Open streams of live hints in all.
pub const MAX_STREAMS: usize = 2000;
/// How often a stream of live hints says that it is still there.
pub const HEARTBEAT: Duration = Duration::from_secs(20);
/// How far ahead of the server a device's clock may order its changes, in milliseconds.
pub const MAX_AHEAD_MS: u64 = 120_000;
/// How long a request to the API may take, its body included.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// How long the head of a request may take to arrive, and how long a connection may be idle.
pub const HEADER_TIMEOUT: Duration = Duration::from_secs(20);
/// Headers of one request.
pub const MAX_HEADERS: usize = 64;
/// Bytes of the head of one request.
pub const MAX_HEADER_BYTES: u32 = 32 << 10;
/// How long open requests may take to finish once the server is told to stop.
pub const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);
