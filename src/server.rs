//! A site over HTTP on this machine, with live reload.
//!
//! Asks a [`Source`] for files, which knows no disk, so no request can leave the site; answers only to the names of this machine,
//! so that a page elsewhere cannot read it through a name of its own (DNS rebinding). Knows nothing of
//! building.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;

/// Whoever has the files of a site, or makes them when they are asked for.
pub trait Source: Send + Sync {
    /// The bytes at a path below the site's folder; blocks while they are made.
    fn file(&self, path: &str) -> Option<Vec<u8>>;
}

/// The script that reloads the page and shows diagnostics; served, never part of a site.
const SCRIPT: &str = include_str!("server/reload.js");
/// Where the server's own answers live; no page can have such a path.
const OWN: &str = "/__fangce/";
/// How long a browser's question for news may stay open. Proxies cut at 30 s.
const PATIENCE: Duration = Duration::from_secs(25);

/// What is shown now.
pub struct Stage {
    scene: RwLock<Scene>,
    version: watch::Sender<u64>,
}

#[derive(Default)]
struct Scene {
    /// The last site without errors.
    source: Option<Arc<dyn Source>>,
    /// What is wrong now, as text; warnings alone leave the site whole.
    report: String,
    /// Whether the content has errors, so that `source` is an older site.
    broken: bool,
    /// The pages of the records that were saved last, below the folder of a language.
    saved: Vec<String>,
}

impl Default for Stage {
    fn default() -> Self {
        Self { scene: RwLock::default(), version: watch::Sender::new(0) }
    }
}

impl Stage {
    /// Shows a new site, with warnings as text, and the pages of the records that were saved, below the folder
    /// of a language.
    pub fn show(&self, source: Arc<dyn Source>, report: String, saved: Vec<String>) {
        self.change(|scene| *scene = Scene { source: Some(source), report, broken: false, saved });
    }

    /// Keeps the last site and shows what is wrong.
    pub fn fail(&self, report: String) {
        self.change(|scene| {
            scene.report = report;
            scene.broken = true;
            scene.saved = Vec::new();
        });
    }

    fn change(&self, change: impl FnOnce(&mut Scene)) {
        // A panic while a scene changed left a scene all the same.
        change(&mut self.scene.write().unwrap_or_else(|poisoned| poisoned.into_inner()));
        self.version.send_modify(|version| *version += 1);
    }

    fn read<T>(&self, look: impl FnOnce(&Scene) -> T) -> T {
        look(&self.scene.read().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }
}

/// A listener on the loopback address at the first free port of these.
///
/// # Errors
/// What the system says of the last port that was tried.
pub fn listen(mut ports: std::ops::Range<u16>) -> std::io::Result<TcpListener> {
    let last = ports.end.saturating_sub(1);
    loop {
        let port = ports.next().unwrap_or(last);
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Err(error) if port >= last => return Err(error),
            Err(_) => {}
            listener => return listener,
        }
    }
}

/// Answers requests until the process ends.
///
/// # Errors
/// What the system says when the listener fails.
pub fn serve(listener: TcpListener, stage: Arc<Stage>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, Router::new().fallback(answer).with_state(stage)).await
    })
}

async fn answer(State(stage): State<Arc<Stage>>, request: Request) -> Response<Body> {
    if !is_own_host(request.headers()) {
        return text(
            StatusCode::MISDIRECTED_REQUEST,
            "text/plain; charset=utf-8",
            "This server answers to localhost only.\n",
        );
    }
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return text(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "Only GET and HEAD.\n");
    }
    let path = request.uri().path();
    match path.strip_prefix(OWN) {
        Some("reload.js") => text(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        Some("news") => news(&stage, request.uri().query().unwrap_or_default()).await,
        Some(_) => text(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "No such thing.\n"),
        None => page(&stage, path).await,
    }
}

/// The version now, once it is another than the one asked with, and what is wrong in it.
async fn news(stage: &Stage, query: &str) -> Response<Body> {
    let seen: Option<u64> = query.strip_prefix("since=").and_then(|since| since.parse().ok());
    let mut versions = stage.version.subscribe();
    // No news within the time is an answer too.
    let _ = tokio::time::timeout(PATIENCE, versions.wait_for(|version| Some(*version) != seen)).await;
    let version = *stage.version.borrow();
    let body = stage.read(|scene| {
        serde_json::json!({
            "version": version, "broken": scene.broken, "report": scene.report, "saved": scene.saved
        })
    });
    text(StatusCode::OK, "application/json", body.to_string())
}

async fn page(stage: &Stage, path: &str) -> Response<Body> {
    let Some(path) = decode(path.trim_start_matches('/')) else {
        return text(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", "That is no address.\n");
    };
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let Some(source) = stage.read(|scene| scene.source.clone()) else {
        let body = with_script("<!doctype html><title>Fangce</title><body></body>");
        return text(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", body);
    };
    // A page is made while its reader waits; others are answered meanwhile.
    let made = tokio::task::spawn_blocking(move || found(source.as_ref(), &path)).await;
    made.unwrap_or_else(|_| {
        text(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", "This page cannot be made.\n")
    })
}

/// The file at a path, or the page that says that there is none.
fn found(source: &dyn Source, path: &str) -> Response<Body> {
    if let Some(bytes) = source.file(path) {
        return file(StatusCode::OK, path, &bytes);
    }
    let lang = path.split('/').next().unwrap_or_default();
    let missing = [format!("{lang}/404.html"), "404.html".to_owned()];
    match missing.iter().find_map(|path| source.file(path)) {
        Some(bytes) => file(StatusCode::NOT_FOUND, "404.html", &bytes),
        None => text(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "There is no such page.\n"),
    }
}

fn file(status: StatusCode, path: &str, bytes: &[u8]) -> Response<Body> {
    let kind = media_type(path);
    if kind.starts_with("text/html") {
        return text(status, &kind, with_script(&String::from_utf8_lossy(bytes)));
    }
    let mut answer = text(status, &kind, bytes.to_vec());
    if has_hash(path) {
        let kept = HeaderValue::from_static("max-age=31536000, immutable");
        answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    }
    answer
}

/// Whether a file's name changes with its contents, so that a browser may keep it: `style-0123456789.css`.
fn has_hash(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    path.starts_with("assets/") && hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn with_script(page: &str) -> String {
    let script = format!("<script src=\"{OWN}reload.js\" defer></script>");
    match page.rfind("</body>") {
        Some(at) => format!("{}{script}{}", &page[..at], &page[at..]),
        None => format!("{page}{script}"),
    }
}

fn text(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        // What is being written is nobody else's to read: a page elsewhere could load the parts of the search, which
        // are scripts.
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Content-Security-Policy", "frame-ancestors 'self'")
        .header("Referrer-Policy", "same-origin")
        .body(body.into())
        .expect("the headers are well formed")
}

/// The media type of a file; texts are UTF-8.
fn media_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    format!("{kind}{charset}")
}

/// Whether a request was meant for this machine by one of its own names.
fn is_own_host(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// A path with its percent escapes undone; `None` if it is no UTF-8 or climbs.
fn decode(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
    (!path.split('/').any(|part| part == "..") && !path.contains('\0')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_names_are_answered() {
        let host = |name: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, name.parse().unwrap());
            is_own_host(&headers)
        };
        assert!(host("localhost:4400") && host("127.0.0.1") && host("[::1]:4400"));
        assert!(!host("evil.example") && !host("localhost.evil.example:4400") && !host("127.0.0.1.nip.io"));
        assert!(!is_own_host(&HeaderMap::new()));
    }

    #[test]
    fn paths_are_decoded_and_never_climb() {
        assert_eq!(decode("zh/%E7%94%B5.html").as_deref(), Some("zh/电.html"));
        for bad in ["../x", "a/%2e%2e/x", "%ff", "%00"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        for (path, kept) in [
            ("assets/style-0123456789.css", true),
            ("assets/search/zh-start-0a1b2c3d4e.js", true),
            ("assets/search/zh.js", false),
            ("assets/town-hall.png", false),
            ("zh/guides/a-0123456789.html", false),
        ] {
            assert_eq!(has_hash(path), kept, "{path}");
        }
    }

    #[test]
    fn files_have_media_types() {
        for (path, kind) in [
            ("zh/index.html", "text/html; charset=utf-8"),
            ("style.css", "text/css; charset=utf-8"),
            ("client.js", "text/javascript; charset=utf-8"),
            ("data.json", "application/json"),
            ("chart.svg", "image/svg+xml"),
            ("zh/site.webmanifest", "application/manifest+json"),
            ("zh/penalties.csv", "text/csv; charset=utf-8"),
            ("llms.txt", "text/plain; charset=utf-8"),
            ("a.b/no-extension", "application/octet-stream"),
        ] {
            assert_eq!(media_type(path), kind, "{path}");
        }
    }
}
