//! XML as a tree, names with the prefixes of the standard whatever the file calls them.
//!
//! Declares no entities: a document type is refused. Comments and instructions are left out.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};

use crate::import::refusal::Refusal;

/// The most elements in one another. Word's own documents stay below 60; each table in a cell adds 3.
const DEEPEST: usize = 256;

/// Namespaces by the prefixes that the standard uses; the strict form has addresses of its own (ISO/IEC 29500-1).
const NAMESPACES: [(&str, &str); 22] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "pr"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"),
    ("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x"),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", "x"),
    ("http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", "xdr"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

/// Attributes that say when something was written, in thousands; nobody asks for them.
const UNREAD: [&str; 5] = ["w:rsidR", "w:rsidRPr", "w:rsidRDefault", "w:rsidP", "w:rsidTr"];

/// What is read of alternatives: text, pictures, diagrams.
const READ: [&str; 5] = ["w:t", "w:txbxContent", "a:blip", "v:imagedata", "m:t"];

/// An element with what it holds.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its name with the standard's prefix, `w:p`; `?:name` in a namespace that is not known.
    pub name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// What it holds, in order.
    pub nodes: Vec<Node>,
}

/// A part of an element.
#[derive(Debug, Clone)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The elements in it.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children().find(|child| &*child.name == name)
    }

    /// The element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `w:val` of the first element of a name in it.
    pub fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Whether the switch of a name is in it and on; `None` if it is not there.
    pub fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.attribute("w:val"), Some("0" | "false" | "off")))
    }

    /// The text in it, without that of the elements in it.
    pub fn text(&self) -> String {
        let texts = self.nodes.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// All elements of a name in it, however deep, not looking into those that are found; of alternatives only in
    /// the one that is read.
    pub fn find_all<'e>(&'e self, name: &str, found: &mut Vec<&'e Element>) {
        for child in self.children() {
            if &*child.name == name {
                found.push(child);
            } else if let Some(chosen) = child.alternative() {
                chosen.find_all(name, found);
            } else if &*child.name != "mc:AlternateContent" {
                child.find_all(name, found);
            }
        }
    }

    /// Of alternatives (`mc:AlternateContent`) the one that is read: the first, which says most, unless it holds
    /// nothing that is read here.
    pub fn alternative(&self) -> Option<&Element> {
        if &*self.name != "mc:AlternateContent" {
            return None;
        }
        let choice = self.child("mc:Choice");
        let says = |choice: &&Element| READ.iter().any(|name| choice.find(name).is_some());
        choice.filter(says).or_else(|| self.child("mc:Fallback")).or(choice)
    }

    /// The first element of a name in it, however deep.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.children().find_map(|child| if &*child.name == name { Some(child) } else { child.find(name) })
    }
}

/// The root of a part.
pub fn read(part: &str, bytes: &[u8]) -> Result<Element, Refusal> {
    let damaged = || Refusal::Damaged { part: part.to_owned() };
    // UTF-16 is allowed and begins with a mark; everything else that programs write is UTF-8.
    let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
    if broken {
        return Err(damaged());
    }
    let mut reader = NsReader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut names = Names::default();
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                if open.len() == DEEPEST {
                    return Err(Refusal::TooDeep);
                }
                open.push(names.element(&reader, &start).ok_or_else(damaged)?);
            }
            Event::End(_) => {
                let done = open.pop().ok_or_else(damaged)?;
                match open.last_mut() {
                    Some(parent) => parent.nodes.push(Node::Element(done)),
                    None => return Ok(done),
                }
            }
            Event::Text(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => {
                let entities = || Refusal::Entities { part: part.to_owned() };
                let text = if name.is_char_ref() {
                    name.resolve_char_ref().ok().flatten().ok_or_else(damaged)?.to_string()
                } else {
                    let known = quick_xml::escape::resolve_predefined_entity(&name.into_inner());
                    known.ok_or_else(entities)?.to_owned()
                };
                push(&mut open, &text);
            }
            Event::DocType(_) => return Err(Refusal::Entities { part: part.to_owned() }),
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

/// Adds text to the innermost open element.
fn push(open: &mut [Element], text: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.nodes.push(Node::Text(text.to_owned())),
    }
}

/// The names of a part, each kept once.
#[derive(Default)]
struct Names {
    known: HashMap<(&'static str, String), Rc<str>>,
}

impl Names {
    /// An element without its content; `None` if an attribute is written wrongly.
    fn element(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<Element> {
        let name = self.name(reader, start.name(), true);
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.ok()?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let name = self.name(reader, attribute.key, false);
            if !UNREAD.contains(&&*name) {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
                attributes.push((name, value));
            }
        }
        Some(Element { name, attributes, nodes: Vec::new() })
    }

    fn name(&mut self, reader: &NsReader<&[u8]>, name: QName<'_>, is_element: bool) -> Rc<str> {
        let (space, local) = reader.resolver().resolve(name, is_element);
        let prefix = match space {
            ResolveResult::Unbound => "",
            ResolveResult::Bound(space) => {
                let space: &str = space.as_ref();
                NAMESPACES.iter().find(|(known, _)| *known == space).map_or("?", |(_, prefix)| prefix)
            }
            ResolveResult::Unknown(_) => "?",
        };
        let local: &str = local.as_ref();
        let known = self.known.entry((prefix, local.to_owned())).or_insert_with(|| match prefix {
            "" => local.into(),
            prefix => format!("{prefix}:{local}").into(),
        });
        known.clone()
    }
}
