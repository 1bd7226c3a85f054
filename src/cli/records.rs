//! Records as JSON Lines on standard input and output.

use super::Outcome;
use crate::diagnostic::Diagnostic;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufWriter, Write};

/// Lines handed on together: enough to keep all cores busy, few enough to stay small in memory.
const BATCH: usize = 512;

/// Writes records to standard output, one a line.
pub fn write<T: Serialize>(records: impl IntoIterator<Item = T>) -> Outcome {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for record in records {
        serde_json::to_writer(&mut out, &record).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Reads standard input in batches of lines, each with its line number from 1; blank lines are left out.
pub fn batches(mut each: impl FnMut(Vec<(u32, String)>) -> Outcome) -> Outcome {
    let mut batch = Vec::with_capacity(BATCH);
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        let line = line?;
        if !line.trim().is_empty() {
            batch.push((number, line));
        }
        if batch.len() == BATCH {
            each(std::mem::take(&mut batch))?;
        }
    }
    each(batch)
}

/// One record of line `number` of the stream that diagnostics call `name`.
pub fn parse<T: DeserializeOwned>(name: &str, number: u32, line: &str) -> Result<T, Diagnostic> {
    serde_json::from_str(line).map_err(|error| {
        let at = line.floor_char_boundary(error.column().saturating_sub(1));
        let mut problem =
            Diagnostic::error("bad-record", format!("no such record: {error}")).at(name, line, at..at + 1);
        if let Some(place) = &mut problem.place {
            place.line = Some(number);
        }
        problem
    })
}
