//! What the editor says of names, once all of them are known.

use super::decision::{Decision, Kind};
use super::resolve::Resolved;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::merge::{Entity, What};
use crate::text::slug;
use std::collections::{BTreeMap, BTreeSet};

impl Resolved<'_> {
    /// Names entities as the editor does, notes on each what was decided of it, and tells of names that are nobody's.
    pub fn name(&mut self, entities: &mut [Entity]) {
        let by_id: BTreeMap<String, usize> = entities.iter().enumerate().map(|(i, e)| (e.id.0.clone(), i)).collect();
        for decision in &self.curation.decisions {
            match &decision.kind {
                Kind::Alias(names) => self.alias(decision, names, entities, &by_id),
                Kind::NotAlias(names) => self.not_alias(decision, names, entities, &by_id),
                Kind::Set(_, set) => {
                    for (key, names) in [("places", &set.places), ("participants", &set.participants)] {
                        let names = names.iter().flat_map(|was| &was.now).enumerate();
                        for (n, name) in names.filter(|(_, name)| !by_id.contains_key(&slug(name))) {
                            let problem = unnamed(name, &by_id).help(
                                "what the pages say of an event has to stand in an article; name it as an article does",
                            );
                            self.problems.push(self.curation.point(decision, &[key], n, problem));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn alias(
        &mut self,
        decision: &Decision,
        names: &[String],
        entities: &mut [Entity],
        by_id: &BTreeMap<String, usize>,
    ) {
        let Some(entity) = by_id.get(&slug(&names[0])).map(|&i| &mut entities[i]) else {
            let problem = unnamed(&names[0], by_id);
            self.problems.push(self.curation.point(decision, &["alias"], 0, problem));
            return;
        };
        let seen: BTreeSet<String> = entity.variants.iter().chain([&entity.name]).map(|name| slug(name)).collect();
        for (n, name) in names.iter().enumerate().skip(1).filter(|(_, name)| !seen.contains(&slug(name))) {
            let problem = unnamed(name, by_id).help("remove it from the list if it is not needed");
            self.problems.push(self.curation.point(decision, &["alias"], n, problem));
        }
        rename(entity, &names[0]);
        entity.edits.push(self.curation.edit(decision, What::Names, None, Some(names.join(", "))));
    }

    fn not_alias(
        &mut self,
        decision: &Decision,
        names: &[String],
        entities: &mut [Entity],
        by_id: &BTreeMap<String, usize>,
    ) {
        for (n, name) in names.iter().enumerate() {
            if let Some(&i) = by_id.get(&slug(name)) {
                let edit = self.curation.edit(decision, What::NotNames, None, Some(names.join(", ")));
                entities[i].edits.push(edit);
            } else {
                let problem = unnamed(name, by_id);
                self.problems.push(self.curation.point(decision, &["not-alias"], n, problem));
            }
        }
    }
}

fn unnamed(name: &str, known: &BTreeMap<String, usize>) -> Diagnostic {
    let near = did_you_mean(&slug(name), known.keys().map(String::as_str));
    Diagnostic::warning("missing-name", format!("no article names `{name}`{near}"))
}

fn rename(entity: &mut Entity, name: &str) {
    if entity.name != name {
        let before = std::mem::replace(&mut entity.name, name.to_owned());
        entity.variants.retain(|v| v != name);
        entity.variants.insert(0, before);
    }
}
