//! Speed of reading prose, on one core: `cargo bench --bench text`. Items are words.

use dateline::span::Span;
use dateline::text::{Mode, read_tokens, sentences, tokens};
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// Prose of our own, long enough that look-ups miss the caches as they do in real use.
fn prose() -> String {
    const PEOPLE: [&str; 6] =
        ["Anna Berg", "President Otto Lind", "the minister", "Maria Silva of Peru", "a spokesman", "Gen. Ivo Katz"];
    const DEEDS: [&str; 6] = [
        "signed the treaty",
        "met reporters",
        "was released from prison",
        "denied that talks had failed",
        "opened a bridge",
        "fled",
    ];
    const PLACES: [&str; 6] = [
        "in Lima",
        "near the border with Chad",
        "at the United Nations",
        "on Monday",
        "after the floods of 1953",
        "by train",
    ];
    let mut text = String::new();
    for i in 0..3000usize {
        let sentence = [
            PEOPLE[i % 6],
            DEEDS[i / 6 % 6],
            PLACES[i / 36 % 6],
            "because nobody else would, officials said",
            PLACES[i / 7 % 6],
        ];
        text.push_str(&sentence.join(" "));
        text.push_str(if i % 5 == 4 { ".\n" } else { ". " });
    }
    text
}

fn words(text: &str) -> usize {
    sentences(text, Span::new(0, text.len())).into_iter().map(|s| tokens(text, s).len()).sum()
}

#[divan::bench]
fn divide(bencher: divan::Bencher) {
    let text = prose();
    bencher.counter(ItemsCount::new(words(&text))).bench(|| words(&text));
}

#[divan::bench(args = [Mode::Shallow, Mode::Fast, Mode::Accurate])]
fn read(bencher: divan::Bencher, mode: Mode) {
    let text = prose();
    let divided: Vec<(Span, Vec<Span>)> =
        sentences(&text, Span::new(0, text.len())).into_iter().map(|s| (s, tokens(&text, s))).collect();
    bencher
        .counter(ItemsCount::new(words(&text)))
        .bench(|| divided.iter().map(|(s, words)| read_tokens(&text, *s, words, mode).names.len()).sum::<usize>());
}
