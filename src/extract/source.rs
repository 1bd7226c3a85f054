//! Who says it: the subject of the verb that reports a clause, or the source that a sentence names beside its clauses.

use super::lexicon;
use super::tree::Tree;
use super::trigger::reports_content;
use crate::text::{Relation, Upos};

/// How many words a source has at most: "the head of the national board for shipping safety".
const LONGEST: usize = 12;

/// The head token of the phrase that names who says it, if the clause at `i` is reported speech.
pub fn speaker(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let subject = |verb: usize| tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass, Relation::OblAgent]);
    let mut at = i;
    for above in std::iter::once(i).chain(tree.ancestors(i)) {
        // "…, KCNA said": the comment hangs on the clause that it reports.
        let comments = tree.children(above).filter(|&c| {
            matches!(tree.token(c).relation, Relation::Parataxis | Relation::Advcl) && reports_content(tree, c)
        });
        if let Some(who) = comments.filter_map(subject).last() {
            return Some(who);
        }
        if above != i && lexicon::is_reporting(tree.token(above).lemma.as_str()) && tree.token(above).upos == Upos::Verb
        {
            let content = matches!(
                tree.token(at).relation,
                Relation::Ccomp | Relation::Parataxis | Relation::Obj | Relation::Xcomp
            );
            if content && let Some(who) = subject(above) {
                return Some(who);
            }
        }
        at = above;
    }
    None
}

/// The tokens of the source that the part of the sentence with token `i` names by "according to". Trees seldom agree on what
/// that phrase hangs on, and its noun phrase may swallow the clause behind it; the words leave little doubt.
pub fn according_to(tree: &Tree<'_>, i: usize) -> Option<Vec<usize>> {
    let n = tree.len();
    let lemma = |t: usize| tree.token(t).lemma.as_str();
    let is_phrase = |t: &usize| matches!(lemma(*t), "accord" | "according") && t + 1 < n && lemma(t + 1) == "to";
    let same_part = |t: &usize| (i.min(*t)..i.max(*t)).all(|k| lemma(k) != ";");
    let at = (0..n).filter(|t| is_phrase(t) && same_part(t)).min_by_key(|t| t.abs_diff(i))?;
    let words: Vec<usize> = (at + 2..n.min(at + 2 + LONGEST)).take_while(|&t| belongs(tree, t)).collect();
    let last =
        words.iter().rposition(|&t| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron))?;
    let words = words[..=last].to_vec();
    (!words.contains(&i)).then_some(words)
}

/// Whether token `t` may be part of the noun phrase that a source is.
fn belongs(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    match token.upos {
        Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Part => true,
        Upos::Pron => matches!(token.lemma.as_str(), "his" | "her" | "its" | "their" | "he" | "they" | "she"),
        Upos::Adp => matches!(token.lemma.as_str(), "of" | "for" | "at" | "from" | "in"),
        Upos::Punct => token.lemma == "-" || token.lemma == "'" || token.lemma == "’",
        Upos::Cconj => tree.token((t + 1).min(tree.len() - 1)).upos == Upos::Propn,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{Mode, read_tokens, tokens};

    #[test]
    fn sources_end_where_their_noun_phrase_ends() {
        for (text, verb, expected) in [
            ("According to the coast guard, the ferry sank off Malta.", "sank", "the coast guard"),
            (
                "The ferry sank, according to Malta's transport ministry, which blamed the crew.",
                "sank",
                "Malta 's transport ministry",
            ),
            ("The ferry sank; the crew fled, according to survivors.", "sank", ""),
            ("The ferry sank off Malta.", "sank", ""),
        ] {
            let span = Span { start: 0, end: text.len() as u32 };
            let sentence = read_tokens(text, span, &tokens(text, span), Mode::Shallow);
            let tree = Tree::new(&sentence);
            let i = sentence.tokens.iter().position(|t| t.span.of(text) == verb).unwrap();
            let words = according_to(&tree, i).unwrap_or_default();
            let words: Vec<&str> = words.iter().map(|&t| sentence.tokens[t].span.of(text)).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }
}
