use super::file::parse;
use super::*;
use crate::article::{Article, ArticleId};
use crate::extract::{Mention, MentionId, Modality, Standing, Trigger};
use crate::merge::EventId;
use crate::span::Span;
use crate::text::Upos;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A mention of an article by the words of its quote; its id is derived as extraction does.
fn mention(article: &str, quote: &str, trigger: &str) -> Mention {
    let article = ArticleId(article.to_owned());
    Mention {
        id: MentionId::new(&article, quote, trigger, &mut std::collections::HashMap::new()),
        article,
        span: Span::new(0, quote.len()),
        quote: quote.to_owned(),
        date: None,
        bounds: None,
        timex: None,
        trigger: Trigger {
            text: trigger.to_owned(),
            lemma: trigger.to_owned(),
            pos: Upos::Verb,
            span: Span::new(0, trigger.len()),
        },
        participants: Vec::new(),
        places: Vec::new(),
        counts: Vec::new(),
        modality: Modality::Asserted,
        attribution: None,
        headline: None,
        standing: Standing::Event,
        confidence: 0.8,
    }
}

fn article(id: &str, text: &str) -> Article {
    Article { id: ArticleId(id.to_owned()), text: text.to_owned(), ..Article::default() }
}

/// One build: the clusters get ids, and the ledger what is new.
fn build(state: &mut State, mentions: &[Mention], clusters: &[Vec<usize>]) -> Vec<EventId> {
    let slices: Vec<&[usize]> = clusters.iter().map(Vec::as_slice).collect();
    let assigned = state.assign(&slices, mentions);
    let published: Vec<Published> =
        assigned.ids.iter().zip(clusters).map(|(id, c)| Published { id, mentions: c, date: None }).collect();
    let records = state.record(&[], mentions, &assigned, &published, &BTreeSet::new(), &[]);
    // What is written is read back, as the next build does.
    let text: String = records.iter().map(|r| r.line() + "\n").collect();
    for line in text.lines() {
        state.add(Record::parse(line).expect("what is written can be read"));
    }
    let again = state.assign(&slices, mentions);
    let published: Vec<Published> =
        again.ids.iter().zip(clusters).map(|(id, c)| Published { id, mentions: c, date: None }).collect();
    assert_eq!(again.ids, assigned.ids);
    assert_eq!(
        state.record(&[], mentions, &again, &published, &BTreeSet::new(), &[]),
        [],
        "a second build adds nothing"
    );
    assigned.ids
}

fn three() -> Vec<Mention> {
    vec![
        mention("a", "The council approved the bridge on Monday.", "approved"),
        mention("b", "Councillors voted for the new bridge.", "voted"),
        mention("c", "The mill burnt down in the night.", "burnt"),
    ]
}

#[test]
fn events_are_not_taken_for_those_whose_mentions_happen_to_have_their_ids() {
    let mut mentions = vec![mention("one", "The dam broke.", "broke"), mention("other", "A ferry sank.", "sank")];
    mentions[1].id = mentions[0].id.clone();
    let (mut state, clusters) = (State::default(), [vec![0], vec![1]]);
    let first = build(&mut state, &mentions, &clusters);
    assert_ne!(first[0], first[1]);
    mentions.swap(0, 1);
    assert_eq!(build(&mut state, &mentions, &clusters), [first[1].clone(), first[0].clone()]);
}

#[test]
fn a_merge_keeps_the_older_id_and_a_split_gives_the_other_back() {
    let (mut state, all) = (State::default(), three());
    let first = build(&mut state, &all, &[vec![0], vec![2]]);
    let second = build(&mut state, &all, &[vec![0], vec![1], vec![2]]);
    assert_eq!([&second[0], &second[2]], [&first[0], &first[1]]);
    let merged = build(&mut state, &all, &[vec![0, 1], vec![2]]);
    assert_eq!(merged, first);
    assert_eq!(state.lives_as(&second[1]), Some(&first[0]));
    let split = build(&mut state, &all, &[vec![0], vec![1], vec![2]]);
    assert_eq!(split, second);
    let last = &state.batches.last().expect("a build").changes;
    assert_eq!(last, &[Change::Returned(second[1].clone())]);
}

#[test]
fn an_event_whose_reports_are_gone_leaves_a_tombstone_and_may_return() {
    let (mut state, all) = (State::default(), three());
    let ids = build(&mut state, &all, &[vec![0], vec![1], vec![2]]);
    build(&mut state, &all[..2], &[vec![0], vec![1]]);
    assert_eq!(state.events[&ids[2]].status, Status::Gone(Reason::Removed));
    // There, but of no event that is listed.
    build(&mut state, &all, &[vec![0], vec![1]]);
    assert_eq!(state.events[&ids[2]].status, Status::Gone(Reason::Unlisted));
    assert_eq!(build(&mut state, &all, &[vec![0], vec![1], vec![2]]), ids);
}

#[test]
fn a_mention_is_found_again_by_its_quote_and_by_likeness() {
    let mut state = State::default();
    let old = vec![mention("a", "The council approved the new harbour bridge on Monday evening.", "approved")];
    let ids = build(&mut state, &old, &[vec![0]]);
    for (quote, trigger) in [
        ("The council approved the new harbour bridge on Monday evening.", "approved the"),
        ("The town council approved the new harbour bridge on Monday evening, 5 to 4.", "approved"),
        ("THE COUNCIL approved the harbour bridge on Monday.", "approved"),
    ] {
        let mut state = state.clone();
        let new = vec![mention("a", "The mill burnt down.", "burnt"), mention("a", quote, trigger)];
        assert_eq!(build(&mut state, &new, &[vec![0], vec![1]])[1], ids[0], "{quote}");
    }
    let other = vec![mention("a", "The mill burnt down in the night after the storm.", "burnt")];
    assert_ne!(build(&mut state, &other, &[vec![0]])[0], ids[0]);
}

/// Articles by id and text as they stand now, and what they are known as.
type Case<'c> = (&'c [(&'c str, &'c str)], &'c [&'c str]);

#[test]
fn articles_keep_their_ids_when_moved_renamed_or_edited() {
    let long = |seed: usize| {
        (0..120).map(|n| format!("word{}", (n * 7 + seed * 131) % 1009)).collect::<Vec<_>>().join(" ") + " "
    };
    let before = [article("bridge", &long(1)), article("mill", &long(2)), article("fire", "A short note.")];
    let mut state = State::default();
    state.article_records(&before).into_iter().for_each(|r| state.add(r));
    let edited = long(1).replace("word138 ", "other ") + "One more sentence at the end.";
    // What stands in the collection now → what it is known as.
    let cases: [Case; 5] = [
        (&[("2024-bridge", &edited), ("mill", &long(2))], &["bridge", "mill"]),
        (&[("fire-moved", "A short note.")], &["fire"]),
        (&[("bridge", &long(2)), ("mill", &long(1))], &["mill", "bridge"]),
        (&[("bridge", &long(7)), ("elsewhere", &long(1))], &["bridge-2", "bridge"]),
        (&[("bridge", &long(7)), ("unknown", &long(8))], &["bridge", "unknown"]),
    ];
    for (now, expected) in cases {
        let mut articles: Vec<Article> = now.iter().map(|(id, text)| article(id, text)).collect();
        state.recognise(&mut articles);
        let ids: Vec<&str> = articles.iter().map(|a| a.id.0.as_str()).collect();
        assert_eq!(ids, expected, "{:?}", now.iter().map(|(id, _)| id).collect::<Vec<_>>());
    }
}

#[test]
fn bad_lines_are_named_with_their_places() {
    let text = "{\"page\":\"2024/\"}\n\n<<<<<<< ours\n{\"page\":\n{\"colour\":\"red\"}\n{\"event\":\"a\"}\n";
    let problems = parse(text).unwrap_err();
    let places: Vec<_> = problems.iter().map(|p| (p.place.as_ref().unwrap().line.unwrap(), p.code)).collect();
    assert_eq!(places, [(3, "ledger-conflict"), (4, "bad-ledger"), (5, "bad-ledger"), (6, "bad-ledger")]);
}

#[test]
fn an_address_without_a_page_is_refused() {
    let made = BTreeSet::from(["a/index.html".to_owned()]);
    assert_eq!(lost(["a/index.html", "feed.xml"].into_iter(), &made), None);
    let problem = lost(["a/index.html", "event/x/index.html"].into_iter(), &made).unwrap();
    assert!(problem.message.contains("1 published addresses would lead nowhere: event/x/"), "{problem:?}");
}

/// A history: in each step some mentions are there, each filed under a group.
fn histories() -> impl Strategy<Value = Vec<Vec<Option<u8>>>> {
    prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0_u8..6), 9), 1..8)
}

/// Nine mentions in four articles.
fn nine() -> Vec<Mention> {
    let sentence = |n: usize| format!("In town number{n} people{n} saw light{n} over hill{n} and field{n}.");
    (0..9).map(|n| mention(&format!("a{}", n % 4), &sentence(n), "saw")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn over_any_history_ids_are_never_lost_reused_or_shaken(history in histories()) {
        let all = nine();
        let mut state = State::default();
        let mut before: BTreeMap<BTreeSet<MentionId>, EventId> = BTreeMap::new();
        let mut ever: BTreeMap<EventId, BTreeSet<MentionId>> = BTreeMap::new();
        for step in history {
            let present: Vec<usize> = (0..9).filter(|&n| step[n].is_some()).collect();
            let mentions: Vec<Mention> = present.iter().map(|&n| all[n].clone()).collect();
            let mut groups: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
            for (i, &n) in present.iter().enumerate() {
                groups.entry(step[n].unwrap_or_default()).or_default().push(i);
            }
            let clusters: Vec<Vec<usize>> = groups.into_values().collect();
            let ids = build(&mut state, &mentions, &clusters);
            prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no two events share an id");
            let now: BTreeMap<BTreeSet<MentionId>, EventId> = clusters
                .iter()
                .zip(&ids)
                .map(|(c, id)| (c.iter().map(|&m| mentions[m].id.clone()).collect(), id.clone()))
                .collect();
            for (cluster, id) in &now {
                if let Some(old) = before.get(cluster) {
                    prop_assert_eq!(old, id, "an event whose mentions did not change keeps its id");
                }
                ever.entry(id.clone()).or_default().extend(cluster.iter().cloned());
            }
            for id in ever.keys() {
                let known = state.events.get(id);
                prop_assert!(known.is_some(), "{id:?} is forgotten");
                match state.lives_as(id) {
                    Some(end) => prop_assert!(ids.contains(end)),
                    None => prop_assert!(matches!(known.map(|k| &k.status), Some(Status::Gone(_) | Status::Into(_)))),
                }
            }
            before = now;
        }
    }

    #[test]
    fn any_text_can_be_read_as_a_ledger(text in "(\\PC|\n){0,200}") {
        let _ = parse(&text);
    }
}
