//! The headline of a page, without the name of its site.

use super::{Page, dom, json_ld, names};
use dom_query::Document;

/// Signs that set a site's name off from a headline.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ", " • ", " / "];
/// Words of a site's name at most.
const SITE_WORDS: usize = 6;

/// The headline that most of the page's own statements agree on, each without the site's name.
///
/// Where all differ, what the page gives to those who share it comes first: readers and other outlets know the article by it.
pub(super) fn find(document: &Document, page: &Page) -> Option<String> {
    let meta =
        |key: &str| page.metas.get(key).and_then(|values| values.first()).and_then(|value| json_ld::text_of(value));
    let json = page.json_ld.iter().find_map(|object| json_ld::texts(object.get("headline")).into_iter().next());
    let tab = document.select_single("head title").nodes().first().and_then(dom::line);
    let heading = heading(document);
    let stated = [
        (meta("og:title"), 12),
        (json, 11),
        (heading.clone(), 10),
        (meta("dc.title").or_else(|| meta("citation_title")), 6),
        (meta("twitter:title"), 3),
        (tab, 3),
    ];
    let stated: Vec<_> = stated.into_iter().filter_map(|(title, votes)| Some((title?, votes))).collect();
    let all: Vec<String> = stated.iter().map(|(title, _)| title.clone()).collect();
    let bare: Vec<_> =
        stated.iter().map(|(title, votes)| (without_site(title, page, heading.as_deref(), &all), *votes)).collect();
    let is_cut = |title: &str, other: &str| heading.as_deref() == Some(title) && is_cut(title, other);
    let agrees = |title: &str, other: &str| same(title, other) || is_cut(title, other);
    let votes =
        |title: &str| bare.iter().filter(|(other, _)| agrees(title, other)).map(|(_, votes)| votes).sum::<i32>();
    let titles = bare.iter().filter(|(title, _)| !title.is_empty()).enumerate();
    titles.max_by_key(|(at, (title, _))| (votes(title), std::cmp::Reverse(*at))).map(|(_, (title, _))| title.clone())
}

/// The first `<h1>` with words; where there are several, the one inside the article.
fn heading(document: &Document) -> Option<String> {
    let lines = |selector: &str| document.select(selector).nodes().iter().filter_map(dom::line).collect::<Vec<_>>();
    let inside = ["[itemprop~='headline']", "article h1", "main h1", "h1"];
    inside
        .iter()
        .flat_map(|selector| lines(selector))
        .find(|line| line.split_whitespace().count() >= 2 && line.len() <= 400)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// Whether `other` is the beginning of `title`, cut for its length or at a quotation mark that ended the attribute.
fn is_cut(title: &str, other: &str) -> bool {
    let start = other.trim_end_matches('…').trim_end_matches("...").trim_end();
    let rest = title.strip_prefix(start).map(str::trim_start);
    start.len() >= 20 && rest.is_some_and(|rest| start != other || rest.starts_with('"'))
}

/// A title without the site's name behind (or before) it: the name is known, or another source gives the title without it.
fn without_site(title: &str, page: &Page, heading: Option<&str>, all: &[String]) -> String {
    let mut title = title;
    for _ in 0..3 {
        let Some((head, tail)) = split_last(title) else { break };
        let confirmed = heading.into_iter().chain(all.iter().map(String::as_str)).any(|other| same(other, head));
        if !(confirmed || is_site(tail, page)) {
            break;
        }
        title = head;
    }
    if let Some((head, tail)) = SEPARATORS.iter().find_map(|separator| title.split_once(separator))
        && (is_site(head, page) || all.iter().any(|other| same(other, tail)))
        && !is_site(tail, page)
    {
        title = tail;
    }
    title.trim().to_owned()
}

fn split_last(title: &str) -> Option<(&str, &str)> {
    let (at, separator) =
        SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign))).max_by_key(|(at, _)| *at)?;
    Some((title[..at].trim_end(), title[at + separator.len()..].trim()))
}

/// Whether words are the site's name, or most of it, or its host.
fn is_site(words: &str, page: &Page) -> bool {
    if words.split_whitespace().count() > SITE_WORDS {
        return false;
    }
    let words = letters(words);
    let host = page.url.as_deref().and_then(names::host).unwrap_or_default();
    let (domain, _) = host.rsplit_once('.').unwrap_or((host.as_str(), ""));
    let domain = letters(domain.rsplit('.').next().unwrap_or_default());
    let source = letters(page.source.as_deref().unwrap_or_default());
    let covers =
        |one: &str, other: &str| one.len() >= 3 && other.contains(one) || other.len() >= 3 && one.contains(other);
    !words.is_empty()
        && (covers(&words, &source) && !source.is_empty() || covers(&words, &domain) && !domain.is_empty())
}
