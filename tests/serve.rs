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
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["serve", "--port", "0", "--root"]).arg(root).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let lines = BufReader::new(child.stderr.take().expect("standard error")).lines();
        let mut lines = lines.map_while(Result::ok).skip_while(|line| !line.starts_with("http://127.0.0.1:"));
        let line = lines.next().expect("an address");
        let port = line.trim_start_matches("http://127.0.0.1:").split('/').next().and_then(|p| p.parse().ok());
        // What is said first is said of the first build; later lines are read away, so that nobody waits for us.
        assert!(lines.next().is_some_and(|line| line.contains("events")), "the first build");
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port: port.expect("a port") }
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
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_lowercase(), body.to_owned())
    }

    /// What open pages are told, line by line.
    fn news(&self) -> impl Iterator<Item = String> {
        let mut stream = self.connect();
        write!(stream, "GET /_dateline/news HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    }
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
