//! What a question looks like: lines of styled stretches, wrapped to the terminal.

use crate::review::{Kind, Question, Quote};
use crate::text::words;
use std::collections::HashSet;

/// How a stretch is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// Headings and keys.
    Strong,
    /// What only one of two quotes says.
    Differs,
    /// Sources and reasons.
    Dim,
}

/// A stretch of one style.
pub type Stretch = (Style, String);

/// The keys that answer a question of this kind, with what they do.
pub fn keys(kind: Kind) -> Vec<(char, &'static str)> {
    [kind.answers(), &[('w', "say why"), ('n', "later"), ('b', "back"), ('o', "open"), ('q', "quit")]].concat()
}

/// The whole screen of a question, `width` characters wide.
pub fn lines(question: &Question, progress: &str, width: usize) -> Vec<Vec<Stretch>> {
    let width = width.clamp(20, 100);
    let mut all = wrap(&[(Style::Dim, progress.to_owned())], width, "");
    all.extend([vec![(Style::Strong, question.kind.words().to_owned())], Vec::new()]);
    let first = (&question.title, question.date.as_deref());
    let others = question.other.iter().map(|other| (&other.title, other.date.as_deref()));
    for (n, (title, date)) in std::iter::once(first).chain(others).enumerate() {
        let ids = if question.other.is_some() { question.about.get(n..=n) } else { Some(question.about.as_slice()) };
        let words = format!("{} {}", date.unwrap_or("date unknown"), ids.unwrap_or_default().join(" "));
        all.extend(wrap(&[(Style::Strong, title.clone()), (Style::Dim, words)], width, ""));
    }
    for (n, quote) in question.quotes.iter().enumerate() {
        all.push(Vec::new());
        let others: Vec<&Quote> = question.quotes.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, q)| q).collect();
        all.extend(wrap(&marked(&quote.text, &others), width, "  "));
        let dated = quote.date.as_ref().map(|d| format!(" · dates it {d}")).unwrap_or_default();
        all.extend(wrap(&[(Style::Dim, format!("{}{dated} · {}", quote.source, quote.id))], width, "    "));
    }
    all.push(Vec::new());
    all.extend(question.outcome().map(|outcome| wrap(&[(Style::Strong, outcome)], width, "  ")).into_iter().flatten());
    for reason in &question.reasons {
        all.extend(wrap(&[(Style::Dim, reason.clone())], width, "  "));
    }
    all.push(Vec::new());
    let keys: Vec<Stretch> = keys(question.kind)
        .into_iter()
        .flat_map(|(key, what)| [(Style::Strong, key.to_string()), (Style::Plain, format!("{what} "))])
        .collect();
    all.extend(wrap(&keys, width, ""));
    all
}

/// The words of a quote; those that no other quote has are marked.
fn marked(text: &str, others: &[&Quote]) -> Vec<Stretch> {
    let known: HashSet<String> = others.iter().flat_map(|q| words(&q.text)).map(str::to_lowercase).collect();
    let is_known = |word: &str| others.is_empty() || words(word).all(|part| known.contains(&part.to_lowercase()));
    text.split_whitespace()
        .map(|word| (if is_known(word) { Style::Plain } else { Style::Differs }, word.to_owned()))
        .collect()
}

/// Breaks stretches at spaces into lines of at most `width` characters, each indented.
fn wrap(stretches: &[Stretch], width: usize, indent: &str) -> Vec<Vec<Stretch>> {
    let mut lines: Vec<Vec<Stretch>> = Vec::new();
    let mut used = usize::MAX;
    for (style, text) in stretches {
        for word in text.split_whitespace() {
            // Nothing of an article may speak to the terminal.
            let word: String = word.chars().filter(|c| !c.is_control()).collect();
            let length = word.chars().count();
            if used.saturating_add(length + 1) > width {
                lines.push(vec![(Style::Plain, indent.to_owned())]);
                used = indent.len();
            } else if let Some(line) = lines.last_mut() {
                line.push((Style::Plain, " ".to_owned()));
                used += 1;
            }
            used += length;
            if let Some(line) = lines.last_mut() {
                line.push((*style, word));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str) -> Quote {
        Quote { id: "m:1".into(), text: text.into(), source: "The Herald".into(), date: None }
    }

    #[test]
    fn what_only_one_quote_says_is_marked() {
        let other = quote("The mayor opened the bridge.");
        let differing = |text: &str| {
            marked(text, &[&other])
                .into_iter()
                .filter(|(s, _)| *s == Style::Differs)
                .map(|(_, w)| w)
                .collect::<Vec<_>>()
        };
        assert_eq!(differing("the Mayor closed the bridge, twice"), ["closed", "twice"]);
        assert_eq!(marked("alone", &[]), [(Style::Plain, "alone".to_owned())]);
    }

    #[test]
    fn lines_fit_and_speak_no_terminal() {
        let question = Question {
            kind: Kind::Merge,
            worth: 0.5,
            about: vec!["a".into(), "b".into()],
            title: "A \u{1b}[2J title ".repeat(9),
            date: None,
            other: None,
            result: None,
            quotes: vec![quote(&"word ".repeat(60)), quote("x")],
            reasons: vec!["+1.0 same day".into()],
        };
        for width in [20, 40, 200] {
            for line in lines(&question, "1 of 2 · 0 answered", width) {
                let text: String = line.iter().map(|(_, t)| t.as_str()).collect();
                assert!(text.chars().count() <= width.max(30) && !text.contains('\u{1b}'), "{width}: {text:?}");
            }
        }
    }
}
