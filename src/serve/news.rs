//! What open pages are told.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// The last thing to tell: pages that open later learn of it too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bulletin {
    /// Counts builds that changed the site: a page reloads when it sees a higher number than its own.
    pub version: u64,
    /// What is wrong with the collection, as it is printed; empty if nothing is.
    pub problems: String,
}

/// Tells all open pages.
#[derive(Debug, Clone)]
pub struct News {
    sender: Arc<watch::Sender<Bulletin>>,
    last: Arc<Mutex<Bulletin>>,
}

impl Default for News {
    fn default() -> Self {
        Self { sender: Arc::new(watch::Sender::new(Bulletin::default())), last: Arc::default() }
    }
}

impl News {
    /// The site has changed.
    pub fn changed(&self) {
        self.tell(|b| *b = Bulletin { version: b.version + 1, problems: String::new() });
    }

    /// The build failed; the site is as it was.
    pub fn failed(&self, problems: &str) {
        self.tell(|b| problems.clone_into(&mut b.problems));
    }

    /// The build went well, and the site is as it was.
    pub fn unchanged(&self) {
        self.tell(|b| b.problems.clear());
    }

    fn tell(&self, change: impl FnOnce(&mut Bulletin)) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut last);
        self.sender.send_replace(last.clone());
    }

    /// Follows from here on.
    pub fn follow(&self) -> watch::Receiver<Bulletin> {
        self.sender.subscribe()
    }
}
