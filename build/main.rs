//! Packs the temporal rules of each language into the automaton that the program embeds: making it takes longer than
//! tagging a newspaper.

mod automaton;
#[path = "../src/date/tagger/builtin.rs"]
mod builtin;
#[allow(dead_code)]
#[path = "../src/date/tagger/form.rs"]
mod form;
#[path = "../src/date/tagger/grammar.rs"]
mod grammar;
#[allow(dead_code)]
#[path = "../src/date/tagger/lexicon.rs"]
mod lexicon;
mod names;
mod reader;
mod rules;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/date/tagger");
    println!("cargo::rerun-if-changed=data/date");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    for (language, and) in [("en", "and"), ("de", "und")] {
        let read = |kind| fs::read_to_string(format!("data/date/{language}.{kind}")).expect("a file of the project");
        let packed = rules::pack(&read("words"), &read("rules"), &lexicon::always(and));
        let bytes = postcard::to_allocvec(&packed).expect("plain values");
        fs::write(Path::new(&out).join(format!("{language}.rules")), bytes).expect("cargo's own folder");
    }
}
