//! Flowcharts: a graph in words → two layouts → SVG and files of other tools.
//!
//! A leaf: it knows nothing of sites, themes or disks. [`graph::Graph`] says what a chart shows;
//! [`wide`] and [`mod@column`] give it coordinates ([`place::Placed`]); [`svg`] writes them.

pub mod graph;
pub mod text;
pub mod place;
pub mod shape;
pub mod quality;
pub mod label;
pub mod wide;
pub mod column;
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
