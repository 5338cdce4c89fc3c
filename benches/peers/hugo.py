"""Hugo with Pagefind: the same words as pages in two languages, links checked, and a search."""
import json
import shutil
from pathlib import Path

from pages import KINDS, pages
from peer import LANGUAGES, Peer, put

CONFIG = """baseURL: "https://kb.example/"
title: KB
defaultContentLanguage: zh
defaultContentLanguageInSubdir: true
hasCJKLanguage: true
disableKinds: [taxonomy, term, rss]
languages:
  zh: {contentDir: content/zh, weight: 1, title: 职责知识库}
  en: {contentDir: content/en, weight: 2, title: Who does what}
"""


class Hugo(Peer):
    name = "hugo"
    kept = ("content", "layouts", "static", "hugo.yaml")
    binary = pagefind = None

    @classmethod
    def install(cls, tools):
        cls.binary, cls.pagefind = tools.hugo(), tools.pagefind()

    def version(self):
        return [self.binary, "version"]

    def write(self, offices):
        put(self.folder / "hugo.yaml", CONFIG)
        shutil.copytree(Path(__file__).parent / "hugo", self.folder, dirs_exist_ok=True)
        for language in LANGUAGES:
            content = self.folder / "content" / language
            for kind in KINDS:
                put(content / kind / "_index.md", f"---\ntitle: {kind}\n---\n")
            for kind, name, title, text in pages(offices, language, lambda kind, name: f"/{kind}/{name}.md"):
                put(content / kind / f"{name}.md", f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{text}")

    def commands(self):
        return [[self.binary, "--quiet", "--destination", "public"], [self.pagefind, "--site", "public"]]

    def outputs(self):
        return [self.folder / "public"]

    def source(self):
        return self.folder / f"content/zh/duty/{self.changed}.md"

    def page(self):
        return self.folder / f"public/zh/duty/{self.changed}/index.html"
