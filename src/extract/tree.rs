//! A sentence's dependency tree, with the walks that a reading of clauses needs.

use crate::span::Span;
use crate::text::{Relation, Sentence, Token, Upos};

/// A sentence with the children of each token at hand.
#[derive(Debug)]
pub struct Tree<'s> {
    /// The sentence.
    pub sentence: &'s Sentence,
    /// First child of token `i` is `children[starts[i]]`, one past its last is `children[starts[i + 1] - 1]`.
    starts: Vec<u32>,
    children: Vec<u16>,
    heads: Vec<Option<u16>>,
}

/// Relations below which a new clause begins: walks that collect an argument's words stop there.
const CLAUSAL: [Relation; 7] = [
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Advcl,
    Relation::Ccomp,
    Relation::Csubj,
    Relation::Parataxis,
    Relation::Xcomp,
];

impl<'s> Tree<'s> {
    /// Indexes `sentence`.
    pub fn new(sentence: &'s Sentence) -> Self {
        let n = sentence.tokens.len();
        let heads: Vec<Option<u16>> = sentence.tokens.iter().map(|t| Some(lexical(sentence, t.head?))).collect();
        let mut starts = vec![0u32; n + 1];
        for head in heads.iter().flatten() {
            starts[usize::from(*head) + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut children = vec![0u16; starts[n] as usize];
        for (i, head) in heads.iter().enumerate() {
            if let Some(head) = head {
                let slot = &mut next[usize::from(*head)];
                children[*slot as usize] = i as u16;
                *slot += 1;
            }
        }
        Self { sentence, starts, children, heads }
    }

    /// Token `i`.
    pub fn token(&self, i: usize) -> &'s Token {
        &self.sentence.tokens[i]
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The tokens that hang on `i`, in text order.
    pub fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.starts[i] as usize..self.starts[i + 1] as usize;
        self.children[range].iter().map(|&c| usize::from(c))
    }

    /// The first child of `i` with one of `relations`.
    pub fn child(&self, i: usize, relations: &[Relation]) -> Option<usize> {
        self.children(i).find(|&c| relations.contains(&self.token(c).relation))
    }

    /// The head of `i`.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.heads[i].map(usize::from)
    }

    /// `i`'s head, its head's head and so on up to the root. Ends even if the tree should hold a cycle.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |&h| self.head(h)).take(self.len())
    }

    /// Whether the word that everything hangs on is a verb.
    pub fn has_main_verb(&self) -> bool {
        let root = (0..self.len()).find(|&i| self.head(i).is_none());
        root.is_some_and(|i| matches!(self.token(i).upos, Upos::Verb | Upos::Aux))
    }

    /// The token of `span` whose head lies outside it: the word that carries the whole expression.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let inside = |i: usize| span.overlaps(self.token(i).span);
        let first = self.sentence.tokens.partition_point(|t| t.span.end <= span.start);
        (first..self.len())
            .take_while(|&i| inside(i))
            .find(|&i| self.token(i).upos != Upos::Punct && self.head(i).is_none_or(|h| !inside(h)))
    }

    /// `i` and all below it that belong to the same phrase: clauses inside it are left out. In text order.
    pub fn phrase(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut at = 0;
        while at < found.len() {
            let below = self.children(found[at]).filter(|&c| !CLAUSAL.contains(&self.token(c).relation));
            found.extend(below.filter(|c| *c != i));
            at += 1;
            if found.len() > self.len() {
                break;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The preposition of the phrase at `i`: lemma of its `case` child ("according" for "according to").
    pub fn case(&self, i: usize) -> Option<&'s str> {
        self.child(i, &[Relation::Case]).map(|c| self.token(c).lemma.as_str())
    }

    /// The conjunction at the head of the clause at `i`: lemma of its `mark` child, or of "when", "where" as an adverb.
    pub fn mark(&self, i: usize) -> Option<&'s str> {
        self.child(i, &[Relation::Mark]).map(|c| self.token(c).lemma.as_str()).or_else(|| {
            self.children(i)
                .filter(|&c| self.token(c).relation == Relation::Advmod && c < i)
                .map(|c| self.token(c).lemma.as_str())
                .find(|l| matches!(*l, "when" | "where" | "while"))
        })
    }

    /// Whether token `i` is `head` or a part of what it names: "Foreign Minister *Lind*", "the mayor, *Lind*", "Lind and *Berg*"; not
    /// what only stands in its phrase: "troops loyal to *Lind*".
    pub fn is_part_of_name(&self, i: usize, head: usize) -> bool {
        use Relation::{Appos, Compound, Conj, Flat};
        let beside = |t: usize| matches!(self.token(t).relation, Appos | Compound | Conj | Flat);
        std::iter::once(i).chain(self.ancestors(i)).take_while(|&t| t != head).all(beside)
    }

    /// The sign that opened the quotation that token `i` stands in, if the sentence has it.
    pub fn quotation(&self, i: usize) -> Option<usize> {
        let sign = |opened: Option<usize>, t: usize| match self.token(t).lemma.as_str() {
            "“" | "``" => Some(t),
            "\"" if opened.is_none() => Some(t),
            "”" | "''" | "\"" => None,
            _ => opened,
        };
        (0..i).fold(None, sign)
    }

    /// Whether a word hangs on `i` with one of `relations` and one of `lemmas`.
    pub fn has(&self, i: usize, relations: &[Relation], lemmas: &[&str]) -> bool {
        self.children(i)
            .any(|c| relations.contains(&self.token(c).relation) && lemmas.contains(&self.token(c).lemma.as_str()))
    }

    /// `i` and what is coordinated with it.
    pub fn coordinated(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        all.extend(self.children(i).filter(|&c| self.token(c).relation == Relation::Conj));
        all
    }

    /// Whether a conjunction stands before conjunct `c` of `i` or before a later one: without one there is no list.
    pub fn closes(&self, i: usize, c: usize) -> bool {
        let has_conjunction = |c: usize| self.child(c, &[Relation::Cc]).is_some();
        self.children(i).filter(|&d| d >= c && self.token(d).relation == Relation::Conj).any(has_conjunction)
    }

    /// The word right before verb `i` and what helps it: auxiliaries, adverbs, "to" and "not".
    pub fn before_verb(&self, i: usize) -> Option<usize> {
        (0..i).rev().find(|&t| !matches!(self.token(t).upos, Upos::Aux | Upos::Adv | Upos::Part))
    }

    /// The first of a coordination that `i` is part of: itself, or the head of its `conj` chain.
    pub fn first_conjunct(&self, i: usize) -> usize {
        let mut at = i;
        for _ in 0..self.len() {
            match self.head(at) {
                Some(head) if self.token(at).relation == Relation::Conj => at = head,
                _ => break,
            }
        }
        at
    }
}

/// Universal Dependencies hang nothing on an auxiliary: what a parser has hung there belongs to its verb.
fn lexical(sentence: &Sentence, head: u16) -> u16 {
    let token = &sentence.tokens[usize::from(head)];
    let is_auxiliary = token.upos == Upos::Aux && matches!(token.relation, Relation::Aux | Relation::AuxPass);
    token.head.filter(|_| is_auxiliary).unwrap_or(head)
}
