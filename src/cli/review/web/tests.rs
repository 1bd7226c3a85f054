use super::*;
use crate::review::{Book, Kind, Question, Turns};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

fn question() -> Question {
    Question {
        kind: Kind::Date,
        worth: 0.5,
        about: vec!["k3f9qa".to_owned()],
        title: "The bridge".to_owned(),
        date: None,
        other: None,
        result: None,
        quotes: Vec::new(),
        reasons: Vec::new(),
    }
}

fn send(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).expect("it listens");
    stream.write_all(request.as_bytes()).expect("it takes a request");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("it replies");
    reply
}

#[test]
fn only_its_own_page_with_the_token_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path(), crate::serve::listen(0).expect("a free port")).expect("a desk");
    let (host, token) = (desk.listener.local_addr().expect("an address").to_string(), desk.token.text().to_owned());
    let session = Session::new(Book::of(folder.path()), Turns::new([question()]));
    let requests = {
        let (host, token) = (host.clone(), token.clone());
        move || {
            let get = |path: &str, more: &str| {
                send(&host, &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n"))
            };
            let post = |path: &str, more: &str, body: &str| {
                let length = body.len();
                send(
                    &host,
                    &format!(
                        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n{body}"
                    ),
                )
            };
            let (own, origin) = (format!("X-Token: {token}\r\n"), format!("Origin: http://{host}\r\n"));
            let both = format!("{own}{origin}");
            let same = r#"{"answer":"same"}"#;
            let status = |reply: &str| reply.split(' ').nth(1).unwrap_or_default().to_owned();
            let refused = [
                get("/", ""),
                get("/?token=0", ""),
                get("/question", ""),
                post("/answer", &own, same),
                post("/answer", &origin, same),
                post("/answer", &format!("{own}Origin: http://example.org\r\n"), same),
                send(&host, &format!("GET /?token={token} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n")),
            ];
            // A browser asks for the icon without being told to.
            let outside = [get("/site/../Cargo.toml", ""), get("/favicon.ico", "")];
            let answered = [get(&format!("/?token={token}"), ""), get("/question", &own), post("/answer", &both, same)];
            post("/finish", &both, "");
            (
                refused.iter().map(|r| status(r)).collect::<Vec<_>>(),
                outside.map(|r| status(&r)),
                answered.map(|r| status(&r)),
            )
        }
    };
    let client = std::thread::spawn(requests);
    assert_eq!(desk.serve(session).expect("it serves"), 1);
    let (refused, outside, answered) = client.join().expect("all is asked");
    assert_eq!(refused, ["403"; 7]);
    assert_eq!(outside, ["404"; 2]);
    assert_eq!(answered, ["200"; 3]);
    let written = std::fs::read_to_string(folder.path().join(crate::review::FILE)).unwrap();
    assert_eq!(written, "- confirm: k3f9qa\n");
}
