//! Dates: EDTF values and their arithmetic, and the tagger that finds them in running text.

mod edtf;
mod reference;
mod timex;

pub use edtf::{Edtf, MAX_YEAR, ParseEdtfError, Point, Precision, Qualifier, Unit};
pub use reference::Reference;
pub use timex::{Basis, DateBounds, Evidence, Inference, Modifier, Relation, Tagged, Timex, TimexKind, bounds, tag};
