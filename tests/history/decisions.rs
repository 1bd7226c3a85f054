//! An editor who decides by chance, and remembers what was decided.

use super::chance::Chance;
use super::holds::holds;
use dateline::builder::Worked;
use dateline::curate::{Kind, Reasons, Set, Target, Was};
use dateline::diagnostic::Diagnostic;
use dateline::merge::Event;
use dateline::review::{Book, FILE};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What was decided.
#[derive(Default)]
pub struct Desk {
    /// Each decision as it stands in the file.
    made: Vec<(String, Kind)>,
    /// How many were made of each kind, those that gave way to later ones among them.
    counts: BTreeMap<&'static str, usize>,
    refused: usize,
    /// At the last build.
    held: usize,
    reported: usize,
}

impl Desk {
    /// Decides until there are `wanted` decisions.
    pub fn decide(&mut self, root: &Path, worked: &Worked, wanted: usize, chance: &mut Chance) {
        let book = Book::new(root, &worked.edition);
        for _ in 0..wanted * 20 {
            if self.counts.values().sum::<usize>() >= wanted {
                break;
            }
            let Some(kind) = any(worked, chance) else { continue };
            // What contradicts an earlier decision is refused, as an editor would see at once.
            match book.write(kind.clone(), &Reasons::default()) {
                Ok(entry) => {
                    *self.counts.entry(kind.name()).or_default() += 1;
                    self.made.retain(|(item, _)| !entry.instead_of.contains(item));
                    self.made.push((entry.item, kind));
                }
                Err(_) => self.refused += 1,
            }
        }
    }

    /// After a build: every decision holds, or is reported with a line of its own.
    pub fn check(&mut self, worked: &Worked, problems: &[Diagnostic]) {
        let text = fs::read_to_string(worked.collection.root.join(FILE)).unwrap_or_default();
        (self.held, self.reported) = (0, 0);
        for (item, kind) in &self.made {
            let at = text.find(item).unwrap_or_else(|| panic!("not in the file: {item}"));
            let line = u32::try_from(text[..at].lines().count()).expect("few lines") + 1;
            let lines = line..line + u32::try_from(item.lines().count()).expect("few lines");
            let is_own = |problem: &&Diagnostic| {
                problem.place.as_ref().is_some_and(|p| p.file == FILE && p.line.is_some_and(|l| lines.contains(&l)))
            };
            // Wherever something else says so, it is told twice.
            let reported = problems.iter().find(is_own);
            let held = holds(worked, kind);
            assert!(held.is_ok() || reported.is_some(), "neither holds nor is reported: {}\n{item}", held.unwrap_err());
            if held.is_ok() {
                self.held += 1;
            } else {
                self.reported += 1;
            }
        }
    }

    pub fn summary(&self, worked: &Worked) -> String {
        format!(
            "decisions: {:?}, {} contradicted an earlier one and were refused; at the end {} hold, {} are reported\nat the end: {} articles, {} events",
            self.counts,
            self.refused,
            self.held,
            self.reported,
            worked.collection.articles.len(),
            worked.edition.merged.timeline.events.len()
        )
    }
}

/// A decision that an editor may come to.
fn any(worked: &Worked, chance: &mut Chance) -> Option<Kind> {
    let (merged, articles) = (&worked.edition.merged, &worked.collection.articles);
    let events = &merged.timeline.events;
    let event = chance.one(events)?;
    let target = Target(event.id.0.clone());
    let mention = |m: usize| Target(merged.mentions[m].id.0.clone());
    let set = |set: Set| Some(Kind::Set(target.clone(), set));
    let date = |was: Option<&dateline::date::Edtf>, n: usize| Was {
        was: was.cloned(),
        now: format!("20{:02}-{:02}", 5 + n % 10, n % 12 + 1).parse().expect("a date"),
    };
    let with_many: Vec<&Event> = events.iter().filter(|e| e.mentions.len() > 2).collect();
    match chance.below(13) {
        0 => set(Set { date: Some(date(event.date.as_ref(), chance.below(99))), ..Set::default() }),
        1 => {
            let now = format!("A title by hand, the {}th", chance.below(999));
            set(Set { title: Some(Was { was: Some(event.title.clone()), now }), ..Set::default() })
        }
        2 => set(Set { pin: true, ..Set::default() }),
        3 => set(Set { importance: Some(0.25), ..Set::default() }),
        4 => Some(Kind::Drop(target)),
        5 => Some(Kind::Confirm(target)),
        6 => {
            let near = events.iter().filter(|e| e.id != event.id && e.date == event.date).collect::<Vec<_>>();
            Some(Kind::Same(vec![target, Target(chance.one(&near)?.id.0.clone())]))
        }
        7 => {
            let event = chance.one(&with_many)?;
            let taken = 1 + chance.below(event.mentions.len() - 1);
            Some(Kind::Different(vec![mention(event.mentions[0]), mention(event.mentions[taken])]))
        }
        8 => {
            let event = chance.one(&with_many)?;
            let taken = event.mentions[1 + chance.below(event.mentions.len() - 1)];
            Some(Kind::Split(Target(event.id.0.clone()), vec![mention(taken)]))
        }
        9 => {
            let event = chance.one(&with_many)?;
            Some(Kind::Prefer(mention(*chance.one(&event.mentions)?)))
        }
        10 => Some(Kind::Note(target, format!("A remark, the {}th.", chance.below(999)))),
        11 => {
            let article = chance.one(articles)?;
            Some(Kind::Article(article.id.0.clone(), date(article.published.as_ref(), chance.below(99))))
        }
        _ => {
            let entities = &merged.timeline.entities;
            let (a, b) = (chance.one(entities)?, chance.one(entities)?);
            (a.id != b.id && a.kind == b.kind).then(|| Kind::Alias(vec![a.name.clone(), b.name.clone()]))
        }
    }
}
