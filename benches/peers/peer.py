"""What the comparison asks of a generator, and what all of them share."""
import shutil
from pathlib import Path

from office import SIZE

LANGUAGES = ("zh", "en")


class Absent(Exception):
    """A generator, or what it needs, cannot be had here; the text says why."""


def put(path, text):
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Peer:
    """A generator with a project of its own below `folder`. Whatever a build makes lies outside `kept`."""

    name = ""
    # Entries of the folder that hold the source; all else is thrown away before a full build.
    kept = ()
    # The commands use these variables, so that no store of finished work outlives a full build.
    stores = ("XDG_CACHE_HOME", "HUGO_CACHEDIR")

    def __init__(self, folder, records):
        self.folder, self.records = folder, records
        # The record in the middle that gets a changed word.
        self.changed = f"duty-{records // SIZE // 2}-0"

    @classmethod
    def install(cls, tools):
        """Fetches the program below `tools.folder`; raises `Absent`."""
        raise NotImplementedError

    def version(self):
        raise NotImplementedError

    def write(self, offices):
        """Writes the project."""
        raise NotImplementedError

    def commands(self):
        """The commands of a build; run in `folder`."""
        raise NotImplementedError

    def outputs(self):
        raise NotImplementedError

    def source(self):
        """The file with the Chinese text of the changed record."""
        raise NotImplementedError

    def page(self):
        """The Chinese page of the changed record."""
        raise NotImplementedError

    def clean(self):
        """Leaves only the source, as on a fresh machine."""
        for path in self.folder.iterdir():
            if path.name not in self.kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def env(self):
        return {name: str(self.folder / "store") for name in self.stores}


def change(path, old, new):
    """Changes the first `old` in a file and says whether there was one."""
    text = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return old in text
