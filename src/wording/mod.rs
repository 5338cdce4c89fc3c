//! Typed facts in the words of a theme: «within 15 days of receiving the report».
//!
//! Each is a [`crate::text::Text`], which pages show as markup and charts, search and calendars as plain
//! words. Knows the theme's sentences and no page.

mod number;
mod time;
mod contact;
