//! What a happening's line is made of: its clause, whose subject it takes, the names that stand in for its pronouns.

use super::clause::attends;
use super::edges::{is_parted, is_relative, opens_torn};
use super::fallback;
use super::headline::{Line, Replacement, headline};
use super::mention::Role;
use super::names::ArticleName;
use super::roles::Taking;
use super::trigger::{carrier, hands_on, is_bare_participle, is_open_complement};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, VerbForm, one_line};

/// How many tokens before a verb the "whose" of its subject may stand.
const WHOSE: usize = 4;

/// A subject of more words than this makes no headline.
const SUBJECT_WORDS: usize = 8;

impl Taking<'_, '_, '_> {
    /// The short line for the happening: of its clause, or else of the stretch of the sentence that it stands in.
    pub fn headline(&self, trigger: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        if is_relative(tree, trigger) || self.gapped.unclear {
            return None;
        }
        let text = &self.sentence.reading.article.text;
        let stretch = || fallback::line(tree, text, trigger, &self.times());
        let is_whole = || self.gapped.left_out.is_empty() && !self.is_told_apart(trigger);
        self.clause_line(trigger, participants).or_else(|| stretch().filter(|_| is_whole()))
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
        let begun = tree.head(top).filter(|&verb| verb < top && is_open_complement(tree, top) && hands_on(tree, top));
        if let Some(verb) = begun {
            // "The army *began* shelling the town" is told whole.
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
        let line = Line { top, subject, short_subject, keeps_case, people: &people };
        let text = &self.sentence.reading.article.text;
        headline(tree, text, &line, &replacements, &cut)
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
        if tree.token(verb).relation == Relation::Acl {
            // "the meeting *held* by …": the noun before it, with what stands between its article and it.
            let noun = tree.head(verb).filter(|&n| n < verb)?;
            if tree.token(verb).form == Some(VerbForm::Gerund) && !self.is_right_before(noun, verb) {
                // "The explosion on the *drilling* rig".
                return None;
            }
            let misread = is_parted(tree, noun, verb) && !tree.has_main_verb();
            if misread || self.is_person(noun) && noun + 1 == verb {
                // "Lind, who had many friends, *resigned*", "friends of Lind *gathered*": verbs of other subjects.
                return None;
            }
            let first = tree.phrase(noun).into_iter().find(|&i| !matches!(tree.token(i).relation, Relation::Case))?;
            let words = Span { start: tree.token(first).span.start, end: tree.token(noun).span.end };
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
        if names.is_empty() { self.subject_words(argument.head) } else { Some(names.join(" and ")) }
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
            || tree.token(verb).relation != Relation::AclRelcl
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
        let words = one_line(self.words(&self.sentence.tree.phrase(head)));
        (words.split(' ').count() <= SUBJECT_WORDS && self.sentence.tree.token(head).upos != Upos::Pron)
            .then_some(words)
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

    /// The name for pronoun `i` in the line of `top`. A possessive is replaced only where it describes the line's own noun
    /// ("*its* test"): elsewhere the name that it stands for is usually in the line already.
    fn stand_in(&self, i: usize, top: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let (token, text) = (tree.token(i), &self.sentence.reading.article.text);
        if token.lemma == "whose" {
            return self.name_before(i).map(|n| format!("{}’s", n.name));
        }
        // "Changed *her* mind": whatever the tree says of it.
        let owns = |next: usize| next < tree.len() && matches!(tree.token(next).upos, Upos::Noun | Upos::Adj);
        let possessive = token.relation == Relation::NmodPoss || token.span.of(text) == "her" && owns(i + 1);
        if possessive && (tree.head(i) != Some(top) || tree.token(top).upos == Upos::Verb) {
            return None;
        }
        let before = self.stood_for(i, token.span.of(text));
        let names: Vec<&str> = before.iter().map(|n| n.name.as_str()).collect();
        let suffix = if possessive { "’s" } else { "" };
        (!names.is_empty()).then(|| format!("{}{suffix}", names.join(" and ")))
    }

    /// "Choe, *whose visit* ends": the name that "whose" stands for, and the subject in words, if that is what stands right
    /// before token `i`.
    pub fn whose(&self, i: usize) -> Option<(&ArticleName, String)> {
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
