//! The replica: records made of cells, changed by acts, merged without loss.
//!
//! Pure and sans-I/O. Time and randomness come in as arguments ([`Ctx`]); bytes go out. It knows no
//! kind of record, no browser, no database and no network, so that every rule here is tested natively
//! and shared by the app and the server.

pub mod cell;
pub mod change;
pub mod clock;
pub mod codec;
pub mod ctx;
pub mod id;
pub mod pack;
pub mod page;
pub mod record;
pub mod table;
pub mod undo;
pub mod view;

pub use cell::{Cell, Head};
pub use change::{Change, Op, Write};
pub use clock::{Clock, Hlc};
pub use ctx::{Ctx, Entropy};
pub use id::{Cid, DeviceId, RecordId};
pub use record::Record;
/// A value of a cell: JSON, so that what an older app does not understand survives.
pub use serde_json::Value;
pub use table::Table;
pub use undo::Intent;
