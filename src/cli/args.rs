//! The arguments of every command.

use super::report::Format;
use crate::config::Search;
use crate::serve::PORT;
use crate::site::FORMATS;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

/// Turns a folder of articles into an event timeline on which every line is cited.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Print problems only, no summary.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// How problems are printed.
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site of a collection.
    Build(Build),
    /// List all problems of a collection, and what an editor could supply.
    Check(Root),
    /// Remove the cache of a collection; the next build makes it again.
    Clean(Root),
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Say what changed between the `timeline.json` of two builds.
    Diff(Diff),
    /// Say why an event, mention or article's dates are what they are.
    Explain(Explain),
    /// Write the timeline in another format to standard output.
    Export(Export),
    /// Find mentions of events: article records on standard input, mention records on standard output.
    Extract,
    /// Make a new collection that builds at once.
    Init {
        /// The folder to make; it may exist if it is empty.
        folder: PathBuf,
    },
    /// Merge mentions into events: mention records on standard input, event records on standard output.
    Merge(Merge),
    /// Build, serve on this machine, and build again whenever the collection changes.
    Serve(Serve),
    /// Find words, heads and names: text on standard input, CoNLL-U on standard output.
    Parse {
        /// Standard input is CoNLL-U, its words given.
        #[arg(long)]
        conllu: bool,
        /// One parser and its first features only: several times as fast, a little less accurate.
        #[arg(long)]
        fast: bool,
    },
    /// Read files and folders: article records on standard output.
    Read(Read),
    /// Go through what is doubtful, most valuable first; answers become decisions in `content/curation/review.yaml`.
    Review(Review),
    /// Find temporal expressions: `{"doc","dct","text"}` lines in, `{"doc","start","end","text","type","value"}` lines out.
    Tag,
    /// Copy the default templates for editing, or print what they get to see.
    #[command(subcommand)]
    Templates(Templates),
}

/// Subcommands of `templates`.
#[derive(Debug, Subcommand)]
pub enum Templates {
    /// Copy default templates into the collection's `templates` folder; files that are there are left as they are.
    Eject(Eject),
    /// Print the reference page: every template's fields.
    Reference,
}

/// Arguments of `templates eject`.
#[derive(Debug, Args)]
pub struct Eject {
    #[command(flatten)]
    pub root: Root,
    /// The template, such as `event.html`; all of them if not given.
    pub name: Option<String>,
}

/// Where the collection is.
#[derive(Debug, Args)]
pub struct Root {
    /// The collection's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

/// Arguments of `build`.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub root: Root,
    /// Where the site goes; `public` in the collection's folder if not given.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Fail if anything at all is wrong, warnings included.
    #[arg(long)]
    pub strict: bool,
    /// Do all the work anew, and keep nothing of it for the next build.
    #[arg(long)]
    pub no_cache: bool,
    /// What search finds, instead of what `dateline.yaml` says; making its index takes about a quarter of a build's time.
    #[arg(long, value_enum)]
    pub search: Option<Search>,
    /// Leave the ledger (`dateline.ids.jsonl`) as it is: for a look, not for a site that is to stay.
    #[arg(long)]
    pub draft: bool,
    /// Give addresses that the ledger has lost a page that says that they have gone.
    #[arg(long)]
    pub adopt: bool,
    /// Print what the build took to standard output instead of a summary.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub timings: Option<TimingsFormat>,
}

/// How timings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TimingsFormat {
    /// One JSON object: sizes, stages, slowest articles.
    Json,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub root: Root,
    /// Where the site goes; into the cache if not given.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The port on this machine; the next free one if it is taken.
    #[arg(long, default_value_t = PORT)]
    pub port: u16,
    /// What search finds, instead of what `dateline.yaml` says; making its index takes about a quarter of a build's time.
    #[arg(long, value_enum)]
    pub search: Option<Search>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    pub root: Root,
    /// Ids of events (`k3f9qa`), mentions (`m:9c1e4f20`), articles, people, places or organisations.
    #[arg(required_unless_present = "between", value_name = "ID")]
    pub ids: Vec<String>,
    /// Say why two events or mentions are, or are not, one.
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub between: Vec<String>,
}

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct Review {
    #[command(flatten)]
    pub root: Root,
    /// List the questions, most valuable first, and ask none; with `--format json` one object a line.
    #[arg(long)]
    pub list: bool,
    /// Ask in a browser, on this machine alone.
    #[arg(long, conflicts_with = "list")]
    pub web: bool,
    /// The port for `--web`; a free one if not given.
    #[arg(long, default_value_t = 0, requires = "web", value_name = "N")]
    pub port: u16,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier build's `timeline.json`.
    #[arg(value_name = "A")]
    pub before: PathBuf,
    /// The later one's.
    #[arg(value_name = "B")]
    pub after: PathBuf,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub root: Root,
    /// The format.
    #[arg(id = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub export_format: String,
}

/// Arguments of `merge`.
#[derive(Debug, Args)]
pub struct Merge {
    /// The article records that the mentions come from, one a line.
    #[arg(long, value_name = "FILE")]
    pub articles: PathBuf,
}

/// Arguments of `read`.
#[derive(Debug, Args)]
pub struct Read {
    /// Files and folders.
    #[arg(required_unless_present = "pages", conflicts_with = "pages", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Show people what was understood of each file and each line, instead of records.
    #[arg(long)]
    pub show: bool,
    /// Read the files that standard input names instead, one `{"path","url"}` a line.
    #[arg(long, value_name = "-", value_parser = ["-"])]
    pub pages: Option<String>,
}
