//! What the role of this device's member surely does not allow, said before anything is stored.
//!
//! The server decides; here only what it would refuse in any case is held back. Who made a record is not known without
//! its history, so that every known one counts as one's own.

use access::{Denied, Role, Standing};
use leptos::prelude::*;
use replica::{Intent, RecordId, Write};
use store::Act;

use crate::i18n::T;
use crate::session::{Session, use_session};

/// The role of a session, as far as this version knows it.
pub fn role(session: Session) -> Option<Role> {
    session.meta().session.and_then(|who| Role::from_name(&who.role))
}

/// Whether the person may only look, followed.
pub fn is_reader() -> Memo<bool> {
    let session = use_session();
    Memo::new(move |_| {
        session.revision().track();
        // The roster is kept whenever the role changes.
        super::roster::look(|_| ());
        role(session) == Some(Role::Reader)
    })
}

/// The first write that the role surely does not allow.
pub fn denied(session: Session, act: &Act) -> Option<Denied> {
    let role = role(session).filter(|role| *role != Role::Manager)?;
    let known = |id: RecordId| session.peek(|_, table| table.contains(id));
    act.changes.iter().find_map(|change| judge(role, change, known).err())
}

fn judge(role: Role, change: &[Intent], known: impl Fn(RecordId) -> bool) -> Result<(), Denied> {
    let write = |intent: &Intent| Write {
        ty: intent.kind.clone(),
        id: intent.id,
        f: intent.field.clone(),
        k: intent.op.clone(),
        v: intent.value.clone(),
        sup: Vec::new(),
        extra: serde_json::Map::new(),
    };
    let writes: Vec<Write> = change.iter().map(write).collect();
    access::judge(role, &writes, |id| if known(id) { Standing::Own } else { Standing::New })
}

/// What to say instead.
pub fn words(t: T, denied: &Denied) -> &'static str {
    match denied.role {
        Role::Reader => t.denied_reader(),
        Role::Requester => t.denied_requester(),
        Role::Helper | Role::Manager => t.denied_helper(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use replica::ctx::Seeded;
    use replica::{Ctx, Entropy};

    fn id(n: u8) -> RecordId {
        let mut source = Seeded(u64::from(n));
        RecordId::new(&mut Ctx { now_ms: 1, entropy: &mut source as &mut dyn Entropy })
    }

    #[test]
    fn only_what_is_sure_is_held_back() {
        let (new, known) = (id(1), id(2));
        let is_known = |id| id == known;
        let title = |id| [Intent::set(id, "request", "title", "Fuite")];
        let status = |id| [Intent::set(id, "request", "status", serde_json::json!({ "s": "done", "at": 1 }))];
        assert!(judge(Role::Reader, &title(known), is_known).is_err());
        assert!(judge(Role::Requester, &title(new), is_known).is_ok());
        assert!(judge(Role::Requester, &title(known), is_known).is_ok(), "perhaps one's own");
        assert!(judge(Role::Requester, &status(known), is_known).is_err(), "never a requester's");
        assert!(judge(Role::Helper, &status(known), is_known).is_ok());
    }
}
