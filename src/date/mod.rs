//! Dates: EDTF values and their arithmetic, and the tagger that finds them in running text.

mod anniversary;
mod bounds;
mod edtf;
mod history;
mod infer;
mod reference;
mod resolve;
#[doc(hidden)]
pub mod stages;
mod tagger;
mod timex;

pub use bounds::bounds;
pub use edtf::{Edtf, End, MAX_YEAR, ParseEdtfError, Point, Precision, Qualifier, Unit};
pub use reference::Reference;
pub use timex::{Basis, DateBounds, Evidence, Inference, Modifier, Part, Relation, Tagged, Timex, TimexKind, tag};
