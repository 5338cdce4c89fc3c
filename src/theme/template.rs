//! Templates: Tera, strict, every value escaped unless a view made markup of it.

use serde::Serialize;
use tera::value::Map;
use tera::{Context, Tera, Value};

use super::fault::Fault;
use super::words::Words;

/// The templates of a theme.
pub struct Templates {
    tera: Tera,
}

/// What surrounds a page: its own part, and what many pages share.
pub struct Frame<'f, O: Serialize> {
    /// The page's own part, a struct.
    pub own: &'f O,
    /// What is shared.
    pub shared: &'f Shared,
}

/// The fields of a struct as template values; made once for many pages.
pub struct Shared(Map);

impl Shared {
    /// The fields of a struct.
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from_serializable(view).into_map().unwrap_or_default())
    }
}

impl Templates {
    /// The templates of these files.
    ///
    /// # Errors
    /// The first one that does not parse.
    pub fn load<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Result<Self, Fault> {
        let mut tera = Tera::default();
        let files: Vec<(&str, String)> =
            files.map(|(name, bytes)| (name, String::from_utf8_lossy(bytes).into_owned())).collect();
        tera.add_raw_templates(files).map_err(|error| Fault::of(&error))?;
        Ok(Self { tera })
    }

    /// A page: the template (its file below `templates/`) sees the view as `page`, what surrounds it as `frame`, and the words as `t`.
    ///
    /// # Errors
    /// What the template asks for and the views do not have, and where.
    pub fn render(
        &self,
        template: &str,
        page: &impl Serialize,
        frame: Option<Frame<'_, impl Serialize>>,
        words: &Words,
    ) -> Result<Vec<u8>, Fault> {
        let value = |view: tera::TeraResult<Value>| view.map_err(|error| Fault::of(&error));
        let mut context = Context::new();
        context.insert_value("t", words.tree.clone());
        context.insert_value("page", value(Value::try_from_serializable(page))?);
        if let Some(Frame { own, shared }) = frame {
            let own = value(Value::try_from_serializable(own))?;
            let mut all = shared.0.clone();
            all.extend(own.into_map().unwrap_or_default());
            context.insert_value("frame", Value::from(all));
        }
        self.tera.render(template, &context).map(String::into_bytes).map_err(|error| Fault::of(&error))
    }
}

impl Fault {
    /// The first line that an error says, and the place that its report names after `-->`.
    fn of(error: &dyn std::error::Error) -> Self {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            text.push('\n');
            text.push_str(&error.to_string());
            cause = error.source();
        }
        let what = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Self { what, at: text.lines().find_map(place) }
    }
}

/// The place in a line such as ` --> guide.html:1:7`.
fn place(line: &str) -> Option<(String, usize, usize)> {
    let (rest, column) = line.trim().strip_prefix("--> ")?.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file.to_owned(), line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_are_read_from_reports() {
        assert_eq!(place("  --> guide.html:12:7"), Some(("guide.html".to_owned(), 12, 7)));
        assert_eq!(place("12 | {{ x }}"), None);
    }
}
