//! Drawing diagnostics, for people and for programs.

use super::{Diagnostic, Place, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Draws the diagnostics by place, each as `file:line:col: error[code]: message` with the line and a caret under it, and a
/// blank line between two.
pub fn render(diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = String::new();
    for diagnostic in by_place(diagnostics) {
        drawn.push_str(&renderer.render(&[group(diagnostic)]));
        drawn.push_str("\n\n");
    }
    drawn
}

/// The diagnostics by place, one JSON object a line.
pub fn render_json(diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in by_place(diagnostics) {
        lines.push_str(&serde_json::to_string(diagnostic).unwrap_or_default());
        lines.push('\n');
    }
    lines
}

fn by_place(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<_> = diagnostics.iter().collect();
    sorted.sort();
    sorted
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let name = diagnostic.severity.name();
    let name = match &diagnostic.place {
        Some(place) => format!("{}: {name}", place.address()),
        None => name.to_owned(),
    };
    let title = level(diagnostic.severity).with_name(name).primary_title(&diagnostic.message).id(diagnostic.code);
    let group = Group::with_title(title).elements(diagnostic.place.as_ref().and_then(snippet));
    group.elements(diagnostic.help.as_ref().map(|help| Level::HELP.message(help)))
}

fn snippet(place: &Place) -> Option<Snippet<'_, annotate_snippets::Annotation<'_>>> {
    let line = place.source_line.as_deref().filter(|line| !line.trim().is_empty())?;
    let caret = AnnotationKind::Primary.span(place.meant());
    Some(Snippet::source(line).line_start(place.line? as usize).annotation(caret))
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_the_line_with_a_caret_by_place() {
        let text = "---\ntitle: Floods\ndat: 2024-01-27\n---\n";
        let later = Diagnostic::error("unknown-key", "`dat` is not a known key (did you mean `date`?)")
            .at("content/a.md", text, 18..21)
            .help("known keys are `date` and `title`");
        let whole = Diagnostic::warning("empty-file", "the file is empty").in_file("content/a.md");
        let nowhere = Diagnostic::note("no-articles", "there are no articles");
        insta::assert_snapshot!(render(&[later, whole, nowhere], false), @r"
        note[no-articles]: there are no articles

        content/a.md: warning[empty-file]: the file is empty

        content/a.md:3:1: error[unknown-key]: `dat` is not a known key (did you mean `date`?)
          |
        3 | dat: 2024-01-27
          | ^^^
          |
          = help: known keys are `date` and `title`
        ");
    }

    #[test]
    fn any_text_can_be_drawn() {
        for text in ["", "\u{0}\u{7}\u{202e}\t\tx", "\u{1f468}\u{200d}\u{1f469}", "\r\n\r"] {
            for at in 0..=text.len() {
                let problem = Diagnostic::error("x", text).at(text, text, at..at + 1).help(text);
                assert!(!render(&[problem], true).is_empty());
            }
        }
    }

    #[test]
    fn json_is_one_object_a_line() {
        let problem = Diagnostic::error("bad-date", "no").at("a.md", "date: x\n", 6..7);
        assert_eq!(
            render_json(&[problem]),
            "{\"place\":{\"file\":\"a.md\",\"line\":1,\"column\":7,\"source_line\":\"date: x\",\"length\":1},\
             \"severity\":\"error\",\"code\":\"bad-date\",\"message\":\"no\",\"help\":null}\n"
        );
    }
}
