//! What a page says of when it was published: structured data before the page is cleaned, printed dates after.

use super::marks::{WORDS, appeared, is_of_something_else, is_update, updated_before, updated_behind};
use super::{Page, dom, json_ld};
use crate::article::published::{Candidate, Origin, find_written, in_address};
use chrono::Datelike;
use dom_query::{Document, NodeRef};

/// Words beside the date in such a line at most.
const MOST_WORDS: usize = 9;
/// Attributes that carry a date for programs.
const MACHINE: [&str; 6] = ["datetime", "data-datetime", "data-time", "data-timestamp", "data-published", "title"];
/// Longest line that is taken for a byline with its date.
const LONGEST_LINE: usize = 160;
/// Elements after the title within which its date stands.
const AFTER_TITLE: usize = 160;
/// Elements after the title among which a bare line is its byline.
const NEAR: usize = 40;
/// And before it.
const BEFORE_TITLE: usize = 60;

/// Statements in metadata, structured data, marked elements and the address.
pub(super) fn stated(document: &Document, page: &Page) -> Vec<Candidate> {
    let language = page.language.as_deref().unwrap_or_default();
    let read = |value: &str, origin| Candidate::read(value, origin, language);
    let mut found = Vec::new();
    for node in document
        .select("[itemprop~='datePublished'], [property='schema:datePublished'], [property='datePublished']")
        .nodes()
        .iter()
        .take(3)
    {
        let value =
            ["content", "datetime", "title"].iter().find_map(|name| dom::attr(node, name)).or_else(|| dom::line(node));
        found.extend(value.and_then(|value| read(&value, Origin::ItemProp)));
    }
    let kinds = [(&WORDS.published, Origin::Meta), (&WORDS.vague, Origin::Vague), (&WORDS.modified, Origin::Modified)];
    for (names, origin) in kinds {
        let values = names.iter().filter_map(|name| page.metas.get(*name)).flatten();
        found.extend(values.filter_map(|value| read(value, origin)));
    }
    for object in page.json_ld.iter().take(4) {
        let mut state = |key: &str, origin| {
            found.extend(json_ld::texts(object.get(key)).first().and_then(|value| read(value, origin)));
        };
        state("datePublished", Origin::JsonLd);
        if !object.contains_key("datePublished") {
            state("dateCreated", Origin::Vague);
            state("uploadDate", Origin::Vague);
        }
        state("dateModified", Origin::Modified);
    }
    found.extend(page.url.as_deref().and_then(in_address));
    found
}

/// A printed date, and how far from the title it stands.
struct Printed {
    candidate: Candidate,
    distance: usize,
}

/// Dates printed near the title. `document` is already without menus, related links and comments.
pub(super) fn printed(document: &Document, page: &Page) -> Vec<Candidate> {
    let Some(body) = document.body() else { return Vec::new() };
    let language = page.language.as_deref().unwrap_or_default();
    let nodes: Vec<_> = body.descendants_it().filter(NodeRef::is_element).collect();
    let title = title_at(&nodes, page.title.as_deref());
    let mut found: Vec<Printed> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let distance = match title {
            Some(title) if at >= title => at - title,
            // Before the title stand section fronts, tickers and today's date.
            Some(title) => AFTER_TITLE + (title - at),
            None => at,
        };
        let is_far = distance > AFTER_TITLE + BEFORE_TITLE && dom::name(node) != "time";
        if is_far && node.first_element_child().is_some() {
            continue;
        }
        let Some(candidate) = printed_in(node, language) else { continue };
        if appeared(&candidate.quote) || candidate.origin == Origin::Modified {
            found.push(Printed { candidate, distance: distance.min(AFTER_TITLE) });
        } else if !is_far {
            found.push(Printed { candidate, distance });
        }
    }
    nearest(found, title.is_some())
}

/// The first heading that is the title, else the first of the highest rank.
fn title_at(nodes: &[NodeRef], title: Option<&str>) -> Option<usize> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let wanted = title.map(letters).unwrap_or_default();
    let is_heading = |node: &&NodeRef| matches!(dom::name(node).as_str(), "h1" | "h2" | "h3");
    let same = nodes.iter().position(|node| {
        is_heading(&node) && !wanted.is_empty() && dom::line(node).is_some_and(|line| letters(&line) == wanted)
    });
    same.or_else(|| nodes.iter().position(|node| dom::name(node) == "h1"))
}

fn printed_in(node: &NodeRef, language: &str) -> Option<Candidate> {
    let name = dom::name(node);
    let is_time = name == "time" || node.has_attr("datetime");
    let labels = dom::labels(node);
    let is_marked = || WORDS.labels.iter().any(|label| labels.contains(label.as_str()));
    let origin = match () {
        () if is_time => Origin::Time,
        () if is_marked() => Origin::Marked,
        () if is_leaf(node) => Origin::Line,
        () => return None,
    };
    let lines = dom::spaced_lines(node);
    if lines.len() > 1 && lines.iter().all(|line| line.len() <= LONGEST_LINE) && !is_time {
        let mut each = lines.iter().filter_map(|line| printed_line(line, None, &labels, origin, language));
        let first = each.next()?;
        return Some(if first.origin == Origin::Modified {
            each.find(|one| one.origin != Origin::Modified).unwrap_or(first)
        } else {
            first
        });
    }
    let line = lines.join(" ");
    if line.len() > LONGEST_LINE {
        if appeared(&line) {
            return printed_line(&line[..line.floor_char_boundary(LONGEST_LINE)], None, &labels, origin, language);
        }
        return opening(&line, language).filter(|_| is_leaf(node));
    }
    let digit = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
    if is_of_something_else(&line[..digit], "") {
        return None;
    }
    let around = node.parent().and_then(|parent| dom::spaced_line(&parent)).filter(|line| line.len() <= LONGEST_LINE);
    let origin = if is_update(&line, around.as_deref(), &labels) { Origin::Modified } else { origin };
    let machine = MACHINE
        .iter()
        .filter(|name| **name != "title" || origin != Origin::Line)
        .find_map(|name| dom::attr(node, name));
    let machine = machine.and_then(|value| Candidate::read(&value, origin, language)).filter(is_of_the_web);
    machine.or_else(|| printed_line(&line, around.as_deref(), &labels, origin, language))
}

/// The date of a line that is not much more than a date.
fn printed_line(line: &str, around: Option<&str>, labels: &str, origin: Origin, language: &str) -> Option<Candidate> {
    let written = find_written(line, language)?;
    let (before, behind) = (&line[..written.at.start], &line[written.at.end..]);
    if is_of_something_else(before, behind) {
        return None;
    }
    let is_update = is_update(line, around, labels)
        || updated_before(line, &line[written.at.start..])
        || !appeared(line) && updated_behind(behind);
    let origin = if is_update { Origin::Modified } else { origin };
    let rest = before.split_whitespace().count() + behind.split_whitespace().count();
    let is_sentence = line.ends_with(['.', '!', '?']) && rest > 4;
    let fits = rest <= MOST_WORDS && !is_sentence
        || appeared(line) && written.at.start <= 60
        || origin != Origin::Line && rest <= 2 * MOST_WORDS;
    let candidate =
        Candidate { date: written.date, time: None, alternative: written.alternative, origin, quote: line.to_owned() };
    fits.then_some(candidate).filter(is_of_the_web)
}

/// Nothing was printed on a page before there were any.
fn is_of_the_web(candidate: &Candidate) -> bool {
    candidate.date.earliest().is_some_and(|day| day.year() >= 1991)
}

/// A date that a paragraph opens with, as datelines do: "30.07.2019 · The river rose", "Alder (12 June 2020). The river rose".
fn opening(paragraph: &str, language: &str) -> Option<Candidate> {
    let start = &paragraph[..paragraph.floor_char_boundary(80)];
    let written = find_written(start, language)?;
    let before = start[..written.at.start].trim_end();
    let after = &start[written.at.end..].trim_start();
    let is_place = before.is_empty() || before.len() <= 40 && before.ends_with(['(', ',', ':', '-', '–', '|']);
    let is_set_off = before.is_empty() || after.starts_with([')', '.', '-', '–', '—', '·', '|', ':', '(', '/']);
    let candidate = Candidate {
        date: written.date,
        time: None,
        alternative: written.alternative,
        origin: Origin::Dateline,
        quote: start.to_owned(),
    };
    (is_place && is_set_off && !after.starts_with(',')).then_some(candidate).filter(is_of_the_web)
}

/// Dates that a page hands to its scripts under a key that names publication, where all of a key agree.
pub(super) fn in_scripts(html: &str, language: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    for key in &WORDS.keys {
        let mut values =
            html.match_indices(key.as_str()).take(20).filter_map(|(at, _)| script_value(&html[at + key.len()..]));
        let Some(first) = values.next().and_then(|value| Candidate::read(value, Origin::Vague, language)) else {
            continue;
        };
        let agrees =
            |value: &str| Candidate::read(value, Origin::Vague, language).is_none_or(|other| other.date == first.date);
        if is_of_the_web(&first) && values.all(agrees) {
            found.push(first);
        }
    }
    found.truncate(3);
    found
}

/// The string behind a key: `: "…"`.
fn script_value(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let rest = rest.strip_prefix("\\\"").or_else(|| rest.strip_prefix(['"', '\'']))?;
    let end = rest.find(['"', '\'', '\\']).filter(|end| *end <= 40)?;
    Some(&rest[..end])
}

/// Whether an element has text of its own, and no blocks inside.
fn is_leaf(node: &NodeRef) -> bool {
    node.children_it(false).any(|child| child.is_text() && child.text().bytes().any(|b| b.is_ascii_digit()))
}

/// The printed date nearest to the title, with all that print it or stand as near; further ones are other articles'.
fn nearest(mut found: Vec<Printed>, has_title: bool) -> Vec<Candidate> {
    found.sort_by_key(|printed| printed.distance);
    let publication = |printed: &&Printed| printed.candidate.origin != Origin::Modified;
    let day = |printed: &Printed| printed.candidate.date.as_day();
    let near = found
        .iter()
        .filter(publication)
        .find(|printed| day(printed).is_some())
        .map(|printed| (day(printed), printed.distance));
    let mut stated = found.iter().filter(publication).filter_map(day);
    let only = stated.next().is_some_and(|first| stated.all(|other| other == first));
    let Some((first, distance)) = near else {
        return found.into_iter().take(3).map(|printed| printed.candidate).collect();
    };
    let mut kept: Vec<Candidate> = Vec::new();
    for printed in found {
        let is_first = day(&printed) == first;
        let is_modified = printed.candidate.origin == Origin::Modified;
        if !is_first && !is_modified {
            continue;
        }
        let mut candidate = printed.candidate;
        let is_near =
            has_title && (distance <= NEAR || (AFTER_TITLE..AFTER_TITLE + BEFORE_TITLE / 2).contains(&distance));
        let says = appeared(&candidate.quote) || candidate.origin == Origin::Dateline;
        if candidate.origin == Origin::Line && !is_near && !says && !only {
            candidate.origin = Origin::Elsewhere;
        } else if distance > AFTER_TITLE + BEFORE_TITLE && !is_modified {
            candidate.origin = candidate.origin.max(Origin::Line);
        }
        if !kept.iter().any(|other| other.origin == candidate.origin && other.date == candidate.date) && kept.len() < 6
        {
            kept.push(candidate);
        }
    }
    kept
}
