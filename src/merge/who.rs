//! Who took part according to each citation: names that differ in the same role are a disagreement.

use super::event::{About, Claim, Disagreement};
use crate::extract::{Mention, Modality, Role};
use crate::text::{Upos, lexicon};
use std::collections::{BTreeMap, BTreeSet};

/// Happenings of exactly two sides, where another name on the far side is another account: a meeting, talks, a call.
fn has_two_sides(family: &str) -> bool {
    matches!(family, "meet" | "talk" | "call" | "summit" | "visit")
}

/// Where citations (each with the original of its article) name different counterparts of one and the same person, a
/// disagreement about who that was.
pub fn disagreement(
    mentions: &[(&Mention, usize)],
    name_of: impl Fn(&str) -> String,
    is_person: impl Fn(&str) -> bool,
) -> Option<Disagreement> {
    let people: Vec<BTreeSet<&str>> = mentions.iter().map(|(m, _)| people(m, &is_person)).collect();
    let hub = hub(&people)?;
    let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, set) in people.iter().enumerate().filter(|(_, set)| set.contains(hub)) {
        for other in set.iter().filter(|p| **p != hub && are_opposite(mentions[i].0, hub, p)) {
            claims.entry(other).or_default().push(i);
        }
    }
    let claims = by_fullest(claims);
    let together = |a: &str, b: &str| people.iter().any(|set| set.contains(a) && set.contains(b));
    let names: Vec<&str> = claims.keys().copied().collect();
    let exclusive = names.iter().all(|a| names.iter().all(|b| a == b || !together(a, b)))
        && claims.values().all(|of| claims.values().all(|other| of == other || are_rivals(mentions, of, other)));
    if names.len() < 2 || !exclusive {
        return None;
    }
    let mut claims: Vec<Claim> =
        claims.into_iter().map(|(slug, citations)| Claim { value: name_of(slug), citations }).collect();
    claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
    Some(Disagreement { about: About::Person, question: Some(format!("who met {}", name_of(hub))), claims })
}

/// Whether the citations of two claims are of other sentences and of dates that may be one, and some of other articles: one
/// sentence that names two people tells of two meetings.
fn are_rivals(mentions: &[(&Mention, usize)], of: &[usize], other: &[usize]) -> bool {
    let pairs = || of.iter().flat_map(|&i| other.iter().map(move |&j| (mentions[i], mentions[j])));
    let may_be_one = |a: &Mention, b: &Mention| a.date.as_ref().zip(b.date.as_ref()).is_none_or(|(a, b)| a.overlaps(b));
    pairs().all(|((a, _), (b, _))| a.quote != b.quote && may_be_one(a, b))
        && pairs().any(|((_, original), (_, other))| original != other)
}

/// Whether two people stand on the two sides of what a mention tells as done: "A met B", "talks between A and B", but not
/// "A and B met the minister".
fn are_opposite(mention: &Mention, a: &str, b: &str) -> bool {
    let acts = |who: &str| mention.participants.iter().any(|p| p.entity == who && p.role == Role::Agent);
    mention.modality == Modality::Asserted && (mention.trigger.pos != Upos::Verb || acts(a) != acts(b))
}

/// The claims with those for a family name ("obama") under the one full name that ends in it ("barack-obama"): no two
/// accounts. Where several do, nobody knows which of them is meant, and the family name stays a claim of its own.
fn by_fullest(claims: BTreeMap<&str, Vec<usize>>) -> BTreeMap<&str, Vec<usize>> {
    let names: Vec<&str> = claims.keys().copied().collect();
    let is_end = |slug: &str, of: &str| of.strip_suffix(slug).is_some_and(|before| before.ends_with('-'));
    let mut fullest: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (slug, citations) in claims {
        let mut fuller = names.iter().filter(|name| is_end(slug, name));
        let full = match (fuller.next(), fuller.next()) {
            (Some(only), None) => only,
            _ => slug,
        };
        fullest.entry(full).or_default().extend(citations);
    }
    for citations in fullest.values_mut() {
        citations.sort_unstable();
    }
    fullest
}

/// The people of a two-sided happening; none of another kind.
fn people(mention: &Mention, is_person: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    let two_sided = has_two_sides(lexicon::family(&mention.trigger.lemma));
    mention.participants.iter().map(|p| p.entity.as_str()).filter(|e| two_sided && is_person(e)).collect()
}

/// The person that most citations name; ties by slug. Two at least must name them.
fn hub<'m>(people: &[BTreeSet<&'m str>]) -> Option<&'m str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for person in people.iter().flatten() {
        *counts.entry(person).or_default() += 1;
    }
    let (person, n) = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
    (n >= 2).then_some(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_is_no_other_account() {
        let claims = BTreeMap::from([("barack-obama", vec![0]), ("obama", vec![2, 1]), ("tony-hayward", vec![3])]);
        let expected = BTreeMap::from([("barack-obama", vec![0, 1, 2]), ("tony-hayward", vec![3])]);
        assert_eq!(by_fullest(claims), expected);
    }

    #[test]
    fn a_family_name_of_two_is_neither_of_them() {
        let claims = BTreeMap::from([("barack-obama", vec![0]), ("michelle-obama", vec![1]), ("obama", vec![2])]);
        assert_eq!(by_fullest(claims.clone()), claims);
    }
}
