//! The models as they lie in the binary, and a reading of one sentence with them.

use super::dictionary::Entry;
use super::fingerprints::Fingerprints;
use super::form::Form;
use super::hash::{atom, fold};
use super::lemma::Lemmas;
use super::memo::{Memo, Remembering, Sums, key};
use super::model::{Relation, Sentence, Token, Upos, VerbForm};
use super::names;
use super::packed::{Packed, WIDTHS};
use super::parser::{self, CAREFUL, Enough, Models, NONE, Node, Parse, ROOT, State};
use super::sections;
use super::tagger::{self, Word};
use super::tags::{RELATIONS, Tag};
use crate::span::Span;
use compact_str::CompactString;
use fearless_simd::{Level, dispatch};
use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Once};
use std::thread;

static WEIGHTS: &[u8] = include_bytes!("../../data/text/weights.bin");
pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(WEIGHTS));

/// So many words are read before tables are laid out: about as many as could be read in that time.
const FEW: usize = 1000;

/// Longer words, in bytes, are read anew each time: what is remembered of them would have no bound.
const LONGEST_REMEMBERED: usize = 64;

thread_local! {
    /// Each thread's own, of `ENGINE` alone.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// What a thread has worked out of words that it met.
#[derive(Default)]
struct Memory {
    words: Memo<Word>,
    /// By word and tag.
    lemmas: Memo<CompactString>,
    /// Of people's names and titles.
    lists: Memo<u32>,
    tags: Sums<{ WIDTHS[2] }>,
    names: Sums<{ WIDTHS[0] }>,
}

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
    /// What the processor can do: sums are done as many classes at a time as it allows.
    level: Level,
    /// How many words have been read, as long as these are few.
    read: AtomicUsize,
    /// Which modes have had their tables laid out.
    laid_out: [Once; 3],
}

impl Engine {
    /// The models from what training wrote.
    pub fn new(bytes: &'static [u8]) -> Self {
        let [tags, dictionary, tagger, actions, labels, backward, judge, edits, scripts, names] =
            sections::parts(bytes, ["tags", "dict", "tagw", "acts", "labl", "back", "judg", "edit", "scri", "name"]);
        let text = |part| std::str::from_utf8(part).unwrap_or_default();
        Self {
            tags: Tag::parse_list(text(tags)),
            dictionary: Fingerprints::new(dictionary),
            tagger: Packed::new(tagger),
            parser: Models { action: Packed::new(actions), label: Packed::new(labels), labels: RELATIONS.len() },
            backward: Models { action: Packed::new(backward), label: Packed::new(&[]), labels: 0 },
            judge: Packed::new(judge),
            lemmas: Lemmas::new(edits, text(scripts)),
            names: Packed::new(names),
            level: Level::new(),
            read: AtomicUsize::new(0),
            laid_out: [const { Once::new() }; 3],
        }
    }

    /// Lays out the tables that a mode needs, side by side.
    fn lay_out(&self, mode: Mode) {
        self.laid_out[mode as usize].call_once(|| {
            let Models { action, label, .. } = &self.parser;
            let needed: &[&Packed] = match mode {
                Mode::Shallow => &[&self.tagger, &self.names],
                Mode::Fast => &[action, &self.tagger, &self.names, label],
                Mode::Accurate => &[action, &self.backward.action, &self.tagger, &self.names, &self.judge, label],
            };
            thread::scope(|scope| {
                for table in needed {
                    if thread::Builder::new().spawn_scoped(scope, || table.lay_out()).is_err() {
                        table.lay_out();
                    }
                }
            });
        });
    }

    /// A word as the models see it.
    fn word(&self, word: &str) -> Word {
        let form = Form::new(word);
        Word::new(form, Entry::find(&self.dictionary, form.lower))
    }

    /// Reads a sentence whose words are known.
    pub fn read(&self, text: &str, span: Span, spans: &[Span], mode: Mode) -> Sentence {
        if self.read.load(Ordering::Relaxed) < FEW {
            self.read.fetch_add(spans.len(), Ordering::Relaxed);
        } else {
            self.lay_out(mode);
        }
        MEMORY.with_borrow_mut(|memory| self.read_with(memory, text, span, spans, mode))
    }

    fn read_with(&self, memory: &mut Memory, text: &str, span: Span, spans: &[Span], mode: Mode) -> Sentence {
        let words: Vec<Word> =
            spans.iter().map(|s| *memory.words.of(key(s.of(text)), || self.word(s.of(text)))).collect();
        let effort = if mode == Mode::Accurate { FULL } else { FAST };
        let weights = Remembering::new(&self.tagger, &mut memory.tags);
        let mut tags = dispatch!(self.level, _ => tagger::tag(&words, &weights, self.tags.len(), effort.tags));
        super::whose::mend(&words, &mut tags, &self.tags);
        let nodes = || nodes(&words, &tags, &self.tags);
        let mut state = match mode {
            Mode::Shallow => shallow(words.len()),
            Mode::Fast => self.parse(&self.parser, &nodes(), effort.parser).state,
            Mode::Accurate => self.voted(&nodes()),
        };
        let is_past = |i: usize| match self.tags.get(usize::from(tags[i])) {
            Some(tag) if tag.upos == Upos::Adj => spans[i].of(text).ends_with("ed"),
            tag => matches!(tag.and_then(|t| t.form), Some(VerbForm::Past | VerbForm::PastParticiple)),
        };
        if let Some(verb) = parser::repair(&mut state, is_past) {
            let past = |tag: &Tag| tag.upos == Upos::Verb && tag.form == Some(VerbForm::Past);
            tags[verb] = self.tags.iter().position(past).map_or(tags[verb], |tag| tag as u8);
        }
        parser::hang(
            &mut state,
            |i| words[i].form.lower == *WHICH,
            |i| matches!(self.upos(tags[i]), Upos::Noun | Upos::Propn),
        );
        parser::unite(&mut state, |i| self.upos(tags[i]));
        parser::conjoin(&mut state, |i| self.upos(tags[i]));
        parser::reach(&mut state, |i| spans[i].of(text) == ",", |i| self.upos(tags[i]) == Upos::Verb);
        let forms: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        let token = |i: usize| {
            let lemma = self.lemma(&mut memory.lemmas, forms[i], tags[i]);
            self.token(spans[i], tags[i], lemma, (state.heads[i], state.labels[i]))
        };
        let tokens = (0..spans.len()).map(token).collect();
        let lists = |i: usize| *memory.lists.of(key(forms[i]), || names::lists(forms[i]));
        let hints = names::hints(&words, |i| self.upos(tags[i]) == Upos::Propn, lists);
        let context = names::Context { words: &words, tags: &tags, hints: &hints };
        let weights = Remembering::new(&self.names, &mut memory.names);
        let labels = dispatch!(self.level, _ => context.names(&weights, effort.names));
        Sentence { span, tokens, names: names::spans(&labels, &forms, spans) }
    }

    fn lemma(&self, memory: &mut Memo<CompactString>, word: &str, tag: u8) -> CompactString {
        let make = || self.lemmas.lemma(word, tag, self.upos(tag));
        if word.len() > LONGEST_REMEMBERED {
            return make();
        }
        memory.of(fold(key(word), tag.into()), make).clone()
    }

    fn parse(&self, models: &Models<Packed>, nodes: &[Node], enough: Enough) -> Parse {
        dispatch!(self.level, _ => models.parse(nodes, enough))
    }

    /// The best tree of what two parsers agree on and of what their judge makes of the rest.
    fn voted(&self, nodes: &[Node]) -> State {
        let forth = self.parse(&self.parser, nodes, FULL.parser);
        if forth.margins.iter().take(nodes.len() - 1).all(|&margin| margin > DOUBT) {
            return forth.state;
        }
        let back = self.parse(&self.backward, &parser::reversed(nodes), FULL.parser);
        let proposals = [parser::proposals(&forth, false), parser::proposals(&back, true)];
        let heads = dispatch!(self.level, _ => parser::heads(nodes, [&proposals[0], &proposals[1]], &self.judge));
        match heads {
            Some(heads) => dispatch!(self.level, _ => self.parser.relabel(nodes, &heads, forth.state, FULL.parser)),
            None => forth.state,
        }
    }

    fn upos(&self, tag: u8) -> Upos {
        self.tags.get(usize::from(tag)).map_or(Upos::X, |t| t.upos)
    }

    fn token(&self, span: Span, tag: u8, lemma: CompactString, (head, label): (u16, u8)) -> Token {
        let found = self.tags.get(usize::from(tag));
        Token {
            span,
            upos: self.upos(tag),
            form: found.and_then(|t| t.form),
            plural: found.is_some_and(|t| t.plural),
            lemma,
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
