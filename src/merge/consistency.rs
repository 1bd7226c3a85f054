//! Pairs that cannot be one event, whatever their words: vetoes that no likeness outweighs.

use super::evidence::Evidence;
use crate::article::Article;
use crate::date::Edtf;
use chrono::{Datelike, NaiveDate};

/// How many days before its article's publication an undated happening may still lie and be taken for a dated one. News
/// is told within days; after two months an article that says no date speaks of something its readers know, or of another
/// occasion of the same kind.
const NEAR: i32 = 60;

/// When each article was published: first and last possible day; `None` where that is unknown or open.
#[derive(Debug, Default)]
pub struct Publications(Vec<Option<(i32, i32)>>);

impl Publications {
    /// Of all articles, by index.
    pub fn new(articles: &[Article]) -> Self {
        let number = |day: Option<NaiveDate>| day.map(|d| d.num_days_from_ce());
        let of = |date: &Edtf| Some((number(date.earliest())?, number(date.latest())?));
        Self(articles.iter().map(|a| a.published.as_ref().and_then(of)).collect())
    }

    /// Whether two mentions may be one event.
    pub fn allow(&self, a: &Evidence, b: &Evidence) -> bool {
        let two_things_of_one_article = a.article == b.article && a.family != b.family;
        !two_things_of_one_article && self.in_reach(a, b) && self.in_reach(b, a)
    }

    /// Whether `undated`, if it is that, was published within reach of the other's date, or of its publication.
    fn in_reach(&self, undated: &Evidence, other: &Evidence) -> bool {
        if undated.days.is_some() {
            return true;
        }
        let Some(told) = self.0[undated.article] else { return true };
        let Some(happened) = other.days.or(self.0[other.article]) else { return true };
        // Nothing is told before it happens; an open or coarse date is met by whatever lies inside it.
        told.1 >= happened.0 && told.0.saturating_sub(NEAR) <= happened.1.saturating_add(NEAR)
    }
}
