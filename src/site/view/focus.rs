//! The years that a drawing of the timeline shows: all of them, or those that nearly all events lie in, where a few others
//! would leave no room to see anything.

use super::histogram::months_a_bar;
use crate::site::index::Index;

/// The share of the events that the years in focus hold at least, as a fraction. The rest is in the lists, and beyond the ends
/// of the drawing for whoever moves it.
const MOST: (usize, usize) = (4, 5);

/// The first and the last of the years to draw, for bars in a room of `width` units; `None` without dated events.
pub fn years(index: &Index, width: u32) -> Option<(i32, i32)> {
    let counts: Vec<(i32, usize)> = index.years.iter().map(|(&year, events)| (year, events.len())).collect();
    let whole = (counts.first()?.0, counts.last()?.0);
    let closer = shortest(&counts).filter(|&years| months_a_bar(years, width) < months_a_bar(whole, width));
    Some(closer.unwrap_or(whole))
}

/// The shortest run of years that holds [`MOST`] of the events; of several the one with the most, then the first.
fn shortest(counts: &[(i32, usize)]) -> Option<(i32, i32)> {
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let mut runs: Vec<(i32, usize, i32)> = Vec::new();
    let (mut first, mut held) = (0, 0);
    for &(last, n) in counts {
        held += n;
        // As late as the run can begin and still hold enough.
        while (held - counts[first].1) * MOST.1 >= all * MOST.0 {
            held -= counts[first].1;
            first += 1;
        }
        if held * MOST.1 >= all * MOST.0 {
            runs.push((last - counts[first].0, usize::MAX - held, counts[first].0));
        }
    }
    runs.into_iter().min().map(|(length, _, first)| (first, first + length))
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn the_shortest_run_that_holds_most_events_is_in_focus() {
        assert_eq!(shortest(&[(1200, 1), (1989, 3), (2009, 6), (2010, 80), (2011, 8), (2050, 1)]), Some((2010, 2010)));
        assert_eq!(shortest(&[(1950, 2), (1960, 2), (1970, 2), (1980, 2), (1990, 2)]), Some((1950, 1980)));
        assert_eq!(shortest(&[(1950, 1), (1960, 4), (1970, 4), (1980, 2)]), Some((1960, 1980)));
        assert_eq!(shortest(&[(1950, 1)]), Some((1950, 1950)));
        assert_eq!(shortest(&[]), None);
    }
}
