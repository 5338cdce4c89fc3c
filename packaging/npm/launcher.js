#!/usr/bin/env node
// Starts the program that came with the package of this platform, and ends as it ends.
"use strict";

const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "fangce.exe" : "fangce";

let program;
try {
  program = require.resolve(`@fangce/${platform}/bin/${name}`);
} catch {
  console.error(
    `fangce: the package @fangce/${platform} is not installed. ` +
      "Either there is no program for this platform, or npm was told to leave out optional packages " +
      "(--omit=optional, --no-optional): install again without that.",
  );
  process.exit(3);
}

const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`fangce: ${ended.error.message}`);
  process.exit(3);
}
if (ended.signal) process.kill(process.pid, ended.signal);
process.exit(ended.status);
