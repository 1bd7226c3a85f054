//! What a cut leaves behind in a line.

/// Drops what a cut leaves behind: loose words and punctuation at the ends, unpaired quotation marks, doubled spaces. Begins
/// with a capital.
pub fn tidy(line: &str) -> String {
    let mut line = after_dateline(&crate::text::one_line(line))
        .replace(" ,", ",")
        .replace(",,", ",")
        .replace("( ", "(")
        .replace(" )", ")");
    for (open, close) in [('“', '”'), ('(', ')')] {
        if line.matches(open).count() != line.matches(close).count() {
            line = line.replace([open, close], "");
        }
    }
    if line.matches('"').count() % 2 == 1 {
        line = line.replace('"', "");
    }
    if opened(&line) != closed(&line) {
        line = line.replace(" '", " ").replace("' ", " ");
    }
    let mut rest = line.as_str();
    loop {
        let trimmed = rest.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '\'' | '‘')
        });
        let last = trimmed.rsplit(' ').next().unwrap_or_default();
        if !LOOSE.contains(&last.to_lowercase().as_str()) || trimmed.len() == last.len() {
            rest = trimmed;
            break;
        }
        rest = &trimmed[..trimmed.len() - last.len()];
    }
    let rest = if opened(rest) == closed(rest) { rest.to_owned() } else { rest.replace(" '", " ").replace("' ", " ") };
    let mut chars = rest.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The line behind a dateline that stands amid a paragraph: "Cairo, Egypt (CNN) -- The president …".
fn after_dateline(line: &str) -> &str {
    let report = line.split_once(") -- ").filter(|(before, _)| {
        before.len() <= LONGEST_DATELINE
            && before.rsplit_once('(').is_some_and(|(_, agency)| agency.split(' ').count() <= 3)
    });
    report.map_or(line, |(_, report)| report)
}

/// How many plain single quotation marks open words.
fn opened(line: &str) -> usize {
    line.matches(" '").count() + usize::from(line.starts_with('\''))
}

/// How many close them; an apostrophe inside or after a word that opened none counts too, which errs on the side of plain words.
fn closed(line: &str) -> usize {
    line.matches("' ").count() + line.matches("',").count() + usize::from(line.ends_with('\''))
}

/// The longest dateline, in bytes.
const LONGEST_DATELINE: usize = 60;

/// Words that end no line.
const LOOSE: [&str; 24] = [
    "and", "or", "but", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as", "the", "a", "an", "its",
    "their", "his", "her", "that", "than", "into", "over",
];
