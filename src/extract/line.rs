//! What a happening's line is made of: its clause or stretch, what stands in for its words, the times that it leaves out.

use super::accused::accused_of;
use super::attach::is_only_then;
use super::belief::{Belief, belief, wrongly};
use super::clause::attends;
use super::edges::is_relative;
use super::fallback;
use super::governor::night_of;
use super::headline::{Line, Replacement, headline};
use super::lexicon;
use super::mention::Role;
use super::names::ArticleName;
use super::roles::Taking;
use super::subject::opening;
use super::tree::Tree;
use super::trigger::{carrier, is_bare_participle, is_letter, is_once_planned, is_open_complement};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, VerbForm, one_line};

/// Whether verb `top` completes an adjective: "will be *free* to open".
fn is_only_possible(tree: &Tree<'_>, top: usize) -> bool {
    let is_adjective = |h: &usize| tree.token(*h).upos == Upos::Adj && tree.child(*h, &[Relation::Cop]).is_some();
    tree.token(top).form == Some(VerbForm::Base) && tree.head(top).filter(is_adjective).is_some_and(|h| h < top)
}

impl Taking<'_, '_, '_> {
    /// The short line for the happening: of its clause, or else of the stretch of the sentence that it stands in.
    pub fn headline(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let says_not = self.sentence.timexes.iter().any(|timex| is_only_then(tree, trigger, timex));
        // "Charged with *supplying* drugs in May": the charge was not brought then.
        let is_accused = accused_of(tree, trigger + 1) == Some(trigger);
        // "*Whether* he left", "*if* he left": it is not told that he did.
        let is_open = matches!(tree.mark(trigger), Some("if" | "unless" | "whether" | "lest"));
        if is_relative(tree, trigger) || self.gapped.unclear || says_not || is_accused || is_open {
            return None;
        }
        let text = &self.sentence.reading.article.text;
        let stretch = || fallback::line(tree, text, trigger, &self.times());
        let is_whole = || self.gapped.left_out.is_empty() && !self.is_told_apart(trigger);
        // "*11-12 June* the besiegers stormed the gate": what was left of a time is no subject. "September 11" may be one.
        let numbers = |words: &str| words.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
        let is_time = |line: &String| {
            let mut times = self.sentence.timexes.iter().map(|timex| one_line(timex.span.of(text)));
            times.any(|words| numbers(&words) > 1 && line.starts_with(words.as_str()))
        };
        // What somebody denies or only believes is told with that, or not at all.
        let is_whole = || is_whole() && self.belief(trigger).is_none();
        let line = self.clause_line(trigger, participants).or_else(|| stretch().filter(|_| is_whole()));
        // "Is due *to open*" with "open" misread: without its "to" it would be said to be so.
        let open = trigger.checked_sub(1).filter(|&to| tree.token(to).lemma == "to");
        let open = open.map(|to| Span { start: tree.token(to).span.start, end: tree.token(trigger).span.end }.of(text));
        line.filter(|line| !is_time(line) && open.is_none_or(|words| line.contains(words)))
    }

    /// Whether a date inside its phrase tells which noun is meant: what the sentence says beside "the *30 January* elections" did not
    /// happen then.
    fn is_told_apart(&self, noun: usize) -> bool {
        let tree = &self.sentence.tree;
        let describes = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Punct);
        let opens = |t: usize| tree.token(t).upos == Upos::Det || tree.token(t).relation == Relation::NmodPoss;
        tree.token(noun).upos == Upos::Noun
            && self.sentence.timexes.iter().any(|timex| {
                let is_inside = |t: &usize| timex.span.overlaps(tree.token(*t).span);
                let (first, last) = ((0..noun).find(is_inside), (0..noun).rev().find(is_inside));
                let is_framed =
                    |first: usize, last: usize| first > 0 && opens(first - 1) && (last + 1..noun).all(describes);
                first.zip(last).is_some_and(|(first, last)| is_framed(first, last))
            })
    }

    /// What is said of whether the happening is so.
    fn belief(&self, trigger: usize) -> Option<Belief> {
        let tree = &self.sentence.tree;
        belief(tree, carrier(tree, trigger).unwrap_or(trigger))
    }

    fn clause_line(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let top = carrier(tree, trigger).unwrap_or(trigger);
        let is_relative = |c: usize| matches!(tree.token(c).lemma.as_str(), "that" | "which" | "who" | "whom");
        if tree.child(top, &[Relation::Obj]).is_some_and(|object| object < top && is_relative(object)) {
            // "The strikes *that* he ordered": what was ordered stands outside the clause.
            return None;
        }
        if let Some(belief) = self.belief(trigger) {
            let word = |i: usize| tree.token(i).span.of(&self.sentence.reading.article.text);
            let is_verb = tree.token(belief.by).upos == Upos::Verb;
            let whole = is_verb.then(|| self.line_of(belief.by, belief.by, participants)).flatten();
            let wrongly = wrongly(tree, belief.by).map_or("", word);
            return whole.filter(|line| line.contains(word(trigger)) && line.contains(wrongly));
        }
        let is_told_whole = is_open_complement(tree, top);
        if is_once_planned(tree, top) || is_only_possible(tree, top) {
            // "Had planned *to open*", "will be free *to open*": without what stands before it is a plan that nobody told.
            return None;
        }
        let begun = tree.head(top).filter(|&verb| verb < top && is_told_whole);
        if let Some(verb) = begun {
            // "The army *began* shelling the town", "the engine *failed* to start" are told whole.
            let word = tree.token(top).span.of(&self.sentence.reading.article.text);
            return self.line_of(verb, verb, participants).filter(|line| line.contains(word));
        }
        let is_verb = tree.token(top).upos == Upos::Verb;
        if is_verb && is_bare_participle(tree, top) && !self.has_own_subject(top) {
            return self.participle_line(top, participants);
        }
        self.line_of(trigger, top, participants)
    }

    /// The line for a participle, which borrows its subject: "the rig exploded, *killing* eleven" is told whole.
    fn participle_line(&self, verb: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let word = tree.token(verb).span.of(&self.sentence.reading.article.text);
        if opening(tree, verb).is_some() {
            return self.line_of(verb, verb, participants);
        }
        if tree.token(verb).relation == Relation::Advcl {
            if tree.mark(verb).is_some_and(|mark| matches!(mark, "after" | "before" | "since" | "until")) {
                // "Extradited after *losing* an appeal": the one was not done when the other was.
                return None;
            }
            let whole = tree.head(verb).filter(|&h| tree.token(h).upos == Upos::Verb && self.has_own_subject(h))?;
            return self.line_of(whole, whole, participants).filter(|line| line.contains(word));
        }
        self.line_of(verb, verb, participants)
    }

    fn line_of(&self, trigger: usize, top: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let is_verb = tree.token(top).upos == Upos::Verb;
        let attended = tree.head(trigger).filter(|&h| !is_verb && attends(tree, trigger, h));
        let subject = match attended {
            _ if is_verb && self.whose(top).is_some() => self.whose(top).map(|(_, words)| words),
            Some(verb) => tree.child(verb, &[Relation::Nsubj]).and_then(|s| self.name_words(s)),
            None if is_verb && !self.has_own_subject(top) => Some(self.inherited(top, participants)?),
            None => None,
        };
        let mut cut = self.times();
        let says = |verb: usize| lexicon::is_reporting(&tree.token(verb).lemma) || is_letter(tree, verb);
        // "Testified that she did not know of it *until 2023*": a time in what was said is part of it.
        let is_told = |&said: &usize| said > top && says(top) && belief(tree, said).is_none();
        if let Some(said) = tree.child(top, &[Relation::Ccomp]).filter(is_told) {
            let said = tree.phrase(said);
            cut.retain(|time| !said.iter().any(|&t| time.overlaps(tree.token(t).span)));
        }
        let mut replacements = self.replacements(top);
        let helped = self.helped(top);
        let is_helped = helped.is_some();
        replacements.extend(helped.map(|with| Replacement { span: tree.token(top).span, with }));
        match self.gapped.instead {
            Some(rest) => {
                let with = one_line(rest.of(&self.sentence.reading.article.text));
                replacements
                    .splice(..0, self.gapped.left_out.iter().map(|&span| Replacement { span, with: with.clone() }));
                cut.push(rest);
            }
            None => cut.extend(&self.gapped.left_out),
        }
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let people: Vec<Span> = names.iter().filter(|n| n.kind == NameKind::Person).map(|n| n.span).collect();
        let keeps_case = attended.is_some() && subject.is_some();
        let short_subject = tree.child(top, &[Relation::Nsubj]).and_then(|s| self.people_in(s));
        let line = Line { top, subject, short_subject, keeps_case, is_helped, people: &people };
        let text = &self.sentence.reading.article.text;
        headline(tree, text, &line, &replacements, &cut)
    }

    /// The expressions that say when, with their prepositions.
    pub(super) fn times(&self) -> Vec<Span> {
        let adjuncts = self.sentence.timexes.iter().filter(|t| self.says_when(t.span));
        adjuncts.map(|t| if t.is_counted() { self.with_later(t.span) } else { self.with_preposition(t.span) }).collect()
    }

    /// A length with the word behind it that says from when it counts: "a week *later*".
    fn with_later(&self, span: Span) -> Span {
        let tokens = &self.sentence.tree.sentence.tokens;
        let next = tokens.get(tokens.partition_point(|t| t.span.start < span.end));
        let counts =
            |lemma: &str| matches!(lemma, "late" | "later" | "afterward" | "afterwards" | "thereafter" | "beforehand");
        Span { end: next.filter(|t| counts(&t.lemma)).map_or(span.end, |t| t.span.end), ..span }
    }

    fn has_own_subject(&self, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        tree.children(verb).any(|c| {
            let token = tree.token(c);
            let relative = matches!(token.lemma.as_str(), "who" | "which" | "that");
            matches!(token.relation, Relation::Nsubj | Relation::NsubjPass) && !relative
        })
    }

    /// The names that a phrase is or stands for.
    pub(super) fn name_words(&self, head: usize) -> Option<String> {
        let names: Vec<String> =
            self.named(head).into_iter().filter(|(_, direct)| *direct).map(|(n, _)| n.name).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    }

    /// The people that a phrase is, without what they are called by office; not those that it only mentions ("forces loyal to
    /// Kim").
    fn people_in(&self, head: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let phrase: Vec<usize> = tree.phrase(head).into_iter().filter(|&i| tree.is_part_of_name(i, head)).collect();
        let names = self.sentence.reading.names_in(tree.sentence.span).iter();
        let inside =
            names.filter(|n| n.kind == NameKind::Person && phrase.iter().any(|&i| tree.token(i).span.overlaps(n.span)));
        let people: Vec<&str> = inside.map(|n| n.name.as_str()).collect();
        (!people.is_empty()).then(|| people.join(" and "))
    }

    /// Whether an expression is an adjunct: as an object ("designated 2024") it is part of what happened.
    fn says_when(&self, span: Span) -> bool {
        let tree = &self.sentence.tree;
        let Some(head) = tree.head_of(span) else { return true };
        if super::governor::is_bare_year(tree, head) {
            return false;
        }
        match tree.token(head).relation {
            Relation::Obj | Relation::Iobj | Relation::NsubjPass => false,
            // "said Saturday the two officials agreed": with another subject at hand, a day is none.
            Relation::Nsubj => tree
                .head(head)
                .is_some_and(|v| tree.children(v).filter(|&c| tree.token(c).relation == Relation::Nsubj).count() > 1),
            _ => true,
        }
    }

    /// An expression and the preposition that governs it.
    pub fn with_preposition(&self, span: Span) -> Span {
        let tree = &self.sentence.tree;
        // "On *the night* of 3 March" is left out with the day.
        let is_adjunct = |noun: &usize| matches!(tree.case(*noun), Some("on" | "in" | "at" | "during" | "over"));
        let head = night_of(tree, span).filter(is_adjunct).or_else(|| tree.head_of(span));
        let case = head.and_then(|head| tree.child(head, &[Relation::Case]));
        let start = case.map_or(span.start, |c| tree.token(c).span.start.min(span.start));
        // "*Effective* from 1 September".
        let first = tree.sentence.tokens.partition_point(|t| t.span.start < start);
        let before = first.checked_sub(1).map(|i| tree.token(i)).filter(|t| t.lemma == "effective");
        let start = before.map_or(start, |t| t.span.start);
        Span { start, end: self.apposed_end(span).unwrap_or(span.end) }
    }

    /// Where what is said of a day right behind it ends: "on 19 November, *the tenth anniversary of the sinking*".
    fn apposed_end(&self, span: Span) -> Option<u32> {
        let tree = &self.sentence.tree;
        let next = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
        let is_inside = |t: usize| span.overlaps(tree.token(t).span);
        let noun = (next..tree.len()).find(|&t| tree.token(t).upos == Upos::Noun)?;
        let is_apposed =
            tree.token(next).lemma == "," && matches!(tree.token(noun).lemma.as_str(), "anniversary" | "eve" | "day");
        let end = tree.phrase(noun).last().copied()?;
        let follows = tree.head(noun).is_some_and(is_inside) || end + 2 >= tree.len();
        (is_apposed && follows && end >= noun).then(|| tree.token(end).span.end)
    }
}
