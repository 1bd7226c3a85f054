//! The review on a terminal: one screen a question, one key an answer.

use super::screen::{Stretch, Style, keys, lines};
use crate::curate::Reasons;
use crate::date::Edtf;
use crate::review::{Answer, Question, Session};
use crate::text::one_line;
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::{cursor, execute, queue, terminal};
use std::io::{self, Stdout, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A terminal that is given back as it was, whatever happens.
struct Screen(Stdout);

impl Screen {
    fn open() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let mut out = io::stdout();
        execute!(out, terminal::EnterAlternateScreen)?;
        Ok(Self(out))
    }

    fn draw(&mut self, all: &[Vec<Stretch>], message: &str) -> io::Result<()> {
        queue!(self.0, terminal::Clear(terminal::ClearType::All), cursor::MoveTo(0, 0), cursor::Hide)?;
        let (_, rows) = terminal::size()?;
        // The keys stand last; where the screen is too low, what comes before them is cut.
        let room = usize::from(rows).saturating_sub(2);
        let cut = all.len().saturating_sub(room);
        let keys = all.iter().rposition(Vec::is_empty).unwrap_or(0);
        let kept = all.iter().enumerate().filter(|(n, _)| *n + cut < keys || *n >= keys).map(|(_, line)| line);
        for line in kept {
            for (style, text) in line {
                queue!(self.0, SetAttribute(attribute(*style)), Print(text), SetAttribute(Attribute::Reset))?;
            }
            queue!(self.0, Print("\r\n"))?;
        }
        queue!(self.0, Print(message), Print("\r\n"))?;
        self.0.flush()
    }

    /// A line that the user types, `start` to begin with; `None` if they think better of it.
    fn line(&mut self, prompt: &str, start: &str) -> io::Result<Option<String>> {
        let mut text = start.to_owned();
        loop {
            queue!(self.0, cursor::MoveToColumn(0), terminal::Clear(terminal::ClearType::CurrentLine))?;
            queue!(self.0, Print(format!("{prompt}: {text}")), cursor::Show)?;
            self.0.flush()?;
            match key()? {
                (KeyCode::Enter, _) => return Ok(Some(text.trim().to_owned())),
                (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => return Ok(None),
                (KeyCode::Char('u'), true) => text.clear(),
                (KeyCode::Backspace, _) => _ = text.pop(),
                (KeyCode::Char(c), false) => text.push(c),
                _ => {}
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(self.0, terminal::LeaveAlternateScreen, cursor::Show);
        let _ = terminal::disable_raw_mode();
    }
}

const fn attribute(style: Style) -> Attribute {
    match style {
        Style::Plain => Attribute::Reset,
        Style::Strong => Attribute::Bold,
        Style::Differs => Attribute::Underlined,
        Style::Dim => Attribute::Dim,
    }
}

/// The next key, and whether Control is held.
fn key() -> io::Result<(KeyCode, bool)> {
    loop {
        match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                return Ok((key.code, key.modifiers.contains(KeyModifiers::CONTROL)));
            }
            Event::Resize(..) => return Ok((KeyCode::Null, false)),
            _ => {}
        }
    }
}

/// Goes through the questions until none is left or the user quits.
pub fn run(session: &mut Session, root: &Path) -> io::Result<()> {
    let mut screen = Screen::open()?;
    let (mut message, mut why) = (String::new(), None);
    while let Some(question) = session.question().cloned() {
        let (columns, _) = terminal::size()?;
        screen.draw(&lines(&question, &progress(session), usize::from(columns).saturating_sub(1)), &message)?;
        message.clear();
        let (code, control) = key()?;
        let told = match code {
            KeyCode::Char('q') | KeyCode::Esc => return Ok(()),
            KeyCode::Char('c') if control => return Ok(()),
            KeyCode::Char('n') | KeyCode::Right => {
                session.skip();
                continue;
            }
            KeyCode::Char('b') | KeyCode::Left => session.back().err(),
            KeyCode::Char('o') => {
                message = open(root, &question);
                continue;
            }
            KeyCode::Char('w') => {
                why = screen.line("why, with the next answer", why.as_deref().unwrap_or_default())?;
                why = why.map(|why| one_line(&why)).filter(|why| !why.is_empty());
                message = why.as_ref().map(|why| format!("why: {why}")).unwrap_or_default();
                continue;
            }
            KeyCode::Char(c) if keys(question.kind).iter().any(|(key, _)| *key == c) => {
                match answer(&mut screen, &question, c)? {
                    Some(answer) => {
                        let reasons = Reasons { why: why.clone(), ..Reasons::default() };
                        let problem = session.answer(&answer, &reasons).err();
                        // What was written takes its reason with it.
                        why = why.filter(|_| problem.is_some());
                        problem
                    }
                    None => None,
                }
            }
            _ => continue,
        };
        message = told.map(|problem| problem.message).unwrap_or_default();
    }
    Ok(())
}

fn progress(session: &Session) -> String {
    let (at, of, answered) = session.progress();
    let waiting = match session.waiting() {
        0 => String::new(),
        n => format!(" · {n} more wait for an answer to these"),
    };
    format!("{at} of {of} · {answered} answered{waiting}")
}

fn answer(screen: &mut Screen, question: &Question, key: char) -> io::Result<Option<Answer>> {
    Ok(match key {
        's' => Some(Answer::Same),
        'd' => Some(Answer::Different),
        'u' => Some(Answer::Unsure),
        'x' => Some(Answer::Drop),
        't' => screen.line("title", &question.title)?.filter(|t| !t.is_empty()).map(Answer::Title),
        'e' => date(screen, question.date.as_deref().unwrap_or_default())?.map(Answer::Date),
        _ => None,
    })
}

/// A date that is one; asks until it is.
fn date(screen: &mut Screen, start: &str) -> io::Result<Option<String>> {
    let (mut prompt, mut text) = ("date (2024-01-26, 2024-01, 1961~)".to_owned(), start.to_owned());
    loop {
        let Some(typed) = screen.line(&prompt, &text)? else { return Ok(None) };
        if let Ok(date) = typed.parse::<Edtf>() {
            return Ok(Some(date.to_string()));
        }
        (prompt, text) = ("no date; as 2024-01-26, 2024-01 or 1961~".to_owned(), typed);
    }
}

/// Opens the built page with whatever the system opens pages with; says where it is.
fn open(root: &Path, question: &Question) -> String {
    let page = root.join("public").join(question.page());
    if !page.exists() {
        return format!("{} is not built yet", page.display());
    }
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(program).arg(&page).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    page.display().to_string()
}
