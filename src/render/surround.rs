//! What frames share: made once a folder and language, not once a page.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::view::Cx;
use crate::model::Lang;
use crate::query::Question;
use crate::theme::template::Shared;

/// Shared parts of frames by language and folder of the page.
#[derive(Default)]
pub struct Surrounds<'a>(RwLock<HashMap<(Lang, String), Surround<'a>>>);

/// A shared part, and what was asked for it: every page that has it asks the same.
#[derive(Clone)]
struct Surround<'a> {
    shared: Arc<Shared>,
    asked: Arc<[Question<'a>]>,
}

impl<'a> Surrounds<'a> {
    /// What the frame of a page shares with the others of its folder.
    pub fn of(&self, cx: &Cx<'a>) -> Arc<Shared> {
        let folder = cx.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = (cx.lang, folder.to_owned());
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let surround = known.unwrap_or_else(|| {
            let made = made(cx);
            self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(made).clone()
        });
        cx.site.asked(&surround.asked);
        surround.shared
    }
}

fn made<'a>(cx: &Cx<'a>) -> Surround<'a> {
    let apart = cx.apart();
    let shared = Arc::new(Shared::of(&apart.surround()));
    Surround { shared, asked: apart.site.questions().into() }
}
