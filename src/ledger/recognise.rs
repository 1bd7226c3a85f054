//! Articles that were moved, renamed or edited keep the id, and so the address, that they had.
//!
//! What an article is known by, surest first: its id with a text alike, its very text, the address of its original, a text alike. A text is
//! compared by a sketch, the smallest hashes of its four-word shingles (bottom-k sketch, Broder 1997): the share of them that two texts have in
//! common estimates how much of the texts they have in common.

use super::state::{KnownArticle, State};
use super::{FILE, Record};
use crate::article::{Article, ArticleId};
use crate::diagnostic::Diagnostic;
use crate::text::{hash_word, words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::OnceLock;

/// Hashes in a sketch; with 16 the estimate is off by an eighth, half of the time by less than a twelfth.
const SKETCH: usize = 16;
/// Words in a shingle.
const SHINGLE: usize = 4;
/// Hashes in common from which a text is the other one edited: half of a full sketch.
const ALIKE: f64 = 0.5;

/// What is compared of a text.
struct Print<'a> {
    hash: String,
    text: &'a str,
    /// Worked out when it is asked for: most articles are known by their very text.
    sketch: OnceLock<BTreeSet<u32>>,
}

impl<'a> Print<'a> {
    fn of(article: &'a Article) -> Self {
        let hash = blake3::hash(article.text.as_bytes()).to_hex()[..16].to_owned();
        Self { hash, text: &article.text, sketch: OnceLock::new() }
    }

    fn sketch(&self) -> &BTreeSet<u32> {
        self.sketch.get_or_init(|| {
            let all: Vec<u64> = words(self.text).map(hash_word).collect();
            let fold =
                |w: &[u64]| w.iter().fold(0_u64, |h, &x| (h.rotate_left(17) ^ x).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let mut shingles: Vec<u32> =
                all.windows(SHINGLE.min(all.len().max(1))).map(|w| (fold(w) >> 32) as u32).collect();
            shingles.sort_unstable();
            shingles.dedup();
            shingles.into_iter().take(SKETCH).collect()
        })
    }

    fn written(&self) -> String {
        self.sketch().iter().fold(String::new(), |mut text, n| {
            let _ = write!(text, "{n:08x}");
            text
        })
    }
}

fn unpack(sketch: &str) -> BTreeSet<u32> {
    let parts = sketch.as_bytes().chunks(8).filter_map(|part| std::str::from_utf8(part).ok());
    parts.filter_map(|part| u32::from_str_radix(part, 16).ok()).collect()
}

/// How much two texts have in common, 0 to 1.
fn likeness(a: &BTreeSet<u32>, b: &BTreeSet<u32>) -> f64 {
    let smallest: Vec<&u32> = a.union(b).take(SKETCH).collect();
    let common = smallest.iter().filter(|n| a.contains(n) && b.contains(n)).count();
    if smallest.is_empty() { 0.0 } else { common as f64 / smallest.len() as f64 }
}

impl State {
    /// Gives articles the ids that they are known by. Ids change before extraction, as mentions are named after them.
    pub fn recognise(&self, articles: &mut [Article]) -> Vec<Diagnostic> {
        if self.articles.is_empty() {
            return Vec::new();
        }
        let prints: Vec<Print> = articles.par_iter().map(Print::of).collect();
        let mut matching = Matching::new(self, articles, &prints);
        matching.by_id(ALIKE);
        matching.by_text();
        matching.by_url();
        matching.by_likeness();
        matching.by_id(0.0);
        let found = matching.found;
        settle(articles, &found)
    }

    /// Records of the articles that are new or have changed.
    pub(super) fn article_records(&self, articles: &[Article]) -> Vec<Record> {
        let record = |article: &Article| {
            let print = Print::of(article);
            let known = self.articles.get(&article.id);
            let same_text = known.filter(|known| known.text == print.hash);
            if same_text.is_some_and(|known| known.path == article.path && known.url == article.url) {
                return None;
            }
            Some(Record::Article {
                article: article.id.clone(),
                path: article.path.clone(),
                url: article.url.clone(),
                sketch: same_text.map_or_else(|| print.written(), |known| known.sketch.clone()),
                text: print.hash,
            })
        };
        articles.par_iter().filter_map(record).collect()
    }
}

/// Who is who, as far as it is known.
struct Matching<'a> {
    state: &'a State,
    articles: &'a [Article],
    prints: &'a [Print<'a>],
    found: BTreeMap<usize, ArticleId>,
    open: BTreeMap<&'a ArticleId, BTreeSet<u32>>,
}

impl<'a> Matching<'a> {
    fn new(state: &'a State, articles: &'a [Article], prints: &'a [Print<'a>]) -> Self {
        let open = state.articles.iter().map(|(id, known)| (id, unpack(&known.sketch))).collect();
        Self { state, articles, prints, found: BTreeMap::new(), open }
    }

    fn pair(&mut self, article: usize, id: &ArticleId) {
        if !self.found.contains_key(&article) && self.open.remove(id).is_some() {
            self.found.insert(article, id.clone());
        }
    }

    fn unknown(&self) -> Vec<usize> {
        (0..self.articles.len()).filter(|i| !self.found.contains_key(i)).collect()
    }

    /// Those whose id is known and whose text is at least so much alike.
    fn by_id(&mut self, alike: f64) {
        for i in self.unknown() {
            let id = &self.articles[i].id;
            let near = self.open.get(id).is_some_and(|sketch| {
                self.state.articles[id].text == self.prints[i].hash
                    || likeness(sketch, self.prints[i].sketch()) >= alike
            });
            if near {
                self.pair(i, id);
            }
        }
    }

    fn by_text(&mut self) {
        self.by(|known| Some(&known.text), |i, this| Some(&this.prints[i].hash));
    }

    fn by_url(&mut self) {
        self.by(|known| known.url.as_ref(), |i, this| this.articles[i].url.as_ref());
    }

    fn by(&mut self, of: impl Fn(&KnownArticle) -> Option<&String>, own: impl Fn(usize, &Self) -> Option<&String>) {
        let mut ids: HashMap<&String, &ArticleId> = HashMap::new();
        for id in self.open.keys() {
            if let Some(key) = of(&self.state.articles[*id]) {
                ids.entry(key).or_insert(id);
            }
        }
        for i in self.unknown() {
            if let Some(id) = own(i, self).and_then(|key| ids.get(key)) {
                self.pair(i, id);
            }
        }
    }

    fn by_likeness(&mut self) {
        let mut holders: HashMap<u32, Vec<&ArticleId>> = HashMap::new();
        for (id, sketch) in &self.open {
            for &n in sketch {
                holders.entry(n).or_default().push(id);
            }
        }
        for i in self.unknown() {
            let own = self.prints[i].sketch();
            let near: BTreeSet<&ArticleId> = own.iter().filter_map(|n| holders.get(n)).flatten().copied().collect();
            let ranked = near.into_iter().filter_map(|id| Some((likeness(self.open.get(id)?, own), id)));
            let best = ranked.filter(|(l, _)| *l >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
            if let Some((_, id)) = best {
                self.pair(i, id);
            }
        }
    }
}

/// Gives the articles their ids; one that is new under a name that another one keeps gets a number behind it.
fn settle(articles: &mut [Article], found: &BTreeMap<usize, ArticleId>) -> Vec<Diagnostic> {
    let mut taken: BTreeSet<ArticleId> = found.values().cloned().collect();
    let mut problems = Vec::new();
    for (i, article) in articles.iter_mut().enumerate() {
        if let Some(id) = found.get(&i) {
            article.id = id.clone();
        } else if !taken.insert(article.id.clone()) {
            let mut free =
                (2..).map(|n| ArticleId(format!("{}-{n}", article.id.0))).filter(|id| taken.insert(id.clone()));
            let Some(id) = free.next() else { continue };
            let message =
                format!("the id `{}` belongs to an article that was moved; this one is `{}`", article.id.0, id.0);
            let problem = Diagnostic::note("known-id", message).in_file(article.path.as_deref().unwrap_or_default());
            problems.push(problem.help(format!("ids are kept in `{FILE}`, so that addresses last")));
            article.id = id;
        }
    }
    problems
}
