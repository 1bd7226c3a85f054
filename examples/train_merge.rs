//! Learns `data/merge/weights.tsv` from ECB+ (see `data/merge/README.md`):
//! `cargo run --release --features train --example train_merge -- FOLDER [OUTPUT]`
//!
//! FOLDER holds `articles.jsonl`, `mentions.jsonl` and `gold.jsonl` (a line a mention: `id`, `cluster`, `topic`). Without
//! OUTPUT the model is cross-validated over five parts of the topics: a line a part and threshold goes to standard output,
//! `{"fold", "threshold", "clusters": [[mention id, …], …]}`, for a scorer to read.

use dateline::article::{Article, read_record};
use dateline::extract::Mention;
use dateline::merge::training::{Model, Pairs};
use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::fs;

/// How many parts the topics are dealt into.
const FOLDS: usize = 5;

/// The thresholds that cross-validation tries.
const THRESHOLDS: [f32; 7] = [0.2, 0.25, 0.28, 0.3, 0.33, 0.36, 0.4];

#[derive(serde::Deserialize)]
struct Gold {
    id: String,
    cluster: String,
    topic: u32,
}

/// The articles and mentions of some topics.
#[derive(Default)]
struct Part {
    articles: Vec<Article>,
    mentions: Vec<Mention>,
    events: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let parts = read(&folder)?;
    let pairs: Vec<Pairs> = parts.iter().map(|p| Pairs::new(&p.articles, &p.mentions, &p.events)).collect();
    if let Some(output) = arguments.next() {
        let header = "# Made by examples/train_merge.rs from the training part of ECB+ (CC BY 3.0): a feature, its weight for \
                      mentions of one word family, its weight for others; then the second look, for all.\n";
        let model = Model::learn(&pairs.iter().collect::<Vec<_>>());
        fs::write(output, format!("{header}{}", model.table()))?;
        return Ok(());
    }
    for (fold, part) in parts.iter().enumerate() {
        let others: Vec<&Pairs> = pairs.iter().enumerate().filter(|(i, _)| *i != fold).map(|(_, p)| p).collect();
        let model = Model::learn(&others);
        for (threshold, clusters) in THRESHOLDS.iter().zip(model.clusters(&pairs[fold], &THRESHOLDS)) {
            let named = |c: &Vec<usize>| c.iter().map(|&m| part.mentions[m].id.0.clone()).collect::<Vec<_>>();
            let clusters: Vec<Vec<String>> = clusters.iter().map(named).collect();
            println!("{}", serde_json::json!({"fold": fold, "threshold": threshold, "clusters": clusters}));
        }
    }
    Ok(())
}

/// Deals the topics of the folder into parts.
fn read(folder: &str) -> Result<Vec<Part>, Box<dyn Error>> {
    let lines = |name: &str| fs::read_to_string(format!("{folder}/{name}.jsonl"));
    let mut gold: HashMap<String, Gold> = HashMap::new();
    for line in lines("gold")?.lines() {
        let g: Gold = serde_json::from_str(line)?;
        gold.insert(g.id.clone(), g);
    }
    let topics: BTreeSet<u32> = gold.values().map(|g| g.topic).collect();
    let fold: HashMap<u32, usize> = topics.into_iter().enumerate().map(|(i, topic)| (topic, i % FOLDS)).collect();
    let mut parts: Vec<Part> = (0..FOLDS).map(|_| Part::default()).collect();
    let mut part_of_article: HashMap<String, usize> = HashMap::new();
    for line in lines("mentions")?.lines() {
        let mention: Mention = serde_json::from_str(line)?;
        let g = gold.get(&mention.id.0).ok_or("a mention without gold")?;
        let part = fold[&g.topic];
        part_of_article.insert(mention.article.0.clone(), part);
        parts[part].events.push(g.cluster.clone());
        parts[part].mentions.push(mention);
    }
    for (number, line) in (1..).zip(lines("articles")?.lines()) {
        let (article, _) = read_record(line, "articles.jsonl", number).map_err(|d| d.message)?;
        if let Some(&part) = part_of_article.get(&article.id.0) {
            parts[part].articles.push(article);
        }
    }
    Ok(parts)
}
