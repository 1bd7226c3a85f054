//! Whether an event happened, as its reports have it: a plan is outdone by a report of what came of it.

use crate::extract::Modality;
use std::collections::BTreeSet;

/// What one article says of an event.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// As what it tells it.
    pub modality: Modality,
    /// The article, or the original that it reprints: copies have one voice.
    pub original: usize,
    /// When it was published.
    pub since: Since,
}

/// When an article was published, seen from an event's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Before the first day: it can only know of a plan.
    Before,
    /// On one of the days, or nobody knows when.
    Then,
    /// After the last day.
    After,
}

impl Since {
    /// Of an article `published` between two days, for an event `dated` between two, all by number.
    pub fn of(published: Option<(i32, i32)>, dated: Option<(i32, i32)>) -> Self {
        match (published, dated) {
            (Some((_, latest)), Some((first, _))) if latest < first => Self::Before,
            (Some((earliest, _)), Some((_, last))) if earliest > last => Self::After,
            _ => Self::Then,
        }
    }
}

const ALL: [Modality; 4] = [Modality::Asserted, Modality::Planned, Modality::Denied, Modality::Possible];

/// What the event is to be told as.
///
/// It happened if more of those who write afterwards say so than say anything else, or more of all who write on the day or later
/// than plan it, and than deny it or leave it open. Else what most say holds, and in doubt that it happened.
pub fn decide(voices: &[Voice]) -> Modality {
    let count = |modality: Modality, from: &[Since]| {
        let saying = voices.iter().filter(|v| v.modality == modality && from.contains(&v.since));
        saying.map(|v| v.original).collect::<BTreeSet<usize>>().len()
    };
    let of = |from: &[Since]| {
        let [asserted, planned, denied, possible] = ALL.map(|modality| count(modality, from));
        (asserted, planned, denied + possible)
    };
    let (after, planned_after, doubted_after) = of(&[Since::After]);
    let (since, planned_since, doubted_since) = of(&[Since::Then, Since::After]);
    if after > planned_after + doubted_after || since > planned_since.max(doubted_since) {
        return Modality::Asserted;
    }
    let most = ALL.map(|modality| (count(modality, &[Since::Before, Since::Then, Since::After]), modality));
    let asserted = most[0].0;
    let other = most[1..].iter().max_by_key(|(n, m)| (*n, std::cmp::Reverse(*m)));
    other.filter(|(n, _)| *n > asserted).map_or(Modality::Asserted, |(_, modality)| *modality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Modality::{Asserted, Denied, Planned, Possible};
    use Since::{After, Before, Then};

    /// What articles of their own say.
    fn told(voices: &[(Modality, Since)]) -> Modality {
        let voice = |(original, &(modality, since))| Voice { modality, original, since };
        decide(&voices.iter().enumerate().map(voice).collect::<Vec<_>>())
    }

    #[test]
    fn a_report_afterwards_outdoes_any_number_of_plans() {
        assert_eq!(told(&[(Planned, Before), (Planned, Before), (Planned, Then), (Asserted, After)]), Asserted);
        assert_eq!(told(&[(Planned, Before), (Planned, Before), (Asserted, Then)]), Asserted);
        assert_eq!(told(&[(Planned, Before), (Planned, Then), (Planned, Then), (Asserted, Then)]), Planned);
    }

    #[test]
    fn what_is_denied_or_open_as_often_did_not_surely_happen() {
        assert_eq!(told(&[(Planned, Then), (Planned, Then), (Asserted, After), (Denied, After)]), Planned);
        assert_eq!(told(&[(Possible, After), (Possible, After), (Asserted, After)]), Possible);
    }

    #[test]
    fn copies_have_one_voice() {
        let voice = |modality, original| Voice { modality, original, since: After };
        let voices = [voice(Planned, 1), voice(Planned, 1), voice(Planned, 1), voice(Asserted, 2)];
        assert_eq!(decide(&voices), Asserted);
    }

    #[test]
    fn in_doubt_it_happened() {
        assert_eq!(told(&[]), Asserted);
        assert_eq!(told(&[(Planned, Before), (Asserted, Before)]), Asserted);
        assert_eq!(Since::of(None, Some((1, 2))), Then);
        assert_eq!(Since::of(Some((3, 3)), Some((1, 2))), After);
        assert_eq!(Since::of(Some((0, 0)), Some((1, 2))), Before);
    }
}
