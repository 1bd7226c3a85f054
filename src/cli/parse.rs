//! `dateline parse`: text, or tokens in CoNLL-U, to CoNLL-U with lemma, word class, head, relation and names.

use crate::span::Span;
use crate::text::{LONGEST_SENTENCE, Mode, Sentence, prepare, read_tokens, reconcile, sentences, tokens};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::io::{BufRead, Error, ErrorKind, Result, Write};
use std::thread;

/// Sentences or lines that are read before any is written: bounds memory, keeps all cores busy.
const BATCH: usize = 8192;

/// Lines or given sentences that are taken for one document: the formats do not say where one ends.
const DOCUMENT: usize = 64;

/// What is read and parsed at once.
struct Piece {
    /// The text; words joined by single spaces where they were given.
    text: String,
    /// The words, where they were given.
    words: Vec<Span>,
}

/// Reads `input`, a paragraph a line or (`conllu`) sentences of tokens, and writes CoNLL-U; every sentence is read in the
/// same `mode`.
pub fn run(input: impl BufRead, mut output: impl Write, conllu: bool, mode: Mode) -> Result<()> {
    // While the input comes and is divided.
    let _ = thread::Builder::new().spawn(prepare);
    let mut pieces = Vec::new();
    let mut open = Piece { text: String::new(), words: Vec::new() };
    for line in input.split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches('\r');
        if !conllu {
            pieces.push(Piece { text: line.into(), words: Vec::new() });
        } else if line.is_empty() {
            pieces.push(std::mem::replace(&mut open, Piece { text: String::new(), words: Vec::new() }));
        } else {
            open.push(line)?;
        }
        if pieces.len() >= BATCH {
            write(&std::mem::take(&mut pieces), mode, &mut output)?;
        }
    }
    pieces.push(open);
    write(&pieces, mode, &mut output)?;
    output.flush()
}

impl Piece {
    /// Adds the word of a CoNLL-U line; comments, fused tokens and empty nodes are none.
    fn push(&mut self, line: &str) -> Result<()> {
        let mut columns = line.split('\t');
        let number = columns.next().unwrap_or_default();
        let Some(form) = columns.next().filter(|_| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        else {
            return Ok(());
        };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(form);
        self.words.push(Span::new(start, self.text.len()));
        if self.words.len() > LONGEST_SENTENCE {
            let message = format!("a sentence has more than {LONGEST_SENTENCE} words: is an empty line missing?");
            return Err(Error::new(ErrorKind::InvalidData, message));
        }
        Ok(())
    }

    /// Its sentences.
    fn parsed(&self, mode: Mode) -> Vec<Sentence> {
        let whole = Span::new(0, self.text.len());
        if self.words.is_empty() {
            sentences(&self.text, whole)
                .into_iter()
                .map(|s| read_tokens(&self.text, s, &tokens(&self.text, s), mode))
                .collect()
        } else {
            vec![read_tokens(&self.text, whole, &self.words, mode)]
        }
    }
}

/// Parses the pieces, makes names agree among neighbours, and writes all.
fn write(pieces: &[Piece], mode: Mode, output: &mut impl Write) -> Result<()> {
    let mut parsed: Vec<Vec<Sentence>> = pieces.par_iter().map(|p| p.parsed(mode)).collect();
    let written = |(pieces, parsed): (&[Piece], &mut [Vec<Sentence>])| {
        let pairs = || pieces.iter().map(|p| p.text.as_str());
        let mut document: Vec<_> =
            pairs().zip(parsed.iter_mut()).flat_map(|(t, s)| s.iter_mut().map(move |s| (t, s))).collect();
        reconcile(&mut document);
        let mut out = String::new();
        for (text, sentence) in &document {
            rows(text, sentence, &mut out);
        }
        out
    };
    let written: Vec<String> = pieces.par_chunks(DOCUMENT).zip(parsed.par_chunks_mut(DOCUMENT)).map(written).collect();
    written.iter().try_for_each(|p| output.write_all(p.as_bytes()))
}

/// Writes one sentence.
fn rows(text: &str, sentence: &Sentence, out: &mut String) {
    for (i, token) in sentence.tokens.iter().enumerate() {
        let head = token.head.map_or(0, |h| h + 1);
        let (upos, relation) = (token.upos.name(), token.relation.name());
        let _ =
            write!(out, "{}\t{}\t{}\t{upos}\t_\t_\t{head}\t{relation}\t_\t", i + 1, token.span.of(text), token.lemma);
        let name = sentence.names.iter().find(|n| (n.first..n.last).contains(&(i as u16)));
        match name {
            Some(name) if usize::from(name.first) == i => {
                let _ = writeln!(out, "NE=B-{}", name.kind.code());
            }
            Some(name) => {
                let _ = writeln!(out, "NE=I-{}", name.kind.code());
            }
            None => out.push_str("_\n"),
        }
    }
    if !sentence.tokens.is_empty() {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(input: &str, conllu: bool) -> Vec<String> {
        let mut out = Vec::new();
        run(input.as_bytes(), &mut out, conllu, Mode::Fast).unwrap();
        String::from_utf8(out).unwrap().lines().map(|l| l.split('\t').nth(1).unwrap_or("/").to_owned()).collect()
    }

    #[test]
    fn given_words_are_kept() {
        let input = "# text = No\n1-2\tdon't\t_\n1\tdo\t_\n2\tn't\t_\n\n1\tU.S.-led\t_\n\n";
        assert_eq!(forms(input, true), ["do", "n't", "/", "U.S.-led", "/"]);
    }

    #[test]
    fn a_sentence_without_end_is_an_error() {
        let input = "1\tword\t_\n".repeat(LONGEST_SENTENCE + 1);
        assert!(run(input.as_bytes(), Vec::new(), true, Mode::Fast).unwrap_err().to_string().contains("empty line"));
    }

    #[test]
    fn text_is_divided() {
        assert_eq!(
            forms("It rained. It's over.\n\r\nYes", false),
            ["It", "rained", ".", "/", "It", "'s", "over", ".", "/", "Yes", "/"]
        );
    }
}
