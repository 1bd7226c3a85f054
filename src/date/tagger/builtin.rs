//! The kinds of number that a rule can ask for.

use serde::{Deserialize, Serialize};

/// The kinds of number that a rule can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Builtin {
    /// A count, in digits or words.
    Number,
    /// A year in words.
    YearWords,
    /// The ordinal of a day of the month, 1 to 31, in words.
    OrdinalDay,
    /// A day of the month as a cardinal in words.
    CardinalDay,
}
