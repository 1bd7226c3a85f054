//! `dateline serve`, over a socket on this machine.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that is ended with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(root: &Path) -> Self {
        let (server, mut lines) = Self::begin(root);
        // What is said first is said of the first build; later lines are read away, so that nobody waits for us.
        assert!(lines.next().is_some_and(|line| line.contains("events")), "the first build");
        std::thread::spawn(move || lines.for_each(drop));
        server
    }

    /// A server that may have no site yet, and what it says after its address.
    fn begin(root: &Path) -> (Self, impl Iterator<Item = String> + use<>) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["serve", "--port", "0", "--root"]).arg(root).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let lines = BufReader::new(child.stderr.take().expect("standard error")).lines();
        let mut lines = lines.map_while(Result::ok).skip_while(|line| !line.starts_with("http://127.0.0.1:"));
        let line = lines.next().expect("an address");
        let port = line.trim_start_matches("http://127.0.0.1:").split('/').next().and_then(|p| p.parse().ok());
        (Self { child, port: port.expect("a port") }, lines)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
        stream
    }

    /// The head and the body of an answer.
    fn get(&self, path: &str, headers: &str) -> (String, String) {
        let mut stream = self.connect();
        let host = if headers.contains("Host:") { "" } else { "Host: localhost\r\n" };
        write!(stream, "GET {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n").expect("a request");
        read(stream)
    }

    /// Sends a body, with the page's token and origin unless `headers` say otherwise.
    fn post(&self, path: &str, headers: &str, body: &str) -> (String, String) {
        let mut stream = self.connect();
        let host = format!("localhost:{}", self.port);
        let origin = if headers.contains("Origin:") { String::new() } else { format!("Origin: http://{host}\r\n") };
        let token = if headers.contains("X-Token:") { String::new() } else { format!("X-Token: {}\r\n", self.token()) };
        let length = body.len();
        let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n{origin}{token}{headers}Content-Length: {length}");
        write!(stream, "{head}\r\nConnection: close\r\n\r\n{body}").expect("a request");
        read(stream)
    }

    /// What pages carry.
    fn token(&self) -> String {
        let page = self.get("/", "").1;
        let token = page.split("data-token=\"").nth(1).and_then(|rest| rest.split('"').next());
        token.expect("a token").to_owned()
    }

    /// What the pencil knows of a page.
    fn about(&self, page: &str) -> serde_json::Value {
        let (head, body) =
            self.get(&format!("/_dateline/about?page={page}"), &format!("X-Token: {}\r\n", self.token()));
        assert!(head.starts_with("http/1.1 200"), "{head} {body}");
        serde_json::from_str(&body).expect("JSON")
    }

    /// What open pages are told, line by line.
    fn news(&self) -> impl Iterator<Item = String> {
        let mut stream = self.connect();
        write!(stream, "GET /_dateline/news HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    }
}

/// The head, in lower case, and the body of an answer.
fn read(mut stream: TcpStream) -> (String, String) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.to_lowercase(), body.to_owned())
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn collection() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("content")).expect("a folder");
    fs::write(root.path().join("content/a.md"), article("Monday")).expect("an article");
    root
}

fn article(day: &str) -> String {
    format!(
        "---\ntitle: Harbour\nsource: Paper\ndate: 2024-05-10\n---\nThe council of Arlen approved the harbour on {day}.\n"
    )
}

#[test]
fn it_answers_like_a_static_host() {
    let root = collection();
    let server = Server::start(root.path());
    let (head, body) = server.get("/", "");
    assert!(head.starts_with("http/1.1 200") && head.contains("content-type: text/html"), "{head}");
    assert!(head.contains("cache-control: no-cache") && head.contains("last-modified:"), "{head}");
    assert!(body.contains("<script src=\"/_dateline/live.js\"></script>"), "the script is added");
    let on_disk = fs::read_to_string(root.path().join(".dateline/preview/index.html")).expect("the home page");
    assert!(!on_disk.contains("_dateline"), "and never written");
    let (head, body) = server.get("/no/such/page", "");
    assert!(head.starts_with("http/1.1 404") && body.contains("<h1"), "{head}");
    let (head, _) = server.get("/", "Accept-Encoding: gzip\r\n");
    assert!(head.contains("content-encoding: gzip"), "{head}");
    let (head, _) = server.get("/../../content/a.md", "");
    assert!(head.starts_with("http/1.1 4"), "{head}");
    let (head, _) = server.get("/", "Host: evil.example\r\n");
    assert!(head.starts_with("http/1.1 403"), "{head}");
}

#[test]
fn a_page_that_is_opened_before_there_is_a_site_waits_for_it() {
    let root = collection();
    fs::write(root.path().join("dateline.yaml"), "titel: Harbour\n").expect("settings with a mistake");
    let (server, lines) = Server::begin(root.path());
    let (head, body) = server.get("/event/any/", "");
    assert!(head.starts_with("http/1.1 503") && head.contains("content-type: text/html"), "{head}");
    assert!(body.contains("is being built") && body.contains("/_dateline/live.js"), "{body}");
    assert!(!body.contains("pencil"), "nothing to correct yet: {body}");
    let mut news = server.news();
    assert!(news.any(|told| told.contains("titel")), "what is wrong is told");
    fs::write(root.path().join("dateline.yaml"), "title: Harbour\n").expect("the mistake mended");
    std::thread::spawn(move || lines.for_each(drop));
    assert!(news.any(|told| told.contains("\"version\":1")), "the site is there");
    assert!(server.get("/", "").0.starts_with("http/1.1 200"));
}

#[test]
fn it_builds_again_and_tells_open_pages() {
    let root = collection();
    let server = Server::start(root.path());
    let mut news = server.news();
    let first = news.next().expect("how it is now");
    let file = root.path().join("content/a.md");
    fs::write(&file, article("Tuesday")).expect("an edit");
    let second = news.next().expect("news of the edit");
    assert_ne!(first, second);
    assert!(server.get("/", "").1.contains("datetime=\"2024-05-07\""), "the Tuesday before");
    fs::write(root.path().join("dateline.yaml"), "titel: x\n").expect("a mistake");
    let third = news.next().expect("news of the mistake");
    assert!(third.contains("unknown-key") && third.contains("dateline.yaml"), "{third}");
    assert!(server.get("/", "").0.starts_with("http/1.1 200"), "the site before still stands");
    fs::remove_file(root.path().join("dateline.yaml")).expect("the mistake undone");
    let fourth = news.next().expect("news that all is well");
    assert!(fourth.contains("\"problems\":\"\""), "{fourth}");
}

#[test]
fn a_port_that_is_taken_gives_the_next() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its address").port();
    let listener = dateline::serve::listen(port).expect("another port");
    assert_ne!(listener.local_addr().expect("its address").port(), port);
}

const REVIEW: &str = "content/curation/review.yaml";

#[test]
fn the_pencil_corrects_an_event_on_its_page() {
    let root = collection();
    let server = Server::start(root.path());
    let mut news = server.news();
    news.next().expect("how it is now");
    let timeline: serde_json::Value = serde_json::from_str(&server.get("/timeline.json", "").1).expect("JSON");
    let id = timeline["events"][0]["id"].as_str().expect("an event");
    let page = format!("/event/{id}/");
    let about = server.about(&page);
    assert_eq!((about["kind"].as_str(), about["date"].as_str()), (Some("event"), Some("2024-05-06")), "{about:#}");
    assert_eq!(about["mentions"].as_array().map(Vec::len), Some(1));
    let decide = |told: &str| server.post("/_dateline/decide", "", &format!("{{\"page\":\"{page}\",{told}}}"));
    let file = || fs::read_to_string(root.path().join(REVIEW)).unwrap_or_default();

    // No build has published the event; what is decided of it holds all the same.
    let (head, done) = decide("\"action\":\"date\",\"value\":\"2024-05-07\",\"why\":\"the minutes\"");
    assert!(head.starts_with("http/1.1 200") && head.contains("application/json"), "{head} {done}");
    let shown = if id.as_bytes()[0].is_ascii_digit() { format!("\"{id}\"") } else { id.to_owned() };
    let item =
        format!("- set: {shown}\n  date: {{was: \"2024-05-06\", now: \"2024-05-07\"}}\n  why: \"the minutes\"\n");
    assert_eq!(file(), item);
    news.next().expect("news of it");
    let html = server.get(&page, "").1;
    assert!(html.contains("datetime=\"2024-05-07\"") && html.contains("the minutes"), "{html}");

    // A second thought takes the first one's place; taken back, the first holds again.
    let (_, again) = decide("\"action\":\"date\",\"value\":\"2024-05-08\"");
    assert!(file().contains("now: \"2024-05-08\"") && !file().contains("2024-05-07"), "{}", file());
    let (head, _) = server.post("/_dateline/back", "", &again);
    assert!(head.starts_with("http/1.1 200") && file() == item, "{}", file());
    assert_eq!(server.about(&page)["decisions"][0]["ours"], true);

    for (told, problem) in [
        ("\"action\":\"date\",\"value\":\"soon\"", "`soon` is no date"),
        ("\"action\":\"same\",\"value\":\"zzzzzz\"", "there is no other event `zzzzzz`"),
        ("\"action\":\"prefer\",\"mentions\":[\"m:00000000\"]", "choose reports of this event"),
        ("\"action\":\"title\",\"value\":\"  \"", "cannot be empty"),
        ("\"action\":\"explode\"", "no decision"),
    ] {
        let (head, body) = decide(told);
        assert!(head.starts_with("http/1.1 422") && body.contains(problem), "{told}: {head} {body}");
    }
    let dropped = decide("\"action\":\"drop\"").1;
    assert!(file().ends_with(&format!("- drop: {shown}\n")), "{dropped}");
}

#[test]
fn the_pencil_names_an_outlet_on_its_page() {
    let root = collection();
    let server = Server::start(root.path());
    let mut news = server.news();
    news.next().expect("how it is now");
    let about = server.about("/source/paper/");
    assert_eq!((about["kind"].as_str(), about["title"].as_str()), (Some("source"), Some("Paper")), "{about:#}");
    let told = "{\"page\":\"/source/paper/\",\"action\":\"source\",\"value\":\"The Paper\",\"why\":\"its imprint\"}";
    let (head, done) = server.post("/_dateline/decide", "", told);
    assert!(head.starts_with("http/1.1 200"), "{head} {done}");
    let written = fs::read_to_string(root.path().join(REVIEW)).expect("it is written");
    assert_eq!(written, "- source: [\"The Paper\", \"Paper\"]\n  why: \"its imprint\"\n");
    news.next().expect("news of it");
    assert!(server.get("/source/the-paper/", "").1.contains("its imprint"));
}

#[test]
fn nobody_else_holds_the_pencil() {
    let root = collection();
    let server = Server::start(root.path());
    let told = "{\"page\":\"/event/x/\",\"action\":\"drop\"}";
    for headers in
        ["X-Token: 0\r\n", "Origin: http://example.org\r\n", "Origin: http://localhost:1\r\n", "Origin: null\r\n"]
    {
        for path in ["/_dateline/decide", "/_dateline/back"] {
            let (head, _) = server.post(path, headers, told);
            assert!(head.starts_with("http/1.1 403"), "{path} {headers}: {head}");
        }
    }
    assert!(
        server.get("/_dateline/about?page=/", "").0.starts_with("http/1.1 403"),
        "what is decided is told to nobody else"
    );
    assert!(server.get("/", "").0.contains("x-frame-options: deny"), "nobody frames the pages");
    let too_long = format!("{{\"value\":\"{}\"}}", "x".repeat(1 << 17));
    assert!(server.post("/_dateline/decide", "", &too_long).0.starts_with("http/1.1 413"));
    assert!(!root.path().join(REVIEW).exists());
    let written = fs::read_to_string(root.path().join(".dateline/preview/index.html")).expect("the home page");
    assert!(!written.contains("pencil"), "no page is written with it");
}
