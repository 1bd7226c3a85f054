//! The models as they lie in the binary, and a reading of one sentence with them.

use super::dictionary::Entry;
use super::fingerprints::Fingerprints;
use super::form::Form;
use super::hash::{atom, fold};
use super::lemma::Lemmas;
use super::model::{Name, Relation, Sentence, Token, Upos, VerbForm};
use super::names;
use super::packed::Packed;
use super::parser::{self, CAREFUL, Enough, Models, NONE, Node, ROOT, State};
use super::tagger::{self, Word};
use super::tags::{RELATIONS, Tag};
use crate::span::Span;
use std::sync::{LazyLock, Once};
use std::thread;

static WEIGHTS: &[u8] = include_bytes!("../../data/text/weights.bin");
pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(WEIGHTS));

static WHICH: LazyLock<u64> = LazyLock::new(|| Form::new("which").lower);

/// How much work a sentence is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Word classes, lemmas and names only: no word has a head, and all relations are `dep`.
    Shallow,
    /// One parser, and a clear lead of the first features decides.
    Fast,
    /// As good as can be: where one parser is in doubt, a second reads the sentence from its end, and a judge weighs both.
    Accurate,
}

/// The leads after which the first part of the templates decides.
struct Effort {
    tags: i32,
    parser: Enough,
    names: i32,
}

/// The first features learn to be ahead by 10 (tags) and 40 (parser) of the scale before rounding; measured on the development
/// parts of the treebanks, at most .0005 of all tags and .0015 of all arcs are lost, and a third more words are read a second.
const FAST: Effort = Effort { tags: 45, parser: Enough(45, 45), names: i32::MAX };
const FULL: Effort = Effort { tags: 90, parser: CAREFUL, names: i32::MAX };
/// Where the first parser was ahead by more than this at every arc, the second is not asked (measured: at most .1 UAS for a
/// fifth of the time).
const DOUBT: i32 = 60;

/// All models.
pub struct Engine {
    tags: Vec<Tag>,
    dictionary: Fingerprints<'static>,
    tagger: Packed<'static>,
    parser: Models<Packed<'static>>,
    backward: Models<Packed<'static>>,
    judge: Packed<'static>,
    lemmas: Lemmas<'static>,
    names: Packed<'static>,
    /// Which modes have had their tables laid out.
    prepared: [Once; 3],
}

/// The part of `bytes` with this four-letter name: name, length in four bytes, and so on.
pub(super) fn section<'a>(mut bytes: &'a [u8], name: &str) -> &'a [u8] {
    while let Some((head, rest)) = bytes.split_at_checked(8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let Some((body, next)) = rest.split_at_checked(length) else { break };
        if &head[..4] == name.as_bytes() {
            return body;
        }
        bytes = next;
    }
    &[]
}

impl Engine {
    /// Borrows the models from what training wrote.
    pub fn new(bytes: &'static [u8]) -> Self {
        let text = |name| std::str::from_utf8(section(bytes, name)).unwrap_or_default();
        Self {
            tags: Tag::parse_list(text("tags")),
            dictionary: Fingerprints::new(section(bytes, "dict")),
            tagger: Packed::new(section(bytes, "tagw")),
            parser: Models {
                action: Packed::new(section(bytes, "acts")),
                label: Packed::new(section(bytes, "labl")),
                labels: RELATIONS.len(),
            },
            backward: Models { action: Packed::new(section(bytes, "back")), label: Packed::new(&[]), labels: 0 },
            judge: Packed::new(section(bytes, "judg")),
            lemmas: Lemmas::new(section(bytes, "edit"), text("scri")),
            names: Packed::new(section(bytes, "name")),
            prepared: [const { Once::new() }; 3],
        }
    }

    /// Lays out the tables that a mode needs and reads the names that are known, side by side: one after the other, as a first
    /// sentence asks for them, they would keep it waiting for most of the time that starting takes.
    pub fn prepare(&self, mode: Mode) {
        self.prepared[mode as usize].call_once(|| {
            let Models { action, label, .. } = &self.parser;
            let needed: &[&Packed] = match mode {
                Mode::Shallow => &[&self.tagger, &self.names],
                Mode::Fast => &[action, &self.tagger, &self.names, label],
                Mode::Accurate => &[action, &self.backward.action, &self.tagger, &self.names, &self.judge, label],
            };
            thread::scope(|scope| {
                // Without a thread, each is made when it is used.
                let _ = thread::Builder::new().spawn_scoped(scope, names::prepare);
                for table in needed {
                    let _ = thread::Builder::new().spawn_scoped(scope, || table.lay_out());
                }
            });
        });
    }

    /// The words of a sentence as the models see them.
    pub fn words(&self, text: &str, spans: &[Span]) -> Vec<Word> {
        let word = |span: &Span| {
            let form = Form::new(span.of(text));
            Word::new(form, Entry::find(&self.dictionary, form.lower))
        };
        spans.iter().map(word).collect()
    }

    /// Reads a sentence whose words are known.
    pub fn read(&self, text: &str, span: Span, spans: &[Span], mode: Mode) -> Sentence {
        self.prepare(mode);
        let words = self.words(text, spans);
        let effort = if mode == Mode::Accurate { FULL } else { FAST };
        let mut tags = tagger::tag(&words, &self.tagger, self.tags.len(), effort.tags);
        super::whose::mend(&words, &mut tags, &self.tags);
        let nodes = nodes(&words, &tags, &self.tags);
        let mut state = match mode {
            Mode::Shallow => shallow(words.len()),
            Mode::Fast => self.parser.parse(&nodes, effort.parser).state,
            Mode::Accurate => self.voted(&nodes),
        };
        let is_past = |i: usize| match self.tags.get(usize::from(tags[i])) {
            Some(tag) if tag.upos == Upos::Adj => spans[i].of(text).ends_with("ed"),
            tag => matches!(tag.and_then(Tag::form), Some(VerbForm::Past | VerbForm::PastParticiple)),
        };
        if let Some(verb) = parser::repair(&mut state, is_past) {
            let past = |tag: &Tag| tag.upos == Upos::Verb && tag.form() == Some(VerbForm::Past);
            tags[verb] = self.tags.iter().position(past).map_or(tags[verb], |tag| tag as u8);
        }
        parser::hang(
            &mut state,
            |i| words[i].form.lower == *WHICH,
            |i| matches!(self.upos(tags[i]), Upos::Noun | Upos::Propn),
        );
        let tokens =
            (0..spans.len()).map(|i| self.token(text, spans[i], tags[i], state.heads[i], state.labels[i])).collect();
        Sentence { span, tokens, names: self.names(text, spans, &words, &tags, effort.names) }
    }

    /// The best tree of what two parsers agree on and of what their judge makes of the rest.
    fn voted(&self, nodes: &[Node]) -> State {
        let forth = self.parser.parse(nodes, FULL.parser);
        if forth.margins.iter().take(nodes.len() - 1).all(|&margin| margin > DOUBT) {
            return forth.state;
        }
        let back = self.backward.parse(&parser::reversed(nodes), FULL.parser);
        let proposals = [parser::proposals(&forth, false), parser::proposals(&back, true)];
        match parser::heads(nodes, [&proposals[0], &proposals[1]], &self.judge) {
            Some(heads) => self.parser.relabel(nodes, &heads, forth.state, FULL.parser),
            None => forth.state,
        }
    }

    fn names(&self, text: &str, spans: &[Span], words: &[Word], tags: &[u8], enough: i32) -> Vec<Name> {
        let forms: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        let hints = names::hints(words, &forms, |i| self.upos(tags[i]) == Upos::Propn);
        let context = names::Context { words, tags, hints: &hints };
        names::spans(&context.names(&self.names, enough), &forms, spans)
    }

    fn upos(&self, tag: u8) -> Upos {
        self.tags.get(usize::from(tag)).map_or(Upos::X, |t| t.upos)
    }

    fn token(&self, text: &str, span: Span, tag: u8, head: u16, label: u8) -> Token {
        let found = self.tags.get(usize::from(tag));
        let upos = found.map_or(Upos::X, |t| t.upos);
        Token {
            span,
            upos,
            form: found.and_then(Tag::form),
            plural: found.is_some_and(Tag::plural),
            lemma: self.lemmas.lemma(span.of(text), tag, upos),
            head: (label != 0 && head != NONE).then_some(head),
            relation: Relation::from_number(label),
        }
    }
}

/// A state without arcs.
fn shallow(n: usize) -> State {
    let mut state = State::new(n);
    state.labels.fill(Relation::Dep.number());
    state
}

/// Words and the root as the parser sees them.
pub fn nodes(words: &[Word], tags: &[u8], list: &[Tag]) -> Vec<Node> {
    let node = |(word, &tag): (&Word, &u8)| {
        let upos = list.get(usize::from(tag)).map(|t| t.upos);
        let tag = atom(31, tag.into());
        Node {
            word: word.form.lower,
            tag,
            both: fold(word.form.lower, tag),
            class: atom(32, upos.map_or(0, |u| u as u64)),
            cluster: word.coarse,
            suffix: word.form.suffixes[1],
            verb: matches!(upos, Some(Upos::Verb | Upos::Aux)),
            mark: upos == Some(Upos::Punct),
        }
    };
    words.iter().zip(tags).map(node).chain([ROOT]).collect()
}
