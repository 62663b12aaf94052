//! When things were to happen and when they did.

use replica::RecordId;

use crate::show::{Cue, Line, Schedule, Span};

/// One cue, planned and real, in minutes of D-day that go by ([`crate::show::Dial`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// The cue.
    pub cue: RecordId,
    /// As planned.
    pub planned: Span,
    /// When it began; nothing for one that never did.
    pub began: Option<i64>,
    /// When it ended, or the next one began; nothing while it is on.
    pub ended: Option<i64>,
    /// Left out, or never begun in a show that is over.
    pub is_missed: bool,
}

impl Played {
    /// By how many minutes it began later than planned; earlier if negative.
    #[must_use]
    pub fn late(&self) -> Option<i64> {
        self.began.map(|began| began.saturating_sub(self.planned.start))
    }

    /// By how many minutes it lasted longer than planned; nothing where no duration was planned.
    #[must_use]
    pub fn longer(&self) -> Option<i64> {
        let real = self.ended?.saturating_sub(self.began?);
        (0 < self.planned.minutes()).then(|| real.saturating_sub(self.planned.minutes()))
    }
}

/// A whole show, planned and real.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Each cue in its order, without headings.
    pub cues: Vec<Played>,
    /// From the first start to the last end, as planned.
    pub planned: Option<Span>,
    /// When the show really began.
    pub began: Option<i64>,
    /// When it really ended.
    pub ended: Option<i64>,
}

impl Times {
    /// Compares a plan with what happened. `show` is when the show was started and ended, ms UTC.
    #[must_use]
    pub fn of(plan: &Schedule, cues: &[&Cue], show: (Option<i64>, Option<i64>)) -> Self {
        let minute_of = |ms: i64| plan.dial().minute_of(ms);
        let real = |line: &Line| cues.iter().find(|cue| cue.id == line.id).map(|cue| (cue.began, cue.ended));
        let mut played: Vec<Played> = plan
            .lines()
            .iter()
            .filter(|line| !line.is_section)
            .map(|line| {
                let (began, ended) = real(line).unwrap_or_default();
                Played {
                    cue: line.id,
                    planned: line.planned,
                    began: began.map(minute_of),
                    ended: ended.map(minute_of),
                    is_missed: began.is_none() && (line.given.is_skipped || show.1.is_some()),
                }
            })
            .collect();
        // What nobody ended was over when the next one began.
        let mut next = show.1.map(minute_of);
        for cue in played.iter_mut().rev() {
            if cue.began.is_some() {
                cue.ended = cue.ended.or(next).filter(|ended| cue.began <= Some(*ended));
                next = cue.began;
            }
        }
        let began = played.iter().filter_map(|cue| cue.began).min().or(show.0.map(minute_of));
        let ended = show.1.map(minute_of);
        Self { cues: played, planned: plan.planned(), began, ended }
    }

    /// Whether anything of the show was noted.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.cues.iter().any(|cue| cue.began.is_some())
    }

    /// By how many minutes it began later than planned.
    #[must_use]
    pub fn began_late(&self) -> Option<i64> {
        Some(self.began? - self.planned?.start)
    }

    /// By how many minutes it ended later than planned.
    #[must_use]
    pub fn ended_late(&self) -> Option<i64> {
        Some(self.ended? - self.planned?.end)
    }

    /// The cues that began furthest from their plan, at most `most`, in the order of the show; and how many are left.
    #[must_use]
    pub fn furthest(&self, most: usize) -> (Vec<&Played>, usize) {
        let mut order: Vec<usize> = (0..self.cues.len()).collect();
        let weight = |at: &usize| {
            let cue = self.cues.get(*at);
            let off = cue.map(|cue| cue.late().unwrap_or(0).abs().max(cue.longer().unwrap_or(0).abs()));
            std::cmp::Reverse((cue.is_some_and(|cue| cue.is_missed), off))
        };
        order.sort_by_key(|at| (weight(at), *at));
        order.truncate(most);
        order.sort_unstable();
        let left = self.cues.len() - order.len();
        (order.into_iter().filter_map(|at| self.cues.get(at)).collect(), left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::{Dial, Mode};

    fn id(name: &str) -> RecordId {
        RecordId::derived("test", name)
    }

    fn cue(name: &str, hard: Option<i64>, minutes: i64) -> Cue {
        let mut cue = Cue::new(id(name));
        (cue.position, cue.start, cue.minutes) = (name.to_owned(), hard, Some(minutes));
        cue
    }

    fn times(cues: &[Cue], show: (Option<i64>, Option<i64>)) -> Times {
        let cues: Vec<&Cue> = cues.iter().collect();
        Times::of(&Schedule::of(&cues, Mode::Plan, &Dial::plain(1110)), &cues, show)
    }

    #[test]
    fn the_evening_of_s7_as_it_was_and_as_it_was_planned() {
        let mut cues = vec![
            cue("1 welcome", None, 45),
            cue("2 speech", Some(1155), 15),
            cue("3 cocktail", None, 90),
            cue("4 gifts", Some(1260), 20),
            cue("5 dj", None, 190),
            cue("6 end", Some(1470), 0),
        ];
        for (at, minute) in [1110, 1167, 1182, 1260, 1280, 1470].into_iter().enumerate() {
            cues[at].began = Some(minute * 60_000);
        }
        let all = times(&cues, (Some(1110 * 60_000), Some(1474 * 60_000)));
        assert_eq!(all.cues.iter().filter_map(Played::late).collect::<Vec<_>>(), [0, 12, 12, 0, 0, 0]);
        assert_eq!(all.cues[0].longer(), Some(12), "until the speech began");
        assert_eq!((all.cues[2].ended, all.cues[2].longer()), (Some(1260), Some(-12)));
        assert_eq!((all.began_late(), all.ended_late()), (Some(0), Some(4)));
        let (first, left) = all.furthest(3);
        assert_eq!(
            first.iter().map(|cue| cue.cue).collect::<Vec<_>>(),
            [id("1 welcome"), id("2 speech"), id("3 cocktail")]
        );
        assert_eq!(left, 3);
    }

    #[test]
    fn what_never_began_is_missed_once_the_show_is_over() {
        let mut cues = vec![cue("a", None, 10), cue("b", None, 10)];
        assert!(!times(&cues, (None, None)).is_noted());
        cues[0].began = Some(1110 * 60_000);
        let running = times(&cues, (Some(0), None));
        assert_eq!((running.cues[0].ended, running.cues[1].is_missed), (None, false));
        let over = times(&cues, (Some(0), Some(1125 * 60_000)));
        assert_eq!((over.cues[0].ended, over.cues[1].is_missed), (Some(1125), true));
    }

    #[test]
    fn clocks_that_went_back_end_nothing_before_it_began() {
        let mut cues = vec![cue("a", None, 10), cue("b", None, 10)];
        (cues[0].began, cues[1].began) = (Some(1200 * 60_000), Some(1100 * 60_000));
        assert_eq!(times(&cues, (None, None)).cues[0].longer(), None);
    }
}
