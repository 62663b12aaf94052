//! Edit distance with swaps of neighbours (optimal string alignment), to a word and to its best beginning.

/// How far a typed word is from a stored one, `None` beyond the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Distance {
    pub whole: Option<u8>,
    /// To the nearest beginning of the stored word.
    pub prefix: Option<u8>,
}

/// Buffer for [`Scratch::distance`]: one for many words.
#[derive(Default)]
pub(crate) struct Scratch {
    /// For each column, the two rows before.
    rows: Vec<(u8, u8)>,
}

impl Scratch {
    /// Edits between `typed` and `stored`, where swapping two neighbours is one edit.
    pub fn distance(&mut self, typed: &[char], stored: &str, max: u8) -> Distance {
        let columns = u8::try_from(typed.len()).unwrap_or(u8::MAX);
        self.rows.clear();
        self.rows.extend((0..=columns).map(|column| (u8::MAX, column)));
        let mut prefix = u8::MAX;
        let mut whole = u8::MAX;
        let mut before = None;
        let mut row = 0u8;
        // Characters beyond this cannot be in a beginning that is near enough.
        let reach = typed.len() + usize::from(max);
        let mut letters = stored.chars();
        for letter in letters.by_ref().take(reach) {
            row = row.saturating_add(1);
            let (least, last) = self.step(typed, letter, before, row);
            prefix = prefix.min(last);
            whole = last;
            // A swap reaches back two rows: the row before is still in `rows`.
            if least > max {
                whole = u8::MAX;
                break;
            }
            before = Some(letter);
        }
        if letters.next().is_some() {
            whole = u8::MAX;
        }
        Distance { whole: (whole <= max).then_some(whole), prefix: (prefix <= max).then_some(prefix) }
    }

    /// Computes one row in place. Returns the least value of this row and the one before, and the last of this row.
    fn step(&mut self, typed: &[char], letter: char, before: Option<char>, row: u8) -> (u8, u8) {
        let mut cells = self.rows.iter_mut();
        let Some(first) = cells.next() else { return (u8::MAX, u8::MAX) };
        let mut diagonal = first.1;
        let (mut older, mut older_still) = (first.0, u8::MAX);
        let mut left = row;
        let mut least = row.min(first.1);
        *first = (first.1, row);
        let mut typed_before = None;
        for (&wanted, cell) in typed.iter().zip(cells) {
            let above = cell.1;
            let changed = diagonal.saturating_add(u8::from(wanted != letter));
            let mut value = changed.min(above.saturating_add(1)).min(left.saturating_add(1));
            if before == Some(wanted) && typed_before == Some(letter) {
                value = value.min(older_still.saturating_add(1));
            }
            older_still = older;
            older = cell.0;
            *cell = (above, value);
            diagonal = above;
            left = value;
            least = least.min(value).min(above);
            typed_before = Some(wanted);
        }
        (least, left)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn distance(typed: &str, stored: &str, max: u8) -> (Option<u8>, Option<u8>) {
        let typed: Vec<char> = typed.chars().collect();
        let found = Scratch::default().distance(&typed, stored, max);
        (found.whole, found.prefix)
    }

    #[test]
    fn counts_each_kind_of_edit() {
        assert_eq!(distance("vaiselle", "vaisselle", 2), (Some(1), Some(1)));
        assert_eq!(distance("cligotte", "clignote", 2), (Some(2), Some(2)));
        assert_eq!(distance("pormiere", "premiere", 1), (None, None));
        assert_eq!(distance("lcim", "clim", 1), (Some(1), Some(1)));
        assert_eq!(distance("lcim", "climatisation", 1), (None, Some(1)));
        assert_eq!(distance("clim", "clim", 1), (Some(0), Some(0)));
        assert_eq!(distance("abcd", "wxyz", 2), (None, None));
    }

    /// The textbook matrix, kept apart as the truth.
    fn textbook(a: &[char], b: &[char]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let cost = usize::from(a[i - 1] != b[j - 1]);
                    let mut least = (d[i - 1][j - 1] + cost).min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(d[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_textbook(typed in "[abc]{1,9}", stored in "[abcé]{0,12}", max in 1u8..=2) {
            let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), stored.chars().collect());
            let within = |d: usize| (d <= usize::from(max)).then_some(d as u8);
            let prefix = (1..=b.len()).map(|n| textbook(&a, &b[..n])).min().unwrap_or(99);
            prop_assert_eq!(distance(&typed, &stored, max), (if b.is_empty() { None } else { within(textbook(&a, &b)) }, within(prefix)));
        }
    }
}
