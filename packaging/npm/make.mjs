// node make.mjs BINARY TARGET VERSION DIR: the npm packages of a build.
//
// Two, as esbuild and pagefind have them: `@fangce/<platform>` holds the program of one platform, `fangce` asks for
// all of these as optional, npm takes the one that fits, and a launcher starts it. No script runs at installation.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Rust target → what npm calls the platform. */
const PLATFORMS = {
  "x86_64-unknown-linux-musl": ["linux", "x64"],
  "x86_64-unknown-linux-gnu": ["linux", "x64"],
  "aarch64-unknown-linux-musl": ["linux", "arm64"],
  "loongarch64-unknown-linux-musl": ["linux", "loong64"],
  "aarch64-apple-darwin": ["darwin", "arm64"],
  "x86_64-apple-darwin": ["darwin", "x64"],
  "x86_64-pc-windows-msvc": ["win32", "x64"],
};

const [binary, target, version, dist] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const shared = { version, license: "MIT OR Apache-2.0" };

const platform = PLATFORMS[target];
if (!platform) throw new Error(`no npm platform for ${target}`);
const [os, cpu] = platform;

pack((folder) => {
  mkdirSync(join(folder, "bin"));
  const program = join(folder, "bin", basename(binary));
  copyFileSync(binary, program);
  chmodSync(program, 0o755);
  return {
    name: `@fangce/${os}-${cpu}`,
    description: `The program fangce for ${os} on ${cpu}`,
    os: [os],
    cpu: [cpu],
    preferUnplugged: true,
  };
});

pack((folder) => {
  mkdirSync(join(folder, "bin"));
  copyFileSync(join(here, "launcher.js"), join(folder, "bin", "fangce.js"));
  copyFileSync(join(root, "README.md"), join(folder, "README.md"));
  const all = new Set(Object.values(PLATFORMS).map(([os, cpu]) => `@fangce/${os}-${cpu}`));
  return {
    name: "fangce",
    description: "A static knowledge-base generator: an office's responsibilities, checked, as a bilingual site",
    bin: { fangce: "bin/fangce.js" },
    engines: { node: ">=16" },
    optionalDependencies: Object.fromEntries([...all].sort().map((name) => [name, version])),
  };
});

/** Packs what `fill` puts into a folder; it gives the fields of package.json. */
function pack(fill) {
  const folder = mkdtempSync(join(tmpdir(), "fangce-npm-"));
  const fields = { ...fill(folder), ...shared };
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(fields, null, 2)}\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" };
  execFileSync(npm, ["pack", "--pack-destination", resolve(dist)], options);
  rmSync(folder, { recursive: true });
}
