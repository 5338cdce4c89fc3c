//! An import over an earlier one: what was edited since then stays, what the document changed is taken over.
//!
//! Three texts are held against each other line by line: what the last import wrote, what stands there now, and what
//! the document says now. Where the author and the document changed the same lines, the author's text stays and the
//! document's is listed; nothing is decided silently.

use std::collections::BTreeMap;

/// A conflict of an import with what was edited since the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The file, which stays as it is edited.
    pub file: String,
    /// What the document says now.
    pub text: String,
}

/// What a report says of an import that was merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merge {
    /// Files that are new.
    pub new: Vec<String>,
    /// Files that changed.
    pub changed: Vec<String>,
    /// Files whose record the document no longer has.
    pub gone: Vec<String>,
    /// Files that were edited where the document changed.
    pub conflicts: Vec<Conflict>,
    /// Translations of texts that the document changed: the key of the text, its language, the translation.
    pub stale: Vec<[String; 3]>,
}

/// Files by their paths.
pub type Texts = BTreeMap<String, String>;

/// What an import keeps for the next one: its texts, but the earlier ones where the author's stayed in place of them, so
/// that the next import tells of these once more.
pub fn kept(base: &Texts, new: &Texts, merge: &Merge) -> Texts {
    let mut kept = new.clone();
    for conflict in &merge.conflicts {
        match base.get(&conflict.file) {
            Some(old) => kept.insert(conflict.file.clone(), old.clone()),
            None => kept.remove(&conflict.file),
        };
    }
    // Its record may come back, or is to be retired: it is told each time.
    kept.extend(merge.gone.iter().filter_map(|path| Some((path.clone(), base.get(path)?.clone()))));
    kept
}

/// The files to write and what happened, from what the last import wrote (`base`), what stands there (`own`) and what
/// the document gives (`new`). Paths that are in no list of `new` and `base` are the author's own and stay.
pub fn merge(base: &Texts, own: &Texts, new: &Texts) -> (Texts, Merge) {
    let (mut written, mut merge) = (Texts::new(), Merge::default());
    for (path, text) in new {
        let (old, mine) = (base.get(path), own.get(path));
        match (old, mine) {
            (_, None) if old.is_none() => {
                merge.new.push(path.clone());
                written.insert(path.clone(), text.clone());
            }
            // The author took it away.
            (Some(old), None) if old == text => {}
            (_, None) => merge.conflicts.push(Conflict { file: path.clone(), text: text.clone() }),
            (_, Some(mine)) if mine == text => {}
            (Some(old), Some(_)) if old == text => {}
            (old, Some(mine)) => match diffy::merge(old.map_or("", String::as_str), mine, text) {
                Ok(both) => {
                    merge.changed.push(path.clone());
                    written.insert(path.clone(), both);
                }
                Err(_) => merge.conflicts.push(Conflict { file: path.clone(), text: text.clone() }),
            },
        }
    }
    let is_gone =
        |path: &&String| !new.contains_key(*path) && own.get(*path).is_some_and(|text| !is_retired(text));
    merge.gone = base.keys().filter(is_gone).cloned().collect();
    (written, merge)
}

/// Whether a record says that it is retired.
fn is_retired(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "status: retired")
}

/// Retires the records that the document no longer has, with a reason; what else is gone stays as it is.
pub fn retire(merge: &Merge, own: &Texts, lang: &str, reason: &str) -> Texts {
    let is_record = |path: &&String| path.contains('/') && path.ends_with(".yaml");
    let retired = merge.gone.iter().filter(is_record).filter_map(|path| {
        let text = own.get(path)?.trim_end();
        let reason = serde_json::Value::from(reason);
        Some((path.clone(), format!("{text}\nstatus: retired\nreason:\n  {lang}: {reason}\n")))
    });
    retired.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[(&str, &str)]) -> Texts {
        all.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_was_edited_stays_and_what_changed_is_taken_over() {
        let base = texts(&[("a", "1\n2\n3\n4\n5\n"), ("b", "x\n"), ("c", "old\n"), ("gone", "g\n")]);
        let own = texts(&[
            ("a", "1 mine\n2\n3\n4\n5\n"),
            ("b", "y\n"),
            ("c", "mine\n"),
            ("gone", "g\n"),
            ("own", "o\n"),
        ]);
        let new = texts(&[("a", "1\n2\n3\n4\n5 new\n"), ("b", "x\n"), ("c", "new\n"), ("d", "d\n")]);
        let (written, merge) = merge(&base, &own, &new);
        assert_eq!(written, texts(&[("a", "1 mine\n2\n3\n4\n5 new\n"), ("d", "d\n")]));
        assert_eq!(kept(&base, &new, &merge)["c"], "old\n");
        assert_eq!(merge.conflicts, [Conflict { file: "c".to_owned(), text: "new\n".to_owned() }]);
        assert_eq!(
            (merge.changed, merge.gone, merge.new),
            (vec!["a".into()], vec!["gone".into()], vec!["d".into()])
        );
    }
}
