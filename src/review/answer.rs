//! What the editor may answer, and the decision that it becomes.

use super::question::{Kind, Question};
use crate::curate::{Kind as Decided, Set, Target, Was};
use crate::date::Edtf;
use crate::diagnostic::Diagnostic;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// They are one; what is asked about is right.
    Same,
    /// They are not.
    Different,
    /// The editor cannot tell.
    Unsure,
    /// The event's or article's date, as EDTF.
    Date(String),
    /// The event's title.
    Title(String),
    /// The event is left out.
    Drop,
}

impl Answer {
    /// The decision; a problem where the question cannot be answered so, or what is given is no date.
    pub fn decision(&self, question: &Question) -> Result<Decided, Diagnostic> {
        let unfit = || Diagnostic::error("unfit-answer", "this question cannot be answered so");
        let first = question.about.first().ok_or_else(unfit)?;
        let target = Target(first.clone());
        let pair = || match question.quotes.as_slice() {
            [a, b, ..] => Ok(vec![Target(a.id.clone()), Target(b.id.clone())]),
            _ => Err(unfit()),
        };
        let names = || pair().map(|pair| pair.into_iter().map(|target| target.0).collect());
        let is_event = !matches!(question.kind, Kind::Undated | Kind::Name);
        let was = question.date.as_ref().and_then(|was| was.parse().ok());
        Ok(match (self, question.kind) {
            (Self::Same, Kind::Merge | Kind::Belong) => Decided::Same(pair()?),
            (Self::Different, Kind::Merge | Kind::Belong) => Decided::Different(pair()?),
            (Self::Unsure, Kind::Merge | Kind::Belong | Kind::Name) => Decided::Unsure(pair()?),
            (Self::Unsure, _) => Decided::Unsure(vec![target]),
            (Self::Same, Kind::Name) => Decided::Alias(names()?),
            (Self::Different, Kind::Name) => Decided::NotAlias(names()?),
            (Self::Same, Kind::Date | Kind::Disagreement) => Decided::Confirm(target),
            (Self::Date(now), Kind::Undated) => Decided::Article(first.clone(), Was { was: None, now: date(now)? }),
            (Self::Date(now), _) if is_event => {
                Decided::Set(target, Set { date: Some(Was { was, now: date(now)? }), ..Set::default() })
            }
            (Self::Title(now), _) if is_event => {
                let title = Was { was: Some(question.title.clone()), now: now.clone() };
                Decided::Set(target, Set { title: Some(title), ..Set::default() })
            }
            (Self::Drop, _) if is_event => Decided::Drop(target),
            _ => return Err(unfit()),
        })
    }
}

/// A date as an editor types it.
pub fn date(words: &str) -> Result<Edtf, Diagnostic> {
    words.trim().parse::<Edtf>().map_err(|error| {
        Diagnostic::error("bad-date", format!("`{}` is no date: {error}", words.trim()))
            .help("dates are written as in ISO 8601-2: 2024-01-26, 2024-01, 1961~, 2024-01-22/2024-01-27")
    })
}
