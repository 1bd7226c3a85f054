//! The models that ship, on sentences of our own.

use dateline::span::Span;
use dateline::text::{Mode, NameKind, Relation, Sentence, Upos, VerbForm, read, read_tokens, sentences, tokens};
use proptest::prelude::*;

fn parsed(text: &str, mode: Mode) -> Vec<Sentence> {
    let all = sentences(text, Span::new(0, text.len()));
    all.into_iter().map(|s| read_tokens(text, s, &tokens(text, s), mode)).collect()
}

fn word<'a>(text: &'a str, sentence: &Sentence, index: Option<u16>) -> &'a str {
    index.map_or("", |i| sentence.tokens[usize::from(i)].span.of(text))
}

/// Checks words' relations and heads in both modes: sentence, word, relation, head.
fn assert_arcs(cases: &[(&str, &str, Relation, &str)]) {
    for mode in [Mode::Fast, Mode::Accurate] {
        for &(text, child, relation, head) in cases {
            let sentence = &parsed(text, mode)[0];
            let token = sentence.tokens.iter().find(|t| t.span.of(text) == child).expect("the word");
            assert_eq!((token.relation, word(text, sentence, token.head)), (relation, head), "{text} {child} {mode:?}");
        }
    }
}

#[test]
fn who_did_what() {
    let cases = [
        ("The minister signed the treaty.", "minister", Relation::Nsubj, "signed"),
        ("The minister signed the treaty.", "treaty", Relation::Obj, "signed"),
        ("Two soldiers were killed by the rebels.", "soldiers", Relation::NsubjPass, "killed"),
        ("Two soldiers were killed by the rebels.", "rebels", Relation::OblAgent, "killed"),
        ("She wants to visit Peru.", "visit", Relation::Xcomp, "wants"),
        ("The man who won the race left early.", "won", Relation::AclRelcl, "man"),
        ("The president's plane landed.", "president", Relation::NmodPoss, "plane"),
        ("Officials said that talks had failed.", "failed", Relation::Ccomp, "said"),
        ("They took off their hats.", "off", Relation::CompoundPrt, "took"),
    ];
    assert_arcs(&cases);
}

#[test]
fn plain_news_are_clauses() {
    let cases = [
        ("A landslide struck western Peru early Sunday.", "landslide", Relation::Nsubj, "struck"),
        ("A landslide struck western Peru early Sunday.", "Peru", Relation::Obj, "struck"),
        ("The quake rocked parts of the island on Friday, residents said.", "rocked", Relation::Ccomp, "said"),
        ("The quake rocked parts of the island on Friday, residents said.", "Friday", Relation::Obl, "rocked"),
        ("The senator said that a flood wrecked dozens of farms last week.", "flood", Relation::Nsubj, "wrecked"),
        ("The senator said that a flood wrecked dozens of farms last week.", "wrecked", Relation::Ccomp, "said"),
        ("The boys rescued on Sunday were flown to Lima.", "rescued", Relation::Acl, "boys"),
        ("The boys rescued on Sunday were flown to Lima.", "boys", Relation::NsubjPass, "flown"),
    ];
    assert_arcs(&cases);
}

#[test]
fn classes_forms_and_lemmas() {
    let text = "The children had been hiding in older houses, but she won't leave.";
    let sentence = &read(text, Span::new(0, text.len()))[0];
    let expected = [
        ("children", Upos::Noun, None, true, "child"),
        ("had", Upos::Aux, Some(VerbForm::Past), false, "have"),
        ("been", Upos::Aux, Some(VerbForm::PastParticiple), false, "be"),
        ("hiding", Upos::Verb, Some(VerbForm::Gerund), false, "hide"),
        ("older", Upos::Adj, None, false, "old"),
        ("houses", Upos::Noun, None, true, "house"),
        ("wo", Upos::Aux, Some(VerbForm::Modal), false, "will"),
        ("n't", Upos::Part, None, false, "not"),
        ("leave", Upos::Verb, Some(VerbForm::Base), false, "leave"),
    ];
    for (form, upos, verb, plural, lemma) in expected {
        let t = sentence.tokens.iter().find(|t| t.span.of(text) == form).expect("the form");
        assert_eq!((t.upos, t.form, t.plural, t.lemma.as_str()), (upos, verb, plural, lemma), "{form}");
    }
}

#[test]
fn names_without_their_titles() {
    let text = "Foreign Minister Maria Lund met President Ivo Katz of Peru at the United Nations in New York.";
    let sentence = &read(text, Span::new(0, text.len()))[0];
    let name = |n: &dateline::text::Name| {
        let [first, last] = [n.first, n.last - 1].map(|i| sentence.tokens[usize::from(i)].span);
        (&text[first.start as usize..last.end as usize], n.kind)
    };
    let expected = [
        ("Maria Lund", NameKind::Person),
        ("Ivo Katz", NameKind::Person),
        ("Peru", NameKind::Place),
        ("United Nations", NameKind::Organisation),
        ("New York", NameKind::Place),
    ];
    assert_eq!(sentence.names.iter().map(name).collect::<Vec<_>>(), expected);
}

/// Every sentence has one root, and every word reaches it.
fn is_tree(sentence: &Sentence) -> bool {
    let roots = sentence.tokens.iter().filter(|t| t.head.is_none()).count();
    let reaches = |mut i: usize| {
        (0..=sentence.tokens.len()).any(|_| match sentence.tokens[i].head {
            Some(head) => {
                i = usize::from(head);
                false
            }
            None => true,
        })
    };
    roots == 1 && (0..sentence.tokens.len()).all(reaches)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read(text in "([A-Za-z]{1,9} |[ -~\u{80}-\u{2100}\n'’.,\"]){0,60}") {
        for mode in [Mode::Fast, Mode::Accurate] {
            for sentence in parsed(&text, mode) {
                prop_assert!(is_tree(&sentence));
                prop_assert!(sentence.tokens.iter().all(|t| !t.span.of(&text).is_empty() && !t.lemma.is_empty()));
                let ordered = sentence.names.windows(2).all(|n| n[0].last <= n[1].first);
                prop_assert!(ordered && sentence.names.iter().all(|n| n.first < n.last && usize::from(n.last) <= sentence.tokens.len()));
            }
        }
    }
}

#[test]
fn what_grammar_rules_out_is_mended() {
    for text in [
        "The storm destroyed 200 houses.",
        "On Monday a fire killed eleven miners.",
        "The earthquake injured 40 people.",
    ] {
        for mode in [Mode::Fast, Mode::Accurate] {
            let sentence = &parsed(text, mode)[0];
            let root = sentence.tokens.iter().find(|t| t.relation == Relation::Root).expect("a root");
            assert_eq!((root.upos, root.form), (Upos::Verb, Some(VerbForm::Past)), "{text} {mode:?}");
        }
    }
    let text = "For her part, Lind, whose visit ends on Tuesday, spoke of a new level.";
    let classes =
        |word: &str| parsed(text, Mode::Accurate)[0].tokens.iter().find(|t| t.span.of(text) == word).map(|t| t.upos);
    assert_eq!((classes("visit"), classes("ends")), (Some(Upos::Noun), Some(Upos::Verb)));
}
