//! Names across a document: a family name after the full name is that person's, and a name is the same kind of thing
//! throughout.

use super::gazetteer;
use super::model::{Name, NameKind, Sentence, Upos};
use super::names::token_with_article;
use std::collections::HashMap;

/// How often a name was taken for a person, a place, an organisation.
type Votes = [u32; 3];

/// What the document says of its names, by words in small letters.
#[derive(Default)]
struct Memory {
    /// Whole names.
    names: HashMap<String, Votes>,
    /// First and last words of persons' names of several words.
    people: HashMap<String, u32>,
}

/// The words of a name in small letters, without the Arabic article: a document that says "al-Brega" says "Brega" too.
fn written(text: &str, sentence: &Sentence, name: Name) -> String {
    let words = &sentence.tokens[usize::from(name.first)..usize::from(name.last)];
    let has_article = words.len() > 2 && token_with_article(text, words, 2) == 0;
    let own = if has_article { &words[2..] } else { words };
    own.iter().map(|t| t.span.of(text).to_lowercase()).collect::<Vec<_>>().join(" ")
}

impl Memory {
    fn add(&mut self, text: &str, sentence: &Sentence, name: Name) {
        let written = written(text, sentence, name);
        if written.contains(' ') && name.kind == NameKind::Person {
            for part in written.split(' ').take(1).chain(written.rsplit(' ').take(1)).filter(|p| p.len() > 2) {
                *self.people.entry(part.into()).or_default() += 1;
            }
        }
        self.names.entry(written).or_default()[name.kind as usize] += 1;
    }

    /// The kind a name has most often, a full name of a person counting twice; `None` if no kind has the majority.
    fn kind(&self, written: &str) -> Option<NameKind> {
        const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];
        let votes = self.names.get(written).copied().unwrap_or_default();
        let person = 2 * self.people.get(written).copied().unwrap_or_default();
        let total = votes.iter().sum::<u32>() + person;
        let counted = |k: NameKind| votes[k as usize] + if k == NameKind::Person { person } else { 0 };
        KINDS.into_iter().find(|&k| 2 * counted(k) > total)
    }
}

/// Makes the names of a document agree with each other. `document` holds its sentences with the text that each one's
/// spans name; the order of sentences does not matter.
pub fn reconcile(document: &mut [(&str, &mut Sentence)]) {
    let mut memory = Memory::default();
    for (text, sentence) in document.iter() {
        sentence.names.iter().for_each(|&name| memory.add(text, sentence, name));
    }
    for (text, sentence) in document {
        for i in 0..sentence.names.len() {
            let name = sentence.names[i];
            if let Some(kind) = memory.kind(&written(text, sentence, name)) {
                sentence.names[i].kind = kind;
            }
        }
        remembered(text, sentence, &memory);
    }
}

/// Adds words that are names elsewhere in the document.
fn remembered(text: &str, sentence: &mut Sentence, memory: &Memory) {
    let mut found = Vec::new();
    for (i, token) in (0u16..).zip(&sentence.tokens) {
        let word = token.span.of(text);
        let named = sentence.names.iter().any(|n| (n.first..n.last).contains(&i));
        let next = sentence.tokens.get(usize::from(i) + 1).map_or("", |t| t.span.of(text));
        let adjective = gazetteer::demonym(word).is_some() || gazetteer::demonym(&format!("{word} {next}")).is_some();
        let proper = token.upos == Upos::Propn && word.starts_with(char::is_uppercase);
        if named || !proper || adjective || gazetteer::is_title(word) {
            continue;
        }
        if let Some(kind) = memory.kind(&word.to_lowercase()) {
            let whole = token_with_article(text, &sentence.tokens, i.into()) as u16;
            let is_free = sentence.names.iter().all(|n| n.last <= whole || n.first > i);
            found.push(Name { first: if is_free { whole } else { i }, last: i + 1, kind });
        }
    }
    sentence.names.extend(found);
    sentence.names.sort_by_key(|n| n.first);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{Relation, Token};

    fn sentence(text: &str, names: &[(u16, u16, NameKind)]) -> Sentence {
        let span = Span::new(0, text.len());
        let token = |span| Token {
            span,
            upos: Upos::Propn,
            form: None,
            plural: false,
            lemma: "".into(),
            head: None,
            relation: Relation::Dep,
        };
        let tokens = crate::text::tokens(text, span).into_iter().map(token).collect();
        Sentence { span, tokens, names: names.iter().map(|&(first, last, kind)| Name { first, last, kind }).collect() }
    }

    #[test]
    fn a_family_name_is_the_persons_known_in_full() {
        let (one, two) = ("Ada Lund spoke", "Lund left Lund");
        let mut first = sentence(one, &[(0, 2, NameKind::Person)]);
        let mut second = sentence(two, &[(0, 1, NameKind::Organisation)]);
        reconcile(&mut [(one, &mut first), (two, &mut second)]);
        assert_eq!(first.names, [Name { first: 0, last: 2, kind: NameKind::Person }]);
        let person = |first| Name { first, last: first + 1, kind: NameKind::Person };
        assert!(second.names.contains(&person(2)), "{:?}", second.names);
    }

    #[test]
    fn what_is_called_with_and_without_the_article_is_one_kind_of_thing() {
        let (one, two) = ("Brega fell, Brega burnt", "troops near al-Brega, as Brega is called");
        let mut first = sentence(one, &[(0, 1, NameKind::Place), (3, 4, NameKind::Place)]);
        let mut second = sentence(two, &[(2, 5, NameKind::Person)]);
        reconcile(&mut [(one, &mut first), (two, &mut second)]);
        let place = |first, last| Name { first, last, kind: NameKind::Place };
        assert_eq!(second.names, [place(2, 5), place(7, 8)]);
    }
}
