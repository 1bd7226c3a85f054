//! The review in a browser: the same questions and answers, on this machine alone.
//!
//! Three things keep other pages and other machines out: it listens on the loopback address, it answers only requests that name it as their
//! host (a page elsewhere cannot make its own name lead here unnoticed), and whatever tells or changes something needs a token that only
//! the printed address holds. Answers must come from its own page, as their `Origin` says.

use crate::review::{Answer, Session};
use serde::Deserialize;
use serde_json::json;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server};

const PAGE: &str = include_str!("web/review.html");
const SCRIPT: &str = include_str!("web/review.js");
const STYLE: &str = include_str!("web/review.css");

/// An answer is a line of text; nothing of it is longer than this.
const MOST_BYTES: u64 = 1 << 16;

/// What the page sends.
#[derive(Debug, Deserialize)]
struct Told {
    /// `same`, `different`, `unsure`, `drop`, `date`, `title`, `later` or `back`.
    answer: String,
    /// The date or title.
    #[serde(default)]
    value: String,
}

/// The server and what it needs to know a friend.
pub struct Desk {
    server: Server,
    host: String,
    token: String,
    public: PathBuf,
}

type Reply = Response<io::Cursor<Vec<u8>>>;

impl Desk {
    /// Listens on the loopback address; port 0 takes a free one.
    pub fn open(root: &Path, port: u16) -> io::Result<Self> {
        let server = Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
        let host = server.server_addr().to_string();
        let mut secret = [0_u8; 16];
        getrandom::fill(&mut secret).map_err(io::Error::other)?;
        let token = format!("{:032x}", u128::from_le_bytes(secret));
        Ok(Self { server, host, token, public: root.join("public") })
    }

    /// The address to open.
    pub fn address(&self) -> String {
        format!("http://{}/?token={}", self.host, self.token)
    }

    /// Answers requests until the page says that the editor has finished.
    pub fn serve(&self, session: &mut Session) -> io::Result<()> {
        loop {
            let mut request = self.server.recv()?;
            let (reply, goes_on) = self.reply(&mut request, session);
            // Whoever asked may have gone.
            let _ = request.respond(reply);
            if !goes_on {
                return Ok(());
            }
        }
    }

    fn reply(&self, request: &mut Request, session: &mut Session) -> (Reply, bool) {
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if header(request, "Host") != Some(&self.host) {
            return (text(403, "text/plain", "this is another host"), true);
        }
        let method = request.method().clone();
        let reply = match (&method, path) {
            (Method::Get, "/review.js") => text(200, "text/javascript", SCRIPT),
            (Method::Get, "/review.css") => text(200, "text/css", STYLE),
            (Method::Get, "/") if query == format!("token={}", self.token) => text(200, "text/html", PAGE),
            (Method::Get, _) if path.starts_with("/site/") => self.page(&path["/site/".len()..]),
            _ if header(request, "X-Token") != Some(&self.token) => {
                text(403, "text/plain", "open the address that `dateline review --web` printed")
            }
            (Method::Get, "/question") => question(session, None),
            (Method::Post, _) if header(request, "Origin") != Some(&format!("http://{}", self.host)) => {
                text(403, "text/plain", "answers come from the page itself")
            }
            (Method::Post, "/answer") => answer(request, session),
            (Method::Post, "/finish") => return (text(200, "text/plain", "finished"), false),
            _ => text(404, "text/plain", "there is nothing here"),
        };
        (reply, true)
    }

    /// A file of the built site, to read on.
    fn page(&self, path: &str) -> Reply {
        let is_plain = path.split('/').all(|part| !part.starts_with('.') && !part.contains(['\\', ':', '%']));
        let file = self.public.join(path.trim_start_matches('/'));
        let file = if file.is_dir() { file.join("index.html") } else { file };
        let kind = match file.extension().and_then(|e| e.to_str()) {
            Some("html") => "text/html",
            Some("css") => "text/css",
            Some("js") => "text/javascript",
            Some("svg") => "image/svg+xml",
            _ => "text/plain",
        };
        match std::fs::read(&file) {
            Ok(bytes) if is_plain => respond(200, kind, bytes),
            _ => text(404, "text/plain", "no such page; build the site first"),
        }
    }
}

fn answer(request: &mut Request, session: &mut Session) -> Reply {
    let mut body = Vec::new();
    let read = request.as_reader().take(MOST_BYTES).read_to_end(&mut body);
    let told: Told = match read.map_err(|_| ()).and_then(|_| serde_json::from_slice(&body).map_err(|_| ())) {
        Ok(told) => told,
        Err(()) => return text(400, "text/plain", "this is no answer"),
    };
    let answer = match told.answer.as_str() {
        "same" => Answer::Same,
        "different" => Answer::Different,
        "unsure" => Answer::Unsure,
        "drop" => Answer::Drop,
        "date" => Answer::Date(told.value.trim().to_owned()),
        "title" => Answer::Title(crate::text::one_line(&told.value)),
        "later" => {
            session.skip();
            return question(session, None);
        }
        "back" => {
            let problem = session.back().err().map(|problem| problem.message);
            return question(session, problem.as_deref());
        }
        _ => return text(400, "text/plain", "this is no answer"),
    };
    let problem = session.answer(&answer).err().map(|problem| problem.message);
    question(session, problem.as_deref())
}

/// The question that is asked now, with its keys.
fn question(session: &Session, problem: Option<&str>) -> Reply {
    let (at, of, answered) = session.progress();
    let now = session.question().map(|q| {
        let keys: Vec<_> =
            super::screen::keys(q.kind).into_iter().filter(|(key, _)| !matches!(key, 'o' | 'q')).collect();
        json!({ "asks": q.kind.words(), "keys": keys, "question": q })
    });
    let record = json!({ "at": at, "of": of, "answered": answered, "now": now, "problem": problem });
    respond(200, "application/json", record.to_string().into_bytes())
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let is_it = |h: &&Header| h.field.as_str().as_str().eq_ignore_ascii_case(name);
    request.headers().iter().find(is_it).map(|h| h.value.as_str())
}

fn text(status: u16, kind: &str, words: &str) -> Reply {
    respond(status, kind, words.as_bytes().to_vec())
}

fn respond(status: u16, kind: &str, bytes: Vec<u8>) -> Reply {
    let headers = [
        ("Content-Type", format!("{kind}; charset=utf-8")),
        (
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'".to_owned(),
        ),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
    ];
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    headers.fold(Response::from_data(bytes).with_status_code(status), Response::with_header)
}

#[cfg(test)]
mod tests;
