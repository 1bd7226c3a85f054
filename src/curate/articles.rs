//! What the editor says of articles, before anything is read out of them.

use super::decision::{Decision, Kind, Was};
use super::file::Curation;
use crate::article::{Article, PublishedBasis};
use crate::date::Edtf;
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::merge::{Corrected, What};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Curation {
    /// Sets dates and source names of articles, and adds the sources of events that the editor wrote; returns what was set, and what
    /// could not be.
    pub fn correct(&self, articles: &mut Vec<Article>) -> (Corrected, Vec<Diagnostic>) {
        let (mut corrected, mut problems) = (Corrected::default(), Vec::new());
        let (mut by_name, mut sources): (HashMap<String, usize>, BTreeMap<String, Vec<usize>>) = Default::default();
        for (i, article) in articles.iter().enumerate() {
            by_name.insert(article.id.0.clone(), i);
            by_name.extend(article.path.clone().map(|path| (path, i)));
            if let Some(source) = &article.source {
                sources.entry(key(source)).or_default().push(i);
            }
        }
        for decision in &self.decisions {
            match &decision.kind {
                Kind::Article(name, date) => {
                    let Some(&i) = by_name.get(name) else {
                        problems.push(self.missing_article(decision, name, &by_name));
                        continue;
                    };
                    let article = &mut articles[i];
                    if let Some(problem) = stale(article, date) {
                        problems.push(self.point(decision, &["date", "was"], 0, problem));
                    }
                    let was = article.published.as_ref().map(ToString::to_string);
                    let edit = self.edit(decision, What::Date, was, Some(date.now.to_string()));
                    corrected.articles.entry(article.id.clone()).or_default().push(edit);
                    set_date(article, &date.now, decision.reasons.why.clone());
                }
                Kind::Source(names) => {
                    self.name_source(decision, names, articles, &mut sources, &mut corrected, &mut problems);
                }
                _ => {}
            }
        }
        for written in &self.written {
            let edit = self.edit(&written.note, What::Written, None, None);
            let edits = written.articles.iter().map(|article| (article.id.clone(), vec![edit.clone()]));
            corrected.articles.extend(edits);
            articles.extend(written.articles.iter().cloned());
        }
        (corrected, problems)
    }

    /// Calls an outlet by the first of its names, wherever an article has one of the others; `sources` are the articles of each.
    fn name_source(
        &self,
        decision: &Decision,
        names: &[String],
        articles: &mut [Article],
        sources: &mut BTreeMap<String, Vec<usize>>,
        corrected: &mut Corrected,
        problems: &mut Vec<Diagnostic>,
    ) {
        let of_name: Vec<Vec<usize>> =
            names.iter().map(|name| sources.remove(&key(name)).unwrap_or_default()).collect();
        for (n, name) in names.iter().enumerate().skip(1).filter(|(n, _)| of_name[*n].is_empty()) {
            let message =
                format!("no article is from `{name}`{}", did_you_mean(&key(name), sources.keys().map(String::as_str)));
            let problem =
                Diagnostic::warning("missing-source", message).help("remove it from the list if it is not needed");
            problems.push(self.point(decision, &["source"], n, problem));
        }
        let all = of_name.concat();
        for &i in &all {
            articles[i].source = Some(names[0].clone());
        }
        if !all.is_empty() {
            let edit = self.edit(decision, What::Names, None, Some(names.join(", ")));
            corrected.sources.entry(names[0].clone()).or_default().push(edit);
            sources.insert(key(&names[0]), all);
        }
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
