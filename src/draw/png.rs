//! A chart as a picture of pixels, through resvg.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The words need Han characters and no installed font is known to have them; those looked for.
    NoHanFont(Vec<&'static str>),
    /// The SVG could not be drawn: a fault of this program.
    Undrawable(String),
}

/// Families that have Han characters, most wanted first.
const HAN: [&str; 11] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
];

/// The fonts of the system by name and file: what a picture depends on besides what is drawn.
pub fn fonts() -> Vec<String> {
    let mut options = Options::default();
    options.fontdb_mut().load_system_fonts();
    let name = |face: &fontdb::FaceInfo| {
        let file = match &face.source {
            fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => path.display().to_string(),
            fontdb::Source::Binary(_) => String::new(),
        };
        format!("{} {file} {}", face.post_script_name, face.index)
    };
    let mut names: Vec<String> = options.fontdb.faces().map(name).collect();
    names.sort();
    names
}

/// The SVG of a chart as PNG, on white, `scale` pixels to a px.
///
/// # Errors
/// When a font is missing, or the SVG cannot be drawn.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Trouble> {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let has =
        |name: &&&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == **name));
    let han = HAN.iter().find(has).copied();
    let needed = svg.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    let family = match han {
        Some(family) => family.to_owned(),
        None if needed => return Err(Trouble::NoHanFont(HAN.to_vec())),
        None => fonts.family_name(&fontdb::Family::SansSerif).to_owned(),
    };
    fonts.set_sans_serif_family(family.clone());
    options.font_family = family;
    let wrong = |what: &dyn std::fmt::Display| Trouble::Undrawable(what.to_string());
    let tree = Tree::from_str(svg, &options).map_err(|error| wrong(&error))?;
    let (w, h) = ((tree.size().width() * scale).ceil() as u32, (tree.size().height() * scale).ceil() as u32);
    let mut pixels = Pixmap::new(w, h).ok_or_else(|| wrong(&"no room"))?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| wrong(&error))
}
