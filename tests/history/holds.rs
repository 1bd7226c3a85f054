//! Whether a decision holds, by what the timeline says.

use dateline::builder::Worked;
use dateline::curate::{Kind, Set, Target};
use dateline::extract::MentionId;
use dateline::ledger::Finder;
use dateline::merge::{Event, EventId, What};
use dateline::text::slug;

/// The timeline, as one looks things up in it.
struct Timeline<'w>(&'w Worked);

impl<'w> Timeline<'w> {
    fn events(&self) -> &'w [Event] {
        &self.0.edition.merged.timeline.events
    }

    fn mention(&self, id: &str) -> Option<usize> {
        let mentions = &self.0.edition.merged.mentions;
        let (finder, id) = (Finder::new(mentions), MentionId(id.to_owned()));
        finder.find(&id, self.0.edition.ledger.words().get(&id).copied())
    }

    /// The event that a target is now.
    fn event(&self, target: &Target) -> Result<&'w Event, String> {
        let found = if target.is_mention() {
            let m = self.mention(&target.0);
            m.and_then(|m| self.events().iter().find(|e| e.mentions.contains(&m)))
        } else {
            let id = EventId(target.0.clone());
            self.0.edition.ledger.lives_as(&id).and_then(|now| self.events().iter().find(|e| e.id == *now))
        };
        found.ok_or_else(|| format!("{} is on the timeline no longer", target.0))
    }
}

/// Whether it holds; if not, what does.
pub fn holds(worked: &Worked, kind: &Kind) -> Result<(), String> {
    let timeline = Timeline(worked);
    let says = |truth: bool, what: String| if truth { Ok(()) } else { Err(what) };
    let has = |target: &Target, what: What| {
        let event = timeline.event(target)?;
        says(event.edits.iter().any(|e| e.what == what), format!("{} bears no mark of it", event.id.0))
    };
    match kind {
        Kind::Set(target, set) => is_set(timeline.event(target)?, set),
        Kind::Confirm(target) => has(target, What::Confirm),
        Kind::Note(target, _) => has(target, What::Note),
        Kind::Drop(target) => match timeline.event(target) {
            Ok(event) => Err(format!("{} is there", event.id.0)),
            Err(_) => Ok(()),
        },
        Kind::Prefer(target) => {
            let first = timeline.event(target)?.mentions[0];
            says(timeline.mention(&target.0) == Some(first), format!("another quote of {} stands first", target.0))
        }
        Kind::Same(targets) => {
            let all: Vec<&Event> = targets.iter().map(|t| timeline.event(t)).collect::<Result<_, _>>()?;
            says(all.windows(2).all(|pair| pair[0].id == pair[1].id), "they are two events".to_owned())
        }
        Kind::Different(targets) => {
            // What is on the timeline no longer is not one with anything.
            let all: Vec<&Event> = targets.iter().filter_map(|t| timeline.event(t).ok()).collect();
            says(all.windows(2).all(|pair| pair[0].id != pair[1].id), "they are one event".to_owned())
        }
        Kind::Split(event, take) => {
            // The id goes with the mention that carries it, which may be one that was taken out.
            let known = worked.edition.ledger.events.get(&EventId(event.0.clone())).ok_or("there is no such event")?;
            let ids = std::iter::once(&known.anchor).chain(&known.also).map(|(id, _)| Target(id.0.clone()));
            // One that was edited since is known by its new id too.
            let out: Vec<Option<usize>> = take.iter().map(|id| timeline.mention(&id.0)).collect();
            let is_out = |id: &Target| take.contains(id) || out.contains(&timeline.mention(&id.0));
            let left = ids.filter(|id| !is_out(id)).find(|id| timeline.mention(&id.0).is_some());
            let left = left.and_then(|id| timeline.event(&id).ok());
            let taken = timeline.event(&take[0]).ok();
            let apart = left.zip(taken).is_none_or(|(left, taken)| left.id != taken.id);
            says(apart, format!("{} is in it still", take[0].0))
        }
        Kind::Article(id, date) => {
            let article = worked.collection.articles.iter().find(|a| a.id.0 == *id).ok_or("the article is gone")?;
            says(article.published.as_ref() == Some(&date.now), format!("it is of {:?}", article.published))
        }
        Kind::Alias(names) => {
            let others: Vec<String> = names[1..].iter().map(|name| slug(name)).collect();
            let entities = &worked.edition.merged.timeline.entities;
            says(!entities.iter().any(|e| others.contains(&e.id.0)), "the other name has a page of its own".to_owned())
        }
        other => Err(format!("not looked at: {}", other.name())),
    }
}

fn is_set(event: &Event, set: &Set) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{} has another {what}", event.id.0));
    if set.date.as_ref().is_some_and(|date| event.date.as_ref() != Some(&date.now)) {
        return wrong("date");
    }
    if set.title.as_ref().is_some_and(|title| event.title != title.now) {
        return wrong("title");
    }
    let importance = set.pin.then_some(1.0).or(set.importance);
    if importance.is_some_and(|wanted| (event.importance - wanted).abs() > 1e-6) {
        return wrong("weight");
    }
    Ok(())
}
