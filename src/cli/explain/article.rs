//! Why an article is dated as it is, and what its words say of time.

use super::known;
use crate::article::Article;
use crate::extract::Reading;
use crate::merge::Corrected;
use crate::text::one_line;
use std::fmt::Write as _;

/// Its date, each statement with its weight, what another one would take, and the expressions of its text.
pub fn article(article: &Article, corrected: &Corrected) -> String {
    let mut out = format!("article {}\n", article.id.0);
    published(article, &mut out);
    out.push_str(&known::edits(corrected.articles.get(&article.id).into_iter().flatten()));
    if let Some(bounds) = &article.published_bounds {
        let _ = writeln!(out, "  {}", bounds.because);
        for evidence in &bounds.evidence {
            let _ = writeln!(out, "    “{}”: {}", one_line(&evidence.quote), evidence.says);
        }
    }
    for timex in &Reading::new(article).tagged.timexes {
        let date = timex.date.as_ref().map_or("no date".to_owned(), ToString::to_string);
        let words = one_line(timex.span.of(&article.text));
        let _ = writeln!(out, "  “{words}” {} → {date}: {}", timex.value, timex.basis.0);
    }
    out
}

fn published(article: &Article, out: &mut String) {
    match (&article.published, &article.published_basis) {
        (Some(date), Some(basis)) => {
            let quote = basis.quote.as_ref().map_or(String::new(), |q| format!(": “{q}”"));
            let because = basis.because.as_ref().map_or(String::new(), |because| format!("; {because}"));
            let (kind, confidence) = (&basis.kind, basis.confidence);
            let _ = writeln!(out, "  published: {date} (from {kind}{quote}, confidence {confidence:.2}{because})");
        }
        (Some(date), None) => _ = writeln!(out, "  published: {date}"),
        (None, _) => out.push_str("  published: unknown\n"),
    }
    for stated in &article.published_candidates {
        let against = if article.published.as_ref() == Some(&stated.date) { "" } else { ", not taken" };
        let _ = writeln!(
            out,
            "    {} “{}” states {}, weight {:.2}{against}",
            stated.kind, stated.quote, stated.date, stated.confidence
        );
    }
    let by_hand = article.published_basis.as_ref().is_some_and(|basis| basis.kind == "editor");
    let way_out = match (by_hand, article.published_candidates.is_empty()) {
        (true, _) => "the editor's word outdoes whatever is stated: without it, that is weighed",
        (false, true) => "`article:` with a `date:` in content/curation/, or `date:` in the file, would give another",
        (false, false) => {
            "the surest day is taken, statements that agree add up; `article:` with a `date:` in content/curation/ would outdo them"
        }
    };
    let _ = writeln!(out, "    {way_out}");
}
