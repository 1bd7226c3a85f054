//! What the editor says of articles, before anything is read out of them.

use super::decision::{Decision, Kind, Was};
use super::file::Curation;
use crate::article::{Article, PublishedBasis};
use crate::date::Edtf;
use crate::diagnostic::{Diagnostic, nearest};
use std::collections::{BTreeSet, HashMap};

impl Curation {
    /// Sets dates and source names of articles, and adds the sources of events that the editor wrote.
    pub fn correct(&self, articles: &mut Vec<Article>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (i, article) in articles.iter().enumerate() {
            by_name.insert(article.id.0.clone(), i);
            by_name.extend(article.path.clone().map(|path| (path, i)));
        }
        let mut names: HashMap<String, &String> = HashMap::new();
        for decision in &self.decisions {
            match &decision.kind {
                Kind::Article(name, date) => {
                    let Some(&i) = by_name.get(name) else {
                        problems.push(self.missing_article(decision, name, &by_name));
                        continue;
                    };
                    if let Some(problem) = stale(&articles[i], date) {
                        problems.push(self.point(decision, &["date", "was"], 0, problem));
                    }
                    set_date(&mut articles[i], &date.now, decision.reasons.why.clone());
                }
                Kind::Source(all) => names.extend(all[1..].iter().map(|name| (key(name), &all[0]))),
                _ => {}
            }
        }
        for article in articles.iter_mut() {
            if let Some(name) = article.source.as_ref().and_then(|source| names.get(&key(source))) {
                article.source = Some((*name).clone());
            }
        }
        articles.extend(self.written.iter().flat_map(|written| written.articles.clone()));
        problems
    }

    fn missing_article(&self, decision: &Decision, name: &str, known: &HashMap<String, usize>) -> Diagnostic {
        let problem = Diagnostic::warning("missing-article", format!("there is no article `{name}`"));
        let near = nearest(name, known.keys().map(String::as_str).collect::<BTreeSet<_>>());
        let help = near.map_or_else(|| "it was removed or renamed".to_owned(), |n| format!("the nearest is `{n}`"));
        self.point(decision, &["article"], 0, problem).help(help)
    }
}

fn key(source: &str) -> String {
    source.trim().to_lowercase()
}

fn stale(article: &Article, date: &Was<Edtf>) -> Option<Diagnostic> {
    let was = date.was.as_ref()?;
    let is = article.published.as_ref();
    if is == Some(was) || is == Some(&date.now) {
        return None;
    }
    let is = is.map_or("unknown".to_owned(), ToString::to_string);
    let message = format!("the date was {was} when this was decided; without the decision it would be {is} now");
    Some(Diagnostic::warning("stale-was", message).help("look again, then write the new value after `was:`"))
}

fn set_date(article: &mut Article, date: &Edtf, why: Option<String>) {
    article.published = Some(date.clone());
    article.published_time = None;
    article.published_bounds = None;
    article.published_basis =
        Some(PublishedBasis { kind: "editor".to_owned(), quote: None, confidence: 1.0, because: why });
}
