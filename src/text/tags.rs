//! The tagger's classes: a universal part of speech with a Penn Treebank tag, which carries tense and number.

use super::model::{Relation, Upos, VerbForm};

/// One class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Word class.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: &'static str,
    /// The form of a verb or auxiliary.
    pub form: Option<VerbForm>,
    /// Whether a noun or name is plural.
    pub plural: bool,
}

const UPOS: [(Upos, &str); 17] = [
    (Upos::Adj, "ADJ"),
    (Upos::Adp, "ADP"),
    (Upos::Adv, "ADV"),
    (Upos::Aux, "AUX"),
    (Upos::Cconj, "CCONJ"),
    (Upos::Det, "DET"),
    (Upos::Intj, "INTJ"),
    (Upos::Noun, "NOUN"),
    (Upos::Num, "NUM"),
    (Upos::Part, "PART"),
    (Upos::Pron, "PRON"),
    (Upos::Propn, "PROPN"),
    (Upos::Punct, "PUNCT"),
    (Upos::Sconj, "SCONJ"),
    (Upos::Sym, "SYM"),
    (Upos::Verb, "VERB"),
    (Upos::X, "X"),
];

impl Upos {
    /// The tag as Universal Dependencies writes it.
    pub fn name(self) -> &'static str {
        UPOS[self as usize].1
    }

    /// The class of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        UPOS.iter().find(|(_, n)| *n == name).map(|&(upos, _)| upos)
    }
}

impl Tag {
    /// Reads a list of classes, "NOUN NNS" a line; what is no word class is `X`.
    pub fn parse_list(list: &'static str) -> Vec<Self> {
        list.lines()
            .map(|line| {
                let (upos, xpos) = line.split_once(' ').unwrap_or((line, "_"));
                let upos = Upos::from_name(upos).unwrap_or(Upos::X);
                Self { upos, xpos, form: form(upos, xpos), plural: matches!(xpos, "NNS" | "NNPS") }
            })
            .collect()
    }
}

fn form(upos: Upos, xpos: &str) -> Option<VerbForm> {
    match (upos, xpos) {
        (Upos::Verb | Upos::Aux, "VB") => Some(VerbForm::Base),
        (Upos::Verb | Upos::Aux, "VBP" | "VBZ") => Some(VerbForm::Present),
        (Upos::Verb | Upos::Aux, "VBD") => Some(VerbForm::Past),
        (Upos::Verb | Upos::Aux, "VBN") => Some(VerbForm::PastParticiple),
        (Upos::Verb | Upos::Aux, "VBG") => Some(VerbForm::Gerund),
        (Upos::Verb | Upos::Aux, "MD") => Some(VerbForm::Modal),
        _ => None,
    }
}

/// Relations by number, as the weights count them, with the names of Universal Dependencies.
pub const RELATIONS: [(Relation, &str); 44] = [
    (Relation::Root, "root"),
    (Relation::Acl, "acl"),
    (Relation::AclRelcl, "acl:relcl"),
    (Relation::Advcl, "advcl"),
    (Relation::Advmod, "advmod"),
    (Relation::Amod, "amod"),
    (Relation::Appos, "appos"),
    (Relation::Aux, "aux"),
    (Relation::AuxPass, "aux:pass"),
    (Relation::Case, "case"),
    (Relation::Cc, "cc"),
    (Relation::Ccomp, "ccomp"),
    (Relation::Compound, "compound"),
    (Relation::CompoundPrt, "compound:prt"),
    (Relation::Conj, "conj"),
    (Relation::Cop, "cop"),
    (Relation::Csubj, "csubj"),
    (Relation::Dep, "dep"),
    (Relation::Det, "det"),
    (Relation::Discourse, "discourse"),
    (Relation::Dislocated, "dislocated"),
    (Relation::Expl, "expl"),
    (Relation::Fixed, "fixed"),
    (Relation::Flat, "flat"),
    (Relation::Goeswith, "goeswith"),
    (Relation::Iobj, "iobj"),
    (Relation::List, "list"),
    (Relation::Mark, "mark"),
    (Relation::Nmod, "nmod"),
    (Relation::NmodPoss, "nmod:poss"),
    (Relation::NmodTmod, "nmod:unmarked"),
    (Relation::Nsubj, "nsubj"),
    (Relation::NsubjPass, "nsubj:pass"),
    (Relation::Nummod, "nummod"),
    (Relation::Obj, "obj"),
    (Relation::Obl, "obl"),
    (Relation::OblAgent, "obl:agent"),
    (Relation::OblTmod, "obl:unmarked"),
    (Relation::Orphan, "orphan"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Punct, "punct"),
    (Relation::Reparandum, "reparandum"),
    (Relation::Vocative, "vocative"),
    (Relation::Xcomp, "xcomp"),
];

impl Relation {
    /// The number by which the weights know it.
    pub fn number(self) -> u8 {
        RELATIONS.iter().position(|(relation, _)| *relation == self).unwrap_or(0) as u8
    }

    /// As Universal Dependencies writes it.
    pub fn name(self) -> &'static str {
        RELATIONS.iter().find(|(r, _)| *r == self).map_or("dep", |(_, name)| name)
    }

    /// The relation of this number among `RELATIONS`.
    pub fn from_number(number: u8) -> Self {
        RELATIONS.get(usize::from(number)).map_or(Self::Dep, |&(relation, _)| relation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        for (i, (relation, name)) in (0u8..).zip(RELATIONS) {
            assert_eq!(Relation::from_number(i), relation);
            assert_eq!(relation.name(), name);
        }
        assert_eq!(Upos::from_name(Upos::Verb.name()), Some(Upos::Verb));
    }
}
