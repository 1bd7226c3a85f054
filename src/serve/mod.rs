//! `serve`: the site while it is being worked on, on this machine only.
//!
//! [`watch`] notices what changes in the collection, [`session`] builds, [`server`] answers like a static host and adds
//! to each page two small scripts: one reloads it, or shows what is wrong, when [`news`] come; the other is the [`pencil`], by which the
//! editor corrects what stands there. [`guard`] says who may ask.

pub mod guard;
mod news;
mod page;
mod pencil;
mod server;
mod session;
mod watch;

pub use news::News;
pub use pencil::Desk;
pub use server::run;
pub use session::{Event, Session};

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

/// The port that is tried first: free of registered services, and easy to type.
pub const PORT: u16 = 1881;

/// How many ports are tried after the first.
const TRIES: u16 = 50;

/// A place on the loopback interface: the port asked for, or the next that is free.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    let mut taken = None;
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
            other => return other,
        }
    }
    Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Answers requests for the site in `output` on `listener` until the process ends.
pub fn answer(listener: TcpListener, output: &Path, news: News, desk: Desk) -> io::Result<()> {
    run(listener, server::routes(output, news, desk), std::future::pending())
}
