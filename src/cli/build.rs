//! `dateline build`: the collection → `public/`.

use super::follow::{Follower, Timings};
use super::{Outcome, args, report::Report};
use crate::builder::{Built, Order, Promise, build, default_output};
use crate::publish;
use serde_json::json;

/// Builds the site; a failing build leaves the one before as it was.
pub fn run(args: &args::Build, report: &Report) -> Outcome {
    let order = order(args);
    let output = order.output.clone();
    // Without a handler the signal ends the build as well; what is staged then waits for the next run.
    let _ = ctrlc::set_handler(move || {
        publish::abandon(&output);
        eprintln!("dateline: stopped; the site is as it was");
        std::process::exit(130);
    });
    let follower = Follower::new(report.is_quiet());
    let built = build(&order, &follower);
    let timings = follower.finish();
    let built = built.map_err(|problems| report.fail(&problems))?;
    report.problems(&built.problems);
    match args.timings {
        Some(args::TimingsFormat::Json) => println!("{}", record(&built, &timings)),
        None => say(&order, &built, &timings, report),
    }
    Ok(())
}

fn order(args: &args::Build) -> Order {
    Order {
        root: args.root.root.clone(),
        output: args.output.clone().unwrap_or_else(|| default_output(&args.root.root)),
        cached: !args.no_cache,
        strict: args.strict,
        search: args.search,
        promise: match (args.draft, args.adopt) {
            (true, _) => Promise::None,
            (false, true) => Promise::Adopted,
            (false, false) => Promise::Kept,
        },
    }
}

fn say(order: &Order, built: &Built, timings: &Timings, report: &Report) {
    let publish::Report { written, unchanged, removed } = built.published;
    report.line(&built.summary.to_string());
    if let Some(changes) = &built.changes {
        report.line(changes);
    }
    let output = order.output.display();
    report.line(&format!("{output}: {written} files written, {unchanged} unchanged, {removed} removed"));
    report.line(&format!("in {}", timings.words()));
}

/// The build in numbers, for programs.
fn record(built: &Built, timings: &Timings) -> serde_json::Value {
    let publish::Report { written, unchanged, removed } = built.published;
    json!({
        "summary": built.summary,
        "files": {"written": written, "unchanged": unchanged, "removed": removed},
        "seconds": timings.total(),
        "stages": timings.stages,
        "slowest": timings.slowest,
    })
}
