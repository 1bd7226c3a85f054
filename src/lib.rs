//! Dateline turns a folder of articles into an event timeline on which every line is cited.

pub mod article;
pub mod cli;
pub mod config;
pub mod curate;
pub mod date;
pub mod diagnostic;
pub mod extract;
pub mod ledger;
pub mod merge;
pub mod pipeline;
pub mod publish;
pub mod review;
pub mod site;
pub mod span;
pub mod text;
pub mod yaml;
