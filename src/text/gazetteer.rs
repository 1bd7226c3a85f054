//! Names that are known beforehand: countries with capitals and adjectives, cities, regions, organisations, given
//! names, titles. Data and licences: `data/text/README.md`.

use super::word_list::WordList;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

const COUNTRIES: &str = include_str!("../../data/text/countries.tsv");
const CITIES: &str = include_str!("../../data/text/cities.tsv");
const REGIONS: &str = include_str!("../../data/text/regions.tsv");
const ORGANISATIONS: &str = include_str!("../../data/text/organisations.txt");
const GIVEN_NAMES: &str = include_str!("../../data/text/given_names.txt");
const SURNAMES: &str = include_str!("../../data/text/surnames.txt");
const TITLES: &str = include_str!("../../data/text/titles.txt");

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::parse);
static GIVEN: LazyLock<WordList> = LazyLock::new(|| WordList::parse(GIVEN_NAMES));
static FAMILY: LazyLock<WordList> = LazyLock::new(|| WordList::parse(SURNAMES));
static TITLE: LazyLock<WordList> = LazyLock::new(|| WordList::parse(TITLES));

/// A country, or what is written like one ("Scotland", "Soviet Union").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// The usual English name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 where it has one, else a code of our own.
    pub code: &'static str,
    /// Capitals, the present one first, then other names and seats of government.
    pub capitals: Vec<&'static str>,
    /// Adjectives and words for its people ("Danish", "Dane").
    pub demonyms: Vec<&'static str>,
    /// Other names ("DPRK").
    pub aliases: Vec<&'static str>,
    /// Buildings and bodies that stand for its government ("Kremlin").
    pub seats: Vec<&'static str>,
}

impl Country {
    /// Its capital, if it has one.
    pub fn capital(&self) -> Option<&'static str> {
        self.capitals.first().copied()
    }
}

/// What sort of place a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A capital.
    Capital,
    /// A city.
    City,
    /// A region, sea, continent or part of a country.
    Region,
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its usual name.
    pub name: &'static str,
    /// The country it lies in; `None` for seas, continents and the like.
    pub country: Option<&'static Country>,
    /// Its sort.
    pub kind: PlaceKind,
}

/// What a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Country(usize),
    Capital(&'static str, usize),
    City(&'static str, &'static str),
    Region(&'static str, &'static str),
}

struct Gazetteer {
    countries: Vec<Country>,
    codes: FxHashMap<&'static str, usize>,
    places: FxHashMap<&'static str, Known>,
    demonyms: FxHashMap<&'static str, usize>,
    seats: FxHashMap<&'static str, usize>,
    organisations: FxHashSet<&'static str>,
}

fn rows(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

fn list(column: Option<&&'static str>) -> Vec<&'static str> {
    column.map(|c| c.split(';').filter(|s| !s.is_empty()).collect()).unwrap_or_default()
}

impl Gazetteer {
    fn parse() -> Self {
        let countries: Vec<Country> = rows(COUNTRIES)
            .map(|c| Country {
                name: c[0],
                code: c.get(1).copied().unwrap_or_default(),
                capitals: list(c.get(2)),
                demonyms: list(c.get(3)),
                aliases: list(c.get(4)),
                seats: list(c.get(5)),
            })
            .collect();
        let mut gazetteer = Self {
            codes: countries.iter().enumerate().map(|(i, c)| (c.code, i)).collect(),
            countries: Vec::new(),
            places: FxHashMap::with_capacity_and_hasher(16384, FxBuildHasher),
            demonyms: FxHashMap::default(),
            seats: FxHashMap::default(),
            organisations: rows(ORGANISATIONS).map(|c| c[0]).collect(),
        };
        for (i, country) in countries.iter().enumerate() {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                gazetteer.places.entry(name).or_insert(Known::Country(i));
            }
            country.demonyms.iter().for_each(|d| _ = gazetteer.demonyms.entry(d).or_insert(i));
            country.seats.iter().for_each(|s| _ = gazetteer.seats.entry(s).or_insert(i));
        }
        for (i, country) in countries.iter().enumerate() {
            for capital in &country.capitals {
                gazetteer.places.entry(capital).or_insert(Known::Capital(capital, i));
            }
        }
        rows(REGIONS).for_each(|c| {
            _ = gazetteer.places.entry(c[0]).or_insert(Known::Region(c[0], c.get(1).copied().unwrap_or_default()));
        });
        rows(CITIES).for_each(|c| {
            _ = gazetteer.places.entry(c[0]).or_insert(Known::City(c[0], c.get(1).copied().unwrap_or_default()));
        });
        gazetteer.countries = countries;
        gazetteer
    }

    fn by_code(&self, code: &str) -> Option<&Country> {
        self.codes.get(code).map(|&i| &self.countries[i])
    }
}

/// All countries, by name.
pub fn countries() -> &'static [Country] {
    &GAZETTEER.countries
}

/// The country of this name or alias, written with its capitals: "DPRK", "North Korea", "U.S.".
pub fn country(name: &str) -> Option<&'static Country> {
    match GAZETTEER.places.get(bare(name)) {
        Some(&Known::Country(i)) => Some(&GAZETTEER.countries[i]),
        _ => None,
    }
}

/// The country to which an adjective or a word for people belongs: "Danish", "Danes". Where several could be meant
/// ("Congolese"), the first by name.
pub fn demonym(word: &str) -> Option<&'static Country> {
    let find = |w: &str| GAZETTEER.demonyms.get(w).map(|&i| &GAZETTEER.countries[i]);
    find(word).or_else(|| find(word.strip_suffix('s')?))
}

/// The country whose government a capital's or a building's name can stand for: "Pyongyang", "Kremlin".
pub fn government_seat(name: &str) -> Option<&'static Country> {
    let name = bare(name);
    match GAZETTEER.places.get(name) {
        Some(&Known::Capital(_, i)) => Some(&GAZETTEER.countries[i]),
        _ => GAZETTEER.seats.get(name).map(|&i| &GAZETTEER.countries[i]),
    }
}

/// The place of this name: the largest of several.
pub fn place(name: &str) -> Option<Place> {
    let of = |kind, name, country| Place { name, country, kind };
    GAZETTEER.places.get(bare(name)).map(|known| match *known {
        Known::Country(i) => of(PlaceKind::Country, GAZETTEER.countries[i].name, Some(&GAZETTEER.countries[i])),
        Known::Capital(name, i) => of(PlaceKind::Capital, name, Some(&GAZETTEER.countries[i])),
        Known::City(name, code) => of(PlaceKind::City, name, GAZETTEER.by_code(code)),
        Known::Region(name, code) => of(PlaceKind::Region, name, GAZETTEER.by_code(code)),
    })
}

/// The names and aliases of all places.
pub fn place_names() -> impl Iterator<Item = &'static str> {
    GAZETTEER.places.keys().copied()
}

/// Whether this is a well-known organisation's name.
pub fn is_organisation(name: &str) -> bool {
    GAZETTEER.organisations.contains(bare(name))
}

/// Whether the word is a given name ("Anna"); capitals do not matter.
pub fn is_given_name(word: &str) -> bool {
    GIVEN.contains(word)
}

/// Whether the word is a frequent family name; capitals do not matter.
pub fn is_family_name(word: &str) -> bool {
    FAMILY.contains(word)
}

/// Whether the word can stand before a person's name without being part of it ("Minister", "Dr."); capitals do not matter.
pub fn is_title(word: &str) -> bool {
    TITLE.contains(word.trim_end_matches('.'))
}

/// All names of places and organisations with what they are, for the tagger of names.
pub(super) fn names() -> impl Iterator<Item = (&'static str, u8)> {
    let places = GAZETTEER.places.iter().map(|(&name, known)| match known {
        Known::Country(_) => (name, 1),
        Known::Capital(..) | Known::City(..) => (name, 2),
        Known::Region(..) => (name, 3),
    });
    places
        .chain(GAZETTEER.organisations.iter().map(|&name| (name, 4)))
        .chain(GAZETTEER.seats.keys().map(|&name| (name, 4)))
        .chain(GAZETTEER.demonyms.keys().map(|&name| (name, 5)))
}

/// Without an article before it.
fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_by_all_their_names() {
        for (name, expected) in [
            ("DPRK", "North Korea"),
            ("U.S.", "United States"),
            ("the UK", "United Kingdom"),
            ("Burma", "Myanmar"),
            ("USSR", "Soviet Union"),
        ] {
            assert_eq!(country(name).map(|c| c.name), Some(expected), "{name}");
        }
        assert_eq!(country("Pyongyang"), None);
        assert_eq!(demonym("Danes").map(|c| c.name), Some("Denmark"));
        assert_eq!(government_seat("Pyongyang").map(|c| c.name), Some("North Korea"));
        assert_eq!(government_seat("Kremlin").map(|c| c.name), Some("Russia"));
    }

    #[test]
    fn places_lie_in_countries() {
        for (name, kind, country) in [
            ("Lima", PlaceKind::Capital, Some("Peru")),
            ("Osaka", PlaceKind::City, Some("Japan")),
            ("Texas", PlaceKind::Region, Some("United States")),
            ("Red Sea", PlaceKind::Region, None),
        ] {
            let found = place(name).unwrap();
            assert_eq!((found.kind, found.country.map(|c| c.name)), (kind, country), "{name}");
        }
        assert_eq!(place("Blorksburg"), None);
    }

    #[test]
    fn codes_are_unique_and_names_are_known_once() {
        let mut codes: Vec<&str> = countries().iter().map(|c| c.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), countries().len());
    }

    #[test]
    fn words_of_people() {
        assert!(is_given_name("Anna") && !is_given_name("table"));
        assert!(is_title("Minister") && is_title("Dr.") && !is_title("Kim"));
        assert!(is_family_name("Smith") && is_organisation("NATO") && !is_organisation("table"));
    }
}
