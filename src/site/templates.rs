//! The template engine, and what is wrong with a template in words that lead to the place.

use super::Theme;
use super::view::Page;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::digest;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::value::Key;
use tera::{Context, ErrorKind, ReportError, Tera, TeraResult, Value};

/// Room for most pages, in bytes.
const ROOM: usize = 32 << 10;

/// All templates, parsed.
pub struct Templates {
    tera: Tera,
    sources: BTreeMap<String, String>,
    /// A hash of what every page rests on: the program, the templates and the globals.
    ground: [u8; 32],
}

impl Templates {
    /// Parses all templates of a theme. `globals` are there in every template beside its page's own view.
    pub fn new(theme: &Theme, globals: &impl Serialize) -> Result<Self, Vec<Diagnostic>> {
        let sources = &theme.templates;
        let mut broken: Vec<_> = sources.iter().filter_map(|(name, source)| syntax_error(name, source)).collect();
        if !broken.is_empty() {
            broken.sort();
            return Err(broken);
        }
        let mut tera = Tera::new();
        tera.add_raw_templates(sources).map_err(|error| explain(&error, sources))?;
        let context = Context::from_serialize(globals).map_err(|error| explain(&error, sources))?;
        tera.global_context().extend(context);
        let ground = digest::of(&(env!("DATELINE_PAGES"), sources, globals));
        Ok(Self { tera, sources: sources.clone(), ground })
    }

    /// A hash of all that decides what [`Templates::render`] makes of the same.
    pub fn key(&self, template: &str, page: &Page<impl Serialize>) -> [u8; 32] {
        digest::of(&(self.ground, template, &page.root, &page.page, &page.view))
    }

    /// Renders one page.
    pub fn render(&self, template: &str, page: &Page<impl Serialize>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut html = Vec::with_capacity(ROOM);
        context(page)
            .and_then(|context| self.tera.render_to(template, &context, &mut html))
            .map_err(|error| explain(&error, &self.sources))?;
        Ok(html)
    }
}

/// A page as templates see it: its own fields beside what all pages have.
fn context(page: &Page<impl Serialize>) -> TeraResult<Context> {
    let mut context = Context::new();
    for (name, value) in Value::try_from_serializable(&page.view)?.into_map().into_iter().flatten() {
        match name {
            Key::Str(name) => context.insert_value(name, value),
            name => context.insert_value(name.to_string(), value),
        }
    }
    context.insert_value("page", Value::try_from_serializable(&page.page)?);
    context.insert_value("root", Value::from(page.root.as_str()));
    Ok(context)
}

/// What is wrong with one template alone: parsing stops at the first mistake, so each file is parsed for itself.
fn syntax_error(name: &str, source: &str) -> Option<Diagnostic> {
    let error = Tera::new().add_raw_template(name, source).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(at(report, source)),
        _ => None,
    }
}

fn explain(error: &tera::Error, sources: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let source = |name: &str| sources.get(name).map_or("", String::as_str);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![at(report, source(report.filename()))]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![at_tag(tpl, source(tpl), "extends", "extends itself in a circle")]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![at_tag(tpl, source(tpl), "include", "includes itself in a circle")]
        }
        ErrorKind::MissingParent { current, parent } => {
            vec![at_tag(current, source(current), "extends", &format!("there is no template `{parent}` to extend"))]
        }
        _ => reports(&error.to_string(), sources),
    }
}

/// A mistake with its place, as the engine reports it.
fn at(report: &ReportError, source: &str) -> Diagnostic {
    let span = report.span();
    let one_line = span.end_line == span.start_line && span.end_col > span.start_col;
    let length = if one_line { span.end_col - span.start_col } else { 1 };
    diagnostic(report.filename(), source, span.start_line, span.start_col + 1, length, report.message())
}

/// A mistake that the engine names no place for: the tag of that kind is it.
fn at_tag(name: &str, source: &str, tag: &str, message: &str) -> Diagnostic {
    let found = source.lines().enumerate().find(|(_, line)| line.contains(tag));
    let (line, column) = found.map_or((1, 1), |(i, line)| (i + 1, 1 + line.find(tag).unwrap_or(0)));
    diagnostic(name, source, line, column, tag.len(), message)
}

/// Unknown filters, tests, functions, components, blocks and includes come as one text of several reports:
/// `error: message` and `--> file:line:column`.
fn reports(text: &str, sources: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut message = "";
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = words;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
            let row = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
            let file = parts.next().unwrap_or_default();
            found.push(diagnostic(file, sources.get(file).map_or("", String::as_str), row, column, 1, message));
        }
    }
    if found.is_empty() {
        let message = text.to_owned();
        found.push(Diagnostic { place: None, severity: Severity::Error, code: "template", message, help: None });
    }
    found
}

fn diagnostic(name: &str, source: &str, line: usize, column: usize, length: usize, message: &str) -> Diagnostic {
    let (message, help) = split_fields(message);
    let mut place = Place::of_position(&format!("templates/{name}"), source, line, column);
    place.length = u32::try_from(length).unwrap_or(1).max(1);
    Diagnostic { place: Some(place), severity: Severity::Error, code: "template", message, help }
}

/// The engine ends some messages with the names that are known; they are the way out, so they become the help.
fn split_fields(message: &str) -> (String, Option<String>) {
    for (mark, words) in [(" Available fields: ", "known fields"), (" Available variables: ", "known variables")] {
        if let Some((message, known)) = message.split_once(mark) {
            return (message.trim_end_matches('.').to_owned(), Some(format!("{words}: {known}")));
        }
    }
    (message.trim_end_matches('.').to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::view::Frame;

    fn theme(templates: &[(&str, &str)]) -> Theme {
        let templates = templates.iter().map(|&(name, source)| (name.to_owned(), source.to_owned())).collect();
        Theme { templates, ..Theme::default() }
    }

    fn page<V>(view: V) -> Page<V> {
        Page { root: String::new(), page: Frame::default(), view }
    }

    fn places(problems: &[Diagnostic]) -> Vec<(String, u32, u32)> {
        let place = |d: &Diagnostic| d.place.clone().map(|p| (p.file, p.line.unwrap_or(0), p.column.unwrap_or(0)));
        problems.iter().filter_map(place).collect()
    }

    #[test]
    fn all_wrong_templates_are_named_at_once() {
        let broken = theme(&[("a.html", "<p>\n{{ x"), ("b.html", "fine"), ("c.html", "{% if %}{% endif %}")]);
        let problems = Templates::new(&broken, &()).err().unwrap_or_default();
        let files: Vec<_> = places(&problems).into_iter().map(|(file, line, _)| (file, line)).collect();
        assert_eq!(files, [("templates/a.html".to_owned(), 2), ("templates/c.html".to_owned(), 1)]);
    }

    #[test]
    fn unknown_names_have_their_place() {
        let broken = theme(&[("a.html", "{{ x | shout }}"), ("b.html", "\n {% include \"no.html\" %}")]);
        let problems = Templates::new(&broken, &BTreeMap::<String, String>::new()).err().unwrap_or_default();
        assert_eq!(places(&problems).len(), 2, "{problems:?}");
        assert!(problems[0].message.contains("shout"), "{problems:?}");
        let broken = theme(&[("a.html", "\n{% extends \"no.html\" %}")]);
        let problems = Templates::new(&broken, &BTreeMap::<String, String>::new()).err().unwrap_or_default();
        assert_eq!(places(&problems), [("templates/a.html".to_owned(), 2, 4)]);
    }

    #[test]
    fn an_unknown_field_lists_the_known_ones() {
        let theme = theme(&[("a.html", "<p>\n  {{ event.titel }}</p>")]);
        let templates = Templates::new(&theme, &BTreeMap::<String, String>::new()).unwrap_or_else(|e| panic!("{e:?}"));
        let mut event = BTreeMap::new();
        event.insert("title", "x");
        event.insert("date", "y");
        let view = BTreeMap::from([("event", event)]);
        let problems = templates.render("a.html", &page(view)).err().unwrap_or_default();
        assert_eq!(places(&problems).first().map(|p| p.1), Some(2));
        assert_eq!(problems[0].help.as_deref(), Some("known fields: date, title"));
        assert_eq!(problems[0].place.as_ref().and_then(|p| p.source_line.as_deref()), Some("  {{ event.titel }}</p>"));
    }

    #[test]
    fn values_are_escaped() {
        let theme = theme(&[("a.html", "{{ x }}")]);
        let templates = Templates::new(&theme, &BTreeMap::<String, String>::new()).unwrap_or_else(|e| panic!("{e:?}"));
        let html = templates.render("a.html", &page(BTreeMap::from([("x", "<b a='1'>&\"")]))).unwrap_or_default();
        let html = String::from_utf8_lossy(&html).into_owned();
        assert!(!html.contains('<') && !html.contains('"') && !html.contains('\''), "{html}");
    }
}
