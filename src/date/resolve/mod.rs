//! Decides what the forms that the rules found mean: by the publication date, and by what the text said before.

mod calendar;
mod clock;
mod context;
mod date;
mod document;
mod dual;
mod holiday;
mod join;
mod length;
mod limit;
mod modifier;
mod month;
mod named;
mod numeric;
mod offset;
mod outcome;
mod part;
mod piece;
mod relation;
mod relative;
mod seeming;
mod spell;
mod stamp;
mod tense;
mod weekday;

pub use document::{read, tag};
pub use relation::Cues;
