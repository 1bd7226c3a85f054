//! The Arabic article at the head of a name: "al-Sadr". Labels begin behind its hyphen, and some write the name without it.

use crate::span::Span;
use crate::text::model::Token;

/// The Arabic article as it is transcribed, with its assimilated forms; a hyphen follows.
pub(super) const ARTICLES: [&str; 8] = ["al", "el", "ul", "as", "ash", "ad", "az", "ar"];
/// Those that are no English word either: where the text is tokenised, a space may stand on both sides of the hyphen.
const CLEAR_ARTICLES: [&str; 4] = ["al", "el", "Al", "El"];

/// Where a name begins whose first labelled word is the one at `first`: at the Arabic article that a hyphen joins to it
/// ("*al*-Sadr"), else there. `word` gives a word and where it stands. Apart from the clear ones, articles are joined without a
/// space: "Phoenix, AZ - Ana Sol" has a dash.
pub fn with_article<'t>(first: usize, word: impl Fn(usize) -> (&'t str, Span)) -> usize {
    let Some(start) = first.checked_sub(2) else { return first };
    let [(article, one), (hyphen, two), (_, three)] = [start, start + 1, first].map(word);
    let is_article = if one.end == two.start && two.end == three.start {
        ARTICLES.iter().any(|a| article.eq_ignore_ascii_case(a))
    } else {
        CLEAR_ARTICLES.contains(&article)
    };
    if is_hyphen(hyphen) && is_article { start } else { first }
}

/// The same in a sentence that has been read.
pub fn token_with_article(text: &str, tokens: &[Token], first: usize) -> usize {
    with_article(first, |i| (tokens[i].span.of(text), tokens[i].span))
}

/// A name, or its slug, without the Arabic article that it may begin with: "al-Sadr" is "Sadr", "Al Gore" is not "Gore". The
/// assimilated forms are left, as names of other languages begin like them.
pub fn without_article(name: &str) -> &str {
    let is_article = |start: &&str| start.eq_ignore_ascii_case("al-") || start.eq_ignore_ascii_case("el-");
    name.get(..3).filter(is_article).map_or(name, |article| &name[article.len()..])
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‑" | "–")
}

#[cfg(test)]
mod tests {
    use super::without_article;

    #[test]
    fn a_name_is_known_without_the_article() {
        assert_eq!(["al-Sol", "El-Sol", "Al Sol", "é-"].map(without_article), ["Sol", "Sol", "Al Sol", "é-"]);
    }
}
