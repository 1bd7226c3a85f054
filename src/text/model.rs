//! What reading a text gives: sentences of tokens with their class, lemma, head and name.

use crate::span::Span;
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// Universal part of speech (Universal Dependencies 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the tags are those of Universal Dependencies, documented there")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// The form of a verb or auxiliary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerbForm {
    /// "go" (also after "to" or a modal).
    Base,
    /// "goes", "go": finite, present.
    Present,
    /// "went".
    Past,
    /// "gone".
    PastParticiple,
    /// "going".
    Gerund,
    /// "will", "can", "would".
    Modal,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// A place, countries among them.
    #[serde(rename = "LOC")]
    Place,
    /// An organisation.
    #[serde(rename = "ORG")]
    Organisation,
}

impl NameKind {
    /// The three letters by which tagged corpora call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Place => "LOC",
            Self::Organisation => "ORG",
        }
    }
}

/// Dependency relation (Universal Dependencies 2), with the subtypes that a reading of clauses needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the relations are those of Universal Dependencies, documented there")]
pub enum Relation {
    Acl,
    AclRelcl,
    Advcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    Ccomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    Dep,
    Det,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    NmodPoss,
    NmodTmod,
    Nsubj,
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    OblAgent,
    OblTmod,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
}

/// One syntactic word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Word class.
    pub upos: Upos,
    /// Form, for verbs and auxiliaries.
    pub form: Option<VerbForm>,
    /// Whether a noun or name is plural.
    pub plural: bool,
    /// Dictionary form, lower case except for names.
    pub lemma: CompactString,
    /// The index of the head in the sentence; `None` for the root.
    pub head: Option<u16>,
    /// The relation to the head.
    pub relation: Relation,
}

/// A name in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// First token.
    pub first: u16,
    /// One past the last token.
    pub last: u16,
    /// What it names.
    pub kind: NameKind,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the article's text, without surrounding space.
    pub span: Span,
    /// Its words, in text order.
    pub tokens: Vec<Token>,
    /// Its names, in text order, not overlapping.
    pub names: Vec<Name>,
}
