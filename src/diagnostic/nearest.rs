//! The known word that was probably meant.

/// How like two words must be (Jaro-Winkler, 0 to 1) before one is offered for the other; clap's own threshold is .7 on Jaro,
/// which offers `date` for `author`.
const LIKENESS: f64 = 0.8;

/// The nearest of the `known` words, if one is near enough to be offered; the first of equals.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best = None;
    for candidate in known {
        let likeness = strsim::jaro_winkler(&word, candidate);
        if likeness >= LIKENESS && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// ` (did you mean `date`?)`, or nothing, to stand at the end of a message.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_only_what_is_near() {
        let known = ["title", "date", "source", "author", "authors", "tags"];
        let cases = [
            ("dat", Some("date")),
            ("Title", Some("title")),
            ("titel", Some("title")),
            ("souce", Some("source")),
            ("autor", Some("author")),
            ("tag", Some("tags")),
            ("x", None),
            ("", None),
            ("colour", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
