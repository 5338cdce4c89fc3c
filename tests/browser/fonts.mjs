// The fonts that tests see: sets with names, whatever else this machine has.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Fonts of readers' machines, as fontconfig's generic families; `arial` is what stands in for it. Chromium on
 * Linux asks fontconfig; elsewhere the system's own fonts are used, and the sets cannot be told apart.
 */
export const sets = {
  /** Letters come from the Chinese font, which is one that the style names. */
  noto: { "sans-serif": ["DejaVu Sans", "Noto Sans CJK SC"], serif: ["DejaVu Serif", "Noto Serif CJK SC"], monospace: ["DejaVu Sans Mono", "Noto Sans Mono CJK SC"] },
  /** As wide as Arial; the Chinese font is another one that the style names, without a bold of its own. */
  liberation: { "sans-serif": ["Liberation Sans", "WenQuanYi Micro Hei"], serif: ["Liberation Serif", "WenQuanYi Micro Hei"], monospace: ["Liberation Mono", "WenQuanYi Micro Hei Mono"], arial: "Liberation Sans" },
  /** No font that the style names: letters as wide as they come, and a third Chinese font. */
  dejavu: { "sans-serif": ["DejaVu Sans", "WenQuanYi Zen Hei"], serif: ["DejaVu Serif", "WenQuanYi Zen Hei"], monospace: ["DejaVu Sans Mono", "WenQuanYi Zen Hei Mono"] },
};

const families = (set) => [...new Set(Object.values(sets[set]).flat())];

/** Fontconfig's words for a set: no font but those of the set, and which is meant by `sans-serif` and the like. */
function configuration(set) {
  const pattern = (name, value) => `<pattern><patelt name="${name}">${value}</patelt></pattern>`;
  const rejected = ["<bool>true</bool>", "<bool>false</bool>"].map((value) => pattern("scalable", value));
  const accepted = families(set).map((family) => pattern("family", `<string>${family}</string>`));
  const { arial, ...generic } = sets[set];
  // Else the language of the text counts for more than the order here.
  const alias = (name, chosen) => `<alias binding="same"><family>${name}</family><prefer>${chosen.map((family) => `<family>${family}</family>`).join("")}</prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>
<cachedir prefix="xdg">fontconfig</cachedir>
<selectfont><rejectfont>${rejected.join("")}</rejectfont><acceptfont>${accepted.join("")}</acceptfont></selectfont>
${Object.entries(generic).map(([name, chosen]) => alias(name, chosen)).join("\n")}
${arial ? alias("Arial", [arial]) : ""}
</fontconfig>
`;
}

/**
 * The environment in which a program sees the fonts of a set alone.
 *
 * Throws when one of them is not installed: another would take its place in silence.
 */
export function environment(set) {
  if (process.platform !== "linux") return process.env;
  const folder = mkdtempSync(join(tmpdir(), "fangce-fonts-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "fonts.conf");
  writeFileSync(file, configuration(set));
  const env = { ...process.env, FONTCONFIG_FILE: file };
  const found = execFileSync("fc-list", [":", "family"], { env, encoding: "utf8" }).split(/[\n,]/);
  const missing = families(set).filter((family) => !found.includes(family));
  if (missing.length > 0) throw new Error(`fonts missing: ${missing.join(", ")}; tests/setup installs them`);
  return env;
}
