// The BPMN files of our procedures and of unseen ones: read by a modeller's parser, clean by its linter.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BpmnModdle } from "bpmn-moddle";
import { Linter } from "bpmnlint";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";
import { build } from "./site.mjs";
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
    // A linter remembers what it saw: each file has its own.
    const linter = new Linter({ config: { extends: "bpmnlint:recommended" }, resolver: new NodeResolver() });
    for (const [rule, found] of Object.entries(await linter.lint(rootElement))) wrong.push(...found.map(({ id, message }) => `${file}: ${rule}: ${id} ${message}`));
  }
  assert.deepEqual(wrong, []);
});
