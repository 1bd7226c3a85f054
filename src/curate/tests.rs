//! How decisions are read ([`reading`]), what is said of mistakes in them ([`mistakes`]), and that any decision written is read back ([`any`]).

mod any;
mod mistakes;
mod reading;

use super::*;

/// What is wrong with a curation file, as it is printed.
fn problems(text: &str) -> Vec<String> {
    let mut curation = Curation::default();
    let mut problems = curation.add("c.yaml".to_owned(), text.to_owned());
    problems.extend(curation.contradictions(&|target| target.0.clone()));
    problems.sort();
    let line = |p: &crate::diagnostic::Diagnostic| {
        format!(
            "{} {}: {}",
            p.place.as_ref().map_or(String::new(), crate::diagnostic::Place::address),
            p.code,
            p.message
        )
    };
    problems.iter().map(line).collect()
}
