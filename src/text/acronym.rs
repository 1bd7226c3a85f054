//! Acronyms that a text introduces in brackets: "the Korean Central News Agency (KCNA)".

/// The fewest and the most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words that an acronym may leave out.
const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "on"];

/// The acronym in brackets right behind a name, if its letters open the name's last words.
pub fn acronym(name: &str, after: &str) -> Option<String> {
    let (inside, _) = after.trim_start().strip_prefix('(')?.split_once(')')?;
    let acronym: String = inside.trim().chars().filter(|c| *c != '.').collect();
    let is_one = LETTERS.contains(&acronym.len()) && acronym.chars().all(|c| c.is_ascii_uppercase());
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let initials = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let all = initials(&mut words());
    let large = initials(&mut words().filter(|w| !SMALL.contains(&w.to_lowercase().as_str())));
    (is_one && (all.ends_with(&acronym) || large.ends_with(&acronym))).then_some(acronym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_stands_in_brackets_behind_its_name() {
        for (name, after, expected) in [
            ("Korean Central News Agency", " (KCNA) said", Some("KCNA")),
            ("North Korean Central News Agency", " (KCNA)", Some("KCNA")),
            ("Office for Budget Review", " (O.B.R.), which", Some("OBR")),
            ("Department of Justice", " (DOJ)", Some("DOJ")),
            ("Central News Agency", " (Reuters)", None),
            ("Central News Agency", " said (CNA)", None),
            ("Harbour Board", " (KCNA)", None),
        ] {
            assert_eq!(acronym(name, after).as_deref(), expected, "{name}{after}");
        }
    }
}
