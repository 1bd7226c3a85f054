//! What the sources of an event that the editor wrote report.

use super::decision::Set;
use crate::article::Article;
use crate::date::Edtf;
use crate::extract::{ArticleName, Mention, MentionId, Modality, Named, Participant, Role, Standing, Trigger};
use crate::span::Span;
use crate::text::{NameKind, Upos, slug};
use std::collections::HashMap;

/// The mention that a source's quote is, and the names that stand in it.
pub(super) fn reported(article: &Article, title: &str, date: &Edtf, set: &Set) -> (Mention, Vec<Named>) {
    let people: Vec<&String> = set.participants.iter().flat_map(|p| &p.now).collect();
    let places: Vec<&String> = set.places.iter().flat_map(|p| &p.now).collect();
    let kinds = people.iter().map(|n| (*n, NameKind::Person)).chain(places.iter().map(|n| (*n, NameKind::Place)));
    let stands = |(name, kind): (&String, NameKind)| {
        let at = article.text.find(name.as_str())?;
        let span = Span::new(at, at + name.len());
        Some(ArticleName { span, kind, entity: slug(name), name: name.clone() })
    };
    let mention = Mention {
        id: MentionId::new(&article.id, &article.text, "", &mut HashMap::new()),
        article: article.id.clone(),
        span: Span::new(0, article.text.len()),
        quote: article.text.clone(),
        date: Some(date.clone()),
        bounds: None,
        timex: None,
        trigger: Trigger { text: String::new(), lemma: String::new(), pos: Upos::Verb, span: Span::new(0, 0) },
        participants: people
            .iter()
            .map(|n| Participant { entity: slug(n), text: (*n).clone(), role: Role::Other })
            .collect(),
        places: places.iter().map(|n| slug(n)).collect(),
        counts: Vec::new(),
        modality: Modality::Asserted,
        attribution: None,
        headline: Some(title.to_owned()),
        standing: Standing::Event,
        confidence: 1.0,
    };
    (mention, Named::gather(kinds.filter_map(stands).collect()))
}
