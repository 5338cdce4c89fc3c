"""What the program is to reach, and what was measured."""
import re
import shutil
from statistics import median

from awkward import mistakes, tangle
from compare import CASES, tell
from measure import files, run
from report import middle

# The size of a base that the targets are about, and the two whose cost per record is compared.
SCALE, SMALL, LARGE = 10_000, 1_000, 50_000
# A page is not larger than this, in bytes.
PAGE = 200_000
TANGLES = (40, 80, 120, 250)
# What has not ended after so many seconds of processor time is stopped: nobody waits longer for a chart.
ENDLESS = 10


def judge(value, most):
    return None if value is None else value <= most


def speed(by_records):
    """Rows about the cost of builds; `by_records` holds the results by generator for each size of the base."""
    rows = []
    at = SCALE if SCALE in by_records else max(by_records)
    where = f" at {at:,}"
    judged = at == SCALE
    fangce, hugo = by_records[at].get("fangce"), by_records[at].get("hugo")

    def row(name, value, most, shown, unit=""):
        rows.append((name + where, f"≤ {most:g}{unit}", "not measured" if value is None else shown.format(value), judge(value, most) if judged else None))
    full, theirs = middle(fangce, CASES[0]), middle(hugo, CASES[0])
    share = full / theirs if full and theirs else None
    row("full build, CPU to Hugo + Pagefind", share, 0.4, "{:.2f}×", "×")
    row("full build, CPU to Hugo + Pagefind, next", share, 0.25, "{:.2f}×", "×")
    memory = middle(fangce, CASES[0], "memory")
    row("full build, memory", memory and memory / 1e6, 600, "{:,.0f} MB", " MB")
    for case, most in ((CASES[1], 0.05), (CASES[2], 0.1)):
        cost = middle(fangce, case)
        row(f"{case}, CPU to a full build", cost / full if cost is not None and full else None, most, "{:.3f}×", "×")
    return rows + [growth(by_records)]


def growth(by_records):
    """The row about the cost of a record in a large base against a small one."""
    cost = {records: middle(results.get("fangce"), CASES[0]) for records, results in by_records.items()}
    large = max((records for records in cost if cost[records] and records > SMALL), default=None)
    name = f"cost per record, {LARGE:,} against {SMALL:,}"
    if not large or not cost.get(SMALL):
        return name, "≤ 1.2×", f"not measured (--records {SMALL},{LARGE})", None
    value = (cost[large] / large) / (cost[SMALL] / SMALL)
    return (name, "≤ 1.2×", f"{value:.2f}×", judge(value, 1.2)) if large == LARGE else (name, "≤ 1.2×", f"{value:.2f}× at {large:,} (--records {SMALL},{LARGE} for more)", None)


def check(peer):
    """The row about `check`."""
    cost = run(peer.check(), peer.folder, env=peer.env())
    return f"check at {peer.records:,}", "≤ 4 CPU s", f"{cost.cpu:.2f} CPU s, {cost.memory / 1e6:,.0f} MB", judge(cost.cpu, 4) if peer.records == SCALE else None


def pages(peer):
    """Rows about the output: the size of pages, and the numbers on the home page."""
    folder = peer.outputs()[0]
    sizes = sorted(((path.stat().st_size, str(path.relative_to(folder))) for path in files([folder]) if path.suffix == ".html"), reverse=True)
    large = [f"{name} {size / 1e3:,.0f} KB" for size, name in sizes if size > PAGE]
    shown = f"{len(large)} larger: {', '.join(large[:5])}" if large else f"largest {sizes[0][1]} {sizes[0][0] / 1e3:,.0f} KB"
    home = (folder / "zh/index.html").read_text(encoding="utf-8")
    numbers = len(set(re.findall(r'href="?tel:([^"\s>]+)', home)))
    at = peer.records == SCALE
    return [(f"pages at {peer.records:,}", f"none above {PAGE // 1000} KB", shown, not large if at else None),
            (f"telephone numbers on the home page at {peer.records:,}", "≤ 30", f"{numbers}, {len(home.encode()) / 1e3:,.0f} KB", judge(numbers, 30) if at else None)]


def word(records, result):
    """The row about one changed word: what shows it, pages and data, and parts of the search may differ, nothing else."""
    other = [path for path in result.silent if not path.startswith("assets/search")]
    kinds = {}
    for path in other:
        kinds.setdefault(path.rsplit("/", 1)[0] if "/" in path else path, []).append(path)
    shown = ", ".join(f"{len(paths)} in {kind}" if len(paths) > 1 else paths[0] for kind, paths in sorted(kinds.items(), key=lambda one: -len(one[1]))[:6])
    return f"one word changed at {records:,}", "only what shows it, and search", f"{len(result.changed)} files differ, {len(other)} of them without the word: {shown}".rstrip(": "), not other


def saved(name, times, most, judged=True):
    """The row about a save: the median of the times in ms."""
    if not isinstance(times, list):
        return name, f"≤ {most} ms", f"not measured: {times}", None
    return name, f"≤ {most} ms", f"{median(times):,.0f} ms ({min(times):,}–{max(times):,}, {len(times)} saves)", judge(median(times), most) if judged else None


def tangles(program, folder):
    """Rows about charts that no layout can untangle: each must end."""
    rows = []
    for steps in TANGLES:
        site = fresh(folder / f"tangle-{steps}")
        tangle(site, steps)
        tell(f"a tangle of {steps} steps …")
        cost = run([program, "build", "--site", ".", "--out", "made"], site, limit=ENDLESS)
        rows.append((f"a tangle of {steps} steps", f"ends within {ENDLESS} CPU s", f"{cost.cpu:.2f} CPU s" if cost.ended else "did not end", cost.ended and cost.code == 0))
    return rows


def errors(program, folder):
    """The row about many mistakes in one file: twice as many cost about twice as much, and not four times."""
    cost = {}
    for many in (2000, 4000):
        site = fresh(folder / f"mistakes-{many}")
        mistakes(site, many)
        tell(f"{many:,} mistakes …")
        cost[many] = run([program, "check", "--site", "."], site, log=folder / "mistakes.log")
    grown = cost[4000].cpu / cost[2000].cpu
    lines = cost[4000].said.count("\n")
    return "4,000 mistakes in one file", "linear: ≤ 3× the cost of 2,000", f"{grown:.1f}×, {cost[4000].cpu:.2f} CPU s, {lines:,} lines printed", grown <= 3 and cost[4000].code == 1


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
