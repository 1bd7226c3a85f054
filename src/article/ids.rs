//! Names of articles: ids from file names, and slugs for addresses.

use super::{Article, ArticleId};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// Longest slug in bytes: with folders around it, it stays under the 255 bytes that file systems allow for a name.
const LONGEST: usize = 96;

/// Lower-case ASCII with `-` between words, cut after a word; `article` if nothing of the name can be written so.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in deunicode::deunicode(name).to_ascii_lowercase().split(|c: char| !c.is_ascii_alphanumeric()) {
        let word = &word[..word.len().min(LONGEST)];
        if word.is_empty() {
            continue;
        }
        if slug.len() + 1 + word.len() > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { "article".to_owned() } else { slug }
}

/// The id of an article whose only name is its address: the slug of host and path.
pub(super) fn from_url(url: &str) -> ArticleId {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    ArticleId(slug(rest.strip_prefix("www.").unwrap_or(rest)))
}

/// Whether an id can be used: not empty, no control characters, no longer than a line.
pub(super) fn is_usable(id: &str) -> bool {
    !id.trim().is_empty() && id.len() <= 512 && !id.chars().any(char::is_control)
}

/// Gives each article without an id one made from its file's name (with `-2`, `-3`, … where that is taken), and leaves out
/// articles whose given id stands earlier already.
pub(super) fn settle(articles: Vec<Article>, name_of: impl Fn(&str) -> String) -> (Vec<Article>, Vec<Diagnostic>) {
    let (mut taken, mut problems, mut kept) = (BTreeSet::new(), Vec::new(), Vec::with_capacity(articles.len()));
    for article in articles {
        if article.id.0.is_empty() || taken.insert(article.id.clone()) {
            kept.push(article);
        } else {
            problems.push(duplicate(&article, &kept));
        }
    }
    let mut slugs: BTreeSet<String> = taken.iter().map(ArticleId::slug).collect();
    for article in kept.iter_mut().filter(|article| article.id.0.is_empty()) {
        let name = slug(&name_of(article.path.as_deref().unwrap_or_default()));
        article.id = ArticleId(free(name, &mut slugs));
    }
    (kept, problems)
}

fn duplicate(article: &Article, earlier: &[Article]) -> Diagnostic {
    let first = earlier.iter().find(|other| other.id == article.id).and_then(|other| other.path.as_deref());
    let message = format!("the id `{}` is that of {} already", article.id.0, first.unwrap_or("another article"));
    let problem =
        Diagnostic::error("duplicate-id", message).help("give each article an id of its own; this one is left out");
    problem.in_file(article.path.as_deref().unwrap_or_default())
}

fn free(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_ascii() {
        let cases = [
            ("bpoil_foxnews/1196", "bpoil-foxnews-1196"),
            ("Élysée — Été 2024", "elysee-ete-2024"),
            ("北京", "bei-jing"),
            ("a/b", "a-b"),
            ("../../etc/passwd", "etc-passwd"),
            ("***", "article"),
            ("", "article"),
        ];
        for (name, expected) in cases {
            assert_eq!(slug(name), expected, "{name}");
        }
        assert_eq!(slug(&"word ".repeat(100)).len(), 94);
        assert_eq!(slug(&"x".repeat(1000)).len(), LONGEST);
    }

    #[test]
    fn an_address_gives_an_id() {
        assert_eq!(
            from_url("https://www.example.org/news/2024/flood.html?a=1").0,
            "example-org-news-2024-flood-html-a-1"
        );
    }

    #[test]
    fn ids_are_settled_in_order() {
        let article =
            |id: &str, path: &str| Article { id: ArticleId(id.into()), path: Some(path.into()), ..Article::default() };
        let articles =
            vec![article("", "a b"), article("", "a-b"), article("x/y", "c"), article("", "x-y"), article("x/y", "d")];
        let (kept, problems) = settle(articles, str::to_owned);
        let ids: Vec<_> = kept.iter().map(|a| a.id.0.as_str()).collect();
        assert_eq!(ids, ["a-b", "a-b-2", "x/y", "x-y-2"]);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].message, "the id `x/y` is that of c already");
        assert_eq!(problems[0].place.as_ref().unwrap().file, "d");
    }
}
