//! Years of happenings that everybody knows, from `data/date/history.tsv`.

use std::sync::LazyLock;

static HISTORY: LazyLock<Vec<(i32, &'static str)>> = LazyLock::new(|| {
    let mut all: Vec<(i32, &str)> = include_str!("../../data/date/history.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(year, names)| names.split('|').map(move |n| (year.parse().expect("a year"), n)))
        .collect();
    // Longer names first: "the end of the Korean War" before what it may contain.
    all.sort_by_key(|(year, name)| (std::cmp::Reverse(name.len()), *year));
    all
});

/// The year of the happening that `words` name, if they begin with its name (after an article).
pub fn year_of(words: &str) -> Option<i32> {
    let words = words.to_lowercase().replace('’', "'");
    let words = words.strip_prefix("the ").unwrap_or(&words);
    HISTORY.iter().find(|(_, name)| starts_with_words(words, name)).map(|(year, _)| *year)
}

fn starts_with_words(words: &str, name: &str) -> bool {
    words.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown() {
        assert_eq!(year_of("the end of World War II in Asia"), Some(1945));
        assert_eq!(year_of("the end of World War I"), Some(1918));
        assert_eq!(year_of("the signing of the treaty"), None);
        assert_eq!(year_of("D-Days to come"), None);
    }
}
