//! Puts a sentence's happenings, dates and readings together into mentions.

use super::attach::{Dated, Via, attach};
use super::clause::{Argument, arguments, modality, speaker};
use super::headline::{Replacement, headline};
use super::mention::{Mention, MentionId, MentionTimex, Modality, Participant, Role, Trigger};
use super::names::ArticleName;
use super::pronouns::Agents;
use super::reading::Reading;
use super::tree::Tree;
use super::trigger::{carried_noun, is_trigger};
use super::{mention, news};
use crate::date::{Edtf, Inference, Timex};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, one_line, slug};
use std::collections::HashMap;

/// How often each (quote, trigger) came before: part of a mention's id.
type Occurrences = HashMap<[u8; 8], u32>;

/// All mentions of an article, in text order.
pub fn mentions(reading: &Reading<'_>) -> Vec<Mention> {
    let mut agents = Agents::default();
    let mut seen = Occurrences::new();
    let mut all = Vec::new();
    for index in 0..reading.sentences.len() {
        let sentence = SentenceReading::new(reading, index);
        all.extend(sentence.mentions(&mut agents, &mut seen));
    }
    all
}

/// One sentence with what it needs to become mentions.
struct SentenceReading<'r, 'a> {
    reading: &'r Reading<'a>,
    index: usize,
    tree: Tree<'r>,
    timexes: Vec<&'r Timex>,
}

/// A happening about to become a mention: its trigger and what dates it.
struct Happening {
    trigger: usize,
    date: Option<Edtf>,
    timex: Option<MentionTimex>,
    confidence: f32,
}

impl<'r, 'a> SentenceReading<'r, 'a> {
    fn new(reading: &'r Reading<'a>, index: usize) -> Self {
        let sentence = &reading.sentences[index];
        Self { reading, index, tree: Tree::new(sentence), timexes: reading.timexes_in(sentence.span) }
    }

    fn mentions(&self, agents: &mut Agents, seen: &mut Occurrences) -> Vec<Mention> {
        let mut found: Vec<(Mention, Vec<(ArticleName, Role)>)> = Vec::new();
        for happening in self.happenings() {
            if let Some(pair) = self.mention(happening, agents, seen) {
                found.push(pair);
            }
        }
        for (_, participants) in &found {
            agents.note(participants);
        }
        found.into_iter().map(|(m, _)| m).collect()
    }

    fn happenings(&self) -> Vec<Happening> {
        let dated = attach(&self.tree, &self.timexes);
        let mut all: Vec<Happening> = dated.iter().map(|d| self.dated(d)).collect();
        all.extend(self.inferred());
        for trigger in (0..self.tree.len()).filter(|&i| is_trigger(&self.tree, i)) {
            if !all.iter().any(|h| h.trigger == trigger) {
                all.push(self.undated(trigger));
            }
        }
        all.sort_by_key(|h| h.trigger);
        all
    }

    fn dated(&self, dated: &Dated) -> Happening {
        let timex = self.timexes[dated.timex];
        let basis = match dated.via {
            Via::Own => timex.basis.0.clone(),
            Via::Near => format!("{}, standing nearby", timex.basis.0),
            Via::Shared => format!("{}, shared with the clause it belongs to", timex.basis.0),
            Via::Frame => format!("{}, when it was also reported", timex.basis.0),
            Via::Reported if timex.date.as_ref().and_then(Edtf::as_day).is_some() => {
                format!("when it was reported: that day or the day before ({})", timex.basis.0)
            }
            Via::Reported => format!("when it was reported ({})", timex.basis.0),
        };
        let confidence = match dated.via {
            Via::Own => mention::confidence::OWN,
            Via::Near => mention::confidence::NEAR,
            Via::Shared | Via::Frame => mention::confidence::SHARED,
            Via::Reported => mention::confidence::REPORTED,
        };
        Happening {
            trigger: dated.trigger,
            date: Some(dated.date.clone()),
            timex: Some(self.timex(timex.span, basis)),
            confidence,
        }
    }

    fn timex(&self, span: Span, basis: String) -> MentionTimex {
        MentionTimex { text: one_line(span.of(&self.reading.article.text)), span, basis }
    }

    /// Happenings that an anniversary or the like dates.
    fn inferred(&self) -> Vec<Happening> {
        let here = |i: &&Inference| self.tree.sentence.span.contains(i.target);
        let inferences = self.reading.tagged.inferences.iter().filter(here);
        inferences
            .filter_map(|inference| {
                let trigger = self.tree.head_of(inference.target)?;
                Some(Happening {
                    trigger,
                    date: Some(inference.date.clone()),
                    timex: Some(self.timex(inference.span, inference.basis.0.clone())),
                    confidence: mention::confidence::INFERRED,
                })
            })
            .collect()
    }

    fn undated(&self, trigger: usize) -> Happening {
        let (kind, depth) = (self.reading.kinds[self.index], self.reading.depths[self.index]);
        let date = self.reading.reference.as_ref().and_then(|published| {
            let timeless = self.timexes.iter().all(|t| t.date.is_none());
            timeless.then(|| news::date(&self.tree, trigger, kind, depth, published)).flatten()
        });
        let confidence = if date.is_some() { mention::confidence::NEWS } else { mention::confidence::UNDATED };
        let timex = date.is_some().then(|| MentionTimex { basis: news::BASIS.to_owned(), ..MentionTimex::default() });
        Happening { trigger, date, timex, confidence }
    }

    fn mention(
        &self,
        happening: Happening,
        agents: &Agents,
        seen: &mut Occurrences,
    ) -> Option<(Mention, Vec<(ArticleName, Role)>)> {
        let (text, sentence) = (&self.reading.article.text, self.tree.sentence);
        let arguments = arguments(&self.tree, happening.trigger);
        let participants = self.participants(&arguments, agents);
        let places = self.places(&arguments);
        let modality = self.modality(&happening);
        let inferred = happening.timex.as_ref().is_some_and(|t| !t.text.is_empty()) || happening.date.is_none();
        let tells_something = !participants.is_empty() || !places.is_empty();
        if happening.date.is_none() && (!tells_something || modality != Modality::Asserted)
            || !inferred && !tells_something
        {
            return None;
        }
        let token = self.tree.token(happening.trigger);
        let trigger = Trigger {
            text: token.span.of(text).to_owned(),
            lemma: token.lemma.to_string(),
            pos: token.upos,
            span: token.span,
        };
        let quote = sentence.span.of(text).to_owned();
        let id = MentionId::new(&self.reading.article.id, &quote, &trigger.text, seen);
        let mention = Mention {
            id,
            article: self.reading.article.id.clone(),
            span: sentence.span,
            quote,
            date: happening.date,
            timex: happening.timex,
            trigger,
            participants: participants.iter().map(|(n, role)| participant(n, *role, text)).collect(),
            places,
            modality,
            attribution: self.attribution(happening.trigger, agents),
            headline: self.headline(happening.trigger, &arguments, &participants, agents),
            confidence: happening.confidence,
        };
        Some((mention, participants))
    }

    /// What lies after publication is planned, whatever the tense.
    fn modality(&self, happening: &Happening) -> Modality {
        let modality = modality(&self.tree, happening.trigger);
        let published = self.reading.reference.as_ref().and_then(|r| r.date.latest());
        let ahead = happening.date.as_ref().and_then(Edtf::earliest).zip(published).is_some_and(|(e, p)| e > p);
        if ahead && modality == Modality::Asserted { Modality::Planned } else { modality }
    }

    fn participants(&self, arguments: &[Argument], agents: &Agents) -> Vec<(ArticleName, Role)> {
        let mut found: Vec<(ArticleName, Role)> = Vec::new();
        for argument in arguments.iter().filter(|a| !a.is_place) {
            let names = self.named(argument.head, agents);
            for (name, by_head) in names {
                if !found.iter().any(|(f, _)| f.entity == name.entity) {
                    found.push((name, if by_head { argument.role } else { Role::Other }));
                }
            }
        }
        found
    }

    /// The names that the phrase at `head` is or contains, and whether its head word is the name.
    fn named(&self, head: usize, agents: &Agents) -> Vec<(ArticleName, bool)> {
        let token = self.tree.token(head);
        let names = self.reading.names_in(self.tree.sentence.span);
        let direct: Vec<_> = names.iter().filter(|n| n.span.overlaps(token.span)).map(|n| (n.clone(), true)).collect();
        if !direct.is_empty() {
            return direct;
        }
        let phrase = self.tree.phrase(head);
        let antecedents = agents.antecedents(self.words(&phrase), token.lemma.as_str());
        if !antecedents.is_empty() {
            return antecedents.into_iter().map(|n| (n, true)).collect();
        }
        let inside = |n: &&ArticleName| phrase.iter().any(|&i| self.tree.token(i).span.overlaps(n.span));
        names.iter().filter(inside).map(|n| (n.clone(), false)).collect()
    }

    fn places(&self, arguments: &[Argument]) -> Vec<String> {
        let mut places = Vec::new();
        for argument in arguments.iter().filter(|a| a.is_place) {
            for (name, _) in self.named(argument.head, &Agents::default()) {
                if name.kind == NameKind::Place && !places.contains(&name.entity) {
                    places.push(name.entity);
                }
            }
        }
        places
    }

    /// Who says it: a name if the phrase has one, its words otherwise.
    fn attribution(&self, trigger: usize, agents: &Agents) -> Option<String> {
        let text = &self.reading.article.text;
        let who = speaker(&self.tree, trigger)?;
        let named = self.named(who, agents);
        let best = named.iter().find(|(n, direct)| *direct || n.kind == NameKind::Organisation);
        let words = match best {
            Some((name, _)) if name.kind == NameKind::Person => name.name.clone(),
            Some((name, true)) => one_line(name.span.of(text)),
            Some((name, false)) if name.kind == NameKind::Organisation => one_line(name.span.of(text)),
            _ => one_line(self.words(&self.tree.phrase(who))),
        };
        let plain = words.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
        (!plain.is_empty() && plain.chars().count() <= mention::LONGEST_ATTRIBUTION).then_some(plain)
    }

    fn headline(
        &self,
        trigger: usize,
        arguments: &[Argument],
        participants: &[(ArticleName, Role)],
        agents: &Agents,
    ) -> Option<String> {
        let text = &self.reading.article.text;
        let verb = self.tree.head(trigger).filter(|&h| carried_noun(&self.tree, h) == Some(trigger)).unwrap_or(trigger);
        let own_subject = self.tree.children(verb).any(|c| {
            matches!(self.tree.token(c).relation, Relation::Nsubj | Relation::NsubjPass)
                && !is_relative(self.tree.token(c).lemma.as_str())
        });
        let agent = participants.iter().filter(|(_, role)| *role != Role::Other).map(|(n, _)| n);
        let is_verb = self.tree.token(verb).upos == Upos::Verb;
        let names: Vec<&str> =
            if own_subject || !is_verb { Vec::new() } else { agent.take(2).map(|n| n.name.as_str()).collect() };
        if is_verb && !own_subject && names.is_empty() && !super::trigger::is_passive(&self.tree, verb) {
            return None;
        }
        let subject = (!names.is_empty()).then(|| names.join(" and "));
        let cut: Vec<Span> =
            self.timexes.iter().filter(|t| self.says_when(t.span)).map(|t| self.with_preposition(t.span)).collect();
        headline(&self.tree, text, trigger, subject.as_deref(), &self.replacements(arguments, agents), &cut)
    }

    /// Whether an expression is an adjunct: as an object ("designated 2024") it is part of what happened.
    fn says_when(&self, span: Span) -> bool {
        let relation = self.tree.head_of(span).map(|head| self.tree.token(head).relation);
        !matches!(relation, Some(Relation::Obj | Relation::Iobj | Relation::Nsubj | Relation::NsubjPass))
    }

    /// An expression and the preposition that governs it.
    fn with_preposition(&self, span: Span) -> Span {
        let case = self.tree.head_of(span).and_then(|head| self.tree.child(head, &[Relation::Case]));
        let start = case.map_or(span.start, |c| self.tree.token(c).span.start.min(span.start));
        Span { start, end: span.end }
    }

    /// Full names for bare surnames, and names for the pronouns among the arguments.
    fn replacements(&self, arguments: &[Argument], agents: &Agents) -> Vec<Replacement> {
        let text = &self.reading.article.text;
        let names = self.reading.names_in(self.tree.sentence.span);
        let people = names.iter().filter(|n| n.kind == NameKind::Person && one_line(n.span.of(text)) != n.name);
        let mut all: Vec<Replacement> = people.map(|n| Replacement { span: n.span, with: n.name.clone() }).collect();
        for argument in arguments {
            let token = self.tree.token(argument.head);
            let phrase = self.words(&self.tree.phrase(argument.head));
            let antecedents = agents.antecedents(phrase, token.lemma.as_str());
            let names: Vec<&str> = antecedents.iter().map(|n| n.name.as_str()).collect();
            if !names.is_empty() && token.upos == Upos::Pron && token.relation != Relation::NmodPoss {
                all.push(Replacement { span: token.span, with: names.join(" and ") });
            }
        }
        all
    }

    /// The text from the first to the last token of a phrase, without "according to" and the like before it.
    fn words(&self, phrase: &[usize]) -> &'r str {
        let is_word =
            |i: &&usize| !matches!(self.tree.token(**i).relation, Relation::Case | Relation::Punct | Relation::Fixed);
        let (Some(&first), Some(&last)) = (phrase.iter().find(is_word), phrase.iter().rev().find(is_word)) else {
            return "";
        };
        let span = Span { start: self.tree.token(first).span.start, end: self.tree.token(last).span.end };
        span.of(&self.reading.article.text)
    }
}

fn participant(name: &ArticleName, role: Role, text: &str) -> Participant {
    Participant { entity: slug(&name.entity), text: one_line(name.span.of(text)), role }
}

fn is_relative(lemma: &str) -> bool {
    matches!(lemma, "who" | "which" | "that" | "whose")
}
