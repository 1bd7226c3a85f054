//! Who may ask, and who may change something.
//!
//! Three things keep other pages and other machines out: the server listens on the loopback address, it answers only requests that name
//! this machine as their host ([`only_here`]: a page elsewhere cannot make its own name lead here unnoticed), and whatever changes the
//! collection, or tells what no page of the site tells, needs a [`Token`] that only our own pages hold, and to come from one of them as its
//! `Origin` says ([`own_pages`]).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::io;
use std::sync::Arc;
use tower_http::set_header::SetResponseHeaderLayer;

/// The header that carries the token.
pub const HEADER: &str = "x-token";

/// A secret of this run of the program: 128 random bits, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(Arc<str>);

impl Token {
    /// A new one.
    pub fn new() -> io::Result<Self> {
        let mut secret = [0_u8; 16];
        getrandom::fill(&mut secret).map_err(io::Error::other)?;
        Ok(Self(format!("{:032x}", u128::from_le_bytes(secret)).into()))
    }

    /// As pages carry it.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Refuses requests that name another host than this machine.
pub async fn only_here(request: Request, next: Next) -> Response {
    if is_here(request.headers()) { next.run(request).await } else { refused("this is another host") }
}

/// Refuses requests without the token, and changes that another page asks for.
pub async fn own_pages(State(token): State<Token>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if text(headers, HEADER) != token.text() {
        return refused("this page is not of this run of the program; load it again");
    }
    let own = format!("http://{}", text(headers, "host"));
    if request.method() != Method::GET && text(headers, "origin") != own {
        return refused("changes come from our own pages");
    }
    next.run(request).await
}

/// A header for every answer that has none of that name.
pub fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

fn is_here(headers: &HeaderMap) -> bool {
    let host = text(headers, header::HOST.as_str());
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn refused(why: &'static str) -> Response {
    (StatusCode::FORBIDDEN, why).into_response()
}
