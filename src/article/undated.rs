//! Articles whose publication date is unknown: what the text itself says of it.

use super::Article;
use crate::date::{DateBounds, Precision, bounds};

/// Narrows the bounds that the file gives by what its text says.
pub(super) fn narrow(article: &mut Article) {
    let Some(outer) = article.published_bounds.take() else { return };
    bound(article);
    let Some(inner) = article.published_bounds.take() else {
        article.published_bounds = Some(outer);
        return;
    };
    let latest = [outer.latest, inner.latest].into_iter().flatten().min();
    // A text that speaks of a later day than the page allows speaks of the future; the page's own bound stands.
    let earliest = outer.earliest.max(inner.earliest).filter(|day| latest.is_none_or(|latest| *day <= latest));
    article.published_bounds = Some(DateBounds {
        earliest,
        latest,
        because: format!("{}; {}", inner.because, outer.because),
        evidence: inner.evidence.into_iter().chain(outer.evidence).collect(),
    });
}

/// Fills in `published_bounds` where no day of publication is known and none are given.
pub(super) fn bound(article: &mut Article) {
    let is_known = article.published.as_ref().is_some_and(|date| date.precision() == Precision::Day);
    if is_known || article.published_bounds.is_some() {
        return;
    }
    let evidence: Vec<_> = article.blocks.iter().filter(|b| b.kind.is_evidence()).map(|b| b.span).collect();
    article.published_bounds = bounds(&article.text, &evidence, article.language.as_deref().unwrap_or("en"));
}
