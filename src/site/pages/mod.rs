//! Which pages there are, and what each is made of.

mod broken;
mod files;
mod job;
mod maker;
mod past;

use super::cards;
use super::index::Index;
use super::templates::Templates;
use super::view::globals;
use super::{Sink, Site};
use crate::diagnostic::Diagnostic;
use broken::Broken;
use job::Job;
use rayon::prelude::*;

/// Renders the whole site; see [`super::render`].
pub fn render(site: &Site, sink: &dyn Sink) -> Result<(), Vec<Diagnostic>> {
    let index = Index::new(site);
    let templates = Templates::new(site.theme, &globals(&index))?;
    let jobs = job::jobs(&index);
    let broken = Broken::default();
    jobs.par_iter().filter(|job| !broken.is_hopeless(**job)).for_each(|&job| {
        if let Err(problems) = maker::page(&index, &templates, sink, job) {
            broken.add(job, problems);
        }
    });
    if let Err(problems) = past::pages(&index, &templates, &job::addresses(&index, &jobs), sink) {
        broken.add(Job::NotFound, problems);
    }
    if let Err(problems) = files::data(&index, &templates, &jobs, sink) {
        broken.add(Job::NotFound, problems);
    }
    cards::publish(&index, sink);
    broken.into_result()
}
