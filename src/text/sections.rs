//! The parts of the weights as they ship: each under a name of four letters, deflated. They are half as many bytes so, and are
//! inflated once, side by side, before the first sentence is read.

use flate2::read::ZlibDecoder;
use std::io::Read;
use std::thread;

/// Bytes before a part: its name, its length as it lies here, and its length inflated.
const HEAD: usize = 12;

/// Adds a part to the weights.
#[cfg(any(test, feature = "train"))]
pub fn add(out: &mut Vec<u8>, name: &str, body: &[u8]) {
    use std::io::Write;
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    deflated.write_all(body).expect("memory takes what is written");
    let deflated = deflated.finish().expect("memory takes what is written");
    out.extend(name.as_bytes());
    out.extend((deflated.len() as u32).to_le_bytes());
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(deflated);
}

/// The part of `bytes` with this name; empty if there is none, or what is there was cut or changed.
pub fn part(mut bytes: &[u8], name: &str) -> Vec<u8> {
    let length = |at: &[u8]| u32::from_le_bytes([at[0], at[1], at[2], at[3]]) as usize;
    while let Some((head, rest)) = bytes.split_at_checked(HEAD) {
        let Some((body, next)) = rest.split_at_checked(length(&head[4..8])) else { break };
        if &head[..4] == name.as_bytes() {
            let whole = length(&head[8..]);
            let mut out = Vec::with_capacity(whole.min(1 << 28));
            let is_read = ZlibDecoder::new(body).take(whole as u64).read_to_end(&mut out).is_ok();
            return if is_read && out.len() == whole { out } else { Vec::new() };
        }
        bytes = next;
    }
    Vec::new()
}

/// The parts with these names, inflated side by side, to be kept as long as the program runs.
pub fn parts<const N: usize>(bytes: &'static [u8], names: [&'static str; N]) -> [&'static [u8]; N] {
    thread::scope(|scope| {
        let read = |name| move || -> &'static [u8] { part(bytes, name).leak() };
        let spawned = names.map(|name| (name, thread::Builder::new().spawn_scoped(scope, read(name)).ok()));
        spawned.map(|(name, thread)| thread.and_then(|thread| thread.join().ok()).unwrap_or_else(read(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_they_were_written() {
        let mut bytes = Vec::new();
        add(&mut bytes, "tags", b"one");
        add(&mut bytes, "dict", &[7; 5000]);
        assert_eq!(part(&bytes, "tags"), b"one");
        assert_eq!(part(&bytes, "dict"), [7; 5000]);
        assert!(part(&bytes, "none").is_empty() && bytes.len() < 100);
        let bytes: &'static [u8] = bytes.leak();
        assert_eq!(parts(bytes, ["dict", "tags"]), [&[7; 5000][..], b"one"]);
        // Cut and changed bytes give nothing, or what was written.
        for cut in 0..bytes.len() {
            assert!([&b""[..], b"one"].contains(&part(&bytes[..cut], "tags").as_slice()));
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.to_vec();
            changed[at] ^= 0x55;
            assert!(part(&changed, "dict").len() <= 5000);
        }
    }
}
