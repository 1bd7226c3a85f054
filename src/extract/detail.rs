//! The happenings that a sentence tells of in passing, read from its words alone.
//!
//! A tree is needed to say who did what; that something was done can be seen from the class and lemma of a word. What is
//! found here makes no event of its own (see [`super::Standing::Detail`]): it is for whoever wants all that an article
//! tells, and it may stand in sentences that no tree was made for.

use super::lexicon;
use super::mention::Modality;
use crate::text::{Sentence, Token, Upos, VerbForm};

/// The tokens of `sentence` that name a happening, in text order.
pub fn triggers(sentence: &Sentence) -> impl Iterator<Item = usize> + '_ {
    (0..sentence.tokens.len()).filter(|&i| is_happening(sentence, i))
}

fn is_happening(sentence: &Sentence, i: usize) -> bool {
    let token = &sentence.tokens[i];
    let lemma = token.lemma.as_str();
    match token.upos {
        Upos::Verb => !lexicon::is_idle(lemma) && (!lexicon::is_reporting(lemma) || lexicon::is_public_act(lemma)),
        Upos::Noun => lexicon::is_happening_noun(lemma),
        // Headlines in capitals are read as names: "MURDER Trial Opens".
        Upos::Propn => !in_name(sentence, i) && lexicon::is_happening_noun(&lemma.to_lowercase()),
        Upos::Adj => matches!(lemma, "dead" | "wounded" | "injured" | "missing"),
        _ => false,
    }
}

fn in_name(sentence: &Sentence, i: usize) -> bool {
    sentence.names.iter().any(|n| (usize::from(n.first)..usize::from(n.last)).contains(&i))
}

/// Whether the happening at `i` is told as fact, as far as the auxiliaries right before it show.
pub fn modality(sentence: &Sentence, i: usize) -> Modality {
    let token = &sentence.tokens[i];
    if token.upos != Upos::Verb {
        return Modality::Asserted;
    }
    let before = sentence.tokens[..i].iter().rev().take(AUXILIARIES).take_while(|t| is_helper(t));
    let word = |t: &Token| t.lemma.to_lowercase();
    for helper in before {
        match word(helper).as_str() {
            "not" | "n't" | "never" => return Modality::Denied,
            "will" | "shall" | "would" | "should" => return Modality::Planned,
            "may" | "might" | "can" | "could" | "must" => return Modality::Possible,
            "to" if token.form == Some(VerbForm::Base) => return Modality::Planned,
            _ => {}
        }
    }
    Modality::Asserted
}

/// How many words before a verb its auxiliaries reach: "may not have been".
const AUXILIARIES: usize = 4;

fn is_helper(token: &Token) -> bool {
    matches!(token.upos, Upos::Aux | Upos::Part | Upos::Adv)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{Mode, read_tokens, tokens};

    fn read(text: &str) -> Sentence {
        let span = Span { start: 0, end: text.len() as u32 };
        read_tokens(text, span, &tokens(text, span), Mode::Shallow)
    }

    #[test]
    fn deeds_and_event_nouns_are_happenings_and_states_are_none() {
        for (text, expected) in [
            ("The ferry sank after a fire in the engine room.", "sank fire"),
            ("She believes that the harbour belongs to the town.", ""),
            ("Two guards were wounded in the gunfire, the mayor said.", "wounded gunfire"),
            ("He gave evidence before fleeing to Malta.", "gave fleeing"),
        ] {
            let sentence = read(text);
            let words: Vec<&str> = triggers(&sentence).map(|i| sentence.tokens[i].span.of(text)).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn auxiliaries_tell_fact_from_plan() {
        for (text, verb, expected) in [
            ("The crew abandoned the ship.", "abandoned", Modality::Asserted),
            ("The crew did not abandon the ship.", "abandon", Modality::Denied),
            ("The council will demolish the bridge.", "demolish", Modality::Planned),
            ("The dam could have collapsed.", "collapsed", Modality::Possible),
        ] {
            let sentence = read(text);
            let i = sentence.tokens.iter().position(|t| t.span.of(text) == verb).unwrap();
            assert_eq!(modality(&sentence, i), expected, "{text}");
        }
    }
}
