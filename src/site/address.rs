//! Where pages stand: directories with an `index.html`, lower-case ASCII, the same on every build.

use std::collections::HashSet;
use std::fmt::Write;

/// Longest slug made from a name or title, in bytes; a longer one is cut at a hyphen.
const SLUG_MAX: usize = 60;

/// The place of one page, as the path of its directory from the site's root (`event/k3f9qa/`; empty for the home page).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The home page.
    pub const fn home() -> Self {
        Self(String::new())
    }

    /// A page by the names of the directories that it stands in. Each must be a slug.
    pub fn of(segments: &[&str]) -> Self {
        Self(segments.iter().fold(String::new(), |mut path, segment| {
            path.push_str(segment);
            path.push('/');
            path
        }))
    }

    /// All events of a year (astronomical: 0 is 1 BCE): `2024/`, `bce/44/`.
    pub fn year(year: i32) -> Self {
        if year > 0 { Self(format!("{year:04}/")) } else { Self(format!("bce/{}/", 1 - year)) }
    }

    /// All events of a month.
    pub fn month(year: i32, month: u32) -> Self {
        Self(format!("{}{month:02}/", Self::year(year).0))
    }

    /// All events of a day.
    pub fn day(year: i32, month: u32, day: u32) -> Self {
        Self(format!("{}{month:02}/{day:02}/", Self::year(year).0))
    }

    /// A page by its address as readers cite it; `None` where that is none of a site's.
    pub fn parse(clean: &str) -> Option<Self> {
        let safe = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let segments = clean.strip_suffix('/')?;
        let is_address = segments.split('/').all(|s| !s.is_empty() && s.len() <= 200 && s.bytes().all(safe));
        is_address.then(|| Self(clean.to_owned()))
    }

    /// The list's own address, where this is a further page of one.
    pub fn first_part(&self) -> Option<Self> {
        let (before, last) = self.0.strip_suffix('/')?.rsplit_once('/')?;
        let number = last.strip_prefix("page-")?;
        number.bytes().all(|b| b.is_ascii_digit()).then(|| Self(format!("{before}/")))
    }

    /// The directory that it stands in.
    #[must_use]
    pub fn above(&self) -> Self {
        let inner = self.0.strip_suffix('/').unwrap_or_default();
        Self(inner.rfind('/').map_or_else(String::new, |at| inner[..=at].to_owned()))
    }

    /// The n-th page (from 1) of a list that is too long for one; the first is the list's own address.
    #[must_use]
    pub fn part(&self, n: usize) -> Self {
        if n <= 1 { self.clone() } else { Self(format!("{}page-{n}/", self.0)) }
    }

    /// The address as readers see and cite it, relative to the site's root.
    pub fn clean(&self) -> &str {
        &self.0
    }

    /// The file that is served there. Links name it, so that the site can also be read from a disk without a server.
    pub fn file(&self) -> String {
        format!("{}index.html", self.0)
    }

    /// The way from the page back to the site's root: `../../`.
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// A name as a slug: transliterated, lower-case ASCII letters and digits with single hyphens. Empty if nothing is left.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len().min(SLUG_MAX + 1));
    for c in deunicode::deunicode(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
        if slug.len() > SLUG_MAX {
            slug.truncate(slug.rfind('-').filter(|&at| at > SLUG_MAX / 2).unwrap_or(SLUG_MAX));
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Gives each name a slug of its own; the first to ask keeps the plain one, so ask in a stable order.
#[derive(Debug, Default)]
pub struct Slugs(HashSet<String>);

impl Slugs {
    /// A slug for `name` that nothing else has: `the-herald`, then `the-herald-2`.
    pub fn assign(&mut self, name: &str) -> String {
        let mut plain = slug(name);
        if plain.is_empty() {
            plain.push('x');
        }
        let mut unique = plain.clone();
        let mut n = 2;
        while !self.0.insert(unique.clone()) {
            unique.truncate(plain.len());
            let _ = write!(unique, "-{n}");
            n += 1;
        }
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_the_way_back() {
        for (address, file, root) in [
            (Address::home(), "index.html", ""),
            (Address::year(2024), "2024/index.html", "../"),
            (Address::year(79), "0079/index.html", "../"),
            (Address::year(-43), "bce/44/index.html", "../../"),
            (Address::year(0), "bce/1/index.html", "../../"),
            (Address::day(2024, 1, 5), "2024/01/05/index.html", "../../../"),
            (Address::of(&["entities"]).part(2), "entities/page-2/index.html", "../../"),
            (Address::of(&["entities"]).part(1), "entities/index.html", "../"),
        ] {
            assert_eq!((address.file().as_str(), address.root().as_str()), (file, root));
        }
    }

    #[test]
    fn addresses_are_read_back() {
        for (clean, first, above) in [
            ("event/k3f9qa/", None, "event/"),
            ("event/k3f9qa/page-2/", Some("event/k3f9qa/"), "event/k3f9qa/"),
            ("bce/44/", None, "bce/"),
            ("2024/", None, ""),
        ] {
            let address = Address::parse(clean).unwrap();
            assert_eq!(address.first_part(), first.map(|f| Address::parse(f).unwrap()));
            assert_eq!(address.above().clean(), above);
        }
        for foreign in ["", "/", "a", "../", "a//b/", "A/", "a/../b/", "/a/"] {
            assert_eq!(Address::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn slugs_are_ascii_and_cut_between_words() {
        for (name, expected) in [
            ("The Herald", "the-herald"),
            ("Süddeutsche  Zeitung!", "suddeutsche-zeitung"),
            ("People's Daily", "peoples-daily"),
            ("../../etc/passwd", "etc-passwd"),
            ("東京新聞", "dong-jing-xin-wen"),
            ("…", ""),
            (
                "a very long name of an outlet that nobody would print on one line of a page",
                "a-very-long-name-of-an-outlet-that-nobody-would-print-on-one",
            ),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn no_two_names_share_a_slug() {
        let mut slugs = Slugs::default();
        let given: Vec<_> = ["A b", "a-b", "A.B", "?", "!"].map(|name| slugs.assign(name)).into();
        assert_eq!(given, ["a-b", "a-b-2", "a-b-3", "x", "x-2"]);
    }
}
