//! The review in a browser: the same questions and answers, on this machine alone, and for those alone who have the printed address: see
//! [`crate::serve::guard`].

use crate::curate::Reasons;
use crate::review::{Answer, Session};
use crate::serve::guard::{self, Token};
use crate::serve::run;
use crate::text::one_line;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use serde::Deserialize;
use serde_json::json;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tower_http::services::ServeDir;

const PAGE: &str = include_str!("web/review.html");
const SCRIPT: &str = include_str!("web/review.js");
const STYLE: &str = include_str!("web/review.css");
const ICON: &str = include_str!("../../../static/favicon.svg");

/// An answer is a line of text; nothing of it is longer than this.
const MOST_BYTES: usize = 1 << 16;

/// The page is ours alone, and nobody frames it.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/// What the page sends.
#[derive(Debug, Deserialize)]
struct Told {
    /// `same`, `different`, `unsure`, `drop`, `date`, `title`, `later` or `back`.
    answer: String,
    /// The date or title.
    #[serde(default)]
    value: String,
    /// Why, if the editor says so.
    #[serde(default)]
    why: String,
}

/// The server, and what it needs to know a friend.
pub struct Desk {
    listener: TcpListener,
    token: Token,
    public: PathBuf,
}

/// What the handlers share.
#[derive(Clone)]
struct Room {
    session: Arc<Mutex<Session>>,
    token: Token,
    finished: Arc<Notify>,
}

impl Room {
    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Serves on `listener`, with the site of the collection in `root` to read on.
    pub fn new(root: &Path, listener: TcpListener) -> io::Result<Self> {
        Ok(Self { listener, token: Token::new()?, public: root.join("public") })
    }

    /// The address to open.
    pub fn address(&self) -> io::Result<String> {
        Ok(format!("http://{}/?token={}", self.listener.local_addr()?, self.token.text()))
    }

    /// Answers requests until the page says that the editor has finished; returns how many questions were answered.
    pub fn serve(self, session: Session) -> io::Result<usize> {
        let finished = Arc::new(Notify::new());
        let room =
            Room { session: Arc::new(Mutex::new(session)), token: self.token.clone(), finished: Arc::clone(&finished) };
        run(self.listener, routes(&self.public, &room), async move { finished.notified().await })?;
        let answered = room.session().progress().2;
        Ok(answered)
    }
}

fn routes(public: &Path, room: &Room) -> Router {
    let own = Router::new()
        .route("/question", get(ask))
        .route("/answer", post(answer))
        .route("/finish", post(finish))
        .route_layer(middleware::from_fn_with_state(room.token.clone(), guard::own_pages));
    Router::new()
        .route("/", get(page))
        .route("/review.js", get(([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)))
        .route("/review.css", get(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)))
        .route("/favicon.svg", get(([(header::CONTENT_TYPE, "image/svg+xml")], ICON)))
        .nest_service("/site", ServeDir::new(public))
        .merge(own)
        .with_state(room.clone())
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(guard::always(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(guard::always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(guard::always(header::REFERRER_POLICY, "no-referrer"))
        .layer(guard::always(header::CACHE_CONTROL, "no-store"))
        .layer(middleware::from_fn(guard::only_here))
}

async fn page(State(room): State<Room>, RawQuery(query): RawQuery) -> Response {
    if query.as_deref().and_then(|query| query.strip_prefix("token=")) == Some(room.token.text()) {
        return Html(PAGE).into_response();
    }
    (StatusCode::FORBIDDEN, "open the address that `dateline review --web` printed").into_response()
}

async fn ask(State(room): State<Room>) -> Response {
    question(&room.session(), None)
}

async fn finish(State(room): State<Room>) -> &'static str {
    room.finished.notify_one();
    "finished"
}

async fn answer(State(room): State<Room>, body: Bytes) -> Response {
    let unfit = || (StatusCode::BAD_REQUEST, "this is no answer").into_response();
    let Ok(told) = serde_json::from_slice::<Told>(&body) else { return unfit() };
    let why = Some(one_line(&told.why)).filter(|why| !why.is_empty());
    let reasons = Reasons { why, ..Reasons::default() };
    let mut session = room.session();
    let done = match told.answer.as_str() {
        "later" => {
            session.skip();
            Ok(())
        }
        "back" => session.back(),
        "same" => session.answer(&Answer::Same, &reasons),
        "different" => session.answer(&Answer::Different, &reasons),
        "unsure" => session.answer(&Answer::Unsure, &reasons),
        "drop" => session.answer(&Answer::Drop, &reasons),
        "date" => session.answer(&Answer::Date(told.value.trim().to_owned()), &reasons),
        "title" => session.answer(&Answer::Title(one_line(&told.value)), &reasons),
        _ => return unfit(),
    };
    question(&session, done.err().map(|problem| problem.message).as_deref())
}

/// The question that is asked now, with its keys.
fn question(session: &Session, problem: Option<&str>) -> Response {
    let (at, of, answered) = session.progress();
    let now = session.question().map(|q| {
        let keys: Vec<_> =
            super::screen::keys(q.kind).into_iter().filter(|(key, _)| !matches!(key, 'o' | 'q' | 'w')).collect();
        json!({ "asks": q.kind.words(), "keys": keys, "outcome": q.outcome(), "page": q.page(), "question": q })
    });
    let record = json!({ "at": at, "of": of, "answered": answered, "waiting": session.waiting(), "now": now, "problem": problem });
    ([(header::CONTENT_TYPE, "application/json")], record.to_string()).into_response()
}

#[cfg(test)]
mod tests;
