//! `dateline explain ID…`: why an event, a mention, a name or an article's dates are what they are.

mod article;
mod between;
mod known;
mod tree;

use super::{Failure, Outcome, args, report::Report};
use crate::builder::Worked;
use crate::curate::{Decision, Target};
use crate::date::Timex;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::extract::{Mention, Reading};
use crate::ledger::State;
use crate::merge::{Entity, Event, EventId, Merged};
use crate::pipeline::Collection;
use crate::text::one_line;
use between::Side;
use std::fmt::Write as _;
use std::io::Write as _;

/// Prints what is known of each id; ids that nothing has are problems.
pub fn run(args: &args::Explain, report: &Report) -> Outcome {
    let Worked { collection, edition } = Worked::out(&args.root.root).map_err(|p| report.fail(&p))?;
    let explainer = Explainer { collection: &collection, merged: &edition.merged, ledger: &edition.ledger };
    let mut out = String::new();
    let mut problems = Vec::new();
    if let [a, b] = args.between.as_slice() {
        match explainer.between(a, b) {
            Ok(text) => out.push_str(&text),
            Err(problem) => problems.push(problem),
        }
    }
    for id in &args.ids {
        match explainer.explain(id) {
            Some(text) => out.push_str(&text),
            None => problems.push(explainer.unknown(id)),
        }
    }
    std::io::stdout().lock().write_all(out.as_bytes())?;
    if problems.is_empty() { Ok(()) } else { Err::<(), Failure>(report.fail(&problems)) }
}

struct Explainer<'c> {
    collection: &'c Collection,
    merged: &'c Merged,
    ledger: &'c State,
}

impl Explainer<'_> {
    /// The explanation of what has that id, or the address that ends with it; an id may hold a slash itself.
    fn explain(&self, id: &str) -> Option<String> {
        let id = id.trim_matches('/');
        self.explain_id(id).or_else(|| self.explain_id(id.rsplit_once('/')?.1))
    }

    fn explain_id(&self, id: &str) -> Option<String> {
        if let Some(event) = self.merged.timeline.events.iter().find(|e| e.id.0 == id) {
            return Some(self.event(event));
        }
        if let Some(mention) = self.merged.mentions.iter().find(|m| m.id.0 == id) {
            return Some(self.mention(mention, ""));
        }
        if let Some(found) = self.collection.articles.iter().find(|a| a.id.0 == id || a.id.slug() == id) {
            return Some(article::article(found, &self.merged.timeline.corrected));
        }
        let entities = &self.merged.timeline.entities;
        let is_named = |e: &&Entity| e.id.0 == id || e.name == id || e.variants.iter().any(|v| v == id);
        let entity = entities.iter().find(|e| e.id.0 == id).or_else(|| entities.iter().find(is_named));
        entity.map(|e| known::entity(self.merged, e)).or_else(|| known::past(self.ledger, self.merged, id))
    }

    fn between(&self, a: &str, b: &str) -> Result<String, Diagnostic> {
        let (a, b) = (self.side(a)?, self.side(b)?);
        let curation = &self.collection.curation;
        let words = |decision: &Decision| format!("{}: {}", curation.place(decision), decision.kind.name());
        let decisions: Vec<String> = curation.about(&[&a.id, &b.id]).map(words).collect();
        between::between(self.merged, &a, &b, &decisions)
    }

    fn side(&self, id: &str) -> Result<Side, Diagnostic> {
        let target = Target::new(id);
        let event = EventId(target.0.clone());
        let live = self.ledger.lives_as(&event).unwrap_or(&event);
        let of_event = self.merged.timeline.events.iter().find(|e| e.id == *live).map(|e| e.mentions.clone());
        let alone = || self.merged.mentions.iter().position(|m| m.id.0 == target.0).map(|m| vec![m]);
        let mentions = of_event.or_else(alone).ok_or_else(|| self.unknown(id))?;
        Ok(Side { id: target.0, mentions })
    }

    fn unknown(&self, id: &str) -> Diagnostic {
        let events = self.merged.timeline.events.iter().map(|e| e.id.0.as_str());
        let articles = self.collection.articles.iter().map(|a| a.id.0.as_str());
        let near = did_you_mean(id, events.chain(articles));
        Diagnostic::error("unknown-id", format!("no event, mention or article has the id `{id}`{near}"))
            .help("ids stand in the addresses of the pages and in timeline.json")
    }

    fn event(&self, event: &Event) -> String {
        let mut out = format!("event {}: {}\n", event.id.0, event.title);
        let date = event.date.as_ref().map_or("unknown".to_owned(), |d| format!("{} ({d})", d.in_words()));
        let _ = writeln!(out, "  date: {date}, from: {}", event.basis);
        let _ = writeln!(
            out,
            "  reported by {} articles, {} of them independent; importance {:.2}",
            event.articles, event.independent, event.importance
        );
        out.push_str(&self.dates(event));
        out.push_str(&known::edits(&event.edits));
        out.push_str(&known::ledger(self.ledger, &event.id));
        for disagreement in &event.disagreements {
            let claims: Vec<&str> = disagreement.claims.iter().map(|c| c.value.as_str()).collect();
            let _ = writeln!(out, "  disagreement about {:?}: {}", disagreement.about, claims.join(" / "));
        }
        for &m in &event.mentions {
            out.push_str(&self.mention(&self.merged.mentions[m], "  "));
        }
        for why in self.merged.why(event) {
            out.push_str(&between::pair(&why));
        }
        out
    }

    /// The dates that its reports give, with what speaks for each, and what it would take for another one.
    fn dates(&self, event: &Event) -> String {
        let dates = self.merged.dates(&event.mentions);
        let mut out = String::new();
        for (date, weight) in &dates {
            let _ = writeln!(out, "    reports give {date}, weight {weight:.2}");
        }
        if let [(first, most), (second, less), ..] = dates.as_slice() {
            let _ = writeln!(out, "    {second} instead of {first} if {:.2} more spoke for it", most - less);
        }
        out
    }

    fn mention(&self, mention: &Mention, indent: &str) -> String {
        let mut out = format!("{indent}mention {} in {}\n", mention.id.0, mention.article.0);
        let mut line = |name: &str, value: &str| _ = writeln!(out, "{indent}  {name}: {value}");
        line("quote", &one_line(&mention.quote));
        line("happening", &format!("“{}” ({})", mention.trigger.text, mention.trigger.lemma));
        match (&mention.date, &mention.timex) {
            (Some(date), Some(timex)) if timex.text.is_empty() => line("date", &format!("{date}, {}", timex.basis)),
            (Some(date), Some(timex)) => line("date", &format!("{date} from “{}”: {}", timex.text, timex.basis)),
            _ => line("date", "nothing dates it"),
        }
        for participant in &mention.participants {
            line("participant", &format!("“{}” is {} ({:?})", participant.text, participant.entity, participant.role));
        }
        if !mention.places.is_empty() {
            line("places", &mention.places.join(", "));
        }
        line("reported as", &format!("{:?}", mention.modality).to_lowercase());
        if let Some(who) = &mention.attribution {
            line("said by", who);
        }
        line("confidence", &format!("{:.2}", mention.confidence));
        self.trace(mention, indent, &mut out);
        out
    }

    /// The rules that gave the expression its value, and how the sentence was read.
    fn trace(&self, mention: &Mention, indent: &str, out: &mut String) {
        let Some(article) = self.collection.articles.iter().find(|a| a.id == mention.article) else { return };
        let reading = Reading::new(article);
        let own = |t: &&Timex| mention.timex.as_ref().is_some_and(|timex| timex.span == t.span);
        for found in reading.tagged.timexes.iter().filter(own) {
            for rule in &found.trace {
                let _ = writeln!(out, "{indent}    rule: {rule}");
            }
            if let Some(other) = &found.alternative {
                let _ = writeln!(out, "{indent}    the other reading: {other}");
            }
        }
        let happening = mention.trigger.span;
        if let Some(sentence) = reading.sentences.iter().find(|s| s.span.contains(happening)) {
            let _ = writeln!(out, "{indent}  read as");
            out.push_str(&tree::drawn(&article.text, sentence, happening, &format!("{indent}    ")));
        }
    }
}
