//! What is wrong with templates, gathered over all pages.

use super::job::Job;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};
use std::sync::{Mutex, PoisonError};

/// After this many broken pages of one template its other pages are skipped: they would be broken too.
const BROKEN_PAGES_MAX: usize = 100;

/// What is wrong with templates, gathered over all pages.
#[derive(Default)]
pub struct Broken(Mutex<Mistakes>);

#[derive(Default)]
struct Mistakes {
    /// Broken pages by kind.
    pages: HashMap<Discriminant<Job>, usize>,
    problems: BTreeSet<Diagnostic>,
}

impl Broken {
    /// Whether so many pages of that kind are broken that the others need not be tried.
    pub fn is_hopeless(&self, job: Job) -> bool {
        let broken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        broken.pages.get(&discriminant(&job)).is_some_and(|&pages| pages > BROKEN_PAGES_MAX)
    }

    /// Adds the mistakes that a page met.
    pub fn add(&self, job: Job, problems: Vec<Diagnostic>) {
        let mut broken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *broken.pages.entry(discriminant(&job)).or_default() += 1;
        broken.problems.extend(problems);
    }

    /// One problem a place: a template is wrong in other words on other pages.
    pub fn into_result(self) -> Result<(), Vec<Diagnostic>> {
        let mut problems: Vec<_> =
            self.0.into_inner().unwrap_or_else(PoisonError::into_inner).problems.into_iter().collect();
        problems.dedup_by(|later, kept| {
            let same = kept.place.is_some() && kept.place == later.place;
            if same && kept.help.is_none() {
                kept.help = later.help.take();
            }
            same
        });
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}
