"""Tables for people."""
from statistics import median

from compare import CASES

# What is measured: heading, attribute of `Cost`, by what it is divided, decimals.
MEASURES = [("CPU s", "cpu", 1, 2), ("wall s", "wall", 1, 2), ("memory MB", "memory", 1e6, 0)]
# Ratios are to this generator.
YARDSTICK = "hugo"
NAMES = {"hugo": "hugo+pagefind"}


def middle(result, case, what="cpu"):
    """The median of a case's costs; nothing if it was not run."""
    costs = result.costs[case] if result else []
    return median(getattr(cost, what) for cost in costs) if costs else None


def costs(records, results):
    """Prints minimum, median and maximum by case, measure and generator, with the ratio of the medians."""
    print(f"\n{records:,} records in two languages")
    line("", "", "", "minimum", "median", "maximum", f"to {NAMES[YARDSTICK]}")
    for case in CASES:
        for heading, what, by, decimals in MEASURES:
            for name, result in results.items():
                found = [getattr(cost, what) / by for cost in result.costs[case]]
                if found:
                    figures = [f"{value:,.{decimals}f}" for value in (min(found), median(found), max(found))]
                    line(case, heading, NAMES.get(name, name), *figures, ratio(middle(result, case, what), middle(results.get(YARDSTICK), case, what)))
    for at, heading in enumerate(["files", "bytes MB"]):
        for name, result in results.items():
            if result.size[at]:
                yardstick = results[YARDSTICK].size[at] if YARDSTICK in results else None
                line("full build", heading, NAMES.get(name, name), "", f"{result.size[at] / 1e6:,.1f}" if at else f"{result.size[at]:,}", "", ratio(result.size[at], yardstick))
    for name, result in results.items():
        if result.changed:
            line("one record changed", "files differ", NAMES.get(name, name), "", f"{len(result.changed):,}", "", "")
        if result.trouble:
            print(f"{NAMES.get(name, name)}: {result.trouble}")


def floor(cost, results):
    """Prints what a mere copy of the result costs."""
    line("floor", "CPU s", "cp -r", "", f"{cost.cpu:.2f}", "", ratio(cost.cpu, middle(results.get(YARDSTICK), CASES[0])))
    line("floor", "wall s", "cp -r", "", f"{cost.wall:.2f}", "", ratio(cost.wall, middle(results.get(YARDSTICK), CASES[0], "wall")))


def line(case, heading, name, *figures):
    print(f"{case:<20}{heading:<14}{name:<16}" + "".join(f"{figure:>12}" for figure in figures[:3]) + f"{figures[3]:>20}")


def ratio(value, yardstick):
    return f"{value / yardstick:.2f}×" if value and yardstick else "–"


def targets(rows):
    """Prints the targets: what is wanted, what was measured, and whether that is enough."""
    print("\nTargets")
    wide = [max(len(row[at]) for row in rows) for at in range(3)]
    for name, wanted, measured, met in rows:
        verdict = {True: "met", False: "NOT MET", None: "not judged"}[met]
        print(f"{verdict:<12}{name:<{wide[0]}}  {wanted:<{wide[1]}}  {measured}")
    judged = [row[3] for row in rows if row[3] is not None]
    print(f"{sum(judged)} of {len(judged)} met, {len(rows) - len(judged)} not judged")
