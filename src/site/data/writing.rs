//! Writing files that may be larger than the collection: a batch of their entries at a time, never the whole.

use rayon::prelude::*;
use std::io::{self, Write};

/// Entries that are made at a time: enough for all cores, little beside the file.
const BATCH: usize = 1024;

/// Writes an entry for each of `0..count` that has one, with `between` between any two; returns how many have none. Those of
/// a batch are made side by side.
pub fn entries(
    to: &mut dyn Write,
    between: &str,
    count: usize,
    entry: impl Fn(usize) -> Option<Vec<u8>> + Sync,
) -> io::Result<usize> {
    let mut written = 0;
    for from in (0..count).step_by(BATCH) {
        let batch: Vec<_> = (from..count.min(from + BATCH)).into_par_iter().map(&entry).collect();
        for bytes in batch.into_iter().flatten() {
            if written > 0 {
                to.write_all(between.as_bytes())?;
            }
            to.write_all(&bytes)?;
            written += 1;
        }
    }
    Ok(count - written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_over_all_batches() {
        let mut bytes = Vec::new();
        let even = |i: usize| i.is_multiple_of(2).then(|| i.to_string().into_bytes());
        let without = entries(&mut bytes, ",", 3 * BATCH, even).unwrap_or_default();
        let expected = (0..3 * BATCH).step_by(2).map(|i| i.to_string()).collect::<Vec<_>>().join(",");
        assert_eq!((String::from_utf8(bytes), without), (Ok(expected), 3 * BATCH / 2));
    }
}
