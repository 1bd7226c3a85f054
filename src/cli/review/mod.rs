//! `dateline review`: goes through what is doubtful.

mod screen;
mod terminal;
mod web;

use super::{Outcome, args, report::Report};
use crate::builder::Worked;
use crate::review::{Book, Question, Session, queue};
use crate::serve::listen;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};

/// Asks on a terminal; lists the questions otherwise, or if asked to.
pub fn run(args: &args::Review, report: &Report) -> Outcome {
    let Worked { collection, edition } = Worked::out(&args.root.root).map_err(|p| report.fail(&p))?;
    let questions = queue(&collection, &edition);
    let book = Book::new(&args.root.root, &edition);
    if args.web {
        return browser(args, Session::new(book, questions), report);
    }
    let asks = !args.list && std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !asks {
        std::io::stdout().lock().write_all(list(questions.asked(), report.is_json()).as_bytes())?;
        if questions.waiting() > 0 {
            let (asked, waiting) = (questions.asked().len(), questions.waiting());
            report
                .line(&format!("{asked} questions; {waiting} more about the same events wait for an answer to these."));
        }
        return Ok(());
    }
    if questions.asked().is_empty() {
        report.line("Nothing is left to review.");
        return Ok(());
    }
    let mut session = Session::new(book, questions);
    terminal::run(&mut session, &args.root.root)?;
    let (_, all, answered) = session.progress();
    let left = all - answered + session.waiting();
    report.line(&format!("{answered} answered, {left} left. `dateline build` carries the answers out."));
    Ok(())
}

/// Asks in a browser on this machine until the page says that it is enough.
fn browser(args: &args::Review, session: Session, report: &Report) -> Outcome {
    let desk = web::Desk::new(&args.root.root, listen(args.port)?)?;
    report.line(&format!("Open {} and answer; Ctrl+C ends it.", desk.address()?));
    let answered = desk.serve(session)?;
    report.line(&format!("{answered} answered. `dateline build` carries the answers out."));
    Ok(())
}

/// The questions, one a line: for programs as JSON.
fn list(questions: &[Question], as_json: bool) -> String {
    questions.iter().fold(String::new(), |mut out, question| {
        let line = if as_json {
            serde_json::to_string(question).unwrap_or_default()
        } else {
            format!(
                "{:.2} {:<60} {}: {}",
                question.worth,
                question.kind.words(),
                question.about.join(" "),
                question.title
            )
        };
        let _ = writeln!(out, "{line}");
        out
    })
}
