"""The pages of a base as generators of pages get them: one Markdown text a record and language, terms by office."""
from markdown import Writer, title
from office import SHARES

# Types of pages; each is a folder.
KINDS = [*SHARES, "term"]


def pages(offices, language, link):
    """Every page as (type, id, title, text). The terms of an office are one page of type `term`."""
    for office in offices:
        writer = Writer(language, link, office.among)
        terms = []
        for kind, name, fields, long in office.records():
            if kind == "term":
                terms += [f"## {title(fields, language)}", fields["definition"][language], writer.page(fields, None)]
                continue
            yield kind, name, title(fields, language), writer.page(fields, long)
        yield "term", f"term-{office.number}", office.title("agency", 0)[language], "\n\n".join(terms)
