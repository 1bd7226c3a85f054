//! Words of running text, divided as the English treebanks of Universal Dependencies divide them: clitics and
//! punctuation stand alone, hyphened words fall apart, numbers, addresses and abbreviations stay whole.

use super::word_list::WordList;
use crate::span::Span;
use std::sync::LazyLock;

static ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| WordList::parse(include_str!("../../data/text/abbreviations.txt")));
static PREFIXES: LazyLock<WordList> = LazyLock::new(|| WordList::parse(include_str!("../../data/text/prefixes.txt")));

/// Words longer than this many bytes stay whole: no language has them, only data that got into a text.
const LONGEST_WORD: usize = 200;

/// Bracket names of the Penn Treebank, as tokenised text has them.
const BRACKETS: [&str; 6] = ["-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-"];

/// Endings that are words of their own, in lower case and with a straight apostrophe.
const CLITICS: [&str; 7] = ["'s", "'m", "'d", "'re", "'ve", "'ll", "n't"];

/// Two words written as one: where the second begins.
const FUSED: [(&str, usize); 8] =
    [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3), ("gimme", 3), ("lemme", 3), ("dunno", 2), ("d'you", 2)];

/// The words of `sentence`, as spans of `text`; `sentence` must lie on character boundaries.
pub fn tokens(text: &str, sentence: Span) -> Vec<Span> {
    let line = sentence.of(text);
    let mut out = Vec::with_capacity(line.len() / 5 + 4);
    let mut at = 0;
    for piece in line.split(is_space) {
        if !piece.is_empty() {
            let start = sentence.start as usize + at;
            let last = line[at + piece.len()..].trim_matches(is_space).is_empty();
            chunk(piece, start, last, &mut out);
        }
        at += piece.len() + line[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
    }
    out
}

/// White space, and what is invisible and stands between words.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Whether `word`, without its full stop, is an abbreviation; "U.S" and "J" count.
pub(super) fn is_abbreviation(word: &str) -> bool {
    is_acronym(word) || ABBREVIATIONS.contains_with(word, '+') || ABBREVIATIONS.contains(word)
}

/// Whether the sentence goes on after this abbreviation although a capital or a number follows.
pub(super) fn needs_more(word: &str) -> bool {
    ABBREVIATIONS.contains_with(word, '+')
}

/// "J", "U.S", "a.k.a": single letters between full stops.
fn is_acronym(word: &str) -> bool {
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    word.len() <= 12 && word.split('.').all(single) && word != "I" && (word.contains('.') || word < "a")
}

/// Divides one stretch without white space.
fn chunk(piece: &str, start: usize, last: bool, out: &mut Vec<Span>) {
    if piece.len() > LONGEST_WORD || BRACKETS.contains(&piece) || is_address(piece) || is_smiley(piece) {
        out.push(Span::new(start, start + piece.len()));
        return;
    }
    let mut rest = piece;
    let mut at = start;
    while let Some(n) = leading(rest) {
        out.push(Span::new(at, at + n));
        rest = &rest[n..];
        at += n;
    }
    let mut tail = Vec::new();
    while let Some(n) = trailing(rest, last) {
        tail.push(Span::new(at + rest.len() - n, at + rest.len()));
        rest = &rest[..rest.len() - n];
    }
    if !rest.is_empty() {
        inner(rest, at, out);
    }
    out.extend(tail.into_iter().rev());
}

/// The length of a mark that opens `s` and is a word of its own.
fn leading(s: &str) -> Option<usize> {
    let first = s.chars().next()?;
    let run = |c: char| s.len() - s.trim_start_matches(c).len();
    match first {
        '`' if s.starts_with("``") => Some(2),
        '\'' if s.starts_with("''") => Some(2),
        '\'' | '’' if is_elision(s) => None,
        '.' | '-' | '*' | '_' | '=' | '~' | '!' | '?' => {
            Some(run(first)).filter(|&n| first != '-' || n == s.len() || n > 1 || !digit_at(s, 1))
        }
        '…' | '—' | '–' => Some(run(first)),
        '#' | '@' if s.len() > 1 && first == '@' => None,
        '"' | '“' | '”' | '‘' | '’' | '\'' | '`' | '«' | '»' | '‹' | '›' | '„' | '(' | ')' | '[' | ']' | '{' | '}'
        | '<' | '>' | '$' | '€' | '£' | '¥' | '₩' | '#' | '•' | '·' | '|' | '/' | ',' | ';' | ':' | '%' | '&' | '+'
        | '^' | '¿' | '¡' | '§' | '©' | '®' | '™' | '→' | '−' => Some(first.len_utf8()),
        _ => None,
    }
}

fn digit_at(s: &str, at: usize) -> bool {
    s.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// "'s", "'90s", "'em": the apostrophe belongs to the word.
fn is_elision(s: &str) -> bool {
    let rest = s.trim_start_matches(['\'', '’']);
    let word = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    digit_at(rest, 0) && word.ends_with('s')
        || CLITICS.iter().any(|c| c.strip_prefix('\'').is_some_and(|c| word.eq_ignore_ascii_case(c)))
        || ["em", "til", "cause", "bout", "n"].iter().any(|c| word.eq_ignore_ascii_case(c))
}

/// The length of a mark that closes `s` and is a word of its own; `last`: nothing follows in the sentence.
fn trailing(s: &str, last: bool) -> Option<usize> {
    let end = s.chars().next_back()?;
    if s.len() == end.len_utf8() {
        return None;
    }
    let run = |c: char| s.len() - s.trim_end_matches(c).len();
    match end {
        '.' => match run('.') {
            1 => (!keeps_stop(&s[..s.len() - 1], last)).then_some(1),
            n => Some(n).filter(|&n| n < s.len()),
        },
        '\'' if s.ends_with("''") => Some(2),
        '-' | '*' | '_' | '=' | '~' | '—' | '–' | '…' | '!' | '?' => Some(run(end)).filter(|&n| n < s.len()),
        '"' | '“' | '”' | '‘' | '’' | '\'' | '`' | '«' | '»' | '‹' | '›' | '(' | ')' | '[' | ']' | '{' | '}' | '<'
        | '>' | '$' | '€' | '£' | '¥' | ',' | ';' | ':' | '%' | '|' | '/' | '®' | '™' | '©' | '•' | '→' | '°' => {
            Some(end.len_utf8())
        }
        _ => None,
    }
}

/// Whether the full stop after `word` is part of it. A single letter that ends the sentence ("plan B.") is no initial.
fn keeps_stop(word: &str, last: bool) -> bool {
    let tail = word.rsplit(['-', '–', '(', '/']).next().unwrap_or(word);
    is_abbreviation(tail)
        && !(last && !tail.contains('.') && (tail.len() == 1 || matches!(tail, "no" | "No" | "mar" | "sun")))
}

/// Divides a word without marks at its ends: clitics first, then what hyphens, dashes and slashes join.
fn inner(word: &str, at: usize, out: &mut Vec<Span>) {
    if let Some((_, cut)) = FUSED.iter().find(|(fused, _)| word.eq_ignore_ascii_case(fused)) {
        out.extend([Span::new(at, at + cut), Span::new(at + cut, at + word.len())]);
        return;
    }
    match clitic(word) {
        Some(cut) => {
            parts(&word[..cut], at, out);
            out.push(Span::new(at + cut, at + word.len()));
        }
        None => parts(word, at, out),
    }
}

/// Where a clitic begins in `word`.
fn clitic(word: &str) -> Option<usize> {
    CLITICS.iter().find_map(|c| {
        let length: usize = word.chars().rev().take(c.len()).map(char::len_utf8).sum();
        let cut = word.len() - length;
        let same =
            word[cut..].chars().zip(c.chars()).all(|(a, b)| (if a == '’' { '\'' } else { a }).eq_ignore_ascii_case(&b));
        (cut > 0 && same && word[cut..].chars().count() == c.len()).then_some(cut)
    })
}

/// Divides at hyphens, dashes, slashes and stray marks between letters.
fn parts(word: &str, at: usize, out: &mut Vec<Span>) {
    if is_number(word) {
        out.push(Span::new(at, at + word.len()));
        return;
    }
    let mut begin = 0;
    let mut skip_to = 0;
    for (i, c) in word.char_indices() {
        if i < skip_to {
            continue;
        }
        let run = word[i..].len() - word[i..].trim_start_matches(c).len();
        if i > begin && i + run < word.len() && divides(word, begin, i, c, run) {
            out.extend([Span::new(at + begin, at + i), Span::new(at + i, at + i + run)]);
            begin = i + run;
        }
        skip_to = i + run.max(c.len_utf8());
    }
    unit(&word[begin..], at + begin, out);
}

/// Whether the run of `c` at `i` parts the word that began at `begin`.
fn divides(word: &str, begin: usize, i: usize, c: char, run: usize) -> bool {
    let before = &word[begin..i];
    let after = word[i + run..].chars().next();
    match c {
        '-' if run == 1 => {
            let piece = &word[begin..];
            !(PREFIXES.contains(before) || is_number(piece) || before.chars().all(|c| c == '-'))
        }
        '–' | '—' | '…' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | ';' | '=' | '>' | '<' | '|' | '-' => true,
        '/' | ',' | ':' | '?' | '!' => {
            after.is_some_and(char::is_alphabetic) && before.chars().any(char::is_alphabetic) && before.len() > 1
        }
        '.' => run > 1,
        _ => false,
    }
}

/// Parts "10am", "5km": a number and its unit.
fn unit(word: &str, at: usize, out: &mut Vec<Span>) {
    const UNITS: [&str; 12] = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "km", "kg", "mph", "mm", "cm", "ft"];
    let cut = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':')).unwrap_or(0);
    if cut > 0 && UNITS.iter().any(|u| word[cut..].eq_ignore_ascii_case(u)) {
        out.extend([Span::new(at, at + cut), Span::new(at + cut, at + word.len())]);
    } else {
        out.push(Span::new(at, at + word.len()));
    }
}

/// Digits with separators: "1,000", "10:30", "9/11", "555-0199-12". A range ("10-15", "2010-2011") is no number.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':' | b'/' | b'-' | b'+'));
    digits && word.matches('-').count() != 1
}

/// A web or mail address.
fn is_address(piece: &str) -> bool {
    piece.contains("://")
        || piece.starts_with("www.")
        || piece.contains('@')
            && piece.contains('.')
            && piece.len() > 5
            && !piece.starts_with('@')
            && !piece.ends_with(['.', ',', ')', '>'])
}

/// ":-)" and the like.
fn is_smiley(piece: &str) -> bool {
    matches!(piece, ":)" | ":(" | ":-)" | ":-(" | ";)" | ";-)" | ":D" | ":P" | "<3" | ":/" | "=)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn divides_as_the_treebanks_do() {
        let cases = [
            ("They don't know; she can’t.", "They do n't know ; she ca n’t ."),
            ("Peru's gov't cannot.", "Peru 's gov't can not ."),
            ("the farmers' well-known co-founder", "the farmers ' well - known co-founder"),
            ("“It is over,” Mr. J. Doe said.", "“ It is over , ” Mr. J. Doe said ."),
            ("on Jan. 27, 1,200 fell 3.5% (about $4m)...", "on Jan. 27 , 1,200 fell 3.5 % ( about $ 4m ) ..."),
            ("the U.S.-led talks at 10:30am in the U.S.", "the U.S. - led talks at 10:30 am in the U.S."),
            ("and/or 9/11 in 2010-2011—again", "and / or 9/11 in 2010 - 2011 — again"),
            ("`` Yes , '' he said -LRB- 3 -RRB- .", "`` Yes , '' he said -LRB- 3 -RRB- ."),
            ("Go to https://example.org/a-b?c=1 or a.b@c.org", "Go to https://example.org/a-b?c=1 or a.b@c.org"),
            ("'90s rock 'n' roll, it's 'fine'", "'90s rock 'n ' roll , it 's ' fine '"),
            ("Kim Jong-un met AT&T -- twice", "Kim Jong - un met AT&T -- twice"),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).join(" "), expected);
        }
    }

    proptest! {
        #[test]
        fn covers_all_that_is_not_space(text in "[ -~\u{80}-\u{2100}\n\t'’.\\-/]{0,80}") {
            let got: String = words(&text).concat();
            let want: String = text.chars().filter(|&c| !is_space(c)).collect();
            prop_assert_eq!(got, want);
        }
    }
}
