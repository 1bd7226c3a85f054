//! Answers as a static host would: types, ranges, times of change, compression, the site's own page for what is missing.

use super::guard;
use super::news::{Bulletin, News};
use super::page;
use super::pencil::{self, Desk};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// Pages are at most a few hundred kilobytes; more is no page of ours to add to.
const PAGE_MAX: usize = 16 << 20;

/// Answers requests on `listener` as `routes` say, until `end`.
pub fn run(listener: TcpListener, routes: Router, end: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, routes).with_graceful_shutdown(end).await
    })
}

/// All that is answered.
pub fn routes(output: &Path, news: News, desk: Desk) -> Router {
    let site = ServeDir::new(output).fallback(get(missing).with_state(Arc::from(output)));
    // An author wants the page as it is now; its time of change spares the transfer where it is the same.
    Router::new()
        .route(page::SCRIPT, get(script))
        .fallback_service(site)
        .layer(middleware::from_fn_with_state(pencil::tag(&desk), live))
        .layer(CompressionLayer::new())
        .route(page::NEWS, get(hear).with_state(news))
        .merge(pencil::routes(desk))
        .layer(guard::always(header::X_FRAME_OPTIONS, "DENY"))
        .layer(guard::always(header::CACHE_CONTROL, "no-cache"))
        .layer(middleware::from_fn(guard::only_here))
}

/// The site's own page for what is missing; before the first build, one that waits for it.
async fn missing(State(output): State<Arc<Path>>) -> impl IntoResponse {
    let own = std::fs::read(output.join("404.html"));
    let status = if own.is_ok() { StatusCode::NOT_FOUND } else { StatusCode::SERVICE_UNAVAILABLE };
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, html, own.unwrap_or_else(|_| page::WAITING.into()))
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], page::SOURCE)
}

/// One message for what is so now, and one for each change.
async fn hear(State(news): State<News>) -> impl IntoResponse {
    let told = |b: Bulletin| {
        let data = serde_json::json!({"version": b.version, "problems": b.problems}).to_string();
        Ok::<_, Infallible>(Event::default().data(data))
    };
    Sse::new(WatchStream::new(news.follow()).map(told)).keep_alive(KeepAlive::default())
}

/// Adds our scripts to pages.
async fn live(State(tags): State<Arc<str>>, mut request: Request, next: Next) -> Response {
    // A part of a page has no end to add to.
    request.headers_mut().remove(header::RANGE);
    let response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if !is_page || response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Where there is no site yet, there is nothing to correct.
    let tags = if parts.status == StatusCode::SERVICE_UNAVAILABLE { "" } else { &*tags };
    match to_bytes(body, PAGE_MAX).await {
        Ok(bytes) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(page::with_scripts(&bytes, tags)))
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
