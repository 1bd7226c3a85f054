//! How to cite what an event rests on: its articles, in the forms that reference managers and Wikipedia read.

use crate::site::data::reference::Reference;
use crate::site::data::{bibtex, csl, ris, wikipedia};
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// How many articles are given for one event: those of its best citations.
const ARTICLES_MAX: usize = 5;

/// One form of the references of an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Cite {
    /// Name of the form: "BibTeX".
    pub name: &'static str,
    /// The references, ready to be copied.
    pub text: String,
}

/// The references of an event in all forms, and how many articles they leave out.
pub fn all(index: &Index, event: usize) -> (Vec<Cite>, usize) {
    let articles = index.articles_of(event);
    let left_out = articles.len().saturating_sub(ARTICLES_MAX);
    let references: Vec<_> =
        articles.iter().take(ARTICLES_MAX).map(|&a| Reference::of_event(index, event, a)).collect();
    let join = |form: fn(&Reference) -> String| references.iter().map(form).collect::<Vec<_>>().join("\n");
    let csl: Vec<Value> = references.iter().map(csl::item).collect();
    let cites = vec![
        Cite { name: "BibTeX", text: join(bibtex::entry) },
        Cite { name: "RIS", text: join(ris::entry) },
        Cite { name: "CSL-JSON", text: serde_json::to_string_pretty(&csl).unwrap_or_default() },
        Cite { name: "Wikipedia", text: join(wikipedia::template) },
    ];
    (cites, left_out)
}
