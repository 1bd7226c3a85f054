//! What the editor set, for readers of the page that it was set on.

use crate::merge::{Edit, What};
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;

/// One thing that was set by hand.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ByHand {
    /// What: "Date".
    pub what: String,
    /// What it is now; absent where there is nothing to show.
    pub now: Option<String>,
    /// "was 26 January 2024".
    pub was: Option<String>,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// "by J. Holm, 2 May 2024".
    pub by: Option<String>,
}

/// What was set on the event at that index; remarks are not among it.
pub fn by_hand(index: &Index, event: usize) -> Vec<ByHand> {
    let edits = index.event(event).edits.iter().filter(|e| e.what != What::Note);
    edits.map(|edit| view(index, edit)).collect()
}

/// What was set on an article, an outlet or an entity.
pub fn all(index: &Index, edits: Option<&Vec<Edit>>) -> Vec<ByHand> {
    edits.into_iter().flatten().map(|edit| view(index, edit)).collect()
}

/// The editor's remarks, by paragraphs.
pub fn notes(index: &Index, event: usize) -> Vec<String> {
    let notes = index.event(event).edits.iter().filter(|e| e.what == What::Note).filter_map(|e| e.now.as_deref());
    let paragraphs = notes.flat_map(|text| text.split("\n\n")).map(crate::text::one_line);
    paragraphs.filter(|p| !p.is_empty()).collect()
}

/// One thing that was set, in words.
pub fn view(index: &Index, edit: &Edit) -> ByHand {
    let value = |text: &String| match (edit.what, text.parse()) {
        (What::Date, Ok(date)) => index.labels.date(&date),
        _ => text.clone(),
    };
    let was = match (edit.what, &edit.was) {
        (What::Date, None) => Some(index.labels.word("undated_event").to_owned()),
        (_, was) => was.as_ref().map(value).filter(|was| !was.is_empty()),
    };
    let at = edit.at.as_ref().and_then(|at| at.parse().ok()).map(|date| index.labels.date(&date));
    let by = edit.by.as_ref().map(|who| index.labels.fill("hand_by", &[("who", who)]));
    let now = edit.now.as_ref().map(value);
    ByHand {
        what: index.labels.word(key(edit.what)).to_owned(),
        was: was.filter(|was| Some(was) != now.as_ref()).map(|was| index.labels.fill("hand_was", &[("was", &was)])),
        now,
        why: edit.why.clone(),
        by: match (by, at) {
            (Some(by), Some(at)) => Some(format!("{by}, {at}")),
            (by, at) => by.or(at),
        },
    }
}

const fn key(what: What) -> &'static str {
    match what {
        What::Date => "hand_date",
        What::Title => "hand_title",
        What::Places => "hand_places",
        What::Participants => "hand_participants",
        What::Importance => "hand_importance",
        What::Pin => "hand_pin",
        What::Prefer => "hand_prefer",
        What::Same => "hand_same",
        What::Different => "hand_different",
        What::Confirm => "hand_confirm",
        What::Note => "hand_note",
        What::Written => "hand_written",
        What::Drop => "gone_dropped",
        What::Names => "hand_names",
        What::NotNames => "hand_not_names",
    }
}
