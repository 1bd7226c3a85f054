//! Articles whose publication date is unknown: what the text itself says of it.

use super::Article;
use crate::date::{Precision, bounds};

/// Fills in `published_bounds` where no day of publication is known and none are given.
pub(super) fn bound(article: &mut Article) {
    let is_known = article.published.as_ref().is_some_and(|date| date.precision() == Precision::Day);
    if is_known || article.published_bounds.is_some() {
        return;
    }
    let evidence: Vec<_> = article.blocks.iter().filter(|b| b.kind.is_evidence()).map(|b| b.span).collect();
    article.published_bounds = bounds(&article.text, &evidence, article.language.as_deref().unwrap_or("en"));
}
