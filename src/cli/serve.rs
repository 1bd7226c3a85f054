//! `dateline serve`: the site on this machine, built again whenever the collection changes.

use super::{Outcome, args, report::Report};
use crate::builder::{Order, Promise};
use crate::cache;
use crate::serve::{Desk, Event, News, Session, answer, listen};
use std::thread;

/// Builds, serves and watches until the process is ended.
pub fn run(args: &args::Serve, report: &Report) -> Outcome {
    let root = args.root.root.clone();
    // Not into the folder that is published: what is only tried out promises no addresses.
    let output = args.output.clone().unwrap_or_else(|| root.join(cache::FOLDER).join("preview"));
    let listener = listen(args.port)?;
    let port = listener.local_addr()?.port();
    if args.port != 0 && port != args.port {
        report.line(&format!("port {} is taken", args.port));
    }
    let (news, desk) = (News::default(), Desk::new(&root)?);
    let serving = {
        let (output, news, desk) = (std::path::absolute(&output)?, news.clone(), desk.clone());
        thread::spawn(move || answer(listener, &output, news, desk))
    };
    report.line(&format!("http://127.0.0.1:{port}/ (Ctrl-C ends it)"));
    let order = Order { root, output, cached: true, strict: false, search: args.search, promise: Promise::None };
    Session { order, news, desk }.run(&|event| say(&event, report));
    serving.join().unwrap_or(Ok(()))?;
    Ok(())
}

fn say(event: &Event, report: &Report) {
    match event {
        Event::Built(built) => {
            report.problems(&built.problems);
            let done = built.published;
            report.line(&format!("{}: {} files written, {} removed", built.summary, done.written, done.removed));
        }
        Event::Failed(problems) => report.problems(problems),
        Event::Blind(reason) => report.line(&format!("changes cannot be noticed ({reason}); the site stays as it is")),
    }
}
