//! Checked site → its files, each made when somebody asks for it.
//!
//! `serve` shows a change without building the site: a page is made when a browser wants it, files for other
//! programs when one of them is wanted first, and the search follows behind in a thread of its own. Knows no
//! HTTP and no disk.

mod search;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::check::Checked;
use crate::derive::Derived;
use crate::export;
use crate::export::row::Rows;
use crate::model::Site;
use crate::render::Renderer;
use crate::server::Source;
use crate::theme::Theme;
use crate::tree::{MemorySink, OutputTree, Sink};

pub use search::Search;

/// The files of one state of a site.
///
/// A thread holds the site with what follows from it, and ends when this is dropped.
pub struct Preview {
    inbox: Mutex<Sender<Wish>>,
    search: Arc<Search>,
}

/// A path that is asked for, and where the bytes go.
struct Wish {
    path: String,
    answer: Sender<Option<Vec<u8>>>,
}

impl Preview {
    /// A preview of a site. Comes back at once: what follows from the site is found while its readers ask.
    pub fn of(site: Arc<Checked<Site>>, theme: Arc<Theme>, search: Arc<Search>) -> Self {
        let (inbox, wishes) = channel();
        std::thread::spawn(move || answer(&site, &theme, &wishes));
        Self { inbox: Mutex::new(inbox), search }
    }
}

impl Source for Preview {
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(part) = self.search.file(path) {
            return Some(part);
        }
        let (answer, bytes) = channel();
        let wish = Wish { path: path.to_owned(), answer };
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).send(wish).ok()?;
        bytes.recv().ok().flatten()
    }
}

/// Answers wishes, each in a thread of its own, until nobody can have any more.
fn answer(site: &Checked<Site>, theme: &Theme, wishes: &Receiver<Wish>) {
    let derived = Derived::of(site);
    let mut renderer = Renderer::new(site, &derived, theme, None, false);
    renderer.at_top = true;
    let shop = Shop { renderer, exports: OnceLock::new() };
    std::thread::scope(|scope| {
        for Wish { path, answer } in wishes {
            let shop = &shop;
            // Whoever asked may be gone by now.
            scope.spawn(move || _ = answer.send(shop.file(&path)));
        }
    });
}

/// What makes the files.
struct Shop<'a> {
    renderer: Renderer<'a>,
    /// The files for other programs, made when the first is asked for.
    exports: OnceLock<OutputTree>,
}

impl Shop<'_> {
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let assets = &self.renderer.theme.assets.files;
        if let Some((_, bytes)) = assets.iter().find(|(known, _)| known == path) {
            return Some(bytes.clone());
        }
        match self.renderer.at(path) {
            // Faults that show in a page of each sort were told before; any other is told where the page would be.
            Some(made) => Some(made.unwrap_or_else(|fault| fault.what.into_bytes())),
            None => self.exports().get(path).map(<[u8]>::to_vec),
        }
    }

    fn exports(&self) -> &OutputTree {
        self.exports.get_or_init(|| {
            let Renderer { site, derived, theme, .. } = self.renderer;
            let sink = MemorySink::default();
            let rows = Rows { site, derived, base_url: None };
            export::write(rows, &theme.words, &|path, bytes| sink.put(path, bytes));
            let cards =
                site.records.services.iter().flat_map(|service| export::cards(rows, &service.meta.id));
            cards.for_each(|(path, bytes)| sink.put(&path, bytes));
            sink.into_tree()
        })
    }
}
