//! Builds whenever something has changed.

use super::news::News;
use super::pencil::Desk;
use super::watch::Watch;
use crate::builder::{Built, Order, Silent, build_and_keep};
use crate::diagnostic::{Diagnostic, render};

/// What a session tells whoever started it.
#[derive(Debug)]
pub enum Event {
    /// The site was built.
    Built(Built),
    /// It was not, and is as it was.
    Failed(Vec<Diagnostic>),
    /// Changes cannot be noticed, for that reason; the site is served as it is.
    Blind(String),
}

/// A collection that is being worked on.
#[derive(Debug)]
pub struct Session {
    /// What to build.
    pub order: Order,
    /// Tells the open pages.
    pub news: News,
    /// Knows what the site was made from, for those who correct it.
    pub desk: Desk,
}

impl Session {
    /// Builds once and then after every change, until nothing can be watched any more.
    pub fn run(&self, tell: &dyn Fn(Event)) {
        let watch = Watch::new(&self.order.root);
        self.build(tell);
        match watch {
            Ok(mut watch) => {
                while watch.wait() {
                    self.build(tell);
                }
            }
            Err(error) => tell(Event::Blind(error.to_string())),
        }
    }

    fn build(&self, tell: &dyn Fn(Event)) {
        match build_and_keep(&self.order, &Silent) {
            Ok((built, worked)) => {
                self.desk.keep(worked);
                if built.published.written + built.published.removed > 0 {
                    self.news.changed();
                } else {
                    self.news.unchanged();
                }
                tell(Event::Built(built));
            }
            Err(problems) => {
                let mut sorted = problems.clone();
                sorted.sort();
                self.news.failed(&render(&sorted, false));
                tell(Event::Failed(problems));
            }
        }
    }
}
