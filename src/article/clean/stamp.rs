//! Lines that are nothing but a time: "27 January 2024, 09:12 GMT", "3 hours ago", "5 min read".

/// Words of such lines, besides numbers.
const WORDS: [&str; 71] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "ist",
    "kst",
    "jst",
    "et",
    "pt",
    "at",
    "on",
    "ago",
    "hours",
    "hour",
    "minutes",
    "minute",
    "mins",
    "min",
    "days",
    "day",
    "read",
    "published",
    "updated",
];
/// Those that tell an age.
const AGES: [&str; 16] = [
    "ago", "hour", "hours", "minute", "minutes", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "min", "mins", "hrs",
];

/// Whether a line is a date or time and nothing else.
pub(super) fn is_stamp(line: &str) -> bool {
    let mut numbers = 0;
    line.len() <= 80
        && words(line).all(|word| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            numbers += usize::from(number);
            number && is_time_number(word) || WORDS.contains(&word.to_lowercase().as_str())
        })
        && numbers > 0
        && words(line).count() > usize::from(!line.contains([':', '/', '-', '.']))
}

/// Whether a line is an age: "10 days ago", "3h", "2 hrs".
pub(super) fn is_age(line: &str) -> bool {
    let mut words = words(line);
    let Some(first) = words.next().filter(|_| line.len() <= 24) else { return false };
    let unit = first.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.len() < first.len() && !unit.is_empty() {
        return matches!(unit, "h" | "m" | "d" | "w" | "y" | "hr" | "min") && words.next().is_none();
    }
    let counted = unit.is_empty() || matches!(first, "a" | "an");
    let rest: Vec<_> = words.collect();
    counted && !rest.is_empty() && rest.iter().all(|word| AGES.contains(&word.to_lowercase().as_str()))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    let sign = |c: char| !c.is_alphanumeric();
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '–' | '—' | '(' | ')'))
        .map(move |word| word.trim_matches(sign))
        .filter(|word| !word.is_empty())
}

/// "27", "27th", "09:12", "2024-01-27", "9.12am".
fn is_time_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | '/'));
    matches!(rest, "" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "h" | "AM" | "PM" | "Z" | "GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_from_sentences() {
        let yes = [
            "27 January 2024, 09:12 GMT",
            "Jan. 27th, 2024",
            "2024-01-27",
            "14:32 GMT",
            "5 min read",
            "Updated 3 hours ago",
            "Sat 27/01/2024 - 9.12am",
        ];
        let no = ["9", "May", "27 people", "In January 2024 the river rose", "", "1984", "3 killed"];
        for line in yes {
            assert!(is_stamp(line), "{line}");
        }
        for line in no {
            assert!(!is_stamp(line), "{line}");
        }
    }

    #[test]
    fn ages_are_told_from_numbers() {
        let yes = ["10 days ago", "3h", "an hour ago", "2 hrs", "• 10 months ago"];
        let no = ["10", "days", "ten pens", "3x", "a river"];
        for line in yes {
            assert!(is_age(line), "{line}");
        }
        for line in no {
            assert!(!is_age(line), "{line}");
        }
    }
}
