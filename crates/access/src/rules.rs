//! The rules, as data.

use replica::{RecordId, Write};

use crate::{Denied, Role, Standing};

/// Whether a role may do all these writes; the first that it may not do otherwise.
///
/// Kinds and fields that this version does not know follow the rule of the role for all others.
pub fn judge(
    role: Role,
    writes: &[Write],
    mut standing: impl FnMut(RecordId) -> Standing,
) -> Result<(), Denied> {
    for write in writes {
        if !may(role, write, standing(write.id)) {
            return Err(Denied { role, kind: write.ty.to_string(), field: write.f.to_string() });
        }
    }
    Ok(())
}

fn may(role: Role, write: &Write, standing: Standing) -> bool {
    match role {
        Role::Manager => true,
        Role::Helper => write.f.as_ref() != "life" || write.v != "purged",
        Role::Requester => matches!(standing, Standing::New | Standing::Own),
        Role::Reader => false,
    }
}
