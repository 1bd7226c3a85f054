//! Links that leave the site: to originals, scrolled to the quoted words, and to archived copies.

use crate::date::Edtf;
use std::fmt::Write;

/// From this many characters on, a text fragment names the first and last words of the quote and not all of it.
const WHOLE_QUOTE_MAX: usize = 100;

/// How many words at each end of a long quote a text fragment names.
const ENDS_WORDS: usize = 5;

/// An address that a page may link to: `http` or `https`, anything else (`javascript:`!) is none.
pub fn web(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = url.split_once("://")?.0;
    let sound = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    (sound && (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))).then_some(url)
}

/// The address with a text fragment (`WICG` scroll-to-text) that scrolls to the quote.
pub fn to_quote(url: &str, quote: &str) -> Option<String> {
    let url = web(url)?;
    let words: Vec<&str> = quote.split_whitespace().collect();
    if words.is_empty() {
        return Some(url.to_owned());
    }
    let joint = if url.contains('#') { ":~:text=" } else { "#:~:text=" };
    let mut link = format!("{url}{joint}");
    if quote.chars().count() < WHOLE_QUOTE_MAX || words.len() <= 2 * ENDS_WORDS {
        encode(&words.join(" "), &mut link);
    } else {
        encode(&words[..ENDS_WORDS].join(" "), &mut link);
        link.push(',');
        encode(&words[words.len() - ENDS_WORDS..].join(" "), &mut link);
    }
    Some(link)
}

/// Percent-encodes all but letters and digits: `-`, `,` and `&` are syntax inside a text fragment.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// The day that an archive's address carries (`/web/20240127091200/`), as web archives write it.
pub fn archived_on(url: &str) -> Option<Edtf> {
    let stamp = url.split('/').find(|part| part.len() >= 8 && part.bytes().take(14).all(|b| b.is_ascii_digit()))?;
    format!("{}-{}-{}", stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..8)?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        for (url, expected) in [
            ("https://example.org/a", Some("https://example.org/a")),
            (" HTTP://example.org ", Some("HTTP://example.org")),
            ("javascript:alert(1)", None),
            ("javascript://example.org/%0aalert(1)", None),
            ("file:///etc/passwd", None),
            ("https://example.org/a b", None),
            ("/a", None),
        ] {
            assert_eq!(web(url), expected, "{url}");
        }
    }

    #[test]
    fn fragments_encode_their_own_syntax() {
        for (url, quote, expected) in [
            ("https://e.org/", "A, B & C-D.", "https://e.org/#:~:text=A%2C%20B%20%26%20C%2DD%2E"),
            ("https://e.org/#top", "A\n B", "https://e.org/#top:~:text=A%20B"),
            ("https://e.org/", "é", "https://e.org/#:~:text=%C3%A9"),
        ] {
            assert_eq!(to_quote(url, quote).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_long_quote_is_named_by_its_ends() {
        let quote = (1..=40).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let link = to_quote("https://e.org/", &quote).unwrap_or_default();
        assert_eq!(link, "https://e.org/#:~:text=w1%20w2%20w3%20w4%20w5,w36%20w37%20w38%20w39%20w40");
    }

    #[test]
    fn archives_carry_their_day() {
        for (url, expected) in [
            ("https://web.archive.org/web/20240127091200/https://e.org/", Some("2024-01-27")),
            ("https://web.archive.org/web/20240127091200id_/https://e.org/", Some("2024-01-27")),
            ("https://archive.example/abc", None),
            ("https://archive.example/20249999000000/x", None),
        ] {
            assert_eq!(archived_on(url).map(|d| d.to_string()).as_deref(), expected);
        }
    }
}
