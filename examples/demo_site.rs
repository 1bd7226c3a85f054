//! Renders the collections that the tests make up, to be looked at: `cargo run --example demo_site -- DIR [ARTICLES]`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().unwrap_or_else(|| "public".to_owned()));
    let size = arguments.next().and_then(|n| n.parse().ok());
    let collection = size.map_or_else(support::small, support::large);
    for (path, bytes) in collection.rendered() {
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(&root))?;
        std::fs::write(file, bytes)?;
    }
    Ok(())
}
