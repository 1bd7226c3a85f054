//! What is at hand when the editor corrects a page.

use super::super::guard::Token;
use super::about::{About, Thing};
use super::told::{Back, Told, unfit};
use crate::builder::Worked;
use crate::curate::{Curation, Reasons};
use crate::diagnostic::Diagnostic;
use crate::review::{Answered, Book, Entry, FILE, Question, Turns, questions};
use crate::site::address::Slugs;
use crate::text::one_line;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The collection that is served, as its editor sees it. Clones are one desk.
#[derive(Debug, Clone)]
pub struct Desk {
    root: PathBuf,
    pub(super) token: Token,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    held: Option<Arc<Held>>,
    /// Questions that were put off, by their keys.
    later: BTreeSet<String>,
}

/// What the site was made from last, with the questions that it leaves open.
#[derive(Debug)]
pub struct Held {
    /// The collection and its timeline.
    pub worked: Worked,
    questions: OnceLock<Vec<Question>>,
    addresses: OnceLock<Addresses>,
}

/// The names of pages, in the order of what they are about.
#[derive(Debug)]
pub struct Addresses {
    /// Of articles.
    pub articles: Vec<String>,
    /// Of people, places and organisations.
    pub entities: Vec<String>,
    /// Of outlets, each with its name.
    pub sources: Vec<(String, String)>,
}

impl Held {
    const fn new(worked: Worked) -> Self {
        Self { worked, questions: OnceLock::new(), addresses: OnceLock::new() }
    }

    /// What pages are called, as the site calls them.
    pub fn addresses(&self) -> &Addresses {
        fn slugs<'i>(ids: impl Iterator<Item = &'i String>) -> Vec<String> {
            let mut slugs = Slugs::default();
            ids.map(|id| slugs.assign(id)).collect()
        }
        let Worked { collection, edition } = &self.worked;
        let named = || collection.articles.iter().filter_map(|article| article.source.as_deref().map(str::trim));
        self.addresses.get_or_init(|| {
            let outlets: BTreeSet<String> = named().filter(|name| !name.is_empty()).map(str::to_owned).collect();
            Addresses {
                sources: slugs(outlets.iter()).into_iter().zip(outlets).collect(),
                articles: slugs(collection.articles.iter().map(|article| &article.id.0)),
                entities: slugs(edition.merged.timeline.entities.iter().map(|entity| &entity.id.0)),
            }
        })
    }

    /// All questions, answered ones among them.
    pub fn questions(&self) -> &[Question] {
        self.questions.get_or_init(|| questions(&self.worked.collection, &self.worked.edition))
    }
}

/// What was written.
#[derive(Debug, Serialize)]
pub struct Done {
    /// The file.
    file: &'static str,
    /// The item, by which it can be taken back; nothing where nothing was written.
    item: String,
    /// Items that it took the place of.
    instead_of: Vec<String>,
}

impl Desk {
    /// For the collection at `root`.
    pub fn new(root: &Path) -> io::Result<Self> {
        Ok(Self { root: root.to_owned(), token: Token::new()?, state: Arc::default() })
    }

    /// Takes over what the site was made from; `None` leaves what is there.
    pub fn keep(&self, worked: Option<Worked>) {
        if let Some(worked) = worked {
            self.state().held = Some(Arc::new(Held::new(worked)));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the site was made from; worked out now where no build had to.
    fn held(&self) -> Result<Arc<Held>, Diagnostic> {
        let mut state = self.state();
        if let Some(held) = &state.held {
            return Ok(Arc::clone(held));
        }
        let worked = Worked::out(&self.root).map_err(Diagnostic::first_of)?;
        Ok(Arc::clone(state.held.insert(Arc::new(Held::new(worked)))))
    }

    /// What is known of the thing whose page is named, by the decisions as they are written now.
    pub fn about(&self, page: &str) -> Result<About, Diagnostic> {
        let held = self.held()?;
        let curation = Curation::read(&self.root);
        let answered = Answered::new(&curation);
        let open = Turns::new(held.questions().iter().filter(|question| !answered.holds(question)));
        Ok(About::new(&held, page, open.asked(), &self.state().later, &curation))
    }

    /// Writes what the editor decided.
    pub fn decide(&self, body: &[u8]) -> Result<Done, Diagnostic> {
        let told: Told = serde_json::from_slice(body).map_err(|_| unfit())?;
        if told.action == "later" {
            self.state().later.insert(told.question);
            return Ok(Done { file: FILE, item: String::new(), instead_of: Vec::new() });
        }
        let held = self.held()?;
        let kind = told.decision(&held, &Thing::at(&held, &told.page))?;
        let said = |words: &str| Some(one_line(words)).filter(|words| !words.is_empty());
        let reasons = Reasons { why: said(&told.why), ..Reasons::default() };
        let Entry { item, instead_of } = self.book(&held).write(kind, &reasons)?;
        Ok(Done { file: FILE, item, instead_of })
    }

    /// Takes back what was written.
    pub fn back(&self, body: &[u8]) -> Result<Done, Diagnostic> {
        let Back { item, instead_of } = serde_json::from_slice(body).map_err(|_| unfit())?;
        let entry = Entry { item, instead_of };
        self.book(&*self.held()?).take_back(&entry)?;
        Ok(Done { file: FILE, item: String::new(), instead_of: Vec::new() })
    }

    fn book(&self, held: &Held) -> Book {
        Book::new(&self.root, &held.worked.edition)
    }
}
