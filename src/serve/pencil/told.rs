//! What the pencil sends, and the decision that it becomes.

use super::about::Thing;
use super::desk::Held;
use crate::curate::{Kind, Set, Target, Was};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::merge::{Edit, EntityId, Event, EventId, What};
use crate::review::{Answer, date};
use crate::text::one_line;
use serde::Deserialize;

/// A decision as the page sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The page that it is about.
    pub page: String,
    /// What is decided: the name of a decision, of a part of an event, or of an answer.
    pub action: String,
    /// The question that it answers, by its key; nothing where it answers none.
    pub question: String,
    /// The new value, the other event, the other name, the remark.
    pub value: String,
    /// The mentions that it is about.
    pub mentions: Vec<String>,
    /// Why.
    pub why: String,
}

/// A decision that is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    /// Its item.
    pub item: String,
    /// Items that it took the place of.
    pub instead_of: Vec<String>,
}

impl Told {
    /// The decision about `thing`; a problem where it makes none.
    pub fn decision(&self, held: &Held, thing: &Thing) -> Result<Kind, Diagnostic> {
        if !self.question.is_empty() {
            return self.answer(held);
        }
        match thing {
            Thing::Event(event) => self.of_event(held, event),
            Thing::Article(article) if self.action == "date" => {
                Ok(Kind::Article(article.id.0.clone(), Was { was: article.published.clone(), now: date(&self.value)? }))
            }
            Thing::Entity(entity) if self.action == "alias" || self.action == "not-alias" => {
                let names = vec![entity.name.clone(), self.words("the other name")?];
                Ok(if self.action == "alias" { Kind::Alias(names) } else { Kind::NotAlias(names) })
            }
            // It goes by the new name from now on.
            Thing::Source(name) if self.action == "source" => {
                Ok(Kind::Source(vec![self.words("the name")?, (*name).to_owned()]))
            }
            _ => Err(unfit()),
        }
    }

    fn answer(&self, held: &Held) -> Result<Kind, Diagnostic> {
        let answer = match self.action.as_str() {
            "same" => Answer::Same,
            "different" => Answer::Different,
            "unsure" => Answer::Unsure,
            _ => return Err(unfit()),
        };
        let gone = || Diagnostic::error("no-question", "the site has changed; this is not asked any longer");
        answer.decision(held.questions().iter().find(|asked| asked.key() == self.question).ok_or_else(gone)?)
    }

    fn of_event(&self, held: &Held, event: &Event) -> Result<Kind, Diagnostic> {
        let id = Target(event.id.0.clone());
        let set = |set: Set| Kind::Set(id.clone(), set);
        Ok(match self.action.as_str() {
            "date" => {
                let was = match before(event, What::Date) {
                    Some(edit) => edit.was.as_ref().and_then(|was| was.parse().ok()),
                    None => event.date.clone(),
                };
                set(Set { date: Some(Was { was, now: date(&self.value)? }), ..Set::default() })
            }
            "title" => {
                let was = before(event, What::Title).and_then(|edit| edit.was.clone());
                let was = was.or_else(|| Some(event.title.clone()));
                set(Set { title: Some(Was { was, now: self.words("a title")? }), ..Set::default() })
            }
            "places" => set(Set { places: Some(self.names(held, event, What::Places)), ..Set::default() }),
            "participants" => {
                set(Set { participants: Some(self.names(held, event, What::Participants)), ..Set::default() })
            }
            "importance" => {
                let wanted = self.value.trim().parse().ok().filter(|n| (0.0..=1.0).contains(n));
                let wrong = || Diagnostic::error("wrong-type", "the weight is a number from 0 to 1");
                set(Set { importance: Some(wanted.ok_or_else(wrong)?), ..Set::default() })
            }
            "pin" => set(Set { pin: true, ..Set::default() }),
            "confirm" => Kind::Confirm(id),
            "drop" => Kind::Drop(id),
            "note" => Kind::Note(id, self.value.trim().to_owned()),
            "prefer" => Kind::Prefer(self.chosen(held, event)?.swap_remove(0)),
            "split" => {
                let take = self.chosen(held, event)?;
                if take.len() == event.mentions.len() {
                    let problem = Diagnostic::error("empty-split", "nothing would be left of the event");
                    return Err(problem.help("leave one report out"));
                }
                Kind::Split(id, take)
            }
            "same" => Kind::Same(vec![id, self.other(held, event)?]),
            "different" => Kind::Different(vec![id, self.other(held, event)?]),
            _ => return Err(unfit()),
        })
    }

    fn words(&self, what: &str) -> Result<String, Diagnostic> {
        let words = Some(one_line(&self.value)).filter(|words| !words.is_empty());
        words.ok_or_else(|| Diagnostic::error("empty-value", format!("{what} cannot be empty")))
    }

    /// Names with commas between them, and what they were without the editor.
    fn names(&self, held: &Held, event: &Event, part: What) -> Was<Vec<String>> {
        let ids = if part == What::Places { &event.places } else { &event.participants };
        let was = match before(event, part).and_then(|edit| edit.was.as_ref()) {
            Some(ids) => ids.split(", ").map(|id| name(held, id)).collect(),
            None => ids.iter().map(|id: &EntityId| name(held, &id.0)).collect::<Vec<_>>(),
        };
        let now = self.value.split(',').map(one_line).filter(|name| !name.is_empty()).collect();
        Was { was: Some(was).filter(|was| !was.is_empty()), now }
    }

    /// The mentions that were chosen, all of this event.
    fn chosen(&self, held: &Held, event: &Event) -> Result<Vec<Target>, Diagnostic> {
        let mentions = &held.worked.edition.merged.mentions;
        let is_own = |id: &String| event.mentions.iter().any(|&m| mentions[m].id.0 == *id);
        if self.mentions.is_empty() || !self.mentions.iter().all(is_own) {
            return Err(Diagnostic::error("no-mention", "choose reports of this event"));
        }
        Ok(self.mentions.iter().cloned().map(Target).collect())
    }

    /// Another event, by its id or address.
    fn other(&self, held: &Held, event: &Event) -> Result<Target, Diagnostic> {
        let target = Target::new(&self.value);
        let events = &held.worked.edition.merged.timeline.events;
        let is_there = |e: &Event| e.id.0 == target.0 && e.id != event.id;
        let named = EventId(target.0.clone());
        let lives_as = held.worked.edition.ledger.lives_as(&named);
        if events.iter().any(is_there) || lives_as.is_some_and(|now| *now != event.id) {
            return Ok(target);
        }
        let others = events.iter().filter(|e| e.id != event.id).map(|e| e.id.0.as_str());
        let near = did_you_mean(&target.0, others);
        let problem = Diagnostic::error("missing-target", format!("there is no other event `{}`{near}", target.0));
        Err(problem.help("an event is named by its address, or by the six letters in it"))
    }
}

/// How the editor set a part, if anybody did.
fn before(event: &Event, part: What) -> Option<&Edit> {
    event.edits.iter().rev().find(|edit| edit.what == part)
}

fn name(held: &Held, id: &str) -> String {
    let entities = &held.worked.edition.merged.timeline.entities;
    entities.iter().find(|e| e.id.0 == id).map_or_else(|| id.to_owned(), |e| e.name.clone())
}

/// What is told where the page sends what no decision can be made of.
pub fn unfit() -> Diagnostic {
    Diagnostic::error("unfit-answer", "this is no decision about this page")
}
