//! What the editor may answer, and the decision that it becomes.

use super::question::{Kind, Question};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// They are one; what is asked about is right.
    Same,
    /// They are not.
    Different,
    /// The editor cannot tell.
    Unsure,
    /// The event's or article's date, as EDTF.
    Date(String),
    /// The event's title.
    Title(String),
    /// The event is left out.
    Drop,
}

impl Answer {
    /// The decision as an item of a curation file; `None` where the question cannot be answered so.
    pub fn decision(&self, question: &Question) -> Option<String> {
        let first = question.about.first()?;
        let pair =
            || Some(format!("[{}, {}]", quoted(&question.quotes.first()?.id), quoted(&question.quotes.get(1)?.id)));
        let is_event = !matches!(question.kind, Kind::Undated | Kind::Name);
        let item = match (self, question.kind) {
            (Self::Same, Kind::Merge | Kind::Belong) => format!("same: {}", pair()?),
            (Self::Different, Kind::Merge | Kind::Belong) => format!("different: {}", pair()?),
            (Self::Same, Kind::Name) => format!("alias: {}", pair()?),
            (Self::Different, Kind::Name) => format!("not-alias: {}", pair()?),
            (Self::Same, Kind::Date | Kind::Disagreement) => format!("confirm: {first}"),
            (Self::Unsure, Kind::Merge | Kind::Belong | Kind::Name) => format!("unsure: {}", pair()?),
            (Self::Unsure, _) => format!("unsure: [{}]", quoted(first)),
            (Self::Date(date), Kind::Undated) => format!("article: {}\n  date: {}", quoted(first), quoted(date)),
            (Self::Date(date), _) if is_event => {
                let was = question.date.as_ref().map(|was| format!("was: {}, ", quoted(was))).unwrap_or_default();
                format!("set: {first}\n  date: {{{was}now: {}}}", quoted(date))
            }
            (Self::Title(title), _) if is_event => {
                format!("set: {first}\n  title: {{was: {}, now: {}}}", quoted(&question.title), quoted(title))
            }
            (Self::Drop, _) if is_event => format!("drop: {first}"),
            _ => return None,
        };
        Some(format!("- {item}\n"))
    }
}

/// A text as YAML writes it in double quotes, which is how JSON writes it; plain where that is safe.
fn quoted(text: &str) -> String {
    let is_plain = !text.is_empty()
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        || text.strip_prefix("m:").is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if is_plain { text.to_owned() } else { serde_json::to_string(text).unwrap_or_default() }
}
