//! `sitemap.xml`, where the site's own address is known; several files under one index past the protocol's limit.

use super::xml::escape;
use crate::site::Output;
use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::view::absolute;
use std::fmt::Write;

/// Addresses a file may hold (sitemaps.org).
const ADDRESSES_MAX: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap of the pages at those addresses; nothing without `base_url`.
pub fn sitemap(index: &Index, addresses: &[Address]) -> Vec<Output> {
    let full: Vec<String> = addresses.iter().filter_map(|a| absolute(index, a.clean())).collect();
    if full.len() <= ADDRESSES_MAX {
        return (!full.is_empty()).then(|| file("sitemap.xml", "urlset", "url", &full)).into_iter().collect();
    }
    let mut files = Vec::new();
    let mut names = Vec::new();
    for (n, part) in full.chunks(ADDRESSES_MAX).enumerate() {
        let name = format!("sitemap-{}.xml", n + 1);
        names.extend(absolute(index, &name));
        files.push(file(&name, "urlset", "url", part));
    }
    files.push(file("sitemap.xml", "sitemapindex", "sitemap", &names));
    files
}

fn file(path: &str, root: &str, item: &str, addresses: &[String]) -> Output {
    let mut xml = format!("{HEAD}<{root} xmlns=\"{SPACE}\">\n");
    for address in addresses {
        let _ = writeln!(xml, "<{item}><loc>{}</loc></{item}>", escape(address));
    }
    let _ = writeln!(xml, "</{root}>");
    Output { path: path.to_owned(), bytes: xml.into_bytes() }
}
