//! How long one file may take.
//!
//! What we parse ourselves takes time linear in bytes, which are limited. A foreign parser may do anything: it runs on a thread of
//! its own, which is left to itself when the time is over. The limit is far above what an honest file needs, so that what is
//! read does not depend on how busy the machine is.

use super::Limits;
use crate::diagnostic::Diagnostic;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes of stack of a parser's thread: more than parsers that descend into nested objects use within their own limits.
const STACK: usize = 16 << 20;

/// The moment at which the reading of a file ends. `None` is never: the limit lies beyond what the clock can count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(Option<Instant>);

/// Why a foreign parser gave nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Interrupted {
    /// Its time was over.
    Late,
    /// It panicked.
    Broken,
}

impl Deadline {
    /// The deadline of a file whose reading begins now.
    pub fn of(limits: &Limits) -> Self {
        Self(Instant::now().checked_add(Duration::from_secs(limits.seconds)))
    }

    /// Whether the time is over.
    pub fn is_past(self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }

    /// What `parse` gives, if it gives it in time. Else its thread goes on until it looks at the deadline itself, or the
    /// program ends.
    pub fn run<T: Send + 'static>(self, parse: impl FnOnce() -> T + Send + 'static) -> Result<T, Interrupted> {
        let (result, parsed) = channel();
        let work = move || drop(result.send(parse()));
        // Where no thread can be had, the channel's end is dropped with `work`.
        let _thread = thread::Builder::new().name("parser".to_owned()).stack_size(STACK).spawn(work);
        let Some(end) = self.0 else { return parsed.recv().map_err(|_| Interrupted::Broken) };
        match parsed.recv_timeout(end.saturating_duration_since(Instant::now())) {
            // A parser that has looked at the deadline gives what it has, which may be a part.
            Ok(_) if self.is_past() => Err(Interrupted::Late),
            Ok(value) => Ok(value),
            Err(RecvTimeoutError::Timeout) => Err(Interrupted::Late),
            Err(RecvTimeoutError::Disconnected) => Err(Interrupted::Broken),
        }
    }
}

/// That a file takes longer than one file may.
pub(super) fn too_slow(path: &str, limits: &Limits) -> Diagnostic {
    let seconds = limits.seconds;
    Diagnostic::error("too-slow", format!("takes longer than {seconds} seconds; what is not read by then is left out"))
        .in_file(path)
        .help("split it, or raise `seconds` under `limits` in `dateline.yaml`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_that_hangs_or_breaks_is_left() {
        let limits = |seconds| Limits { seconds, ..Limits::default() };
        assert_eq!(Deadline::of(&limits(60)).run(|| 7), Ok(7));
        assert_eq!(Deadline::of(&limits(u64::MAX)).run(|| 7), Ok(7));
        assert_eq!(Deadline::of(&limits(0)).run(thread::park), Err(Interrupted::Late));
        let until_late = |deadline: Deadline| {
            while !deadline.is_past() {
                thread::yield_now();
            }
        };
        let soon = Deadline(Instant::now().checked_add(Duration::from_millis(20)));
        assert_eq!(soon.run(move || until_late(soon)), Err(Interrupted::Late));
        assert_eq!(
            Deadline::of(&limits(60)).run(|| [0; 0].first().copied().unwrap()),
            Err::<i32, _>(Interrupted::Broken)
        );
        assert!(Deadline::of(&limits(0)).is_past() && !Deadline::of(&limits(60)).is_past());
    }
}
