//! What happens to a person once: who has died on a day that the collection tells of did not die again, and all that tells of that
//! death is one event.
//!
//! A report that only recalls a death ("Okafor died before her last concert") opens many an article of later years. By itself it
//! reads as the news of its own day, and by its words it is like none of the others.

use super::entities::Directory;
use super::ground::Ground;
use super::rulings::Pairs;
use super::when;
use crate::date::Edtf;
use crate::extract::{Mention, Modality, Role};
use crate::text::lexicon::family;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest independent articles that give the day of a death in words of their own.
const TOLD_BY: usize = 2;

/// The least share, 0 to 1, of the independent articles that give a day of a death that must give this one.
const AGREED: f32 = 0.6;

/// For each person (by slug) the day of death that the collection gives.
#[derive(Debug, Default)]
pub struct Deaths(BTreeMap<String, Edtf>);

impl Deaths {
    /// Reads the `mentions`, names canonical; `original_of` gives the article of each one, or the one that it reprints. What
    /// recalls a death and is dated by nothing but the run of a later article loses that date.
    pub fn settle(mentions: &mut [Mention], original_of: impl Fn(usize) -> usize, directory: &Directory) -> Self {
        // For each person the days that are given, with the articles that give them.
        let mut given: BTreeMap<&str, BTreeMap<&Edtf, BTreeSet<usize>>> = BTreeMap::new();
        for (m, mention) in mentions.iter().enumerate() {
            let day = mention.date.as_ref().filter(|date| date.as_day().is_some() && is_dated_by_words(mention));
            if let (Some(person), Some(day)) = (dead(mention, directory), day) {
                given.entry(person).or_default().entry(day).or_default().insert(original_of(m));
            }
        }
        let agreed = |days: BTreeMap<&Edtf, BTreeSet<usize>>| {
            let all: usize = days.values().map(BTreeSet::len).sum();
            let (day, articles) =
                days.into_iter().max_by_key(|(day, articles)| (articles.len(), std::cmp::Reverse(*day)))?;
            (articles.len() >= TOLD_BY && articles.len() as f32 >= AGREED * all as f32).then(|| day.clone())
        };
        let days = given.into_iter().filter_map(|(person, days)| Some((person.to_owned(), agreed(days)?)));
        let deaths = Self(days.collect());
        for mention in mentions.iter_mut().filter(|m| m.date.is_some() && !is_dated_by_words(m)) {
            let day = dead(mention, directory).and_then(|person| deaths.0.get(person));
            if day.is_some_and(|day| mention.date.as_ref().and_then(Edtf::earliest) > day.latest()) {
                mention.forget_date();
            }
        }
        deaths
    }

    /// Joins the `clusters` of mentions that tell of one death, dated to its day, coarser, or not at all; none that a ruling keeps apart.
    pub fn join(
        &self,
        clusters: Vec<Vec<usize>>,
        mentions: &[Mention],
        (ground, directory): (&Ground, &Directory),
        pairs: &Pairs,
    ) -> Vec<Vec<usize>> {
        if self.0.is_empty() {
            return clusters;
        }
        let ruled: BTreeSet<usize> = pairs.different.iter().flat_map(|&(a, b)| [a, b]).collect();
        let mut of_death: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (c, cluster) in clusters.iter().enumerate().filter(|(_, c)| !c.iter().any(|m| ruled.contains(m))) {
            if let Some(person) = self.told_of(cluster, mentions, ground, directory) {
                of_death.entry(person).or_default().push(c);
            }
        }
        let mut joined = clusters;
        for together in of_death.into_values() {
            let all: Vec<usize> = together.iter().flat_map(|&c| std::mem::take(&mut joined[c])).collect();
            joined[together[0]] = all;
        }
        joined.retain(|c| !c.is_empty());
        for cluster in &mut joined {
            cluster.sort_unstable();
        }
        joined.sort_unstable_by_key(|c| c[0]);
        joined
    }

    /// Whose death a cluster tells of: most of its mentions tell of one, those that name somebody name the same person more often than
    /// all others, and the date that it would have does not exclude the day.
    fn told_of<'s>(
        &'s self,
        cluster: &[usize],
        mentions: &[Mention],
        ground: &Ground,
        directory: &Directory,
    ) -> Option<&'s str> {
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        let people = cluster.iter().filter_map(|&m| dead(&mentions[m], directory));
        people.for_each(|person| *named.entry(person).or_default() += 1);
        let all: usize = named.values().sum();
        let (person, _) = named.into_iter().find(|(_, n)| 2 * n > all)?;
        let (person, day) = self.0.get_key_value(person)?;
        let deaths = cluster.iter().filter(|&&m| is_death(&mentions[m])).count();
        let told = when::told(&ground.with_originals(mentions, cluster));
        let fits = told.first().is_none_or(|(date, _)| date.overlaps(day));
        (2 * deaths > cluster.len() && fits).then_some(person.as_str())
    }
}

/// Whether words of the text give the date of a mention, not the run of its article.
fn is_dated_by_words(mention: &Mention) -> bool {
    mention.timex.as_ref().is_some_and(|timex| !timex.text.is_empty())
}

fn is_death(mention: &Mention) -> bool {
    mention.modality == Modality::Asserted && matches!(family(&mention.trigger.lemma), "die" | "kill")
}

/// The person, by a name of two words at least, whose death a mention reports: who died, or who was killed.
fn dead<'m>(mention: &'m Mention, directory: &Directory) -> Option<&'m str> {
    let killed = family(&mention.trigger.lemma) == "kill";
    let dies = |role: Role| role == Role::Patient || role == Role::Agent && !killed;
    let mut dead = mention.participants.iter().filter(|p| is_death(mention) && dies(p.role));
    let one = dead.next().filter(|_| dead.next().is_none())?;
    (one.entity.contains('-') && directory.is_person(&one.entity)).then_some(one.entity.as_str())
}
