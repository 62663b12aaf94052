//! A cell: a register that keeps every value nobody superseded.
//!
//! Merging is commutative, associative and idempotent, whatever the order, repetition or delay: a
//! head lives unless somebody who saw it wrote over it, and the set of those is only ever added to.

use serde_json::Value;

use crate::change::Op;
use crate::clock::Hlc;
use crate::id::Cid;

/// A value that nobody has superseded.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The change that wrote it.
    pub cid: Cid,
    /// Its place in the order: the author's stamp, until the server gives the final one.
    pub eff: Hlc,
    /// Whether `eff` came from the server. A server's stamp replaces the author's; of two, the later holds.
    pub is_final: bool,
    /// The operation.
    pub op: Op,
    /// The value.
    pub value: Value,
}

impl Head {
    fn rank(&self) -> (Hlc, Cid) {
        (self.eff, self.cid)
    }
}

/// One field of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The living values, sorted by `cid`. More than one with different values is an open conflict.
    pub heads: Vec<Head>,
    /// The superseded changes, sorted: one that arrives late must not come back to life.
    pub dead: Vec<Cid>,
}

impl Cell {
    /// Takes in one write.
    pub fn merge(&mut self, head: Head, sup: &[Cid]) {
        self.supersede(sup);
        if self.dead.binary_search(&head.cid).is_ok() {
            return;
        }
        match self.heads.binary_search_by_key(&head.cid, |h| h.cid) {
            Ok(at) => {
                if let Some(mine) = self.heads.get_mut(at)
                    && (mine.is_final, mine.eff) < (head.is_final, head.eff)
                {
                    (mine.is_final, mine.eff) = (head.is_final, head.eff);
                }
            }
            Err(at) => self.heads.insert(at, head),
        }
    }

    /// Ends the life of heads that somebody wrote over, present or yet to come.
    pub fn supersede(&mut self, sup: &[Cid]) {
        for cid in sup {
            if let Err(at) = self.dead.binary_search(cid) {
                self.dead.insert(at, *cid);
            }
            self.heads.retain(|head| head.cid != *cid);
        }
    }

    /// Gives a head its final place in the order.
    pub fn restamp(&mut self, cid: Cid, eff: Hlc) {
        if let Some(head) = self.heads.iter_mut().find(|head| head.cid == cid)
            && (head.is_final, head.eff) < (true, eff)
        {
            (head.is_final, head.eff) = (true, eff);
        }
    }

    /// The head that shows: of a set element an `add` if there is one, else the latest that this app understands.
    pub fn shown(&self) -> Option<&Head> {
        let known = || self.heads.iter().filter(|head| !matches!(head.op, Op::Other(_)));
        let added = known().filter(|head| head.op == Op::Add).max_by_key(|head| head.rank());
        added.or_else(|| known().max_by_key(|head| head.rank()))
    }

    /// The value that shows; `None` for none, `null` included, and for an element that was taken out.
    pub fn value(&self) -> Option<&Value> {
        self.shown().filter(|head| head.op != Op::Rem && !head.value.is_null()).map(|head| &head.value)
    }

    /// Whether people must decide between different values.
    pub fn is_conflict(&self) -> bool {
        self.heads
            .iter()
            .any(|head| self.shown().is_some_and(|shown| shown.op == Op::Set && head.value != shown.value))
    }

    /// The changes a write made now would supersede.
    pub fn seen(&self) -> Vec<Cid> {
        self.heads.iter().map(|head| head.cid).collect()
    }
}
