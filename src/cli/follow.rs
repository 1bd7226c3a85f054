//! What a build shows while it runs, and what it took.

use crate::article::Article;
use crate::builder::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use std::io::IsTerminal;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many of the slowest articles are named.
const SLOWEST: usize = 5;

/// A stage that took less is not worth a line.
const WORTH_A_LINE: Duration = Duration::from_millis(500);

/// Follows a build: a bar a stage on a terminal, a line a longer stage elsewhere.
#[derive(Debug)]
pub struct Follower {
    bar: ProgressBar,
    lines: bool,
    notes: Mutex<Notes>,
}

#[derive(Debug, Default)]
struct Notes {
    now: Option<(Stage, Instant, usize)>,
    timings: Timings,
}

/// What a build took.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Timings {
    /// Of each stage, in order.
    pub stages: Vec<StageTime>,
    /// The articles that took longest to read for events, the slowest first; none that came from the cache.
    pub slowest: Vec<ArticleTime>,
}

/// What a stage took.
#[derive(Debug, Clone, Serialize)]
pub struct StageTime {
    /// Its name.
    pub stage: &'static str,
    /// In seconds.
    pub seconds: f64,
    /// How much was done, in the stage's unit.
    pub count: usize,
    /// What was counted.
    pub unit: &'static str,
}

/// What an article took.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleTime {
    /// Its id.
    pub article: String,
    /// In seconds.
    pub seconds: f64,
}

impl Follower {
    /// Shows its way unless told to be quiet.
    pub fn new(quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if terminal && !quiet { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        Self { bar, lines: !terminal && !quiet, notes: Mutex::default() }
    }

    /// Ends the last stage, and says what all of them took.
    pub fn finish(&self) -> Timings {
        self.bar.finish_and_clear();
        let mut notes = self.notes();
        self.close(&mut notes);
        notes.timings.clone()
    }

    fn close(&self, notes: &mut Notes) {
        let Some((stage, since, count)) = notes.now.take() else { return };
        let took = since.elapsed();
        if self.lines && took >= WORTH_A_LINE {
            eprintln!("{}", line(stage, count, took));
        }
        let seconds = took.as_secs_f64();
        notes.timings.stages.push(StageTime { stage: stage.name(), seconds, count, unit: stage.unit() });
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Follower {
    fn stage(&self, stage: Stage, total: usize) {
        let mut notes = self.notes();
        self.close(&mut notes);
        notes.now = Some((stage, Instant::now(), total));
        self.bar.set_style(style(stage, total));
        self.bar.set_prefix(stage.name());
        self.bar.set_message(stage.unit());
        self.bar.set_length(total as u64);
        self.bar.reset();
    }

    fn advance(&self, by: usize) {
        self.bar.inc(by as u64);
        if let Some((Stage::Rendering | Stage::Indexing, _, count)) = &mut self.notes().now {
            *count += by;
        }
    }

    fn article(&self, article: &Article, took: Duration) {
        self.bar.inc(1);
        let seconds = took.as_secs_f64();
        let slowest = &mut self.notes().timings.slowest;
        if took.is_zero() || (slowest.len() == SLOWEST && slowest.last().is_some_and(|s| s.seconds >= seconds)) {
            return;
        }
        let at = slowest.partition_point(|s| s.seconds >= seconds);
        slowest.insert(at, ArticleTime { article: article.id.0.clone(), seconds });
        slowest.truncate(SLOWEST);
    }
}

fn line(stage: Stage, count: usize, took: Duration) -> String {
    let seconds = took.as_secs_f64();
    match count {
        0 => format!("{}: {seconds:.1} s", stage.name()),
        _ => format!("{}: {count} {} in {seconds:.1} s", stage.name(), stage.unit()),
    }
}

fn style(stage: Stage, total: usize) -> ProgressStyle {
    let form = match (total, stage.unit()) {
        (_, "") => "{prefix:>9} {spinner}",
        (0, _) => "{prefix:>9} {spinner} {human_pos} {msg} {per_sec:.dim}",
        _ => "{prefix:>9} {wide_bar} {human_pos}/{human_len} {msg} {per_sec:.dim} {eta:.dim}",
    };
    ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Timings {
    /// The whole of it, in seconds.
    pub fn total(&self) -> f64 {
        self.stages.iter().map(|s| s.seconds).sum()
    }

    /// In one line for people: stages that took a tenth of a second or more.
    pub fn words(&self) -> String {
        let shown = self.stages.iter().filter(|s| s.seconds >= 0.1);
        let stages: Vec<String> = shown.map(|s| format!("{} {:.1}", s.stage, s.seconds)).collect();
        let of = if stages.is_empty() { String::new() } else { format!(": {}", stages.join(", ")) };
        format!("{:.2} s{of}", self.total())
    }
}
