//! A short line for a happening, in the words of its sentence: the clause without its date, its source and its asides.
//!
//! Words are left out and a pronoun or bare surname is replaced by the name it stands for; nothing else is changed, so
//! that the line states no more than the quote does.

use super::tree::Tree;
use super::trigger::carried_noun;
use crate::span::Span;
use crate::text::{Relation, Upos};

/// The longest line in characters.
pub const LONGEST: usize = 90;

/// What stands in for the words of some tokens.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The words that are replaced.
    pub span: Span,
    /// The name that they stand for.
    pub with: String,
}

/// The line for the happening at `trigger`; `None` if no readable clause is left. `subject` names an agent that the
/// clause itself does not (an inherited or relative subject), `cut` are the expressions to leave out.
pub fn headline(
    tree: &Tree<'_>,
    text: &str,
    trigger: usize,
    subject: Option<&str>,
    replace: &[Replacement],
    cut: &[Span],
) -> Option<String> {
    let top = tree.head(trigger).filter(|&h| carried_noun(tree, h) == Some(trigger)).unwrap_or(trigger);
    let mut budget = Trim::new(tree, top, cut);
    loop {
        let line = render(tree, text, &budget.tokens, subject, replace);
        if line.chars().count() <= LONGEST {
            return (line.split(' ').count() >= 3).then_some(line);
        }
        if !budget.shorten() {
            return None;
        }
    }
}

/// The tokens of the line, with the parts that can still be left out, the last and least needed first.
struct Trim<'t, 's> {
    tree: &'t Tree<'s>,
    tokens: Vec<usize>,
    optional: Vec<usize>,
}

impl<'t, 's> Trim<'t, 's> {
    fn new(tree: &'t Tree<'s>, top: usize, cut: &[Span]) -> Self {
        let mut tokens = vec![top];
        let mut optional = Vec::new();
        let mut at = 0;
        while at < tokens.len() && tokens.len() <= tree.len() {
            let i = tokens[at];
            for c in tree.children(i).filter(|&c| keeps(tree, top, i, c, cut)) {
                tokens.push(c);
                if is_optional(tree, c) {
                    optional.push(c);
                }
            }
            at += 1;
        }
        tokens.sort_unstable();
        tokens.dedup();
        optional.sort_unstable();
        Self { tree, tokens, optional }
    }

    /// Leaves the last optional part out; `false` if none is left.
    fn shorten(&mut self) -> bool {
        let Some(part) = self.optional.pop() else { return false };
        let tree = self.tree;
        self.tokens.retain(|&t| t != part && !tree.ancestors(t).any(|a| a == part));
        true
    }
}

/// Whether child `c` of `i` belongs to the line of the clause at `top`.
fn keeps(tree: &Tree<'_>, top: usize, i: usize, c: usize, cut: &[Span]) -> bool {
    use Relation::{
        Acl, AclRelcl, Advcl, Advmod, Case, Cc, Ccomp, Conj, Csubj, Discourse, Dislocated, Mark, Parataxis, Punct,
        Vocative,
    };
    let token = tree.token(c);
    if cut.iter().any(|s| s.overlaps(tree.token(c).span)) {
        return false;
    }
    match token.relation {
        Discourse | Vocative | Dislocated | Parataxis | AclRelcl | Csubj => false,
        Mark | Cc | Conj | Advcl | Case if i == top => false,
        // A verb in a coordination of nouns is another clause that was misread.
        Conj => tree.token(c).upos != Upos::Verb || tree.token(i).upos == Upos::Verb,
        Acl | Ccomp => i == top || token.upos == Upos::Verb,
        Advmod if i == top => {
            matches!(token.lemma.as_str(), "not" | "n't" | "never" | "together" | "jointly" | "out" | "back")
        }
        Punct => is_inner_punctuation(tree, top, c),
        _ => true,
    }
}

fn is_inner_punctuation(tree: &Tree<'_>, top: usize, c: usize) -> bool {
    tree.head(c) != Some(top) && tree.token(c).span.len() <= 4
}

fn is_optional(tree: &Tree<'_>, c: usize) -> bool {
    use Relation::{Acl, Advcl, Appos, Ccomp, Nmod, Obl, OblTmod};
    matches!(tree.token(c).relation, Obl | OblTmod | Nmod | Appos | Acl | Advcl | Ccomp)
}

/// The words of `tokens` with the spacing of the text, prepositions of what was cut left out.
fn render(tree: &Tree<'_>, text: &str, tokens: &[usize], subject: Option<&str>, replace: &[Replacement]) -> String {
    let mut line = subject.unwrap_or_default().to_owned();
    let mut previous: Option<Span> = None;
    let mut replaced: Option<Span> = None;
    for &i in tokens {
        let span = tree.token(i).span;
        if replaced.is_some_and(|r| r.overlaps(span)) {
            continue;
        }
        let stand_in = replace.iter().find(|r| r.span.overlaps(span));
        let glued = previous.is_some_and(|p| p.end == span.start);
        if !line.is_empty() && !glued {
            line.push(' ');
        }
        line.push_str(stand_in.map_or(span.of(text), |r| r.with.as_str()));
        replaced = stand_in.map(|r| r.span);
        previous = Some(replaced.unwrap_or(span));
    }
    tidy(&line)
}

/// Drops what a cut leaves behind at the ends, unpaired quotation marks and doubled spaces, and begins with a capital.
fn tidy(line: &str) -> String {
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.');
    let mut line =
        crate::text::one_line(line).replace(" ,", ",").replace(",,", ",").replace("( ", "(").replace(" )", ")");
    for (open, close) in [('“', '”'), ('‘', '’'), ('(', ')')] {
        let unpaired = line.contains(open) != line.contains(close);
        if unpaired && (open != '‘' || line.contains(open)) {
            line = line.replace([open, close], "");
        }
    }
    if line.matches('"').count() % 2 == 1 {
        line = line.replace('"', "");
    }
    let line = line.trim_matches(loose);
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
