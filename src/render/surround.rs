//! What frames share: made once a folder and language, not once a page.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::view::Cx;
use crate::model::Lang;
use crate::theme::template::Shared;

/// Shared parts of frames by language and folder of the page.
#[derive(Default)]
pub struct Surrounds(RwLock<HashMap<(Lang, String), Arc<Shared>>>);

impl Surrounds {
    /// What the frame of a page shares with the others of its folder.
    pub fn of(&self, cx: &Cx) -> Arc<Shared> {
        let folder = cx.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = (cx.lang, folder.to_owned());
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let made = Arc::new(Shared::of(&cx.surround()));
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(made).clone()
    }
}
