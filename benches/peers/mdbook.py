"""mdBook: a book for each language, with the search that it has."""
from pages import KINDS, pages
from peer import LANGUAGES, Peer, put


class MdBook(Peer):
    name = "mdbook"
    kept = ("zh", "en")
    binary = None

    @classmethod
    def install(cls, tools):
        cls.binary = tools.mdbook()

    def version(self):
        return [self.binary, "--version"]

    def write(self, offices):
        for language in LANGUAGES:
            book, entries = self.folder / language, {kind: [] for kind in KINDS}
            put(book / "book.toml", f'[book]\ntitle = "KB"\nlanguage = "{language}"\n')
            for kind, name, title, text in pages(offices, language, lambda kind, name: f"../{kind}/{name}.md"):
                put(book / f"src/{kind}/{name}.md", f"# {title}\n\n{text}")
                entries[kind].append(f"  - [{title}]({kind}/{name}.md)")
            for kind in KINDS:
                put(book / f"src/{kind}/index.md", f"# {kind}\n")
            lines = [line for kind in KINDS for line in [f"- [{kind}]({kind}/index.md)", *entries[kind]]]
            put(book / "src/SUMMARY.md", "# Summary\n\n" + "\n".join(lines) + "\n")

    def commands(self):
        return [[self.binary, "build", language, "--dest-dir", str(self.folder / "made" / language)] for language in LANGUAGES]

    def env(self):
        return {**super().env(), "RUST_LOG": "error", "MDBOOK_LOG": "error"}

    def outputs(self):
        return [self.folder / "made"]

    def source(self):
        return self.folder / f"zh/src/duty/{self.changed}.md"

    def page(self):
        return self.folder / f"made/zh/duty/{self.changed}.html"
