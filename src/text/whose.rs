//! A repair of word classes that grammar asks for: behind "whose" stands a noun. Where the tagger saw a verb there, it took the
//! verb behind it for a plural: "Lind, whose *visit ends* on Tuesday".

use super::form::Form;
use super::model::Upos;
use super::tagger::Word;
use super::tags::Tag;

/// Puts the tags of what stands behind "whose" right; `list` are the tags by number.
pub fn mend(words: &[Word], tags: &mut [u8], list: &[Tag]) {
    let whose = Form::new("whose").lower;
    let number = |upos: Upos, xpos: &str| list.iter().position(|t| t.upos == upos && t.xpos == xpos).map(|n| n as u8);
    let (Some(singular), Some(plural), Some(present)) =
        (number(Upos::Noun, "NN"), number(Upos::Noun, "NNS"), number(Upos::Verb, "VBZ"))
    else {
        return;
    };
    for i in (0..words.len().saturating_sub(2)).filter(|&i| words[i].form.lower == whose) {
        let is_verb = list.get(usize::from(tags[i + 1])).is_some_and(|t| t.upos == Upos::Verb);
        if is_verb && tags[i + 2] == plural {
            (tags[i + 1], tags[i + 2]) = (singular, present);
        }
    }
}
