//! The headline of a page, without the name of its site.

use super::{Page, dom, json_ld, names};
use dom_query::Document;

/// Signs that set a site's name off from a headline.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ", " • ", " / "];
/// Words of a site's name at most.
const SITE_WORDS: usize = 6;

/// The headline: what metadata and the page's own heading agree on, else the best of them without the site's name.
pub(super) fn find(document: &Document, page: &Page) -> Option<String> {
    let heading = heading(document);
    let meta = |key: &str| page.metas.get(key).and_then(|values| values.first()).and_then(|value| json_ld::text_of(value));
    let json = page.json_ld.iter().find_map(|object| json_ld::texts(object.get("headline")).into_iter().next());
    let tab = document.select_single("head title").nodes().first().and_then(dom::line);
    let all: Vec<String> = [json, meta("og:title"), meta("twitter:title"), meta("dc.title"), meta("title"), tab.clone()].into_iter().flatten().collect();
    let bare: Vec<String> = all.iter().map(|title| without_site(title, page, heading.as_deref(), &all)).collect();
    // A heading that opens what the browser's tab shows is the headline as readers saw it.
    if let Some(heading) = &heading
        && all.iter().chain(&bare).any(|title| same(title, heading) || starts(title, heading))
    {
        return Some(heading.clone());
    }
    bare.into_iter().find(|title| !title.is_empty()).or(heading)
}

/// The first `<h1>` with words; where there are several, the one inside the article.
fn heading(document: &Document) -> Option<String> {
    let lines = |selector: &str| document.select(selector).nodes().iter().filter_map(dom::line).collect::<Vec<_>>();
    let inside = ["[itemprop~='headline']", "article h1", "main h1", "h1"];
    inside.iter().flat_map(|selector| lines(selector)).find(|line| line.split_whitespace().count() >= 2 && line.len() <= 400)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// Whether `title` is `heading` with something set off behind it.
fn starts(title: &str, heading: &str) -> bool {
    let rest = letters(title).strip_prefix(&letters(heading)).map(str::len);
    rest.is_some() && heading.split_whitespace().count() >= 3
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
    let (at, separator) = SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign))).max_by_key(|(at, _)| *at)?;
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
    let covers = |one: &str, other: &str| one.len() >= 3 && other.contains(one) || other.len() >= 3 && one.contains(other);
    !words.is_empty() && (covers(&words, &source) && !source.is_empty() || covers(&words, &domain) && !domain.is_empty())
}
