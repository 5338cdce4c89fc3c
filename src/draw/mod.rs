//! Flowcharts: a graph in words → two layouts → SVG and files of other tools.
//!
//! A leaf: it knows nothing of sites, themes or disks. [`graph::Graph`] says what a chart shows;
//! [`drawing::Drawing`] gives it coordinates ([`place::Placed`]) in two layouts, [`wide`] and
//! [`mod@column`]; [`svg`] and [`bpmn`] write them. Each module names only those declared above it.

pub mod graph;
pub mod text;
pub mod place;
pub mod sizes;
pub mod xml;
pub mod shape;
pub mod room;
pub mod quality;
pub mod caption;
pub mod budget;
pub mod wide;
pub mod overview;
pub mod column;
pub mod drawing;
pub mod svg;
pub mod style;
pub mod mermaid;
pub mod bpmn;
pub mod plain;
pub mod png;

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
