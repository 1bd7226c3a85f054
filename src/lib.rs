//! Dateline turns a folder of articles into an event timeline on which every line is cited.

pub mod article;
pub mod builder;
pub mod cache;
pub mod cli;
pub mod config;
pub mod curate;
pub mod date;
pub mod diagnostic;
mod digest;
pub mod extract;
pub mod ledger;
pub mod merge;
pub mod pipeline;
pub mod publish;
pub mod review;
pub mod serve;
pub mod site;
pub mod span;
pub mod text;
pub mod yaml;
