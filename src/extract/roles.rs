//! The names behind a clause's arguments: who takes part, where, who says it.

use super::assemble::SentenceReading;
use super::clause::{Argument, attends, speaker};
use super::fallback;
use super::headline::{Line, Replacement, headline};
use super::mention::{LONGEST_ATTRIBUTION, Role};
use super::names::ArticleName;
use super::pronouns::Subjects;
use super::source::according_to;
use super::trigger::carried_noun;
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, one_line};

/// A happening's arguments, about to be resolved to names.
pub(super) struct Taking<'s, 'r, 'a> {
    pub sentence: &'s SentenceReading<'r, 'a>,
    pub subjects: &'s Subjects,
    pub trigger: usize,
    pub arguments: Vec<Argument>,
}

impl Taking<'_, '_, '_> {
    /// Who takes part, in text order, each once.
    pub fn participants(&self) -> Vec<(ArticleName, Role)> {
        let mut found: Vec<(ArticleName, Role)> = Vec::new();
        found.extend(self.whose(self.trigger).map(|(name, _)| (name.clone(), Role::Agent)));
        for argument in self.arguments.iter().filter(|a| !a.is_place) {
            let named = self.named(argument.head);
            for (name, by_head) in named.into_iter().chain(self.other_side(argument.head).map(|n| (n, true))) {
                if !found.iter().any(|(f, _)| f.entity == name.entity) {
                    found.push((name, if by_head { argument.role } else { Role::Other }));
                }
            }
        }
        found
    }

    /// In "between A and B", B: the first name after the "and" that follows A, wherever the tree has put it.
    fn other_side(&self, head: usize) -> Option<ArticleName> {
        let tree = &self.sentence.tree;
        if tree.case(head) != Some("between") {
            return None;
        }
        let rest = || head + 1..tree.len().min(head + FAR);
        let and = rest().find(|&i| tree.token(i).lemma == "and")?;
        let verb = rest().find(|&i| tree.token(i).upos == Upos::Verb).unwrap_or(tree.len());
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let reach = tree.token(verb.min(tree.len() - 1)).span;
        let after =
            || names.iter().filter(|n| n.span.start > tree.token(and).span.start && n.span.start <= reach.start);
        // "… and DPRK Foreign Minister Choe Son Hui": the person, not the country of the office.
        after().find(|n| n.kind == NameKind::Person).or_else(|| after().next()).cloned()
    }

    /// Where it happened: slugs.
    pub fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        for argument in self.arguments.iter().filter(|a| a.is_place) {
            for (name, _) in self.named(argument.head) {
                if name.kind == NameKind::Place && !places.contains(&name.entity) {
                    places.push(name.entity);
                }
            }
        }
        places
    }

    /// The names that the phrase at `head` is or contains, and whether its head word is the name.
    fn named(&self, head: usize) -> Vec<(ArticleName, bool)> {
        let (tree, reading) = (&self.sentence.tree, self.sentence.reading);
        let token = tree.token(head);
        let names = reading.names_in(tree.sentence.span);
        let direct: Vec<_> = names.iter().filter(|n| n.span.overlaps(token.span)).map(|n| (n.clone(), true)).collect();
        if !direct.is_empty() {
            return direct;
        }
        if let Some(name) = self.apposed(head) {
            return vec![(name.clone(), true)];
        }
        let phrase = tree.phrase(head);
        let before =
            self.subjects.before(self.sentence.index, token.span.start, self.words(&phrase), token.lemma.as_str());
        if !before.is_empty() {
            return before.iter().map(|n| (n.clone(), true)).collect();
        }
        let inside = |n: &&ArticleName| phrase.iter().any(|&i| tree.token(i).span.overlaps(n.span));
        names.iter().filter(inside).map(|n| (n.clone(), false)).collect()
    }

    /// "his counterpart, *Pak Myong Ho*": a name between commas right after a common noun is whom the noun means.
    fn apposed(&self, head: usize) -> Option<&ArticleName> {
        let tree = &self.sentence.tree;
        let next = head + 2;
        let is_noun = tree.token(head).upos == Upos::Noun;
        if !is_noun || next >= tree.len() || tree.token(head + 1).lemma != "," {
            return None;
        }
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let name = names.iter().find(|n| n.kind == NameKind::Person && n.span.start == tree.token(next).span.start)?;
        let after = (next..tree.len()).find(|&i| tree.token(i).span.start >= name.span.end);
        after.is_none_or(|i| tree.token(i).upos == Upos::Punct).then_some(name)
    }

    /// Who says it: a person's full name, or the words of a short phrase, or the body that a long one names.
    pub fn attribution(&self, trigger: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let phrase = match speaker(tree, trigger) {
            Some(who) => tree.phrase(who),
            None => according_to(tree, trigger)?,
        };
        let named = self.named(speaker(tree, trigger).or_else(|| phrase.last().copied())?);
        let phrase: Vec<usize> = phrase.into_iter().filter(|&i| !self.is_time(i)).collect();
        let words = one_line(self.words(&phrase));
        let person = named.iter().find(|(n, direct)| *direct && n.kind == NameKind::Person);
        let body = named.iter().find(|(n, _)| n.kind == NameKind::Organisation);
        let said_by = match (person, body) {
            (Some((person, _)), _) => person.name.clone(),
            (None, Some((body, _))) if words.chars().count() > SHORT_PHRASE => body.name.clone(),
            _ => words,
        };
        let plain =
            ["the ", "a ", "an "].iter().fold(said_by.as_str(), |s, article| s.strip_prefix(article).unwrap_or(s));
        (!plain.is_empty() && plain.chars().count() <= LONGEST_ATTRIBUTION).then(|| plain.to_owned())
    }

    fn is_time(&self, i: usize) -> bool {
        let span = self.sentence.tree.token(i).span;
        self.sentence.timexes.iter().any(|t| self.with_preposition(t.span).overlaps(span))
    }

    /// The text from the first to the last word of a phrase, prepositions and punctuation around it left out.
    fn words(&self, phrase: &[usize]) -> &str {
        let tree = &self.sentence.tree;
        let is_word = |i: &&usize| {
            !matches!(tree.token(**i).relation, Relation::Case | Relation::Punct | Relation::Fixed | Relation::Cc)
        };
        let (Some(&first), Some(&last)) = (phrase.iter().find(is_word), phrase.iter().rev().find(is_word)) else {
            return "";
        };
        let span = Span { start: tree.token(first).span.start, end: tree.token(last).span.end };
        span.of(&self.sentence.reading.article.text)
    }

    /// The short line for the happening: of its clause, or else of the stretch of the sentence that it stands in.
    pub fn headline(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        self.clause_line(trigger, participants)
            .or_else(|| fallback::line(tree, &self.sentence.reading.article.text, trigger, &self.times()))
    }

    fn clause_line(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        let carrier = tree.head(trigger).filter(|&h| carried_noun(tree, h) == Some(trigger));
        let top = carrier.unwrap_or(trigger);
        let is_verb = tree.token(top).upos == Upos::Verb;
        let attended = tree.head(trigger).filter(|&h| !is_verb && attends(tree, trigger, h));
        let subject = match attended {
            _ if is_verb && self.whose(top).is_some() => self.whose(top).map(|(_, words)| words),
            Some(verb) => tree.child(verb, &[Relation::Nsubj]).and_then(|s| self.name_words(s)),
            None if is_verb && !self.has_own_subject(top) => Some(self.inherited(top, participants)?),
            None => None,
        };
        let cut = self.times();
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let people: Vec<Span> = names.iter().filter(|n| n.kind == NameKind::Person).map(|n| n.span).collect();
        let keeps_case = attended.is_some() && subject.is_some();
        let short_subject = tree.child(top, &[Relation::Nsubj]).and_then(|s| self.people_in(s));
        let line = Line { top, subject, short_subject, keeps_case, people: &people };
        let text = &self.sentence.reading.article.text;
        headline(tree, text, &line, &self.replacements(top), &cut)
    }

    /// The expressions that say when, with their prepositions.
    fn times(&self) -> Vec<Span> {
        let adjuncts = self.sentence.timexes.iter().filter(|t| self.says_when(t.span));
        adjuncts.map(|t| self.with_preposition(t.span)).collect()
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
        if tree.token(verb).relation == Relation::Acl {
            // "the meeting *held* by …": the noun before it, with what stands between its article and it.
            let noun = tree.head(verb).filter(|&n| n < verb)?;
            let first = tree.phrase(noun).into_iter().find(|&i| !matches!(tree.token(i).relation, Relation::Case))?;
            let words = Span { start: tree.token(first).span.start, end: tree.token(noun).span.end };
            let words = one_line(words.of(&self.sentence.reading.article.text));
            return (words.split(' ').count() <= SUBJECT_WORDS).then_some(words);
        }
        let argument = self.arguments.iter().find(|a| a.head < verb && !a.is_place && a.role != Role::Other)?;
        let names: Vec<&str> = participants
            .iter()
            .filter(|(n, role)| *role == argument.role && n.span.start < self.sentence.tree.token(verb).span.start)
            .map(|(n, _)| n.name.as_str())
            .take(2)
            .collect();
        if names.is_empty() { self.subject_words(argument.head) } else { Some(names.join(" and ")) }
    }

    /// The names that a phrase is or stands for.
    fn name_words(&self, head: usize) -> Option<String> {
        let names: Vec<String> =
            self.named(head).into_iter().filter(|(_, direct)| *direct).map(|(n, _)| n.name).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    }

    /// The people that a phrase names, without what they are called by office.
    fn people_in(&self, head: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let phrase = tree.phrase(head);
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
        let words = one_line(self.words(&self.sentence.tree.phrase(head)));
        (words.split(' ').count() <= SUBJECT_WORDS && self.sentence.tree.token(head).upos != Upos::Pron)
            .then_some(words)
    }

    /// Whether an expression is an adjunct: as an object ("designated 2024") it is part of what happened.
    fn says_when(&self, span: Span) -> bool {
        let tree = &self.sentence.tree;
        let Some(head) = tree.head_of(span) else { return true };
        if super::attach::is_bare_year(tree, head) {
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
    fn with_preposition(&self, span: Span) -> Span {
        let tree = &self.sentence.tree;
        let case = tree.head_of(span).and_then(|head| tree.child(head, &[Relation::Case]));
        let start = case.map_or(span.start, |c| tree.token(c).span.start.min(span.start));
        Span { start, end: span.end }
    }

    /// Full names for bare surnames, and names for the pronouns of the sentence.
    fn replacements(&self, top: usize) -> Vec<Replacement> {
        let (tree, text) = (&self.sentence.tree, &self.sentence.reading.article.text);
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let is_short = |n: &&ArticleName| n.kind == NameKind::Person && one_line(n.span.of(text)) != n.name;
        let mut all: Vec<Replacement> =
            names.iter().filter(is_short).map(|n| Replacement { span: n.span, with: n.name.clone() }).collect();
        for (i, token) in tree.sentence.tokens.iter().enumerate().filter(|(_, t)| t.upos == Upos::Pron) {
            if let Some(with) = self.stand_in(i, top) {
                all.push(Replacement { span: token.span, with });
            }
        }
        all
    }
}

impl Taking<'_, '_, '_> {
    /// The name for pronoun `i` in the line of `top`. A possessive is replaced only where it describes the line's own noun
    /// ("*its* test"): elsewhere the name that it stands for is usually in the line already.
    fn stand_in(&self, i: usize, top: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let (token, text) = (tree.token(i), &self.sentence.reading.article.text);
        if token.lemma == "whose" {
            return self.name_before(i).map(|n| format!("{}’s", n.name));
        }
        let possessive = token.relation == Relation::NmodPoss;
        if possessive && (tree.head(i) != Some(top) || tree.token(top).upos == Upos::Verb) {
            return None;
        }
        let before =
            self.subjects.before(self.sentence.index, token.span.start, token.span.of(text), token.lemma.as_str());
        let names: Vec<&str> = before.iter().map(|n| n.name.as_str()).collect();
        let suffix = if possessive { "’s" } else { "" };
        (!names.is_empty()).then(|| format!("{}{suffix}", names.join(" and ")))
    }

    /// "Choe, *whose visit* ends": the name that "whose" stands for, and the subject in words, if that is what stands right
    /// before token `i`.
    fn whose(&self, i: usize) -> Option<(&ArticleName, String)> {
        let tree = &self.sentence.tree;
        let text = &self.sentence.reading.article.text;
        let whose =
            (i.saturating_sub(WHOSE)..i).find(|&j| tree.token(j).span.of(text).eq_ignore_ascii_case("whose"))?;
        let name = self.name_before(whose)?;
        let noun = Span { start: tree.token(whose + 1).span.start, end: tree.token(i).span.start };
        let words = one_line(noun.of(text));
        (whose + 1 < i && !words.contains(',')).then(|| (name, format!("{}’s {words}", name.name)))
    }

    /// The name right before token `i`, a comma left aside: whom "whose" stands for.
    fn name_before(&self, i: usize) -> Option<&ArticleName> {
        let tree = &self.sentence.tree;
        let word = (0..i).rev().find(|&j| tree.token(j).upos != Upos::Punct)?;
        let names = self.sentence.reading.names_in(tree.sentence.span);
        names.iter().find(|n| n.span.overlaps(tree.token(word).span))
    }
}

/// How many tokens before a verb the "whose" of its subject may stand.
const WHOSE: usize = 4;

/// How many tokens after "between A" the "and B" may begin: a title of office is seldom longer.
const FAR: usize = 12;

/// Attributions of up to this many characters are shown in the article's words.
const SHORT_PHRASE: usize = 45;

/// A subject of more words than this makes no headline.
const SUBJECT_WORDS: usize = 8;
