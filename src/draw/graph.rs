//! What a chart shows: lanes, nodes and lines in the words of one language, without coordinates.

/// The outline of a node, after GB/T 1526 (ISO 5807).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Where the procedure begins or ends: round ends.
    Terminator,
    /// Something is done: a rectangle.
    Process,
    /// A paper is made: a rectangle with a wave below.
    Document,
    /// A procedure of its own: a rectangle with a second line at each side.
    Predefined,
    /// A question: a diamond.
    Decision,
    /// The way goes on elsewhere: a pentagon that points down (off-page connector).
    Connector,
    /// Several branches begin at once: a bar.
    Fork,
    /// The way comes from another part of the same chart, or goes on there: a pill.
    Pill,
}

/// How an outcome is for those it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Nothing is said of it.
    #[default]
    Plain,
    /// Where it begins.
    Start,
    /// Well.
    Good,
    /// With a sanction.
    Sanction,
    /// In other hands.
    HandedOver,
}

impl Tone {
    /// The class that a style sheet colours.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Start => "b",
            Tone::Good => "g",
            Tone::Sanction => "s",
            Tone::HandedOver => "o",
        }
    }
}

/// A lane: one who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lane {
    /// Its id, unique among lanes.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// Its id, unique among nodes.
    pub id: String,
    /// Where it leads when it is followed; empty for nowhere.
    pub href: String,
    /// Its number, or nothing.
    pub number: String,
    /// Its outline.
    pub shape: Shape,
    /// Its tone.
    pub tone: Tone,
    /// Whether something about it is not known: the outline is dashed.
    pub dashed: bool,
    /// The place of the lane in which it stands among the lanes.
    pub lane: Option<usize>,
    /// Whether it is said that the lane's actor acts; an end may just stand in a lane.
    pub said: bool,
    /// Its words.
    pub text: String,
    /// The part of the chart that it opens, with its place in the whole; or nothing.
    pub part: String,
    /// Whether the lines that enter it wait for one another: a bar lies on its head.
    pub join: bool,
    /// For what it waits, in words; or nothing.
    pub waits: String,
    /// What else is said of it in small words: who acts too, that it may be left out; or nothing.
    pub remark: String,
    /// Whether it is done once for each of several things.
    pub many: bool,
    /// The procedure that it stands for, by its id.
    pub calls: Option<String>,
    /// The names of the papers that are made here.
    pub papers: Vec<String>,
}

impl Node {
    /// A node of a shape with nothing in it.
    pub fn new(shape: Shape) -> Self {
        Node {
            id: String::new(),
            href: String::new(),
            number: String::new(),
            shape,
            tone: Tone::Plain,
            dashed: false,
            lane: None,
            said: false,
            text: String::new(),
            part: String::new(),
            join: false,
            waits: String::new(),
            remark: String::new(),
            many: false,
            calls: None,
            papers: Vec::new(),
        }
    }
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Edge {
    /// The place of the node it leaves.
    pub from: usize,
    /// The place of the node it leads to.
    pub to: usize,
    /// Its words: an answer, the name of a branch; or nothing.
    pub label: String,
    /// The deadline that runs on it, or nothing.
    pub deadline: String,
    /// Whether that says a time, and not that none is stated.
    pub timed: bool,
    /// Whether it waits for the other lines that join with it.
    pub joins: bool,
    /// Whether it is taken when the deadline of the step that it leaves has passed.
    pub late: bool,
    /// Whether it leads back, or to a node that is drawn elsewhere.
    pub back: bool,
}

impl Edge {
    /// Whether something is written at it.
    pub fn said(&self) -> bool {
        !(self.label.is_empty() && self.deadline.is_empty())
    }
}

/// A chart. The first node is where it begins; nodes stand in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Graph {
    /// Its id: of the procedure, or of the overview.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// «Go to step {n}», for lines that are drawn as a jump.
    pub jump: String,
    /// The same where the step waits for other branches.
    pub jump_join: String,
    /// «The time has passed», for where a timer leads.
    pub lapsed: String,
    /// «From step {n}», for lines that begin in another part.
    pub enter: String,
    /// «Steps {from}–{to}», for the name of a part.
    pub range: String,
    /// What stands between two members of a list.
    pub list: String,
    /// What stands between two parts of a sentence.
    pub comma: String,
    /// Whether its words run from right to left, and so does the chart.
    pub rtl: bool,
    /// The lanes, in the order in which the actors are named.
    pub lanes: Vec<Lane>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The lines.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// Each line that leaves a node, by node.
    pub fn outgoing(&self) -> Vec<Vec<usize>> {
        let mut out = vec![Vec::new(); self.nodes.len()];
        self.edges.iter().enumerate().for_each(|(at, edge)| out[edge.from].push(at));
        out
    }

    /// The key of the chart's layouts: charts with the same key have the same layouts, in any run of the program.
    ///
    /// What a layout does not read is left out: names of the chart, ids, where nodes lead, tones.
    pub fn layout_key(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        // Lengths before texts, counts before lists, so that no two charts read alike.
        let mut number = |n: usize| {
            hash.update(&(n as u64).to_le_bytes());
        };
        let counts = [self.lanes.len(), self.nodes.len(), self.edges.len()];
        counts.into_iter().for_each(&mut number);
        for node in &self.nodes {
            let flags = [node.said, node.join].map(usize::from);
            [node.shape as usize, node.lane.map_or(0, |lane| lane + 1)].into_iter().for_each(&mut number);
            flags.into_iter().for_each(&mut number);
        }
        self.edges.iter().for_each(|edge| [edge.from, edge.to].into_iter().for_each(&mut number));
        let mut text = |text: &str| {
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        [&self.jump, &self.jump_join, &self.enter, &self.range, &self.list, &self.comma]
            .into_iter()
            .for_each(|words| text(words));
        self.lanes.iter().for_each(|lane| text(&lane.label));
        self.nodes.iter().for_each(|node| {
            [&node.number, &node.text, &node.part, &node.waits, &node.remark]
                .into_iter()
                .for_each(|it| text(it))
        });
        self.edges.iter().for_each(|edge| [&edge.label, &edge.deadline].into_iter().for_each(|it| text(it)));
        *hash.finalize().as_bytes()
    }

    /// The words of a line and its deadline in one text.
    pub fn edge_words(&self, edge: usize) -> String {
        let Edge { label, deadline, .. } = &self.edges[edge];
        let said = [label, deadline].into_iter().filter(|text| !text.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(&self.comma)
    }

    /// The words of a line that is drawn as a jump: answer and deadline, then where to go.
    pub fn jump_words(&self, edge: usize) -> String {
        let mut text = self.edge_words(edge);
        let edge = &self.edges[edge];
        let number = &self.nodes[edge.to].number;
        let goal = if number.is_empty() {
            self.nodes[edge.to].text.clone()
        } else {
            let jump = if edge.joins { &self.jump_join } else { &self.jump };
            jump.replace("{n}", number)
        };
        if !text.is_empty() {
            text.push(' ');
        }
        format!("{text}→\u{a0}{goal}")
    }

    /// The words of a gate: the steps from which some lines come, each once; and what the lines say, if they come
    /// from one step and it is asked for.
    pub fn enter_words(&self, edges: &[usize], said: bool) -> String {
        let mut from: Vec<usize> = edges.iter().map(|edge| self.edges[*edge].from).collect();
        from.sort_unstable();
        from.dedup();
        let name = |at: usize| match self.nodes[at].number.as_str() {
            "" => self.nodes[at].text.clone(),
            number => number.to_owned(),
        };
        let steps = from.iter().map(|at| name(*at)).collect::<Vec<_>>().join(&self.list);
        let mut words = vec![self.enter.replace("{n}", &steps)];
        if said && from.len() == 1 {
            words.extend(edges.iter().map(|edge| self.edge_words(*edge)).filter(|text| !text.is_empty()));
        }
        words.join(" · ")
    }

    /// Who acts in a node, if it is said.
    pub fn actor(&self, node: &Node) -> &str {
        node.lane.filter(|_| node.said).map_or("", |lane| &self.lanes[lane].label)
    }
}
