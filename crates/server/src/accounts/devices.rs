//! Devices: renamed, revoked, gone by themselves.

use serde_json::json;

use super::audit::{self, Note};
use super::{AccountError, Accounts, Ended, Peer, Tx, changed, lock, names};
use crate::caller::Caller;
use crate::live::Event;

impl Accounts {
    /// Another label for a device: one's own, or any for managers.
    pub async fn rename_device(
        &self,
        caller: &Caller,
        id: String,
        label: &str,
        peer: Peer,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        let (caller, label) = (caller.clone(), names::name(label)?.to_owned());
        self.database
            .write(move |tx| {
                lock(tx)?;
                visible(tx, &caller, &id)?;
                tx.execute(
                    "update joined_device set label = $3 where ws = $1 and id = $2",
                    [(&id).into(), (&label).into()],
                )?;
                audit::write(
                    tx,
                    &Note::of("device_renamed", &caller, peer, json!({ "device": id })),
                    now_ms,
                )?;
                Ok(changed(tx)?)
            })
            .await
    }
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &str,
    now_ms: u64,
) -> Result<Option<Ended>, AccountError> {
    if visible(tx, caller, id)? {
        return Ok(None);
    }
    let event = if id == caller.device { "device_left" } else { "device_revoked" };
    revoke(tx, id, "device_revoked", now_ms)?;
    changed(tx)?;
    Ok(Some(Ended { event, key: "device" }))
}

/// Whether a device that the caller may see is revoked already.
fn visible(tx: &mut Tx<'_>, caller: &Caller, id: &str) -> Result<bool, AccountError> {
    let row =
        tx.first("select member, revoked_ms from joined_device where ws = $1 and id = $2", [id.into()])?;
    let row = row.ok_or(AccountError::UnknownDevice)?;
    if !caller.role.manages() && row.text(0)? != caller.member {
        // Whether it exists is not theirs to know.
        return Err(AccountError::UnknownDevice);
    }
    Ok(row.number_or_none(1)?.is_some())
}

/// Takes a device's access away and ends its streams.
pub(super) fn revoke(tx: &mut Tx<'_>, id: &str, code: &str, now_ms: u64) -> Result<(), AccountError> {
    tx.execute(
        "update joined_device set revoked_ms = $3 where ws = $1 and id = $2",
        [id.into(), now_ms.into()],
    )?;
    tx.tell(Event::Bye { device: id.into(), code: code.into() });
    Ok(())
}
