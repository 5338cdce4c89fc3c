//! Rendered pages → what is made of them: two languages side by side, the handbook, and pages as Markdown.
//!
//! All take the `main` of pages as the theme rendered them, so they hold whatever a theme shows, with
//! one markup for each thing. A theme marks what stands on the page itself alone with
//! `data-only="page"`, and what a handbook does without with `data-only="screen"`.

pub mod tree;
mod pair;
mod sheet;
pub mod side;
pub mod handbook;
pub mod twin;
