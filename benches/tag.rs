//! Speed of the temporal tagger on running text, in bytes a second: the whole, and its stages, each with those before it.

use dateline::date::{Reference, bounds, stages, tag};
use dateline::span::Span;
use divan::counter::BytesCount;

/// Prose with as many dates as newspapers have: one in about 250 bytes.
const ARTICLE: &str = "The council of Harwell voted on Tuesday to rebuild the stone bridge that the flood of March 2010 carried away, \
    although the money for it is not yet found. Engineers had warned for two years that the temporary crossing, opened in early 2011, \
    would not outlast another winter like the last. The mayor, in office since 2017, said that work could begin next month and take \
    until the end of the year.\n\nOpponents recalled that a similar plan failed in the third quarter of 2015, when the builder went \
    bankrupt three weeks after the contract was signed. They want the old ferry back, which ran daily between 1890 and 1962 and carried \
    forty people at a time. A hearing is due on Friday at 9:30 a.m., the clerk said, and those who wish to speak have been asked to send \
    their names in writing before then.\n\n";

fn main() {
    divan::main();
}

fn text() -> String {
    ARTICLE.repeat(100)
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for part in text.split("\n\n") {
        spans.push(Span::new(start, start + part.len()));
        start += part.len() + 2;
    }
    spans
}

#[divan::bench]
fn stage_1_tokens(bencher: divan::Bencher) {
    let text = text();
    let spans = paragraphs(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| stages::tokens(&text, &spans, "en"));
}

#[divan::bench]
fn stage_2_forms(bencher: divan::Bencher) {
    let text = text();
    let spans = paragraphs(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| stages::forms(&text, &spans, "en"));
}

#[divan::bench]
fn stage_3_values(bencher: divan::Bencher) {
    let text = text();
    let spans = paragraphs(&text);
    let reference = Reference::new(&"2024-03-15".parse().expect("a day"), None);
    bencher.counter(BytesCount::of_str(&text)).bench(|| tag(&text, &spans, reference.as_ref(), "en"));
}

#[divan::bench]
fn prose_without_dates(bencher: divan::Bencher) {
    let text =
        "The ferry is old and slow and the people of the town do not much like the bridge that stands in its place. "
            .repeat(1000);
    let spans = [Span::new(0, text.len())];
    bencher.counter(BytesCount::of_str(&text)).bench(|| tag(&text, &spans, None, "en"));
}

#[divan::bench]
fn bounds_of_undated(bencher: divan::Bencher) {
    let text = ARTICLE.repeat(4);
    let spans = paragraphs(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| bounds(&text, &spans, "en"));
}
