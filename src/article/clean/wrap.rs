//! Hard-wrapped text: lines broken at a margin are joined to the paragraphs that they were.

use super::line::Unit;
use crate::span::Span;

/// Widest margin in use for text files; longer lines are paragraphs.
const WIDEST: usize = 132;
/// Narrowest margin; what is narrower is verse, a list or an interface.
const NARROWEST: usize = 40;
/// Share of lines that must be full. All are but those that an editor broke by hand.
const FULL: f64 = 0.8;
/// Lines that must be full before a margin is believed.
const FEWEST: usize = 3;

/// What a line break means where the text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) enum Breaks {
    /// A new paragraph, unless lines are as full as a program makes them.
    Hard,
    /// Nothing, as in Markdown, unless lines are so long that nobody wrapped them.
    Soft,
}

/// Joins the units of wrapped paragraphs, if the text is wrapped. Each line break between two of them becomes a space, so that no
/// offset moves.
///
/// A line is full if the first word of the next would not have fitted on it: that is how every program wraps.
pub(in crate::article) fn unwrap(text: &mut String, units: Vec<Unit>, breaks: Breaks) -> Vec<Unit> {
    if !is_wrapped(text, &units, breaks) {
        return units;
    }
    let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
    let mut ends = Vec::new();
    for unit in units {
        match joined.last_mut() {
            Some(last) if continues(text, *last, unit) => {
                ends.extend(
                    text[last.span.end as usize..unit.span.start as usize]
                        .find('\n')
                        .map(|at| at + last.span.end as usize),
                );
                last.span = Span { start: last.span.start, end: unit.span.end };
            }
            _ => joined.push(unit),
        }
    }
    *text = with_spaces(text, &ends);
    joined
}

fn is_wrapped(text: &str, units: &[Unit], breaks: Breaks) -> bool {
    let pairs: Vec<_> = units.windows(2).filter(|two| continues(text, two[0], two[1])).collect();
    let width = |unit: &Unit| unit.span.of(text).chars().count();
    let margin = pairs.iter().map(|two| width(&two[0])).max().unwrap_or_default();
    if breaks == Breaks::Soft {
        return margin <= WIDEST;
    }
    if pairs.len() < FEWEST || !(NARROWEST..=WIDEST).contains(&margin) {
        return false;
    }
    let first_word = |unit: &Unit| unit.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    let full = pairs.iter().filter(|two| width(&two[0]) + 1 + first_word(&two[1]) > margin).count();
    full as f64 >= FULL * pairs.len() as f64
}

/// Whether `next` stands on the line after `unit`, and neither is set off by markup or a bullet.
fn continues(text: &str, unit: Unit, next: Unit) -> bool {
    let between = &text[unit.span.end as usize..next.span.start as usize];
    let is_item = next.span.of(text).starts_with(['•', '-', '*', '–', '▪', '>']);
    unit.kind.is_none() && next.kind.is_none() && !is_item && between.bytes().filter(|b| *b == b'\n').count() == 1
}

fn with_spaces(text: &str, ends: &[usize]) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut from = 0;
    for &at in ends {
        spaced.push_str(&text[from..at]);
        spaced.push(' ');
        from = at + 1;
    }
    spaced.push_str(&text[from..]);
    spaced
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let mut text = text.to_owned();
        let units = lines(&text);
        unwrap(&mut text, units, Breaks::Hard).iter().map(|unit| unit.span.of(&text).to_owned()).collect()
    }

    #[test]
    fn wrapped_paragraphs_are_joined() {
        let text = "The river rose by two metres on Friday night and\nreached the lower streets of the town, where the\nfire \
                    brigade had put up barriers of sandbags.\n\nNobody was hurt, the mayor said on Saturday, but\nforty \
                    families could not return to their homes.\n";
        let joined = paragraphs(text);
        assert_eq!(joined.len(), 2);
        assert!(joined[0].contains("night and reached") && joined[0].contains("the fire brigade"));
        assert!(joined[1].ends_with("but forty families could not return to their homes."));
    }

    #[test]
    fn a_line_a_paragraph_stays_so() {
        let sentences = "The river rose by two metres on Friday night and reached the lower streets.\nNobody was hurt.\n\
                         Forty families could not return to their homes, the mayor said.\nHe gave no date.\n";
        assert_eq!(paragraphs(sentences).len(), 4);
        assert_eq!(paragraphs("link\nfedilink\narrow-up\n9\n10 days ago\n").len(), 5);
        let long = format!("{}\n{}\n{}\n{}\n", "long ".repeat(60), "b ".repeat(90), "c ".repeat(100), "d ".repeat(80));
        assert_eq!(paragraphs(&long).len(), 4);
    }
}
