//! The automaton that a language's rules are, as `build/main.rs` makes it of the rule file (see `build/rules.rs`).

use super::builtin::Builtin;
use super::form::{FormKind, Slot};
use super::lexicon::{ClassId, WordId};
use serde::{Deserialize, Serialize};

/// A language's rules as they are packed into the program.
#[derive(Debug, Serialize, Deserialize)]
pub struct Packed {
    /// The words that only rules name, in the order of their numbers.
    pub words: Vec<String>,
    /// The rules.
    pub grammar: Grammar,
}

/// What one step wants of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// That word or mark.
    Word(WordId),
    /// A word of that class.
    Class(ClassId),
    /// Digits from, to, and how many (0: any number of them).
    Digits(i32, i32, u8),
    /// A number.
    Number(Builtin),
    /// A word written with a capital, whichever.
    Capital,
    /// A word in small letters, whichever.
    Small,
    /// Any digits.
    AnyNumber,
}

/// One step of the automaton.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Takes tokens.
    Take { test: Test, glued: bool, capital: bool, slot: Option<Slot> },
    /// Takes none; looks at the token before (`false`) or after (`true`), wanting it to be so or not.
    Look { test: Test, glued: bool, after: bool, wanted: bool },
    /// Fills a slot.
    Set(Slot, i32),
    /// The expression ends here.
    End,
    /// The next expression of a list begins here.
    Next,
}

/// A state: where one may go from it, and which rule is complete in it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct State {
    /// Steps and where they lead.
    pub steps: Vec<(Step, u32)>,
    /// The rule that is complete here; the first in the file where there are several.
    pub rule: Option<u16>,
    /// Which tokens may lead on, as bits of [`token_bit`]; all of them where a rule may be complete without one.
    pub accepts: u64,
}

/// The bit of a token's kind: words outside the lexicon, digits, and words by their number, several to a bit.
pub const fn token_bit(word: WordId, digits: bool) -> u64 {
    match word {
        _ if digits => 2,
        WordId::NONE => 1,
        WordId(n) => 1 << (2 + n % 62),
    }
}

/// A rule's name and kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// The name, for traces.
    pub name: String,
    /// What it finds.
    pub kind: FormKind,
}

/// All rules of a language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grammar {
    /// The states; the first is the start.
    pub states: Vec<State>,
    /// The rules in the order of the file: earlier ones win ties.
    pub rules: Vec<Rule>,
    /// Steps from the start that may begin at each word.
    pub by_word: Vec<Vec<u32>>,
    /// Steps from the start that may begin at digits.
    pub by_digits: Vec<u32>,
}
