"""Fangce as a generator of the comparison."""
from as_yaml import block
from markdown import Writer
from peer import LANGUAGES, Peer, put

FOLDERS = {"procedure": "procedures", "regime": "regimes", "duty": "duties", "boundary": "boundaries", "case": "cases",
           "service": "services", "guide": "guides"}
# Types that stand together in one file, and the list they are in.
TABLES = {"agency": ("agencies", "agencies"), "unit": ("agencies", "units"), "role": ("agencies", "roles"),
          "law": ("laws", "laws"), "document": ("laws", "documents"), "term": ("glossary", "terms")}
SITE = """title: {zh: 职责知识库, en: Who does what}
description: {zh: 用来比较的知识库。, en: A knowledge base to compare with.}
languages: [zh, en]
publisher: agency-0-0
"""


class Fangce(Peer):
    name = "fangce"
    kept = ("content",)
    binary = None

    @classmethod
    def install(cls, tools):
        cls.binary = tools.fangce()

    def version(self):
        return [self.binary, "--version"]

    def write(self, offices):
        content = self.folder / "content"
        put(content / "site.yaml", SITE)
        tables = {}
        for office in offices:
            for kind, name, fields, long in office.records():
                if kind in TABLES:
                    tables.setdefault(TABLES[kind], []).append({"id": name, **fields})
                    continue
                put(content / FOLDERS[kind] / f"{name}.yaml", block(fields))
                for language in LANGUAGES if long else ():
                    put(content / FOLDERS[kind] / f"{name}.{language}.md", markdown(long, language))
        for file in ("agencies", "laws", "glossary"):
            lists = {name: entries for (of, name), entries in tables.items() if of == file}
            put(content / f"{file}.yaml", block(lists))

    def commands(self):
        return [[self.binary, "build", "--site", ".", "--out", "made/public"]]

    def check(self):
        return [self.binary, "check", "--site", "."]

    def outputs(self):
        return [self.folder / "made/public"]

    def source(self):
        return self.folder / f"content/duties/{self.changed}.yaml"

    def page(self):
        return self.folder / f"made/public/zh/duties/{self.changed}.html"


def markdown(long, language):
    """A long text with the links that Fangce resolves."""
    writer = Writer(language, lambda kind, name: f"{kind}/{name}", 0)
    return "\n\n".join(writer.long(*part) for part in long) + "\n"
