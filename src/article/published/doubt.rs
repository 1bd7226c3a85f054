//! What an editor should look at: dates that nothing states, that are coarse, or that are not sure.

use super::{Article, PublishedBasis};
use crate::date::{DateBounds, Edtf, Precision};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// Under this confidence a date is shown to the editor: one in five such dates is wrong.
const SURE: f64 = 0.8;

/// What is doubtful about the publication date of `article`, why, and what the editor could write where.
pub fn doubt(article: &Article) -> Option<Diagnostic> {
    let file = article.path.as_deref().unwrap_or(&article.id.0);
    let problem = match (&article.published, &article.published_basis) {
        (None, _) => undated(article),
        (Some(date), Some(basis)) if basis.kind != "editor" && basis.confidence < SURE => unsure(article, date, basis),
        (Some(date), Some(basis)) if basis.kind != "editor" && date.precision() != Precision::Day => {
            coarse(article, date, basis)
        }
        _ => return None,
    };
    Some(problem.in_file(file))
}

fn undated(article: &Article) -> Diagnostic {
    let message = "nothing says when this was published, so that “on Friday” and the like stay open";
    let problem = Diagnostic::warning("undated", message);
    let Some(bounds) = &article.published_bounds else {
        return problem.help(format!("{}; nothing in the text bounds it", way_out(article, "2024-01-27")));
    };
    let value = within(bounds).map_or_else(|| "…".to_owned(), |date| date.to_string());
    problem.help(format!("{}, if you know no better; known is: {}", way_out(article, &value), bounds.because))
}

/// The month or year that both bounds lie in.
fn within(bounds: &DateBounds) -> Option<Edtf> {
    use chrono::Datelike;
    let (earliest, latest) = (bounds.earliest?, bounds.latest?);
    match () {
        () if earliest == latest => Some(Edtf::day(earliest)),
        () if earliest.year() != latest.year() => None,
        () if earliest.month() != latest.month() => Some(Edtf::year(earliest.year())?),
        () => Edtf::month(earliest.year(), earliest.month()),
    }
}

fn unsure(article: &Article, date: &Edtf, basis: &PublishedBasis) -> Diagnostic {
    let quote = basis.quote.as_deref().unwrap_or_default();
    let because = basis.because.as_deref().unwrap_or(&basis.kind);
    let others: BTreeSet<String> = article
        .published_candidates
        .iter()
        .filter(|other| other.date != *date && other.kind != "captured")
        .map(|other| format!("{} ({} “{}”)", other.date, other.kind, other.quote))
        .collect();
    let others = others.into_iter().take(3).collect::<Vec<_>>().join(", ");
    let others = if others.is_empty() { others } else { format!("; other dates are {others}") };
    let message = format!("published {date}? {because}: “{quote}”{others}");
    Diagnostic::note("doubtful-date", message).help(format!("{} if that is right", way_out(article, &date.to_string())))
}

fn coarse(article: &Article, date: &Edtf, basis: &PublishedBasis) -> Diagnostic {
    let quote = basis.quote.as_deref().unwrap_or_default();
    let message = format!("published {date}, and no day is known: {} “{quote}”", basis.kind);
    Diagnostic::note("coarse-date", message).help(format!("{}, if you know the day", way_out(article, "…")))
}

/// Where an editor writes a date: above the text, or beside the file.
fn way_out(article: &Article, value: &str) -> String {
    let path = article.path.as_deref().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    match ending {
        _ if path.contains('#') => {
            format!("save it as a file of its own, and put `date: {value}` into a `.yaml` of its name")
        }
        "md" | "markdown" | "txt" | "text" | "" => format!("add `date: {value}` to its front matter"),
        _ => format!("put `date: {value}` into `{stem}.yaml`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::DateCandidate;

    fn article(path: &str, published: Option<&str>, confidence: f64) -> Article {
        let basis = |quote: &str| PublishedBasis {
            kind: "line".to_owned(),
            quote: Some(quote.to_owned()),
            confidence,
            because: Some("stated by line".to_owned()),
        };
        Article {
            path: Some(path.to_owned()),
            published: published.map(|date| date.parse().unwrap()),
            published_basis: published.map(basis),
            ..Article::default()
        }
    }

    fn told(article: &Article) -> Option<(&'static str, String, String)> {
        doubt(article).map(|problem| (problem.code, problem.message, problem.help.unwrap_or_default()))
    }

    #[test]
    fn what_is_sure_is_not_told() {
        assert_eq!(told(&article("content/a.html", Some("2024-01-27"), 0.93)), None);
    }

    #[test]
    fn doubts_say_why_and_what_to_write_where() {
        let mut unsure = article("content/a.html", Some("2024-01-27"), 0.6);
        let other = DateCandidate {
            date: "2024-01-26".parse().unwrap(),
            time: None,
            kind: "meta".to_owned(),
            quote: "26 Jan 2024".to_owned(),
            confidence: 0.9,
        };
        unsure.published_candidates = vec![other];
        let (code, message, help) = told(&unsure).unwrap();
        assert_eq!(code, "doubtful-date");
        assert!(message.contains("2024-01-27") && message.contains("2024-01-26 (meta “26 Jan 2024”)"), "{message}");
        assert_eq!(help, "put `date: 2024-01-27` into `content/a.yaml` if that is right");
        assert_eq!(told(&article("a.md", Some("2024-01"), 0.9)).unwrap().0, "coarse-date");
        let mut undated = article("content/a.txt", None, 0.0);
        let day = |text: &str| text.parse().ok();
        undated.published_bounds = Some(DateBounds {
            earliest: day("2024-01-03"),
            latest: day("2024-01-28"),
            because: "a flood of 3 January".to_owned(),
            evidence: Vec::new(),
        });
        let (code, _, help) = told(&undated).unwrap();
        assert_eq!(code, "undated");
        assert!(
            help.contains("`date: 2024-01` to its front matter") && help.contains("a flood of 3 January"),
            "{help}"
        );
    }
}
