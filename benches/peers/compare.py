"""Runs generators in turn on the same base: from nothing, with nothing changed, with one record changed."""
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from measure import run, run_all, size, state
from office import offices
from peer import change

CASES = ("full build", "nothing changed", "one record changed")
# Every run adds a word of its own to a sentence; no digits, which would be facts that differ between languages.
MARKS = "甲乙丙丁戊己庚辛壬癸"


@dataclass
class Result:
    """What a generator did: costs by case, files and bytes of the full build, and which files the changed word changed."""

    costs: dict = field(default_factory=lambda: {case: [] for case in CASES})
    size: tuple = (0, 0)
    # Paths below the output; and those among them that do not show the word.
    changed: list = field(default_factory=list)
    silent: list = field(default_factory=list)
    trouble: str = ""


def tell(text):
    print(text, file=sys.stderr, flush=True)


def prepare(peer_types, folder, records):
    """Writes the projects anew."""
    peers = []
    for peer_type in peer_types:
        home = folder / f"{peer_type.name}-{records}"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        peers.append(peer_type(home, records))
        tell(f"{records:,} records: writing the base for {peer_type.name}")
        peers[-1].write(offices(records))
    return peers


def compare(peers, rounds, limit):
    """The results by generator; one that fails or passes the limit is left out of the rounds that follow."""
    results = {peer.name: Result() for peer in peers}
    for number in range(rounds):
        for peer in peers:
            if not results[peer.name].trouble:
                one_round(peer, number, results[peer.name], limit)
    return results


def one_round(peer, number, result, limit):
    peer.clean()
    sentence, word = changed_sentence(peer), f"改{MARKS[number % 10]}改"
    for case in CASES:
        if case == CASES[2]:
            before = state(peer.outputs()[0])
            kept = peer.source().read_text(encoding="utf-8")
            change(peer.source(), sentence, sentence + word)
        cost = run_all(peer.commands(), peer.folder, limit=limit, env=peer.env(), log=peer.folder.parent / f"{peer.name}.log")
        tell(f"{peer.records:,} records, {peer.name}, {case}, round {number + 1}: {cost.cpu:.2f} CPU s, {cost.wall:.2f} s, {cost.memory / 1e6:.0f} MB")
        result.trouble = trouble(peer, cost, sentence + word if case == CASES[2] else sentence, limit)
        if not result.trouble:
            result.costs[case].append(cost)
        if case == CASES[2]:
            peer.source().write_text(kept, encoding="utf-8")
        if result.trouble:
            tell(f"{peer.name}: {result.trouble}")
            return
        if case == CASES[0]:
            result.size = size(peer.outputs())
    after = state(peer.outputs()[0])
    result.changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    result.silent = [path for path in result.changed if path not in after or word not in (peer.outputs()[0] / path).read_text(errors="ignore")]


def changed_sentence(peer):
    """The sentence that gets another word: the first task of a duty, which every generator has in a file of its own."""
    office = next(office for office in offices(peer.records) if f"duty-{office.number}-0" == peer.changed)
    return next(fields["tasks"][0]["zh"] for kind, name, fields, _ in office.records() if name == peer.changed)


def trouble(peer, cost, wanted, limit):
    """Why a build does not count, or nothing: it failed, did not end, or its page lacks what was written."""
    if not cost.ended:
        return f"stopped after {limit} s of processor time"
    if cost.code:
        return f"ended with {cost.code}: {cost.said.strip()[-500:]}"
    shown = peer.page().read_text(encoding="utf-8") if peer.page().exists() else ""
    return "" if wanted in shown else f"{peer.page()} does not show «{wanted}»"


def copied(folder, to):
    """The cost of copying an output as it is: what any generator must spend on its files."""
    shutil.rmtree(to, ignore_errors=True)
    cost = run(["cp", "-r", str(folder), str(to)], to.parent)
    shutil.rmtree(to, ignore_errors=True)
    return cost


def saves(program, site, file, page, sentence, times, out):
    """Times in ms from a save to the page in the browser, or the reason why there are none."""
    command = ["node", str(Path(__file__).parent / "save.mjs"), program, str(site), str(file), page, sentence, str(times)]
    tell(f"saving {file.name} with {page} open …")
    done = subprocess.run(command, capture_output=True, text=True, cwd=out)
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if "Error" in line]
        return (reasons or ["save.mjs failed"])[0].strip()[:200]
    return json.loads(done.stdout)
