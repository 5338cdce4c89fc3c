// Files of our procedures for other programs: BPMN (with unseen ones) read by a modeller's parser and clean by its
// linter, and pictures of pixels.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BpmnModdle } from "bpmn-moddle";
import { Linter } from "bpmnlint";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";
import { faults } from "./bpmn.mjs";
import { environment } from "./fonts.mjs";
import { binary, build, root } from "./site.mjs";
import { plans, site as unseen } from "./unseen.mjs";

let sites;

before(() => {
  sites = [build(), build((folder) => unseen(folder, plans))];
});

after(() => sites?.forEach((site) => site.remove()));

test("BPMN is clean", async () => {
  const folders = sites.flatMap((site) => ["zh", "en"].map((lang) => join(site.folder, lang, "procedures")));
  const files = folders.flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith(".bpmn")).map((file) => join(folder, file)));
  assert.ok(files.length > 2 * plans.length, `${files.length} files`);
  const wrong = [];
  for (const file of files) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"));
    wrong.push(...warnings.map((warning) => `${file}: ${warning.message}`));
    wrong.push(...faults(rootElement).map((fault) => `${file}: ${fault}`));
    // A linter remembers what it saw: each file has its own.
    const linter = new Linter({ config: { extends: "bpmnlint:recommended" }, resolver: new NodeResolver() });
    for (const [rule, found] of Object.entries(await linter.lint(rootElement))) wrong.push(...found.map(({ id, message }) => `${file}: ${rule}: ${id} ${message}`));
  }
  assert.deepEqual(wrong, []);
});

/** A chart of our own content as `fangce flow` prints it. */
const flow = (format, env) => spawnSync(binary, ["flow", "objection", "--format", format], { cwd: root, env });

test("a chart of pixels is twice as large as the chart", () => {
  const [, width, height] = flow("svg", process.env).stdout.toString().match(/ width="(\d+)" height="(\d+)"/);
  const picture = flow("png", environment("noto")).stdout;
  assert.equal(picture.toString("latin1", 1, 4), "PNG");
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [2 * width, 2 * height]);
});

test("without a Chinese font there is none, and the message names fonts", { skip: process.platform !== "linux" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "fangce-no-fonts-"));
  const file = join(folder, "fonts.conf");
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${folder}</dir></fontconfig>`);
  const { status, stdout, stderr } = flow("png", { ...process.env, FONTCONFIG_FILE: file });
  rmSync(folder, { recursive: true });
  assert.notEqual(status, 0);
  assert.equal(stdout.length, 0);
  assert.match(stderr.toString(), /Noto Sans CJK SC/);
});
