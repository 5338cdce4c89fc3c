"""What a command costs: processor time, wall time and memory of it and all it starts, and what it leaves on the disk."""
import hashlib
import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

# Memory is looked at so often, in seconds, and later at a hundredth of the time that has passed: a look itself costs.
# A peak between two looks of one process alone is known from the kernel.
LOOK = 0.05


@dataclass
class Cost:
    """Processor time (user and system) and wall time in seconds, memory in bytes; `ended` is false if a limit came first."""

    cpu: float
    wall: float
    memory: int
    ended: bool = True
    code: int = 0
    said: str = ""


def run(command, cwd, limit=None, env=None, log=None):
    """The cost of a command. `limit` is in seconds of processor time; `log` is a file for what it prints."""
    def confine():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    with open(log or os.devnull, "w+b") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                   start_new_session=True, env={**os.environ, **(env or {})}, preexec_fn=confine if limit else None)
        peak, over = [0], threading.Event()
        watcher = threading.Thread(target=watch, args=(process.pid, peak, over))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        over.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace") if log else ""
    largest = usage.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(peak[0], largest), process.returncode >= 0, process.returncode, said)


def run_all(commands, cwd, **options):
    """The cost of commands one after another; stops at the first that fails."""
    whole = Cost(0, 0, 0)
    for command in commands:
        cost = run(command, cwd, **options)
        whole = Cost(whole.cpu + cost.cpu, whole.wall + cost.wall, max(whole.memory, cost.memory), cost.ended, cost.code, whole.said + cost.said)
        if cost.code:
            break
    return whole


def watch(group, peak, over):
    """Keeps the greatest sum of resident memory of a process group in `peak[0]`; needs Linux's /proc."""
    begin = time.monotonic()
    while not over.is_set():
        peak[0] = max(peak[0], resident(group))
        over.wait(max(LOOK, (time.monotonic() - begin) / 100))


def resident(group):
    total = 0
    for name in os.listdir("/proc") if os.path.isdir("/proc") else []:
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            # man 5 proc_pid_stat: the fifth field is the group, the twenty-fourth the resident pages.
            if int(fields[2]) == group:
                total += int(fields[21]) * resource.getpagesize()
    return total


def files(folders):
    """Every file below folders."""
    return [Path(where) / name for folder in folders for where, _, names in os.walk(folder) for name in names]


def size(folders):
    """How many files lie below folders, and their bytes."""
    found = files(folders)
    return len(found), sum(path.stat().st_size for path in found)


def state(folder):
    """The content of every file below a folder, as a short hash by its path."""
    return {str(path.relative_to(folder)): hashlib.blake2b(path.read_bytes(), digest_size=16).digest() for path in files([folder])}
