//! Verbs that are said once and told twice: "She married Lind in 1970 *and Berg in 1985*".
//!
//! The second date is the same verb's, but not all that the sentence says of it: what stands before the second date takes the place
//! of a part of the first clause. Which part is told by the words: their preposition, their article, what they name.

use super::assemble::SentenceReading;
use super::mention::Role;
use super::names::ArticleName;
use crate::date::Timex;
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos};

/// What of a sentence a happening leaves out, and what it puts there instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Gapped {
    /// What is said of the verb at another date only.
    pub left_out: Vec<Span>,
    /// What takes the place of the first part left out.
    pub instead: Option<Span>,
    /// Whether something takes a place, and the words do not tell whose.
    pub unclear: bool,
}

impl Gapped {
    /// Whether a name belongs to another date of the verb.
    pub fn leaves_out(&self, name: &ArticleName) -> bool {
        self.left_out.iter().any(|span| span.overlaps(name.span))
    }

    /// The names of a sentence that take a place at this date.
    pub fn brought<'n>(&self, names: &'n [ArticleName]) -> impl Iterator<Item = &'n ArticleName> {
        names.iter().filter(|name| self.instead.is_some_and(|span| span.contains(name.span)))
    }

    /// Those who take part, without those of another date, and with those of this one.
    pub fn settle(&self, participants: &mut Vec<(ArticleName, Role)>, names: &[ArticleName]) {
        let replaced = participants.iter().find(|(name, _)| self.leaves_out(name));
        let role = replaced.map_or(Role::Other, |(_, role)| *role);
        participants.retain(|(name, _)| !self.leaves_out(name));
        // Places that take no part stand among the places.
        for name in self.brought(names).filter(|name| name.kind != NameKind::Place || role != Role::Other) {
            if !participants.iter().any(|(known, _)| known.entity == name.entity) {
                participants.push((name.clone(), role));
            }
        }
    }
}

impl SentenceReading<'_, '_> {
    /// What the happening of verb `trigger` at the time given by `own` leaves out.
    pub fn gapped(&self, trigger: usize, own: Option<Span>) -> Gapped {
        let mut gapped = Gapped::default();
        if self.tree.token(trigger).upos != Upos::Verb {
            return gapped;
        }
        for pair in self.timexes.windows(2) {
            if let Some(reason) = self.reason(trigger, pair[0], pair[1]).filter(|_| own == Some(pair[1].span)) {
                gapped.left_out.push(reason);
            }
            let Some(rest) = self.remnant(trigger, pair[0], pair[1]) else { continue };
            if own != Some(pair[1].span) {
                gapped.left_out.push(rest);
                continue;
            }
            match self.replaced(trigger, pair[0].span, rest) {
                Some(span) => gapped = Gapped { left_out: vec![span], instead: Some(rest), unclear: false },
                None => gapped.unclear = true,
            }
            break;
        }
        gapped
    }

    /// What is told of the first of two dates between it and the "and" before the second: "put off on Monday *because of winds* and on
    /// Tuesday after …".
    fn reason(&self, verb: usize, first: &Timex, second: &Timex) -> Option<Span> {
        let tree = &self.tree;
        let between: Vec<usize> = (verb + 1..tree.len())
            .filter(|&i| first.span.end <= tree.token(i).span.start && tree.token(i).span.end <= second.span.start)
            .collect();
        let [reason @ .., and, preposition] = between.as_slice() else { return None };
        let (opener, last) = (*reason.first()?, *reason.last()?);
        let opens = matches!(tree.token(opener).upos, Upos::Adp | Upos::Sconj);
        let is_listed = tree.token(*and).lemma == "and" && tree.token(*preposition).upos == Upos::Adp;
        let is_clause = reason.iter().any(|&i| matches!(tree.token(i).upos, Upos::Cconj | Upos::Verb | Upos::Punct));
        (opens && is_listed && !is_clause)
            .then(|| Span { start: tree.token(opener).span.start, end: tree.token(last).span.end })
    }

    /// The words between an "and" behind the first expression and the second one, if they are a phrase and no clause.
    fn remnant(&self, verb: usize, first: &Timex, second: &Timex) -> Option<Span> {
        let tree = &self.tree;
        let is = |i: usize, upos| tree.token(i).upos == upos;
        let between: Vec<usize> = (verb + 1..tree.len())
            .filter(|&i| first.span.end <= tree.token(i).span.start && tree.token(i).span.end <= second.span.start)
            .collect();
        let comma = between.first().is_some_and(|&i| is(i, Upos::Punct));
        let (and, mut rest) = between[usize::from(comma)..].split_first()?;
        while let [before @ .., last] = rest
            && (is(*last, Upos::Adp) || is(*last, Upos::Punct))
        {
            rest = before;
        }
        let is_clause = |i: usize| is(i, Upos::Verb) || is(i, Upos::Aux) || is(i, Upos::Sconj);
        let is_phrase =
            rest.iter().any(|&i| [Upos::Noun, Upos::Propn, Upos::Pron, Upos::Num].iter().any(|u| is(i, *u)));
        let from = tree.sentence.tokens.partition_point(|t| t.span.start < first.span.start);
        let is_next = verb < from && !(verb + 1..from).any(|i| is(i, Upos::Verb));
        let opens = is(*and, Upos::Cconj) && tree.token(*and).lemma != "but";
        let phrase = Span { start: tree.token(*rest.first()?).span.start, end: tree.token(*rest.last()?).span.end };
        (opens && is_next && is_phrase && !rest.iter().any(|&i| is_clause(i))).then_some(phrase)
    }

    /// The part of the clause whose place the words of `rest` take, before the first expression.
    fn replaced(&self, verb: usize, first: Span, rest: Span) -> Option<Span> {
        use Relation::{Nsubj, NsubjPass, Obj, Obl};
        let tree = &self.tree;
        let before = |c: usize| {
            let spans = || tree.phrase(c).into_iter().map(|i| tree.token(i).span).filter(|s| s.end <= first.start);
            Some(Span { start: spans().map(|s| s.start).min()?, end: spans().map(|s| s.end).max()? })
        };
        let opener = tree.token(tree.sentence.tokens.partition_point(|t| t.span.start < rest.start));
        if opener.upos == Upos::Adp {
            let same = |&c: &usize| tree.token(c).relation == Obl && tree.case(c) == Some(opener.lemma.as_str());
            return tree.children(verb).filter(|&c| tree.token(c).span.end <= first.start).find(same).and_then(before);
        }
        let subject = tree.child(verb, &[Nsubj, NsubjPass]).filter(|&s| s < verb);
        let counts = |span: Span| tree.sentence.tokens.iter().any(|t| t.upos == Upos::Num && span.contains(t.span));
        let Some(object) = tree.child(verb, &[Obj]).filter(|&o| o > verb) else {
            // "Grew by 3% in 2010 and *2% in 2009*": what counts takes the place of what counts.
            let of_number = |span: Span| counts(span) || !counts(rest);
            return before(subject?).filter(|&span| of_number(span) && self.agrees(verb, rest));
        };
        let kind = |span: Span| self.reading.names_in(span).first().map(|n| n.kind);
        let names = [before(object).and_then(kind), subject.and_then(before).and_then(kind), kind(rest)];
        let is_pronoun = subject.is_some_and(|s| tree.token(s).upos == Upos::Pron);
        let is_another = matches!(opener.lemma.as_str(), "a" | "an" | "another");
        match whose_place(names, is_pronoun || is_another)? {
            Part::Object => before(object),
            Part::Subject => before(subject?),
        }
    }

    /// Whether the auxiliary of verb `verb` can be that of the phrase: "the walls *were* pulled down, and *the gate* in 1803".
    fn agrees(&self, verb: usize, phrase: Span) -> bool {
        let (tree, text) = (&self.tree, &self.reading.article.text);
        let several = tree.sentence.tokens.iter().any(|t| {
            let is_many =
                t.upos == Upos::Num || t.upos == Upos::Noun && !t.span.of(text).eq_ignore_ascii_case(&t.lemma);
            phrase.contains(t.span) && is_many
        });
        let words = tree.children(verb).map(|c| tree.token(c).span.of(text));
        words.into_iter().all(|word| match word {
            "was" | "is" | "has" => !several,
            "were" | "are" | "have" => several,
            _ => true,
        })
    }
}

enum Part {
    Object,
    Subject,
}

/// Whose place a phrase takes by what object, subject and phrase name; `is_object` where it cannot be the subject's.
fn whose_place([object, subject, rest]: [Option<NameKind>; 3], is_object: bool) -> Option<Part> {
    match rest {
        _ if is_object => Some(Part::Object),
        Some(_) if rest == object && rest != subject => Some(Part::Object),
        Some(_) if rest == subject && rest != object => Some(Part::Subject),
        None if object.is_none() && subject.is_some() => Some(Part::Object),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;
    use super::*;
    use crate::article::{Article, Block, BlockKind};

    #[test]
    fn the_second_date_is_of_the_second_phrase() {
        for (text, second, expected) in [
            ("She married Paul Lind in 1970 and Karl Berg in 1985.", "1985", Some(("Paul Lind", "Karl Berg"))),
            ("The firm moved to Oslo in 1970, and to Lima in 1985.", "1985", Some(("to Oslo", "to Lima"))),
            (
                "The port opened its first pier in 1968 and a second in 1974.",
                "1974",
                Some(("its first pier", "a second")),
            ),
            ("The walls were pulled down in 1650 and the gate in 1803.", "1803", None),
            ("Sales grew by 3% in 2009 and 2% in 2010.", "2010", None),
            ("The treaty was renewed in 1981 and again in 2001.", "2001", None),
            ("The treaty was renewed in 1981 and 2001.", "2001", None),
        ] {
            let span = Span::new(0, text.len());
            let article = Article {
                text: text.into(),
                blocks: vec![Block { kind: BlockKind::Paragraph, span }],
                ..Article::default()
            };
            let reading = Reading::new(&article);
            let sentence = SentenceReading::new(&reading, 0);
            let verb = sentence.tree.sentence.tokens.iter().position(|t| t.upos == Upos::Verb).unwrap();
            let own = text.find(second).map(|at| Span::new(at, at + second.len()));
            let gapped = sentence.gapped(verb, own);
            let words = gapped.instead.map(|span| (gapped.left_out[0].of(text), span.of(text)));
            assert_eq!(words, expected, "{text}: {gapped:?}");
        }
    }
}
