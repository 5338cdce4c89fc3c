//! `fangce serve` from outside: a browser's questions, without a browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::command::{fangce, put, site};

/// How long a change may take to be seen. Generous: the machine may be busy.
const LIMIT: Duration = Duration::from_secs(20);

const GUIDE: &str = "title: {zh: 旧的, en: Old}\n";

/// A running server; it ends with the test.
struct Server {
    folder: TempDir,
    child: Child,
    port: u16,
    // Kept open: a closed pipe would be another test.
    _out: BufReader<ChildStdout>,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn of(folder: TempDir) -> Self {
        let mut command = fangce(folder.path(), &["serve", "--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("fangce starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        out.read_line(&mut line).expect("the address");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        Server { port: port.unwrap_or_else(|| panic!("no address in {line:?}")), folder, child, _out: out }
    }

    fn put(&self, path: &str, text: &str) {
        put(self.folder.path(), path, text.as_bytes());
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(40))).expect("a limit");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer to {method} {path}: {answer:?}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    fn news(&self, query: &str) -> Value {
        let answer = self.get(&format!("/__fangce/news{query}"));
        assert_eq!(answer.status, 200);
        serde_json::from_str(&answer.body).expect("news is JSON")
    }

    /// Waits for news of which this holds.
    fn wait(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        let mut news = self.news("");
        while !holds(&news) {
            assert!(start.elapsed() < LIMIT, "{what} did not come: {news}");
            news = self.news(&format!("?since={}", news["version"]));
        }
        news
    }
}

#[test]
fn pages_reload_when_the_content_changes() {
    let server = Server::of(site(&[("content/guides/first.yaml", GUIDE)]));
    let page = server.get("/en/guides/first.html");
    assert_eq!(page.status, 200);
    assert!(
        page.head.contains("content-type: text/html; charset=utf-8") && page.head.contains("no-store"),
        "{}",
        page.head
    );
    assert!(page.body.contains("Old") && page.body.contains("src=\"/__fangce/reload.js\""));
    assert!(
        page.body.contains("script-src 'self'") && page.body.contains("connect-src 'self'"),
        "the page forbids the reload"
    );
    let script = server.get("/__fangce/reload.js");
    assert!(script.status == 200 && script.head.contains("text/javascript"));
    assert!(server.get("/").body.contains("zh/index.html") && server.get("/zh/").status == 200);

    let first = server.news("");
    assert_eq!(first["broken"], false);
    server.put("content/guides/first.yaml", &GUIDE.replace("Old", "Fresh"));
    // News may come before the change, of the search that follows behind.
    let shows = || server.get("/en/guides/first.html").body.contains("Fresh");
    let news = server.wait("the change", |news| news["version"] != first["version"] && shows());
    assert_eq!(news["broken"], false, "{news}");
}

#[test]
fn broken_content_shows_what_is_wrong_and_keeps_the_last_good_page() {
    let server = Server::of(site(&[("content/guides/first.yaml", GUIDE)]));
    server.put("content/guides/first.yaml", "titel: {zh: 新的, en: New}\n");
    let news = server.wait("the mistake", |news| news["broken"] == true);
    let report = news["report"].as_str().expect("a report");
    assert!(report.contains("unknown-field") && report.contains("content/guides/first.yaml:1:1"), "{report}");
    assert!(!report.contains('\u{1b}'), "{report:?}");
    let page = server.get("/en/guides/first.html");
    assert!(page.status == 200 && page.body.contains("Old"));
    server.put("content/guides/first.yaml", &GUIDE.replace("Old", "Mended"));
    server.wait("the mended site", |news| news["broken"] == false);
    assert!(server.get("/en/guides/first.html").body.contains("Mended"));
}

#[test]
fn a_template_that_fails_only_on_a_page_is_told() {
    let server = Server::of(site(&[("content/guides/first.yaml", GUIDE)]));
    server.put("themes/default/templates/guide.html", "{{ nothing.of_it }}\n");
    let news = server.wait("the mistake", |news| news["broken"] == true);
    let report = news["report"].as_str().expect("a report");
    assert!(report.contains("themes/default/templates/guide.html:1"), "{report}");
}

#[test]
fn a_site_that_is_broken_from_the_start_is_waited_for() {
    let server = Server::of(site(&[("content/guides/first.yaml", "titel: {zh: 新的, en: New}\n")]));
    let page = server.get("/en/index.html");
    assert!(page.status == 503 && page.body.contains("/__fangce/reload.js"), "{}", page.body);
    assert_eq!(server.news("")["broken"], true);
    server.put("content/guides/first.yaml", GUIDE);
    server.wait("the mended site", |news| news["broken"] == false);
    assert_eq!(server.get("/en/index.html").status, 200);
}

#[test]
fn a_new_file_and_a_removed_one_are_seen() {
    let server = Server::of(site(&[("content/guides/first.yaml", GUIDE)]));
    server.put("content/guides/second.yaml", GUIDE);
    server.wait("the new page", |_| server.get("/en/guides/second.html").status == 200);
    std::fs::remove_file(server.folder.path().join("content/guides/first.yaml")).expect("it was there");
    server.wait("its end", |_| server.get("/en/guides/first.html").status == 404);
}

#[test]
fn nobody_else_is_answered_and_nothing_else_is_shown() {
    let server = Server::of(site(&[("secret.txt", "a secret")]));
    for host in ["evil.example", "evil.example:80", "127.0.0.1.nip.io", "localhost.evil.example", ""] {
        let answer = server.ask("GET", "/en/index.html", host);
        assert!(
            (400..500).contains(&answer.status) && !answer.body.contains("Example Bureau"),
            "{host}: {}",
            answer.status
        );
        assert!((400..500).contains(&server.ask("GET", "/__fangce/news", host).status), "{host}");
    }
    assert_eq!(server.ask("GET", "/en/index.html", "localhost:1").status, 200);
    for path in [
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/content/site.yaml",
        "/secret.txt",
        "//etc/passwd",
    ] {
        let answer = server.get(path);
        assert!(
            (400..500).contains(&answer.status) && !answer.body.contains("a secret"),
            "{path}: {}",
            answer.status
        );
    }
    // Nor may a page elsewhere load what it could read: the parts of the search are scripts.
    for path in ["/en/index.html", "/assets/style.css", "/en/no-such-page.html", "/__fangce/news"] {
        let head = server.get(path).head.to_lowercase();
        for header in [
            "cross-origin-resource-policy: same-origin",
            "x-content-type-options: nosniff",
            "frame-ancestors",
        ] {
            assert!(head.contains(header), "{path}: {header}");
        }
    }
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(server.ask(method, "/en/index.html", "localhost").status, 405, "{method}");
    }
    let missing = server.get("/en/no-such-page.html");
    assert!(missing.status == 404 && missing.head.contains("text/html"), "{}", missing.head);
}
