//! What the sample collection's timeline must and must not say.

use dateline::article::Limits;
use dateline::extract::{Mention, Modality};
use dateline::merge::{About, Event, Merged};
use dateline::pipeline::Collection;
use std::path::Path;
use std::sync::LazyLock;

struct Sample {
    collection: Collection,
    merged: Merged,
}

static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let collection = Collection::open(Path::new("."), &Limits::default()).expect("the sample's settings are right");
    let merged = collection.merge();
    Sample { collection, merged }
});

impl Sample {
    /// The events dated exactly so.
    fn on(&self, date: &str) -> Vec<&Event> {
        self.merged.timeline.events.iter().filter(|e| e.date.as_ref().is_some_and(|d| d.to_string() == date)).collect()
    }

    fn mentions(&self, event: &Event) -> Vec<&Mention> {
        event.mentions.iter().map(|&m| &self.merged.mentions[m]).collect()
    }

    /// The event dated so whose quotes hold all of `words`.
    fn find(&self, date: &str, words: &[&str]) -> &Event {
        let holds = |e: &&Event| words.iter().all(|w| self.mentions(e).iter().any(|m| m.quote.contains(w)));
        let found = self.on(date).into_iter().find(holds);
        found.unwrap_or_else(|| panic!("no event on {date} with {words:?}; there are {:#?}", self.titles()))
    }

    fn titles(&self) -> Vec<String> {
        let date = |e: &Event| e.date.as_ref().map_or("undated".to_owned(), ToString::to_string);
        self.merged.timeline.events.iter().map(|e| format!("{} {}", date(e), e.title)).collect()
    }

    fn articles(&self, event: &Event) -> usize {
        let mut ids: Vec<_> = self.mentions(event).iter().map(|m| &m.article).collect();
        ids.sort();
        ids.dedup();
        ids.len()
    }
}

#[test]
fn all_five_articles_are_read_without_a_problem() {
    assert_eq!(SAMPLE.collection.articles.len(), 5);
    assert_eq!(SAMPLE.collection.problems, []);
}

#[test]
fn sun_weidong_in_pyongyang_is_told_by_three_articles_with_the_difference_visible() {
    let event = SAMPLE.find("2024-01-26", &["Pak Myong Ho", "Choe Son Hui"]);
    assert_eq!(SAMPLE.articles(event), 3, "{event:#?}");
    let who = event.disagreements.iter().find(|d| d.about == About::Person).expect("who met Sun is told in two ways");
    let names: Vec<&str> = who.claims.iter().map(|c| c.value.as_str()).collect();
    assert_eq!(names, ["Choe Son Hui", "Pak Myong Ho"]);
}

#[test]
fn statements_are_attributed_and_no_events_of_their_own() {
    for event in SAMPLE.on("2024-01-27") {
        for mention in SAMPLE.mentions(event) {
            assert!(!["say", "report", "tell"].contains(&mention.trigger.lemma.as_str()), "{mention:#?}");
        }
    }
    let said_by =
        |who: &str| SAMPLE.merged.mentions.iter().any(|m| m.attribution.as_deref().is_some_and(|a| a.contains(who)));
    assert!(said_by("KCNA"));
    assert!(said_by("Chinese foreign ministry"));
}

#[test]
fn the_year_of_friendship_was_named_in_january_2024_day_unknown() {
    SAMPLE.find("2024-01", &["year of DPRK-China friendship"]);
}

#[test]
fn the_missile_test_lies_in_the_week_of_22_to_27_january() {
    SAMPLE.find("2024-01-22/2024-01-27", &["inaugural test"]);
}

#[test]
fn the_refusal_of_sanctions_since_2017_is_one_event_of_three_articles() {
    let event = SAMPLE.find("2017/..", &["sanctions"]);
    assert_eq!(SAMPLE.articles(event), 3, "{:#?}", SAMPLE.titles());
}

#[test]
fn the_talks_in_bangkok_are_bounded_by_when_they_were_reported() {
    SAMPLE.find("2024-01-26/2024-01-27", &["Bangkok", "Jake Sullivan"]);
}

#[test]
fn the_autumn_of_2025_in_its_parts() {
    let early: Vec<&Event> = SAMPLE
        .merged
        .timeline
        .events
        .iter()
        .filter(|e| e.date.as_ref().is_some_and(|d| d.to_string().starts_with("2025-09-01/")))
        .collect();
    for trigger in ["visit", "attend", "meet"] {
        let told = early.iter().any(|e| SAMPLE.mentions(e).iter().any(|m| m.trigger.lemma == trigger));
        assert!(told, "{trigger}: {:#?}", SAMPLE.titles());
    }
    SAMPLE.find("2025-09-28", &["In talks with North Korean Foreign Minister Choe Son-hui"]);
    let end = SAMPLE.find("2025-09-30", &["whose visit ends on Tuesday"]);
    assert_eq!(end.modality, Modality::Planned);
}

#[test]
fn the_treaty_of_1961_and_what_became_of_it() {
    SAMPLE.find("1961", &["signing of the treaty"]);
    for year in ["1981", "2001"] {
        let renewed = SAMPLE.find(year, &["was renewed"]);
        assert_eq!(SAMPLE.mentions(renewed)[0].trigger.text, "renewed");
    }
    SAMPLE.find("2021-07-11", &["message"]);
}

#[test]
fn the_end_of_the_war_is_inferred_from_its_anniversary() {
    let event = SAMPLE.find("1945", &["80th anniversary of the end of World War II"]);
    assert_eq!(event.basis, "80 years before 2025");
}

#[test]
fn names_that_are_one_are_one_and_surnames_alone_are_not() {
    let entities = &SAMPLE.merged.timeline.entities;
    let entity = |slug: &str| {
        entities
            .iter()
            .find(|e| e.id.0 == slug)
            .unwrap_or_else(|| panic!("no {slug}: {:#?}", entities.iter().map(|e| &e.id.0).collect::<Vec<_>>()))
    };
    let has = |slug: &str, variant: &str| {
        let e = entity(slug);
        assert!(e.name == variant || e.variants.iter().any(|v| v == variant), "{slug} lacks {variant}: {e:?}");
    };
    has("choe-son-hui", "Choe Son Hui");
    has("choe-son-hui", "Choe Son-hui");
    has("north-korea", "DPRK");
    has("north-korea", "North");
    has("sun-weidong", "Sun");
    assert_ne!(entity("kim-jong-un").name, entity("kim-jong-il").name);
    assert!(
        entities.iter().all(|e| e.id.0 != "kim"
            || !e.articles.iter().any(|&a| SAMPLE.collection.articles[a].text.contains("Kim Jong Il")))
    );
}

#[test]
fn nothing_comes_from_the_furniture() {
    for mention in &SAMPLE.merged.mentions {
        for foreign in
            ["lemmygrad", "Read more", "Great to see China", "Your email address", "— AFP", "Related Articles"]
        {
            assert!(!mention.quote.contains(foreign), "{mention:#?}");
        }
    }
}

#[test]
fn every_quote_stands_in_its_article_and_every_title_is_short() {
    for mention in &SAMPLE.merged.mentions {
        let article =
            SAMPLE.collection.articles.iter().find(|a| a.id == mention.article).expect("a mention's article exists");
        assert_eq!(mention.span.of(&article.text), mention.quote);
    }
    for event in &SAMPLE.merged.timeline.events {
        assert!((1..=91).contains(&event.title.chars().count()), "{}", event.title);
    }
}
