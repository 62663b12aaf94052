//! What is packed and brought back.

use super::KitItem;

/// How far packing and bringing back are, in lines of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lines of the list.
    pub n: usize,
    /// Packed.
    pub packed: usize,
    /// Packed, and back.
    pub back: usize,
    /// Lines with something missing or broken.
    pub missing: usize,
}

impl Progress {
    /// Counts.
    #[must_use]
    pub fn of<'a>(items: impl IntoIterator<Item = &'a KitItem>) -> Self {
        items.into_iter().fold(Self::default(), |it, item| Self {
            n: it.n + 1,
            packed: it.packed + usize::from(item.packed.is_some()),
            back: it.back + usize::from(is_back(item)),
            missing: it.missing + usize::from(!item.missing.is_empty()),
        })
    }

    /// Lines that went and did not come back.
    #[must_use]
    pub fn to_bring_back(self) -> usize {
        self.packed.saturating_sub(self.back)
    }
}

/// Whether it went and came back.
#[must_use]
pub fn is_back(item: &KitItem) -> bool {
    item.packed.is_some() && item.back.is_some()
}

/// Whether it went and did not come back yet.
#[must_use]
pub fn is_out(item: &KitItem) -> bool {
    item.packed.is_some() && item.back.is_none()
}

/// A line typed at once: `12 rallonges 10 m` is twelve of « rallonges 10 m ».
#[must_use]
pub fn typed(text: &str) -> (Option<i64>, &str) {
    let text = text.trim();
    let (number, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let number = number.strip_suffix(['x', 'X', '×']).unwrap_or(number);
    match number.parse::<i64>() {
        Ok(n) if 0 < n && !rest.trim().is_empty() => {
            let rest = rest.trim_start();
            let rest = rest.strip_prefix("x ").or_else(|| rest.strip_prefix("× ")).unwrap_or(rest);
            (Some(n), rest.trim())
        }
        _ => (None, text),
    }
}
