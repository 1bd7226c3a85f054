//! Extraction ends, and names only what is there, for any text at all.

use dateline::article::{Article, ArticleId, Block, BlockKind};
use dateline::extract::extract;
use dateline::span::Span;
use proptest::prelude::*;

fn article(text: String) -> Article {
    let span = Span::new(0, text.len());
    Article {
        id: ArticleId("a".to_owned()),
        published: Some("2024-05-08".parse().unwrap()),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        text,
        ..Article::default()
    }
}

/// Words that sentences of events are made of, to meet in any order.
const WORDS: [&str; 40] = [
    "The",
    "council",
    "said",
    "on",
    "Friday",
    "that",
    "talks",
    "held",
    "in",
    "May",
    "2010",
    "where",
    "when",
    "he",
    "met",
    "with",
    "Minister",
    "Anna",
    "Berg",
    "and",
    "signed",
    ",",
    ".",
    "whose",
    "visit",
    "ends",
    "before",
    "1981",
    "they",
    "announced",
    "the",
    "meeting",
    "between",
    "North",
    "Korea",
    "\"",
    "reported",
    "to",
    "attend",
    "Berg's",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_ends(text in "\\PC{0,200}") {
        extract(&article(text));
    }

    #[test]
    fn any_order_of_words_ends_and_quotes_stand_in_the_text(picks in prop::collection::vec(0..WORDS.len(), 0..60)) {
        let text = picks.iter().map(|&i| WORDS[i]).collect::<Vec<_>>().join(" ");
        let article = article(text);
        for mention in extract(&article).mentions {
            prop_assert_eq!(mention.span.of(&article.text), &mention.quote);
            prop_assert_eq!(mention.trigger.span.of(&article.text), &mention.trigger.text);
            prop_assert!(mention.span.contains(mention.trigger.span));
            prop_assert!((0.0..=1.0).contains(&mention.confidence));
        }
    }
}
