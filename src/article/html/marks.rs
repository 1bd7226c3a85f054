//! The words by which pages tell what a date is of.

use std::sync::LazyLock;

/// Names of `<meta>` elements that tell of dates, and words that mark printed ones.
pub(super) struct Words {
    pub published: Vec<&'static str>,
    pub vague: Vec<&'static str>,
    pub modified: Vec<&'static str>,
    /// Parts of class names.
    pub labels: Vec<String>,
    /// Words before a date of modification, in lower case.
    updated: Vec<&'static str>,
    /// Keys of what pages hand to scripts, with their quotes.
    pub keys: Vec<String>,
    /// Words before a date of publication, in lower case.
    appeared: Vec<&'static str>,
    /// Words before a date of something else, in lower case.
    other: Vec<&'static str>,
    /// Words behind the date of a comment, in lower case.
    reply: Vec<&'static str>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows = || include_str!("../../../data/article/date_marks.tsv").lines().filter_map(|line| line.split_once('\t'));
    let of = |kind: &'static str| rows().filter(move |(what, _)| *what == kind).map(|(_, word)| word);
    Words {
        published: of("published").collect(),
        vague: of("vague").collect(),
        modified: of("modified").collect(),
        labels: of("label").map(|word| format!("-{word}-")).collect(),
        updated: of("updated").collect(),
        keys: of("key").map(|key| format!("{key}\"")).collect(),
        appeared: of("appeared").collect(),
        other: of("other").collect(),
        reply: of("reply").collect(),
    }
});

/// Whether a line says that the date is that of publication.
pub(super) fn appeared(line: &str) -> bool {
    let lower = line.to_lowercase();
    WORDS.appeared.iter().any(|word| lower.starts_with(word))
}

/// "Joined 3 May 2020", "© 2020", "3 May 2020 · Reply".
pub(super) fn is_of_something_else(before: &str, behind: &str) -> bool {
    let says = |words: &[&str], text: &str| {
        let text = format!(" {} ", text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '©', " "));
        words.iter().any(|word| text.contains(&format!(" {word} ")))
    };
    says(&WORDS.other, before) || says(&WORDS.reply, behind)
}

/// "Updated 7 June 2020"; of "Published 6 June, updated 7 June" the first date is what counts.
pub(super) fn is_update(line: &str, around: Option<&str>, labels: &str) -> bool {
    if labels.contains("-modified-") || labels.contains("-updated-") || labels.contains("-last-update") {
        return true;
    }
    let says = |text: &str| {
        let lower = text.to_lowercase();
        let digit = lower.find(|c: char| c.is_ascii_digit()).unwrap_or(lower.len());
        WORDS.updated.iter().any(|word| lower[..digit].contains(word))
    };
    says(line)
        || !line.starts_with(char::is_alphabetic)
            && around.is_some_and(|text| text.ends_with(line) && updated_before(text, line))
}

/// Whether the line of a date ends in words of an update, as in "am 7. Juni 2020 um 10:14 Uhr geändert".
pub(super) fn updated_behind(behind: &str) -> bool {
    let end = behind.trim_end_matches(['.', ')']).to_lowercase();
    WORDS.updated.iter().any(|word| end.ends_with(word))
}

/// Whether the words right before `line` in `text` speak of an update.
pub(super) fn updated_before(text: &str, line: &str) -> bool {
    // What comes right before is between `line` and the last number.
    let before = text[..text.len() - line.len()].to_lowercase();
    let from = before.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    WORDS.updated.iter().any(|word| before[from..].contains(word))
}
