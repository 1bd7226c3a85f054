//! Dictionary forms: a table of words that are exceptions, then the longest ending that is known, by tag. Each names an
//! edit: how many characters to cut, and what to add.

use super::fingerprints::Fingerprints;
use super::hash::{atom, fold};
use super::model::Upos;
use compact_str::CompactString;

/// The longest ending that is looked up, in characters.
pub const LONGEST_ENDING: usize = 6;

/// The tables.
#[derive(Debug)]
pub struct Lemmas<'a> {
    /// Edits of words and of endings, by [`word_key`] and [`ending_keys`].
    edits: Fingerprints<'a>,
    /// What each edit cuts and adds.
    scripts: Vec<(usize, &'a str)>,
}

/// The key of a whole word (in lower case) under a tag.
pub fn word_key(lower: &str, tag: u8) -> u64 {
    lower.chars().fold(atom(21, tag.into()), |hash, c| fold(hash, c.into()))
}

/// The keys of a word's endings under a tag, the empty one first.
pub fn ending_keys(lower: &str, tag: u8) -> impl Iterator<Item = u64> {
    let mut hash = atom(22, tag.into());
    let letters = lower.chars().rev().take(LONGEST_ENDING).map(move |c| {
        hash = fold(hash, c.into());
        hash
    });
    std::iter::once(hash).chain(letters)
}

impl<'a> Lemmas<'a> {
    /// Joins the table of edits with their list, "cut<TAB>add" a line.
    pub fn new(edits: &'a [u8], scripts: &'a str) -> Self {
        let script =
            |line: &'a str| line.split_once('\t').map_or((0, ""), |(cut, add)| (cut.parse().unwrap_or(0), add));
        Self { edits: Fingerprints::new(edits), scripts: scripts.lines().map(script).collect() }
    }

    /// The dictionary form of `word`; names keep their capitals.
    pub fn lemma(&self, word: &str, tag: u8, upos: Upos) -> CompactString {
        let lower = lower(word);
        let script = |key| self.edits.get(key).map(|e| usize::from(u16::from_le_bytes([e[0], e[1]])));
        // Of the endings that are known, the longest.
        let ending = || {
            let mut keys = [0; LONGEST_ENDING + 1];
            let count = keys.iter_mut().zip(ending_keys(&lower, tag)).map(|(place, key)| *place = key).count();
            keys[..count].iter().rev().find_map(|&key| script(key))
        };
        let exception = script(word_key(&lower, tag));
        let found = exception.or_else(ending).and_then(|i| self.scripts.get(i));
        let base = if upos == Upos::Propn { word } else { &lower };
        let mut lemma = match found {
            Some(&(cut, add)) if cut > 0 || !add.is_empty() => edited(base, cut, add),
            _ => base.into(),
        };
        if upos == Upos::Verb && exception.is_none() && lost_its_e(&lower, &lemma) {
            lemma.push('e');
        }
        lemma
    }
}

/// In lower case, typographic apostrophes plain.
fn lower(word: &str) -> CompactString {
    if word.is_ascii() {
        let mut lower = CompactString::from(word);
        lower.make_ascii_lowercase();
        return lower;
    }
    word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Whether a verb form in "-ed" or "-ing" was cut to a stem that must have had an "e": of one vowel and one consonant, which would be
/// doubled otherwise ("rul-ed", but "stopp-ed").
fn lost_its_e(form: &str, stem: &str) -> bool {
    let is_cut = form.strip_prefix(stem).is_some_and(|rest| matches!(rest, "ed" | "ing"));
    let is_vowel = |c: char| "aeiou".contains(c);
    let start = stem.find(is_vowel).unwrap_or(stem.len());
    let mut rest = stem[start..].chars().skip(1);
    let last = rest.next();
    is_cut
        && start > 0
        && rest.next().is_none()
        && last.is_some_and(|c| c.is_ascii_lowercase() && !"aeiouwxy".contains(c))
}

/// `word` without its last `cut` characters, with `add` after it; never empty.
fn edited(word: &str, cut: usize, add: &str) -> CompactString {
    let end = word.char_indices().rev().take(cut).last().map_or(word.len(), |(i, _)| i);
    if end == 0 && add.is_empty() {
        return word.into();
    }
    let mut lemma = CompactString::from(&word[..end]);
    lemma.push_str(add);
    lemma
}

#[cfg(test)]
mod tests {
    use super::lost_its_e;

    #[test]
    fn a_stem_that_is_not_doubled_had_an_e() {
        for (form, stem, expected) in [
            ("ruled", "rul", true),
            ("timing", "tim", true),
            ("stopped", "stop", false),
            ("sailed", "sail", false),
            ("vowed", "vow", false),
            ("visited", "visit", false),
            ("acted", "act", false),
            ("sing", "s", false),
        ] {
            assert_eq!(lost_its_e(form, stem), expected, "{form}");
        }
    }
}
