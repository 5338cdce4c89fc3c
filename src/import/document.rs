//! What a file of an office holds, in the order in which people read it.

/// A file as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The file's name.
    pub name: String,
    /// Its paragraphs and tables.
    pub blocks: Vec<Block>,
    /// What is not in the blocks, or is there in another form, in the order of the file.
    pub remarks: Vec<Remark>,
    /// The pictures that [`Inline::Picture`] counts.
    pub pictures: Vec<Picture>,
}

/// A part of a document or of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, a heading, an item of a list, a line.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph, a heading, an item of a list, a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// The number that the program counts and shows before it, such as `第五十五条`, `（一）`; not part of the spans.
    pub label: Option<String>,
    /// The level of a heading, 1 to 9.
    pub outline: Option<u8>,
    /// What it holds.
    pub spans: Vec<Inline>,
    /// The footnotes and endnotes that [`Inline::Note`] counts.
    pub notes: Vec<Vec<Paragraph>>,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text; tabs are in it as they are.
    Text(String),
    /// Text that leads to an address.
    Link {
        /// What is read.
        text: String,
        /// Where it leads: `https://…`, `mailto:…`, `#bookmark`.
        address: String,
    },
    /// A new line inside the paragraph.
    Break,
    /// The mark of a note, counted from 0 in [`Paragraph::notes`].
    Note(usize),
    /// A picture, counted from 0 in [`Document::pictures`].
    Picture(usize),
}

impl Paragraph {
    /// An empty paragraph.
    pub fn at(place: Place) -> Self {
        Self { place, label: None, outline: None, spans: Vec::new(), notes: Vec::new() }
    }

    /// What people read, with the number before it; lines are parted by `\n`, notes and pictures left out.
    pub fn text(&self) -> String {
        self.shown_label() + &self.own_text()
    }

    /// The number that the program counts, with the space behind it if one is shown; empty where there is no number.
    pub fn shown_label(&self) -> String {
        match &self.label {
            Some(label) if joins(label) || self.own_text().is_empty() => label.clone(),
            Some(label) => format!("{label} "),
            None => String::new(),
        }
    }

    /// What people read without the number that the program counts.
    pub fn own_text(&self) -> String {
        self.spans.iter().map(Inline::words).collect()
    }

    /// Whether it shows nothing at all.
    pub fn is_empty(&self) -> bool {
        let shows = |span: &Inline| match span {
            Inline::Note(_) | Inline::Picture(_) => true,
            span => !span.words().trim().is_empty(),
        };
        self.label.is_none() && !self.spans.iter().any(shows)
    }
}

/// Whether text follows a label without a space, as after （一）, 一、, ①.
fn joins(label: &str) -> bool {
    label.ends_with(|c: char| !c.is_alphanumeric() && !c.is_ascii() || ('①'..='⓿').contains(&c))
}

impl Inline {
    /// The words of a part, `\n` for a new line, nothing for notes and pictures.
    pub fn words(&self) -> &str {
        match self {
            Inline::Text(text) | Inline::Link { text, .. } => text,
            Inline::Break => "\n",
            Inline::Note(_) | Inline::Picture(_) => "",
        }
    }
}

/// A table; every row has the same number of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Where it stands: that of its first cell.
    pub place: Place,
    /// Its rows from the top, cells from the left.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows from the top the file marks as heads that are shown again on each page.
    pub heads: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its paragraphs and the tables inside it.
    pub blocks: Vec<Block>,
    /// Row and column, from 0, of the merged cell that covers this one; its own blocks are then empty.
    pub covered: Option<(usize, usize)>,
}

impl Cell {
    /// What people read in it, one paragraph a line; tables inside it cell by cell.
    pub fn text(&self) -> String {
        lines(&self.blocks).join("\n")
    }
}

/// The texts of all paragraphs in blocks, in the order in which people read.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.push(paragraph.text()),
            Block::Table(table) => {
                found.extend(table.rows.iter().flatten().flat_map(|cell| lines(&cell.blocks)));
            }
        }
    }
    found
}

/// Where something stands, in the words in which people find it again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The whole file.
    File,
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph outside of tables, from 1; empty ones count, those that were deleted do not.
    Paragraph(usize),
    /// A paragraph in a cell, all from 1. Tables are counted in the order in which they begin; rows that were
    /// deleted do not count; a cell counts as many columns as it is wide.
    Cell {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The paragraph in the cell.
        paragraph: usize,
    },
    /// A cell of a sheet.
    Sheet {
        /// The sheet's name.
        name: String,
        /// The cell as people name it, such as `B5`; a row `5`, a column `B`, or empty for the sheet.
        cell: String,
    },
}

/// What is not in the blocks, or is there in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub what: What,
    /// The words concerned, as they stand.
    pub text: String,
}

macro_rules! whats {
    ($($(#[$doc:meta])* $variant:ident $name:literal $taken:literal)*) => {
        /// What a remark says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What {
            $($(#[$doc])* $variant,)*
        }

        impl What {
            /// All of them.
            pub const ALL: &[What] = &[$(What::$variant),*];

            /// The name in kebab case, under which words for people stand.
            pub fn name(self) -> &'static str {
                match self { $(What::$variant => $name,)* }
            }

            /// Whether the words concerned are in the blocks too; if not, they are in the remark alone.
            pub fn is_taken(self) -> bool {
                match self { $(What::$variant => $taken,)* }
            }
        }
    };
}

whats! {
    /// Was put in while changes were tracked; read as accepted.
    TrackedInsertion "tracked-insertion" true
    /// Was deleted while changes were tracked; left out as accepted.
    TrackedDeletion "tracked-deletion" false
    /// Was moved away from here while changes were tracked; it stands in its new place.
    TrackedMove "tracked-move" false
    /// A comment; never published.
    Comment "comment" false
    /// Hidden text; never published.
    Hidden "hidden" false
    /// The prompt of a form's field that nobody has filled in.
    Prompt "prompt" false
    /// A line of the table of contents, which a site makes by itself.
    Contents "contents" false
    /// What stands inside a field's code and is not shown, or the code of a field that shows nothing.
    Field "field" false
    /// Words in a cell that is merged into another, which are not shown.
    Covered "covered" false
    /// A note to which no mark leads.
    Unreferenced "unreferenced" false
    /// A link to a place that only the author's machine knows; its words stand in the text, without a link.
    Address "address" true
    /// A page's head.
    Header "header" false
    /// A page's foot.
    Footer "footer" false
    /// The words of a text box, which stand in the blocks after the paragraph that holds it.
    TextBox "text-box" true
    /// A table inside a cell; it stands in the cell.
    Nested "nested" true
    /// A row whose cells end before the table does or begin after its left edge; empty cells fill it.
    ShortRow "short-row" true
    /// The reading above ruby text.
    Ruby "ruby" false
    /// A formula, read as a line of text.
    Formula "formula" true
    /// A character that only a font of symbols shows, and which has no known meaning.
    Symbol "symbol" true
    /// A picture that lies elsewhere, is missing, too large or of a kind that is not read; the text says which.
    LostPicture "lost-picture" false
    /// A picture of which its author does not say what it shows; the text is its file.
    Wordless "wordless" true
    /// A picture of a kind that browsers do not show, kept beside the content; the text is its file.
    OddPicture "odd-picture" false
    /// A footnote to a text that became a field of a record; it stands in the record's long text.
    Footnote "footnote" true
    /// Another file or drawing inside the document, which is not read; the text says which.
    Embedded "embedded" false
    /// A part that cannot be read; the text says which.
    Unreadable "unreadable" false
    /// A numbering that the document names and does not define; nothing is shown before the paragraph.
    UnknownNumbering "unknown-numbering" true
    /// A row of a sheet that is hidden, left out.
    HiddenRow "hidden-row" false
    /// A column of a sheet that is hidden, left out.
    HiddenColumn "hidden-column" false
    /// A sheet that is hidden, left out.
    HiddenSheet "hidden-sheet" false
    /// A number that looks like a telephone number or a code that has lost its zero.
    LostZero "lost-zero" true
    /// A number that is too long to have been kept in full.
    LongNumber "long-number" true
    /// A formula that gives an error.
    ErrorValue "error-value" true
    /// Shown as the number is kept, since its format is not understood; the text holds the format.
    NumberKeptAsShown "number-kept" true
    /// The encoding in which a text was found, when it is not UTF-8.
    Encoding "encoding" true
}

/// A picture in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The last part of its name inside the file, such as `image1.png`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its author says it shows.
    pub words: Option<String>,
}
