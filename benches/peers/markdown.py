"""The same records as Markdown pages, with the same words and links, for generators that know pages only."""
from office import Office
from words import pair

WORDS = {"items": pair("内容", "Content"), "who": pair("办理人", "Who"), "see": pair("参见", "See"), "steps": pair("步骤", "Steps"),
         "to": pair("转到", "go to"), "within": pair("期限（日）", "days"), "also": pair("又称", "Also"), "basis": pair("依据", "Basis")}
# Fields with a text that stand as a paragraph, in the order in which a reader wants them.
TEXTS = ["summary", "shows", "meaning", "for", "trigger", "purpose", "number"]
LISTS = ["tasks", "offers", "topics", "articles"]
# Fields with references, bare where the field says the type.
REFERENCES = {"see": "", "related": "", "laws": "law", "basis": "law", "regime": "regime", "boundary": "boundary", "case": "case",
              "agency": "agency", "parent": "agency", "actors": "role", "who": "role", "produces": "document"}


def title(fields, language):
    return next(fields[name] for name in ("title", "name", "matter", "term") if name in fields)[language]


class Writer:
    """Writes pages in one language; `link(kind, id)` gives the address of a record as the generator wants it."""

    def __init__(self, language, link, among):
        self.language, self.link, self.among = language, link, among

    def page(self, fields, long):
        """The text of a record's page below its title."""
        parts = [fields[name][self.language] for name in TEXTS if name in fields]
        parts += ["\n".join(self.items(fields[name])) for name in LISTS if name in fields]
        for section in fields.get("sections", []):
            parts += [f"## {section['heading'][self.language]}", section["lead"][self.language], "\n".join(self.items(section["items"]))]
        for party in fields.get("parties", []):
            parts += [f"## {self.reference('agency', party['agency'])}", party["short"][self.language], "\n".join(self.items(party["roles"]))]
        if "steps" in fields:
            parts += [f"## {self.word('steps')}", "\n".join(self.steps(fields["steps"]))]
        if "hotlines" in fields:
            parts.append("\n".join(f"- {line['number']}" for line in fields["hotlines"]))
        parts += [self.long(*part) for part in long or []]
        parts += [line for line in [self.also(fields), self.references(fields)] if line]
        return "\n\n".join(parts) + "\n"

    def items(self, items, indent=""):
        lines = []
        for item in items:
            lines.append(f"{indent}- {item.get('gist', item)[self.language]} {self.references(item)}".rstrip())
            penalty = item.get("penalty")
            if penalty:
                lines.append(f"{indent}  - {'、'.join(one[self.language] for one in penalty['sanctions'])} {self.references(penalty)}")
            lines += self.items(item.get("items", []), indent + "  ")
        return lines

    def steps(self, steps, indent=""):
        lines = []
        for at, step in enumerate(steps, 1):
            words = next((step[name][self.language] for name in ("do", "ask", "end") if name in step), "")
            lines.append(f"{indent}{at}. **{step['id']}** {words} {self.references(step)}".rstrip())
            lines += [f"{indent}   - {detail[self.language]}" for detail in step.get("details", []) + [step[name] for name in ("unstated", "part") if name in step]]
            lines += [f"{indent}   - {answer['say'][self.language]}: {answer['to']}" for answer in step.get("answers", [])]
            for branch in step.get("parallel", []):
                lines += [f"{indent}   - {branch['name'][self.language]}"] + self.steps(branch["steps"], indent + "     ")
        return lines

    def long(self, kind, value):
        """A part of a long text."""
        if kind == "text":
            return value[self.language]
        if kind == "heading":
            return f"## {value[self.language]}"
        if kind == "list":
            return "\n".join(f"- {one[self.language]}" for one in value)
        if kind == "table":
            return "\n".join(["| 1 | 2 |", "| --- | --- |"] + [f"| {a[self.language]} | {b[self.language]} |" for a, b in value])
        return " ".join(f"[{name[self.language]}]({self.link(*reference.split('/'))})" for reference, name in value)

    def also(self, fields):
        return f"{self.word('also')}: {', '.join(fields['aliases'][self.language])}" if "aliases" in fields else ""

    def references(self, fields):
        """Links to whatever a record, an item or a step names."""
        found = []
        for name, kind in REFERENCES.items():
            ids = fields.get(name, [])
            found += [self.reference(kind, one) for one in ([ids] if isinstance(ids, str) else ids)]
        if "actor" in fields:
            found.append(self.reference("role", fields["actor"]))
        return " ".join(found)

    def reference(self, kind, written):
        """A link to a record with its name; ids say their type, office and place."""
        name = written.split("/")[-1].split("#")[0]
        kind, office, at = name.split("-")
        return f"[{Office(int(office), self.among).title(kind, int(at))[self.language]}]({self.link(kind, name)})"

    def word(self, name):
        return WORDS[name][self.language]
