#!/usr/bin/env python3
"""Fangce, Hugo with Pagefind, and mdBook on the same knowledge base, and the targets that Fangce sets itself.

Runs on Linux and macOS. Python 3.9 or newer with pip, Node.js, cargo and Chromium must be there; the rest is fetched
below the work folder. What cannot be had is named and left out. Progress goes to stderr, tables to stdout.
"""
import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import report
import targets
from compare import compare, copied, prepare, saves, changed_sentence
from fangce import Fangce
from hugo import Hugo
from mdbook import MdBook
from office import SIZE
from peer import Absent
from tools import ROOT, Tools

PEERS = {peer.name: peer for peer in (Fangce, Hugo, MdBook)}


def options():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--records", default="1000,10000", help=f"sizes of the base, multiples of {SIZE}; default 1000,10000")
    asked.add_argument("--peers", default=",".join(PEERS), help="which generators; default: all")
    asked.add_argument("--runs", type=int, default=3, help="rounds; default 3")
    asked.add_argument("--saves", type=int, default=5, help="saves in the browser for each base; 0 leaves them out; default 5")
    asked.add_argument("--limit", type=int, default=1800, help="most processor time of a command in seconds; default 1800")
    asked.add_argument("--fangce", help="a program to measure instead of a release build of this folder")
    asked.add_argument("--work", type=Path, default=ROOT / "target/peers", help="work folder; default target/peers")
    given = asked.parse_args()
    given.records = [int(size) for size in given.records.split(",")]
    given.peers = given.peers.split(",")
    if any(size < SIZE or size % SIZE for size in given.records):
        asked.error(f"--records takes multiples of {SIZE}")
    if set(given.peers) - PEERS.keys() or given.runs < 1:
        asked.error(f"--peers takes {', '.join(PEERS)}; --runs at least 1")
    return given


def installed(names, tools):
    """The generators that can be had, each with its version told."""
    ready = []
    for name in names:
        try:
            PEERS[name].install(tools)
            said = subprocess.run(PEERS[name](tools.folder, SIZE).version(), capture_output=True, text=True).stdout.strip()
            print(f"{name}: {said.splitlines()[0] if said else 'no version'}")
            ready.append(PEERS[name])
        except Absent as reason:
            print(f"{name} is left out: {reason}")
    return ready


def facts():
    """What a reader must know of the machine."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) if Path("/proc/cpuinfo").exists() else None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    print(f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), {memory:.0f} GB, {platform.system()} {platform.release()}, "
          f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")


def timings(own):
    """Prints what a full build spends by stage, if the program can say it."""
    told = subprocess.run([own.binary, "build", "--help"], capture_output=True, text=True).stdout
    if "--timings" in told:
        own.clean()
        done = subprocess.run([*own.commands()[0], "--timings"], cwd=own.folder, env={**os.environ, **own.env()}, capture_output=True, text=True)
        print(f"\nThe stages of a full build at {own.records:,}\n{(done.stdout + done.stderr).strip()}")


def own_save(given, program):
    """Times from a save to the page on a copy of this repository's content."""
    site = targets.fresh(given.work / "own")
    shutil.copytree(ROOT / "content", site / "content")
    plain = re.compile(r"^ +zh: ([^\n\"'>|{\[]+。)$", re.M)
    texts = [(file, plain.search(file.read_text(encoding="utf-8"))) for file in sorted((site / "content/duties").glob("*.yaml"))]
    file, sentence = next((file, found.group(1)) for file, found in texts if found)
    return saves(program, site, file, f"zh/duties/{file.stem}.html", sentence, given.saves, given.work)


def sized(given, records, peers, rows):
    """Compares on a base of one size, prints the table, and adds rows about the size to the targets."""
    ready = prepare(peers, given.work, records)
    results = compare(ready, given.runs, given.limit)
    report.costs(records, results)
    own = next((peer for peer in ready if peer.name == "fangce"), None)
    if own and not results["fangce"].trouble:
        report.floor(copied(own.outputs()[0], given.work / "copy"), results)
        rows += [targets.check(own), *targets.pages(own), targets.word(records, results["fangce"])]
        timings(own)
        if given.saves:
            page = f"zh/duties/{own.changed}.html"
            times = saves(own.binary, own.folder, own.source(), page, changed_sentence(own), given.saves, given.work)
            rows.append(targets.saved(f"save to page at {records:,}", times, 100, records == targets.SCALE))
    for peer in ready:
        shutil.rmtree(peer.folder)
    return results


def main():
    # A table is read as soon as it stands, in a pipe too.
    sys.stdout.reconfigure(line_buffering=True)
    given = options()
    given.work = given.work.resolve()
    given.work.mkdir(parents=True, exist_ok=True)
    facts()
    tools = Tools(given.work, given.fangce)
    peers = installed(given.peers, tools)
    if given.saves and Fangce in peers:
        try:
            tools.browser()
        except Absent as reason:
            print(f"saves are left out: {reason}")
            given.saves = 0
    rows, results = [], {}
    for records in given.records:
        results[records] = sized(given, records, peers, rows)
    if Fangce in peers:
        if given.saves:
            rows.append(targets.saved("save to page, our own content", own_save(given, Fangce.binary), 50))
        rows += targets.tangles(Fangce.binary, given.work) + [targets.errors(Fangce.binary, given.work)]
        report.targets(targets.speed(results) + rows)


if __name__ == "__main__":
    main()
