//! Colours for charts outside a page, as literal values: files, and pictures made from them.

/// Light colours. Only selectors that every SVG program knows.
pub const LIGHT: &str = "svg{background:#fff;font-family:'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;fill:none}text{fill:#1b2733}path,rect{stroke:#3d4f60;stroke-width:1.25}[data-node]>path{fill:#f6f8fa}.b>path{fill:#eceff2}.d>path{fill:#e8f0fb}.g>path{fill:#e1f2e5}.s>path{fill:#fbe4e1;stroke-width:2.25}.o>path{fill:#fdf1d8}.u>path{stroke-dasharray:5 3}.f>path{fill:#3d4f60;stroke:none}.h{fill:#3d4f60;stroke:none}.f>text{fill:#fff}.j{stroke-width:3}.l>path{stroke:#87919c;stroke-width:.75}.l>text,.a,.n{fill:#4a5561}.k{fill:#fff;stroke:none}.p{stroke:none}rect{fill:#f6f8fa;stroke:#4a5561}";

/// What a dark screen changes.
pub const DARK: &str = "@media(prefers-color-scheme:dark){svg{background:#12171d}text{fill:#e4e9ee}path{stroke:#9fb0bf}[data-node]>path{fill:#1d252d}.b>path{fill:#28313a}.d>path{fill:#1b2c42}.g>path{fill:#173322}.s>path{fill:#43201d}.o>path{fill:#3d3013}.f>path,.h{fill:#9fb0bf;stroke:none}.f>text{fill:#12171d}.l>path{stroke:#71808f}.k,.p{stroke:none}.l>text,.a,.n{fill:#aab5c0}.k{fill:#12171d;stroke:none}rect{fill:#1d252d;stroke:#aab5c0}}";
