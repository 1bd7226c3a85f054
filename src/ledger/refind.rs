//! Mentions found again after an edit: by quote, then by likeness.

use super::Words;
use crate::article::ArticleId;
use crate::extract::{Mention, MentionId};
use crate::text::words;
use std::collections::{BTreeSet, HashMap};

/// The share of their words that two quotes must have in common (Jaccard) to be one sentence before and after an edit, where the
/// event word is the same. At one half, each sentence keeps two thirds of the other's words.
const LIKE: f64 = 0.5;

/// The same where the event word was edited too.
const LIKE_WITHOUT_TRIGGER: f64 = 0.75;

/// Looks mentions up by id, and by words where the id is gone.
#[derive(Debug)]
pub struct Finder<'m> {
    mentions: Vec<&'m Mention>,
    by_id: HashMap<&'m MentionId, usize>,
    /// Where several mentions of a collection have one id, those behind the first: of 300,000 mentions, some ten pairs do.
    twins: HashMap<&'m MentionId, Vec<usize>>,
    by_article: HashMap<&'m ArticleId, Vec<usize>>,
}

impl<'m> Finder<'m> {
    /// Over all mentions of a collection.
    pub fn new(mentions: impl IntoIterator<Item = &'m Mention>) -> Self {
        let mentions: Vec<&Mention> = mentions.into_iter().collect();
        let mut by_article: HashMap<_, Vec<usize>> = HashMap::new();
        let (mut by_id, mut twins) = (HashMap::with_capacity(mentions.len()), HashMap::new());
        for (i, mention) in mentions.iter().enumerate() {
            by_article.entry(&mention.article).or_default().push(i);
            if *by_id.entry(&mention.id).or_insert(i) != i {
                twins.entry(&mention.id).or_insert_with(Vec::new).push(i);
            }
        }
        Self { mentions, by_id, twins, by_article }
    }

    /// The mention at that index.
    pub fn mention(&self, i: usize) -> &'m Mention {
        self.mentions[i]
    }

    /// The ids of all mentions.
    pub fn ids(&self) -> impl Iterator<Item = &'m MentionId> {
        self.mentions.iter().map(|m| &m.id)
    }

    /// The mention of the same article whose quote is the likest, however unlike.
    pub fn nearest(&self, words: &Words) -> Option<usize> {
        let old = vocabulary(&words.quote);
        let likeness = |i: &usize| jaccard(&old, &vocabulary(&self.mentions[*i].quote));
        let all = self.by_article.get(&words.article)?.iter().copied();
        all.max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)))
    }

    /// The mention with that id; of several the first.
    pub fn exact(&self, id: &MentionId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The mention with that id in that article. An id is made from its article's, so that one of another article only looks
    /// like it.
    pub fn exact_in(&self, id: &MentionId, article: &ArticleId) -> Option<usize> {
        let all = self.by_id.get(id).into_iter().chain(self.twins.get(id).into_iter().flatten());
        all.copied().find(|&i| self.mentions[i].article == *article)
    }

    /// The mention whose words those have become: the same quote, else the likest; of equals one with the same event word, then the
    /// first in the text.
    pub fn like(&self, words: &Words) -> Option<usize> {
        let candidates = self.by_article.get(&words.article)?;
        let same_trigger = |&i: &usize| self.mentions[i].trigger.text.eq_ignore_ascii_case(&words.trigger);
        let same: Vec<usize> = candidates.iter().copied().filter(|&i| words.are_those_of(self.mentions[i])).collect();
        if let Some(&first) = same.first() {
            return same.iter().copied().find(|i| same_trigger(i)).or(Some(first));
        }
        let old = vocabulary(&words.quote);
        let mut best: Option<(f64, usize)> = None;
        for &i in candidates {
            let likeness = jaccard(&old, &vocabulary(&self.mentions[i].quote));
            let enough = if same_trigger(&i) { LIKE } else { LIKE_WITHOUT_TRIGGER };
            if likeness >= enough && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, i));
            }
        }
        best.map(|(_, i)| i)
    }

    /// By id, else by words.
    pub fn find(&self, id: &MentionId, words: Option<&Words>) -> Option<usize> {
        let own = words.and_then(|words| self.exact_in(id, &words.article));
        own.or_else(|| self.exact(id)).or_else(|| self.like(words?))
    }
}

fn vocabulary(quote: &str) -> BTreeSet<String> {
    words(quote).map(str::to_lowercase).collect()
}

fn jaccard(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}
