//! A repair of word classes that grammar asks for: behind "whose" stands a noun. Where the tagger saw a verb there, and behind
//! it another verb or what it took for a plural, the first is the noun and the second the verb: "Lind, whose *visit ends* on
//! Tuesday".

use super::form::Form;
use super::model::Upos;
use super::tagger::Word;
use super::tags::Tag;
use std::sync::LazyLock;

static WHOSE: LazyLock<u64> = LazyLock::new(|| Form::new("whose").lower);

/// Puts the tags of what stands behind "whose" right; `list` are the tags by number.
pub fn mend(words: &[Word], tags: &mut [u8], list: &[Tag]) {
    for at in (2..words.len()).filter(|&at| words[at - 2].form.lower == *WHOSE) {
        let read = |tag: u8| list.get(usize::from(tag));
        let is_verb = read(tags[at - 1]).is_some_and(|tag| tag.upos == Upos::Verb);
        let is_plural = read(tags[at]).is_some_and(|tag| tag.upos == Upos::Noun && tag.xpos == "NNS");
        let is_followed = read(tags[at]).is_some_and(|tag| matches!(tag.upos, Upos::Verb | Upos::Aux));
        if is_verb && (is_plural || is_followed) {
            let number = |upos: Upos, xpos: &str| list.iter().position(|t| t.upos == upos && t.xpos == xpos);
            let mut put = |at: usize, right: Option<usize>| tags[at] = right.map_or(tags[at], |number| number as u8);
            put(at - 1, number(Upos::Noun, "NN"));
            if is_plural {
                put(at, number(Upos::Verb, "VBZ"));
            }
        }
    }
}
