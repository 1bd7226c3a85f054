//! What a happening's line is made of: its clause, whose subject it takes, the names that stand in for its pronouns.

use super::attach::is_only_then;
use super::clause::attends;
use super::edges::{has_tense, is_parted, is_relative, opens_torn};
use super::fallback;
use super::governor::night_of;
use super::headline::{Line, Replacement, headline};
use super::mention::Role;
use super::modality::is_left_undone;
use super::names::ArticleName;
use super::roles::Taking;
use super::subject::{described, opening};
use super::trigger::{carrier, hands_on, is_bare_participle, is_open_complement, is_passive, lender};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, VerbForm, one_line};

/// A subject of more words than this makes no headline.
const SUBJECT_WORDS: usize = 8;

impl Taking<'_, '_, '_> {
    /// The short line for the happening: of its clause, or else of the stretch of the sentence that it stands in.
    pub fn headline(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let says_not = self.sentence.timexes.iter().any(|timex| is_only_then(tree, trigger, timex));
        if is_relative(tree, trigger) || self.gapped.unclear || says_not {
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
        let line = self.clause_line(trigger, participants).or_else(|| stretch().filter(|_| is_whole()));
        line.filter(|line| !is_time(line))
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

    fn clause_line(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let top = carrier(tree, trigger).unwrap_or(trigger);
        let is_relative = |c: usize| matches!(tree.token(c).lemma.as_str(), "that" | "which" | "who" | "whom");
        if tree.child(top, &[Relation::Obj]).is_some_and(|object| object < top && is_relative(object)) {
            // "The strikes *that* he ordered": what was ordered stands outside the clause.
            return None;
        }
        let is_told_whole = is_open_complement(tree, top) && hands_on(tree, top) || is_left_undone(tree, top);
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

    /// Verb `top` with the auxiliaries that are said once only, or not at all: "was arrested and *charged*", "the bridge, *built* in
    /// 1959, fell".
    fn helped(&self, top: usize) -> Option<String> {
        let (tree, text) = (&self.sentence.tree, &self.sentence.reading.article.text);
        let word = tree.token(top).span.of(text);
        if let Some(lender) = lender(tree, top) {
            let is_lent = |&c: &usize| matches!(tree.token(c).relation, Relation::Aux | Relation::AuxPass);
            let lent: Vec<&str> = tree.children(lender).filter(is_lent).map(|c| tree.token(c).span.of(text)).collect();
            return Some(format!("{} {word}", lent.join(" ")));
        }
        let noun = described(tree, top).or_else(|| opening(tree, top))?;
        let several = tree.token(noun).plural || tree.child(noun, &[Relation::Conj]).is_some();
        Some(format!("{} {word}", if several { "were" } else { "was" }))
    }

    /// The expressions that say when, with their prepositions.
    fn times(&self) -> Vec<Span> {
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

    /// The subject that a clause takes over from another one, in the article's words.
    fn inherited(&self, verb: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        if let Some(subject) = opening(tree, verb) {
            return self.subject_words(subject).filter(|_| !self.is_unnamed(subject));
        }
        let described = described(tree, verb);
        if described.is_some() || tree.token(verb).relation == Relation::Acl {
            // "the meeting *held* by …": the noun before it, with what stands between its article and it.
            let noun = described.or_else(|| tree.head(verb).filter(|&n| n < verb))?;
            if tree.token(verb).form == Some(VerbForm::Gerund) && !self.is_right_before(noun, verb) {
                // "The explosion on the *drilling* rig".
                return None;
            }
            let misread = described.is_none() && is_parted(tree, noun, verb) && !tree.has_main_verb();
            if misread || self.is_person(noun) && noun + 1 == verb {
                // "Lind, who had many friends, *resigned*", "friends of Lind *gathered*": verbs of other subjects.
                return None;
            }
            let first = tree.phrase(noun).into_iter().find(|&i| !matches!(tree.token(i).relation, Relation::Case))?;
            // "*The mayor of Lima*, elected in 1999".
            let is_mark = |t: &usize| tree.token(*t).upos == Upos::Punct;
            let last = (noun + 1..verb).rev().find(|t| described.is_some() && !is_mark(t)).unwrap_or(noun);
            let words = Span { start: tree.token(first).span.start, end: tree.token(last).span.end };
            let words = one_line(words.of(&self.sentence.reading.article.text));
            return (words.split(' ').count() <= SUBJECT_WORDS).then_some(words);
        }
        let argument = self.arguments.iter().find(|a| a.head < verb && !a.is_place && a.role != Role::Other)?;
        // "A blowout like the *one* that sank the rig".
        let is_stand_in = tree.token(argument.head).lemma == "one";
        if is_stand_in || self.is_torn(argument.head, verb) || self.is_no_person(argument.head, verb) {
            return None;
        }
        let names: Vec<&str> = participants
            .iter()
            .filter(|(n, role)| *role == argument.role && n.span.start < self.sentence.tree.token(verb).span.start)
            .map(|(n, _)| n.name.as_str())
            .take(2)
            .collect();
        // "He is *to retire*" is no "he to retire", and "they were given a blanket, then *herded* out" no "they herded".
        let first = tree.first_conjunct(verb);
        let goes_on = first != verb && tree.token(verb).form == Some(VerbForm::Past) && !is_passive(tree, first);
        let is_pronoun = tree.token(argument.head).upos == Upos::Pron;
        if names.is_empty() && is_pronoun && !goes_on && lender(tree, verb).is_none() {
            return None;
        }
        if names.is_empty() { self.subject_words(argument.head) } else { Some(names.join(" and ")) }
    }

    /// Whether token `i` is a pronoun that no name stands in for.
    fn is_unnamed(&self, i: usize) -> bool {
        self.sentence.tree.token(i).upos == Upos::Pron && self.name_words(i).is_none()
    }

    /// Whether token `i` is part of a person's name.
    fn is_person(&self, i: usize) -> bool {
        let tree = &self.sentence.tree;
        let names = self.sentence.reading.names_in(tree.sentence.span);
        names.iter().any(|n| n.kind == NameKind::Person && n.span.overlaps(tree.token(i).span))
    }

    /// Whether "who" opens the clause of `verb` and the name at `head` is no person's: "the ambassador to *Peru*, who left".
    fn is_no_person(&self, head: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        tree.has(verb, &[Relation::Nsubj, Relation::NsubjPass], &["who"])
            && self.named(head).iter().any(|(name, direct)| *direct && name.kind != NameKind::Person)
    }

    /// Whether the subject at `head` that `verb` takes over is only a part of one; what a relative clause is about may stand anywhere.
    fn is_torn(&self, head: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        let is_word = |i: &usize| !matches!(tree.token(*i).relation, Relation::Case | Relation::Cc | Relation::Punct);
        let first = tree.phrase(head).into_iter().find(is_word).unwrap_or(head);
        is_parted(tree, head, verb)
            || tree.token(tree.first_conjunct(verb)).relation != Relation::AclRelcl
                && opens_torn(tree, &self.sentence.reading.article.text, (first, verb), &self.times())
    }

    /// Whether only adverbs, signs and expressions of time stand between token `i` and token `verb`.
    fn is_right_before(&self, i: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        (i + 1..verb).all(|t| matches!(tree.token(t).upos, Upos::Adv | Upos::Punct) || self.is_time(t))
    }

    /// The names that a phrase is or stands for.
    fn name_words(&self, head: usize) -> Option<String> {
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

    /// A subject in few words: the names that it is or stands for, or its phrase.
    fn subject_words(&self, head: usize) -> Option<String> {
        if let Some(names) = self.name_words(head) {
            return Some(names);
        }
        let phrase = self.sentence.tree.phrase(head);
        // "*Among them is Lind*, who …", "*The agency settled* with Lind and ordered …" were misread.
        let is_past = |t: usize| {
            let token = self.sentence.tree.token(t);
            let is_participle = token.upos == Upos::Verb && token.form == Some(VerbForm::PastParticiple);
            is_participle && token.relation == Relation::Acl
        };
        let mut inside = phrase.first().copied().unwrap_or(head)..phrase.last().copied().unwrap_or(head);
        if phrase.iter().any(|&t| has_tense(&self.sentence.tree, t))
            || inside.any(|t| is_past(t) && !phrase.contains(&t))
        {
            return None;
        }
        let words = one_line(self.words(&phrase));
        let token = self.sentence.tree.token(head);
        let is_open = token.upos == Upos::Pron && !matches!(token.lemma.as_str(), "he" | "she" | "they" | "it" | "we");
        (words.split(' ').count() <= SUBJECT_WORDS && !is_open).then_some(words)
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
        Span { start, end: span.end }
    }
}
