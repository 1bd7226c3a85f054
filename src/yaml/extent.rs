//! How far a value reaches on the line that it begins on.

/// The bytes of the value at the start of `line`, which ends with the line. `in_flow`: it stands between brackets or braces.
pub(super) fn length(line: &str, in_flow: bool) -> usize {
    let line = uncommented(line);
    let found = match line.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(line, quote),
        Some('[' | '{') => bracketed(line),
        _ if in_flow => line.find([',', '[', ']', '{', '}']).map(|at| line[..at].trim_end().len()),
        _ => None,
    };
    found.filter(|&length| length > 0).unwrap_or(line.len())
}

fn uncommented(line: &str) -> &str {
    let comment = unquoted(line).find(|(at, c)| *c == '#' && line[..*at].ends_with([' ', '\t']));
    comment.map_or(line, |(at, _)| &line[..at]).trim_end()
}

/// The characters of `line` that stand in no quotes. A quote opens where a value may begin, not within a word ("it's").
fn unquoted(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut end = 0;
    line.char_indices().filter(move |&(at, c)| {
        let opens = at >= end && matches!(c, '"' | '\'') && line[..at].trim_end().ends_with(['[', '{', ',', ':']);
        if opens || at == 0 && matches!(c, '"' | '\'') {
            end = at + quoted(&line[at..], c).unwrap_or(1);
        }
        at >= end
    })
}

/// Up to the quote that closes it: `''` is a quote within single ones, `\"` one within double ones.
fn quoted(line: &str, quote: char) -> Option<usize> {
    let mut chars = line.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote && (quote == '"' || chars.next_if(|(_, next)| *next == quote).is_none()) {
            return Some(at + 1);
        }
    }
    None
}

/// Up to the bracket that closes it, if that is on the line.
fn bracketed(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in unquoted(line) {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_the_next_begins() {
        for (line, in_flow, value) in [
            ("m:12, m:34]", true, "m:12"),
            ("m:34 ]  # the last", true, "m:34"),
            ("a, b and [c]", false, "a, b and [c]"),
            ("'it''s', b]", true, "'it''s'"),
            ("\"a \\\" b\", c", true, "\"a \\\" b\""),
            ("'open, b]", true, "'open, b]"),
            ("{a: [b]}, c", true, "{a: [b]}"),
            ("[a, b]", false, "[a, b]"),
            ("['a] #', \"b}\", it's] # c", false, "['a] #', \"b}\", it's]"),
            ("'a #b' # c", false, "'a #b'"),
            ("2024 # a year", false, "2024"),
            ("", true, ""),
            (", b", true, ", b"),
        ] {
            assert_eq!(&line[..length(line, in_flow)], value, "{line}");
        }
    }
}
