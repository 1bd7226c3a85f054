//! How decisions are read ([`reading`]), what is said of mistakes in them ([`mistakes`]), and that any decision written is read back ([`any`]).

mod any;
mod mistakes;
mod reading;

use super::*;
use crate::diagnostic::{Diagnostic, Place};

/// What is wrong with a curation file.
fn diagnostics(text: &str) -> Vec<Diagnostic> {
    let mut curation = Curation::default();
    let mut problems = curation.add("c.yaml".to_owned(), text.to_owned());
    problems.extend(curation.contradictions(&|target| target.0.clone()));
    problems.sort();
    problems
}

/// The same, as it is printed.
fn problems(text: &str) -> Vec<String> {
    let place = |p: &Diagnostic| p.place.as_ref().map_or(String::new(), Place::address);
    diagnostics(text).iter().map(|p| format!("{} {}: {}", place(p), p.code, p.message)).collect()
}
