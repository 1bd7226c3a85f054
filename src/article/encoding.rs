//! Bytes → text: encodings, line ends, control characters.

use super::file::Source;
use crate::diagnostic::Diagnostic;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much of a file is looked at to tell text from other data; `file` and git look at a few kilobytes as well.
const SAMPLE: usize = 8 << 10;

/// Beginnings of files that people take for text (PRONOM signatures), with their usual names.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, EPUB or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF file"),
];

/// The text of a file with `\n` as its only line end and no control characters but it and the tab.
///
/// UTF-8 and UTF-16 are recognised by their mark or by being valid; what is neither is guessed as Firefox does, and said so.
pub(super) fn decode(source: &Source, problems: &mut Vec<Diagnostic>) -> Result<String, Diagnostic> {
    let bytes = source.bytes;
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        let problem = Diagnostic::error("not-text", format!("is {name}, not text")).in_file(source.path);
        return Err(problem.help("save its text as `.txt` or `.md`"));
    }
    let (encoding, bom) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (unmarked(bytes).ok_or_else(|| binary(source))?, 0),
    };
    let bytes = &bytes[bom..];
    if encoding == UTF_8 {
        return Ok(tidy(utf8(source, bytes, problems)));
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if bom == 0 && !matches!(encoding.name(), "UTF-16LE" | "UTF-16BE") {
        problems.push(guessed(source, encoding));
    }
    if had_errors {
        let message = format!("some bytes are not {}; they are shown as \u{fffd}", encoding.name());
        problems.push(Diagnostic::warning("bad-bytes", message).in_file(source.path));
    }
    Ok(tidy(text))
}

/// The text of a page or message whose encoding may be declared: by its mark, as valid UTF-8, as `declared` (a label such as `windows-1251`), as
/// its own `<meta charset>` or XML declaration says, or guessed. NUL bytes and the like are spaces: pages have them.
pub(super) fn decode_html(
    source: &Source,
    declared: Option<&str>,
    problems: &mut Vec<Diagnostic>,
) -> Result<String, Diagnostic> {
    let bytes = source.bytes;
    if Encoding::for_bom(bytes).is_some()
        || bytes.get(..SAMPLE.min(bytes.len())).is_some_and(|s| s.contains(&0) && utf16(s).is_some())
    {
        return decode(source, problems);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(tidy(Cow::Borrowed(text)));
    }
    let label = |name: &str| Encoding::for_label(name.trim().as_bytes());
    let encoding =
        declared.and_then(label).or_else(|| label(&charset_of(bytes)?)).filter(|encoding| *encoding != UTF_8);
    if encoding.is_none() && mostly_utf8(bytes) {
        return Ok(tidy(String::from_utf8_lossy(bytes)));
    }
    let encoding = encoding.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        problems.push(guessed(source, encoding));
        encoding
    });
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        let message = format!("some bytes are not {}; they are shown as \u{fffd}", encoding.name());
        problems.push(Diagnostic::warning("bad-bytes", message).in_file(source.path));
    }
    Ok(tidy(text))
}

/// The label in `charset=…` or `encoding="…"` near the beginning.
fn charset_of(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(SAMPLE)]).to_ascii_lowercase();
    let rest =
        ["charset=", "encoding="].iter().find_map(|mark| start.find(mark).map(|at| &start[at + mark.len()..]))?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(rest.len());
    (end > 0).then(|| rest[..end].to_owned())
}

fn guessed(source: &Source, encoding: &'static Encoding) -> Diagnostic {
    let message = format!("is not UTF-8; read as {}, which its letters suggest", encoding.name());
    Diagnostic::note("guessed-encoding", message).in_file(source.path).help("save the file as UTF-8 to be sure")
}

fn binary(source: &Source) -> Diagnostic {
    let problem = Diagnostic::error("not-text", "is not text: it has bytes that no text has");
    problem
        .in_file(source.path)
        .help("if it is not an article, move it out of the folder; else save its text as `.txt` or `.md`")
}

/// The encoding of bytes without a mark; `None` for what is not text.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.contains(&0) {
        return utf16(sample);
    }
    let controls = sample.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    if controls > 2 && controls * 20 > sample.len() || bytes.contains(&0) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// Text in a Latin script has a zero in every second byte of UTF-16, on one side.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if odd * 10 > pairs * 7 && even * 20 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 7 && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Damaged UTF-8 rather than another encoding: ten good characters beyond ASCII for each bad byte.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good >= bad * 10
}

fn utf8<'a>(source: &Source, bytes: &'a [u8], problems: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let text = String::from_utf8_lossy(bytes);
    if let (Cow::Owned(text), Err(error)) = (&text, std::str::from_utf8(bytes)) {
        let at = error.valid_up_to();
        let problem = Diagnostic::warning("bad-bytes", "a byte here is not UTF-8; it is shown as \u{fffd}");
        problems.push(problem.at(source.path, text, at..at + '\u{fffd}'.len_utf8()));
    }
    text
}

/// Line ends become `\n`; other control characters become spaces of the same length, so that no offset moves for them.
fn tidy(text: Cow<str>) -> String {
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    without_controls(text.into_owned())
}

/// Replaces control characters by spaces that are as long in bytes: ASCII ones by a space, C1 ones (two bytes) by a no-break space.
pub(super) fn without_controls(text: String) -> String {
    let is_bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    // Bytes below 0x20, DEL, and the lead byte of U+0080..U+00BF are rare: most texts are told clean without decoding.
    if !text.bytes().any(|b| (b < 0x20 && b != b'\n') || b == 0x7f || b == 0xc2) || !text.contains(is_bad) {
        return text;
    }
    text.chars()
        .map(|c| {
            if !is_bad(c) {
                c
            } else if c.is_ascii() {
                ' '
            } else {
                '\u{a0}'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    fn read(bytes: &[u8]) -> (Result<String, String>, Vec<&'static str>) {
        let mut problems = Vec::new();
        let text = decode(&Source::plain("f", bytes, &Limits::default()), &mut problems);
        (text.map_err(|p| p.message), problems.iter().map(|p| p.code).collect())
    }

    #[test]
    fn common_encodings_are_read() {
        let utf16 = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let le = |text| utf16(text).iter().flat_map(|u| u.to_le_bytes()).collect::<Vec<_>>();
        let be = |text| utf16(text).iter().flat_map(|u| u.to_be_bytes()).collect::<Vec<_>>();
        let cases: [(Vec<u8>, &str, &[&str]); 11] = [
            (b"plain".to_vec(), "plain", &[]),
            ("\u{feff}caf\u{e9}".into(), "café", &[]),
            (b"a\r\nb\rc\n".to_vec(), "a\nb\nc\n", &[]),
            (b"a\x07\x1b[31mb\tc\x0c".to_vec(), "a  [31mb\tc ", &[]),
            ("a\u{85}b\u{9b}".into(), "a\u{a0}b\u{a0}", &[]),
            (le("\u{feff}naïve 中"), "naïve 中", &[]),
            (be("\u{feff}naïve"), "naïve", &[]),
            (le("no mark, but every second byte is zero"), "no mark, but every second byte is zero", &[]),
            (
                b"Le pr\xe9sident a d\xe9clar\xe9 \x93non\x94 \xe0 No\xebl".to_vec(),
                "Le président a déclaré “non” à Noël",
                &["guessed-encoding"],
            ),
            ([&b"x \xff y "[..], "é".repeat(12).as_bytes()].concat(), "x \u{fffd} y éééééééééééé", &["bad-bytes"]),
            (Vec::new(), "", &[]),
        ];
        for (bytes, text, codes) in cases {
            assert_eq!(read(&bytes), (Ok(text.to_owned()), codes.to_vec()));
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        let cases: [(&[u8], &str); 4] = [
            (b"%PDF-1.7\n", "is a PDF, not text"),
            (b"ab\0\0\0\0cd", "is not text: it has bytes that no text has"),
            (&[1, 2, 3, 4, 5, 6, 7, 65], "is not text: it has bytes that no text has"),
            (b"\x89PNG\r\n", "is a PNG picture, not text"),
        ];
        for (bytes, message) in cases {
            assert_eq!(read(bytes).0, Err(message.to_owned()));
        }
    }
}
