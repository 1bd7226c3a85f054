//! The models as they lie in the binary, and a reading of one sentence with them.

use super::dictionary::Entry;
use super::fingerprints::Fingerprints;
use super::form::Form;
use super::hash::{atom, fold};
use super::lemma::Lemmas;
use super::model::{Name, Relation, Sentence, Token};
use super::names;
use super::packed::Packed;
use super::parser::{Models, NONE, Node, ROOT};
use super::tagger::{self, Word};
use super::tags::{RELATIONS, Tag};
use crate::span::Span;
use std::sync::LazyLock;

static WEIGHTS: &[u8] = include_bytes!("../../data/text/weights.bin");
pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(WEIGHTS));

/// All models.
pub struct Engine {
    tags: Vec<Tag>,
    dictionary: Fingerprints<'static>,
    tagger: Packed<'static>,
    parser: Models<Packed<'static>>,
    lemmas: Lemmas<'static>,
    names: Packed<'static>,
}

/// The part of `bytes` with this four-letter name: name, length in four bytes, and so on.
fn section<'a>(mut bytes: &'a [u8], name: &str) -> &'a [u8] {
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
            lemmas: Lemmas::new(section(bytes, "edit"), text("scri")),
            names: Packed::new(section(bytes, "name")),
        }
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
    pub fn read(&self, text: &str, span: Span, spans: &[Span]) -> Sentence {
        let words = self.words(text, spans);
        let tags = tagger::tag(&words, &self.tagger, self.tags.len());
        let nodes = nodes(&words, &tags, &self.tags);
        let state = self.parser.parse(&nodes);
        let tokens =
            (0..spans.len()).map(|i| self.token(text, spans[i], tags[i], state.heads[i], state.labels[i])).collect();
        Sentence { span, tokens, names: self.names(text, spans, &words, &tags) }
    }

    fn names(&self, text: &str, spans: &[Span], words: &[Word], tags: &[u8]) -> Vec<Name> {
        let forms: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        let hints = names::hints(words, &forms);
        let context = names::Context { words, tags, hints: &hints, memory: &[] };
        names::spans(&context.label(&self.names), &forms)
    }

    fn token(&self, text: &str, span: Span, tag: u8, head: u16, label: u8) -> Token {
        let found = self.tags.get(usize::from(tag));
        let upos = found.map_or(super::Upos::X, |t| t.upos);
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

/// Words and the root as the parser sees them.
pub fn nodes(words: &[Word], tags: &[u8], list: &[Tag]) -> Vec<Node> {
    let node = |(word, &tag): (&Word, &u8)| {
        let class = list.get(usize::from(tag)).map_or(0, |t| t.upos as u64);
        let tag = atom(31, tag.into());
        Node {
            word: word.form.lower,
            tag,
            both: fold(word.form.lower, tag),
            class: atom(32, class),
            cluster: word.coarse,
            suffix: word.form.suffixes[1],
        }
    };
    words.iter().zip(tags).map(node).chain([ROOT]).collect()
}
