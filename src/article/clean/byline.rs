//! Bylines: "By Jane Doe and John Smith, Staff Writers".

/// Words of a byline at most.
const MOST: usize = 14;
/// Words of a name at most.
const NAME: usize = 5;

/// The people that a byline names; `None` if the line is none. A byline may name an outlet's desk or nobody.
pub(super) fn names(line: &str) -> Option<Vec<String>> {
    let rest = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))?;
    let rest = rest.trim();
    let is_byline = rest.split_whitespace().count() <= MOST
        && !rest.ends_with(['.', '?', '!'])
        && rest.split_whitespace().next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if !is_byline || !is_name(people(rest).next().unwrap_or_default()) {
        return None;
    }
    Some(people(rest).take_while(|part| is_name(part)).map(str::to_owned).collect())
}

fn people(rest: &str) -> impl Iterator<Item = &str> {
    rest.split([',', '|', '•', '·', '&'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Two words or more in capitals or with "de", "van" and the like between them, none of them an office.
fn is_name(part: &str) -> bool {
    let words: Vec<_> = part.split_whitespace().collect();
    let is_office = |word: &&str| {
        let word = word.to_lowercase();
        ["staff", "writer", "writers", "reporter", "correspondent", "editor", "desk", "in", "news", "press"]
            .contains(&word.as_str())
    };
    let is_particle = |word: &str| {
        matches!(word, "de" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "da" | "di" | "la" | "del" | "dos")
    };
    (2..=NAME).contains(&words.len())
        && !words.iter().any(is_office)
        && words.iter().all(|word| is_particle(word) || word.starts_with(char::is_uppercase))
        && !part.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_people() {
        let cases: [(&str, Option<&[&str]>); 7] = [
            ("By Jane Doe", Some(&["Jane Doe"])),
            ("By Jane Doe and John van der Berg, Staff Writers", Some(&["Jane Doe", "John van der Berg"])),
            ("By JANE DOE | January 27, 2024", Some(&["JANE DOE"])),
            ("By Jane Doe in Seoul", None),
            ("By Friday the river had risen by two metres.", None),
            ("By the river", None),
            ("Jane Doe", None),
        ];
        for (line, expected) in cases {
            let expected = expected.map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
