//! The pencil: corrects what a page says, on the page itself.
//!
//! It is added to the pages that are served and is no part of the site. [`about`] says what an editor has to know of the thing that a page
//! is about, with the [questions](crate::review) that it leaves open; what the editor decides ([`told`]) is written to the same file as an
//! answer of `dateline review`, in the same words. Then the site is built again, as after every change.

mod about;
mod desk;
mod told;

pub use desk::Desk;

use super::guard;
use crate::diagnostic::Diagnostic;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use serde::Serialize;
use std::sync::Arc;

/// Where the script, what it is made of and its styles lie; no page of a site has such an address.
const SCRIPT: &str = "/_dateline/pencil.js";
const PARTS: &str = "/_dateline/parts.js";
const STYLE: &str = "/_dateline/pencil.css";

/// A decision with its reasons; a remark to the readers is the longest.
const MOST_BYTES: usize = 1 << 16;

/// What is added to pages: the script, with the token that it needs to be heard.
pub fn tag(desk: &Desk) -> Arc<str> {
    format!(
        "<script type=\"module\" src=\"{SCRIPT}\" data-token=\"{}\" data-style=\"{STYLE}\"></script>",
        desk.token.text()
    )
    .into()
}

/// All that the script asks for.
pub fn routes(desk: Desk) -> Router {
    let own = Router::new()
        .route("/_dateline/about", get(tell))
        .route("/_dateline/decide", post(decide))
        .route("/_dateline/back", post(back))
        .layer(middleware::from_fn_with_state(desk.token.clone(), guard::own_pages))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(desk);
    let script = |text: &'static str| get(([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], text));
    Router::new()
        .route(SCRIPT, script(include_str!("pencil.js")))
        .route(PARTS, script(include_str!("parts.js")))
        .route(STYLE, get(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("pencil.css"))))
        .merge(own)
}

/// What is known of the thing whose page is named.
async fn tell(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Response {
    let page = query.unwrap_or_default().trim_start_matches("page=").to_owned();
    in_peace(move || desk.about(&page)).await
}

/// Writes a decision.
async fn decide(State(desk): State<Desk>, body: Bytes) -> Response {
    in_peace(move || desk.decide(&body)).await
}

/// Takes a decision back.
async fn back(State(desk): State<Desk>, body: Bytes) -> Response {
    in_peace(move || desk.back(&body)).await
}

/// Does what reads and writes files where it holds up nobody else.
async fn in_peace<T, F>(work: F) -> Response
where
    T: Serialize + Send + 'static,
    F: FnOnce() -> Result<T, Diagnostic> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(answer)) => {
            let json = serde_json::to_string(&answer).unwrap_or_default();
            ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], json).into_response()
        }
        Ok(Err(problem)) => (StatusCode::UNPROCESSABLE_ENTITY, words(&problem)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn words(problem: &Diagnostic) -> String {
    let place = problem.place.as_ref().map(|place| format!("{}: ", place.address())).unwrap_or_default();
    let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{place}{}{help}", problem.message)
}
