//! A repair of word classes that grammar asks for: behind "whose" stands a noun. Where the tagger saw a verb there, it took the
//! verb behind it for a plural: "Lind, whose *visit ends* on Tuesday".

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
        if is_verb && is_plural {
            let number = |upos: Upos, xpos: &str| list.iter().position(|t| t.upos == upos && t.xpos == xpos);
            let right = [number(Upos::Noun, "NN"), number(Upos::Verb, "VBZ")];
            for (tag, right) in tags[at - 1..=at].iter_mut().zip(right) {
                *tag = right.map_or(*tag, |number| number as u8);
            }
        }
    }
}
