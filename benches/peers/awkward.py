"""Small sites that are hard: a procedure that no layout can untangle, and a file full of mistakes."""
import random

from peer import put

SITE = "title: {zh: 示例, en: Example}\ndescription: {zh: 小网站。, en: A site.}\nlanguages: [zh, en]\npublisher: bureau\n"
BUREAU = "agencies:\n  - {id: bureau, name: {zh: 示例局, en: Example Bureau}, level: county}\n"
ROLES = "roles:\n" + "".join(f"  - {{id: r{at}, name: {{zh: 人{at}, en: Person {at}}}}}\n" for at in range(3))


def tangle(folder, steps):
    """A procedure of which every third step asks a question with five answers, four of which lead anywhere."""
    rng = random.Random(f"tangle {steps}")
    lines = ["title: {zh: 大, en: Big}\nactors: [r0, r1, r2]\nsteps:\n"]
    for at in range(steps):
        if at % 3:
            lines.append(f"  - {{id: s{at}, actor: r{at % 3}, do: {{zh: 做一件事, en: Do a thing}}}}\n")
            continue
        anywhere = "".join(f"      - {{say: {{zh: 答{more}, en: Answer {more}}}, to: s{rng.randrange(steps)}}}\n" for more in range(4))
        lines.append(f"  - id: s{at}\n    actor: r0\n    ask: {{zh: 问题, en: Question}}\n    answers:\n{anywhere}      - {{say: {{zh: 下一步, en: Next}}, to: s{at + 1}}}\n")
    lines.append(f"  - {{id: s{steps}, end: {{zh: 完, en: End}}}}\n")
    content = folder / "content"
    put(content / "site.yaml", SITE)
    put(content / "agencies.yaml", BUREAU + ROLES)
    put(content / "procedures/big.yaml", "".join(lines))


def mistakes(folder, many):
    """A glossary in which each of many terms has a misspelt field."""
    content = folder / "content"
    put(content / "site.yaml", SITE)
    put(content / "agencies.yaml", BUREAU)
    terms = "".join(f"  - id: t{at}\n    term: {{zh: 词{at}, en: Term {at}}}\n    definition: {{zh: 意思, en: Meaning}}\n    se: [agency/bureau]\n" for at in range(many))
    put(content / "glossary.yaml", "terms:\n" + terms)
