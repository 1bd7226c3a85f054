//! A map from 64-bit hashes to a few bytes each, borrowed from the binary: buckets by the top bits, and in a bucket
//! entries told apart by 16 more bits.

/// Such a map.
#[derive(Debug, Clone, Copy)]
pub struct Fingerprints<'a> {
    bits: u32,
    /// Bytes of an entry, the two of its check included.
    width: usize,
    starts: &'a [u8],
    entries: &'a [u8],
}

impl<'a> Fingerprints<'a> {
    /// Borrows a map from what [`pack`] wrote; other bytes give an empty one.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (bits, width) = match bytes {
            [bits, width, ..] => (u32::from(*bits).clamp(1, 24), usize::from(*width).max(2)),
            _ => (1, 2),
        };
        let end = 4 + 4 * ((1 << bits) + 1);
        Self {
            bits,
            width,
            starts: bytes.get(4..end).unwrap_or_default(),
            entries: bytes.get(end..).unwrap_or_default(),
        }
    }

    /// What is kept for this hash. One in about 20,000 that is not there gets another's.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<&'a [u8]> {
        let bucket = (hash >> (64 - self.bits)) as usize;
        let bounds = self.starts.get(4 * bucket..4 * bucket + 8)?;
        let start = u32::from_le_bytes([bounds[0], bounds[1], bounds[2], bounds[3]]) as usize;
        let end = u32::from_le_bytes([bounds[4], bounds[5], bounds[6], bounds[7]]) as usize;
        let check = (hash as u16).to_le_bytes();
        let entries = self.entries.get(self.width * start..self.width * end)?;
        entries.chunks_exact(self.width).find(|e| e[..2] == check).map(|e| &e[2..])
    }
}

/// Writes a map of `2^bits` buckets; all values have the same length, and of entries with the same hash the first stays.
#[cfg(any(test, feature = "train"))]
pub fn pack(bits: u32, entries: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut sorted: Vec<&(u64, Vec<u8>)> = entries.iter().collect();
    sorted.sort_by_key(|(hash, _)| *hash);
    sorted.dedup_by_key(|(hash, _)| *hash);
    let width = sorted.first().map_or(2, |(_, value)| value.len() + 2);
    let mut out = vec![bits as u8, width as u8, 0, 0];
    for bucket in 0..=(1u64 << bits) {
        let start = sorted.partition_point(|(hash, _)| (hash >> (64 - bits)) < bucket) as u32;
        out.extend(start.to_le_bytes());
    }
    for (hash, value) in sorted {
        out.extend((*hash as u16).to_le_bytes());
        out.extend(value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found() {
        let hash = |i: u64| i.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let entries: Vec<(u64, Vec<u8>)> = (1..500).map(|i| (hash(i), vec![i as u8, 7])).collect();
        let bytes = pack(6, &entries);
        let map = Fingerprints::new(&bytes);
        assert!((1..500).all(|i| map.get(hash(i)) == Some(&[i as u8, 7][..])));
        assert_eq!(map.get(12345), None);
        assert_eq!(Fingerprints::new(&[9, 9, 9]).get(5), None);
    }
}
