//! Every address that was ever published and has no page any longer answers: with where its thing is, or that it has gone.

use super::maker;
use crate::diagnostic::Diagnostic;
use crate::ledger::Reason;
use crate::site::Output;
use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::templates::Templates;
use crate::site::view::Past;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Pages for old addresses, and the lists of them for servers.
pub fn pages(
    index: &Index,
    templates: &Templates,
    current: &BTreeSet<Address>,
    emit: &(dyn Fn(Output) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    let past = Past::new(index, current);
    let moved = past.moved.par_iter().map(|(from, to)| maker::moved(index, templates, from, to));
    let gone = past.gone.par_iter().map(|(address, reason)| maker::gone(index, templates, current, (address, *reason)));
    moved.chain(gone).try_for_each(|page| page.map(emit))?;
    emit(Output { path: "redirects.json".to_owned(), bytes: json(&past) });
    emit(Output { path: "_redirects".to_owned(), bytes: rules(index, &past).into_bytes() });
    Ok(())
}

#[derive(Serialize)]
struct Redirects<'p> {
    redirects: Vec<Redirect<'p>>,
    gone: Vec<GoneRecord<'p>>,
}

#[derive(Serialize)]
struct Redirect<'p> {
    from: &'p str,
    to: &'p str,
}

#[derive(Serialize)]
struct GoneRecord<'p> {
    address: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
}

fn json(past: &Past) -> Vec<u8> {
    let record = Redirects {
        redirects: past.moved.iter().map(|(from, to)| Redirect { from: from.clean(), to: to.clean() }).collect(),
        gone: past.gone.iter().map(|(a, reason)| GoneRecord { address: a.clean(), reason: *reason }).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The rules as Netlify and Cloudflare Pages read them, from the host's root.
fn rules(index: &Index, past: &Past) -> String {
    let base = index.site.config.base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
    let base = base.map_or_else(|| "/".to_owned(), |url| url.path().to_owned());
    past.moved.iter().fold(String::new(), |mut text, (from, to)| {
        let _ = writeln!(text, "{base}{} {base}{} 301", from.clean(), to.clean());
        text
    })
}
