//! The search of a previewed site, which follows behind its pages.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use crate::check::Checked;
use crate::derive::Derived;
use crate::model::Site;
use crate::theme::Theme;
use crate::tree::{MemorySink, OutputTree};

/// How long nothing may have changed before the search is made anew: whoever writes saves again and again.
const QUIET: Duration = Duration::from_millis(400);

/// A state of a site that is to be searched.
type State = (Arc<Checked<Site>>, Arc<Theme>);

/// The parts of the search of the last state of a site for which they were made.
pub struct Search {
    parts: RwLock<OutputTree>,
    inbox: Mutex<Sender<State>>,
}

impl Search {
    /// A search of nothing yet, with the thread that makes it.
    pub fn start() -> Arc<Self> {
        let (inbox, states) = channel();
        let search = Arc::new(Self { parts: RwLock::default(), inbox: Mutex::new(inbox) });
        let weak = Arc::downgrade(&search);
        std::thread::spawn(move || {
            // One thread: the other processors are for whoever waits for a page.
            let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(1).build() else { return };
            while let Some((site, theme)) = next(&states) {
                let sink = MemorySink::default();
                pool.install(|| crate::search(&site, &Derived::of(&site), &theme, &sink));
                let Some(search) = weak.upgrade() else { return };
                *search.parts.write().unwrap_or_else(PoisonError::into_inner) = sink.into_tree();
            }
        });
        search
    }

    /// Makes the search of a state once nothing newer came for a while; until then the old one answers.
    pub fn follow(&self, site: Arc<Checked<Site>>, theme: Arc<Theme>) {
        // The thread ends only with the search itself.
        let _ = self.inbox.lock().unwrap_or_else(PoisonError::into_inner).send((site, theme));
    }

    /// A part of the search.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        self.parts.read().unwrap_or_else(PoisonError::into_inner).get(path).map(<[u8]>::to_vec)
    }
}

/// The newest state after some quiet; `None` when there will be no more.
fn next(states: &Receiver<State>) -> Option<State> {
    let mut state = states.recv().ok()?;
    loop {
        match states.recv_timeout(QUIET) {
            Ok(newer) => state = newer,
            Err(RecvTimeoutError::Timeout) => return Some(state),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}
