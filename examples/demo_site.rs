//! Renders the collections that the tests make up, to be looked at: `cargo run --example demo_site -- DIR [ARTICLES]`.

#[path = "../tests/support/mod.rs"]
mod support;

use dateline::publish::Publisher;
use dateline::site::{Output, render};
use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = arguments.next().unwrap_or_else(|| "public".to_owned());
    let size = arguments.next().and_then(|n| n.parse().ok());
    let collection = size.map_or_else(support::small, support::large);
    let begun = std::time::Instant::now();
    let published = Publisher::begin(Path::new(&root)).and_then(|publisher| {
        let emit = |output: Output| publisher.write(&output.path, &output.bytes);
        render(&collection.site(), &emit)?;
        eprintln!("rendered and staged in {:?}", begun.elapsed());
        publisher.finish()
    });
    match published {
        Ok(report) => println!("{report:?} in {:?}", begun.elapsed()),
        Err(problems) => println!("{problems:#?}"),
    }
}
