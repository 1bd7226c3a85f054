//! Collections made up for tests: a small one with every case that a page must show, and large ones by number.
#![allow(
    dead_code,
    missing_docs,
    unused_imports,
    clippy::missing_panics_doc,
    clippy::too_many_lines,
    reason = "shared by tests that each use a part"
)]

mod builder;
mod large;
mod small;

pub use builder::{Collection, EventSpec};
pub use large::large;
pub use small::small;
