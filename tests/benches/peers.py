#!/usr/bin/env python3
"""Whole programs against their peers on the same file, in one run: what a user waits for, and what it costs.

    tests/benches/peers.py NEWS.jsonl [--program target/release/dateline] [--word earthquake] [--rounds 5] [--install]

Times are medians of interleaved rounds, the file in the cache of the system; every figure of a table is a ratio to a peer
of the same run. A peer that is not there is left out and named at the end; --install asks the system's packages for it.
`first screen` is from the start in a terminal of 120x40 to the first output after the loading notice: for dateline, to a
row of the list.
"""

import argparse
import fcntl
import os
import pty
import re
import resource
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

PACKAGES = {"rg": "ripgrep", "fzf": "fzf", "lnav": "lnav", "jq": "jq", "less": "less"}
PATIENCE = 120


def run(command, stdin=None):
    """Wall and CPU seconds of a command; its output is read and thrown away: grep stops early when nobody reads it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with open(stdin or os.devnull, "rb") as given:
        subprocess.run(
            command, shell=isinstance(command, str), stdin=given,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
        )
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_screen(command, shows):
    """Seconds from the start in a terminal to the first output in which `shows` is found."""
    child, terminal = pty.fork()
    begun = time.monotonic()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    took = float("nan")
    while time.monotonic() - begun < PATIENCE:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            seen += os.read(terminal, 1 << 16)
        except OSError:
            break
        if re.search(shows, seen):
            took = time.monotonic() - begun
            break
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return took, took


def measure(cases, rounds):
    """The median of each case, the cases taken in turn so that a drift of the machine meets all of them."""
    found = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            took = case()
            if number > 0:  # the first round warms the caches
                found[name].append(took)
    middle = lambda values, at: statistics.median(value[at] for value in values)
    return {name: (middle(values, 0), middle(values, 1)) for name, values in found.items()}


def table(title, figures, ours="dateline"):
    print(f"\n{title}\n")
    print("| program | wall ms | CPU ms | wall, dateline = 1 | CPU, dateline = 1 |")
    print("|---|---:|---:|---:|---:|")
    own_wall, own_cpu = figures[ours]
    for name, (wall, cpu) in figures.items():
        print(f"| {name} | {wall * 1e3:.0f} | {cpu * 1e3:.0f} | {wall / own_wall:.2f} | {cpu / own_cpu:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--program", default="target/release/dateline")
    parser.add_argument("--word", default="earthquake")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--install", action="store_true")
    said = parser.parse_args()
    missing = [name for name in PACKAGES if not shutil.which(name)]
    if said.install and missing:
        subprocess.run(["apt-get", "install", "-y", *(PACKAGES[name] for name in missing)], check=False)
    has = {name: bool(shutil.which(name)) for name in PACKAGES}
    cache = tempfile.mkdtemp(prefix="dateline-peers-")
    ours, path = [said.program, "--cache", cache, "--no-entities"], said.file
    listing = [*ours, "list", path]
    row = rb"[A-Z][a-z]{2} \d{4}|\d{2}:\d{2}|\d{4}-\d{2}"

    print(f"{path}: {os.path.getsize(path) / 1e6:.0f} MB, {said.rounds} rounds, {os.cpu_count()} processors")
    screens = {
        "dateline": lambda: first_screen([*ours, "--no-cache", path], row),
        "dateline, opened before": lambda: first_screen([*ours, path], row),
    }
    if has["less"]:
        screens["less"] = lambda: first_screen(["less", path], rb"\{.{200}")
    if has["lnav"]:
        screens["lnav"] = lambda: first_screen(["lnav", "-n", path], rb".{200}")
    table("First screen", measure(screens, said.rounds))

    whole = {
        "dateline": lambda: run([*listing, "--no-cache", "--limit", "1"]),
        "dateline, opened before": lambda: run([*listing, "--limit", "1"]),
        "wc -l": lambda: run(["wc", "-l", path]),
    }
    if has["jq"]:
        whole["jq .title"] = lambda: run(["jq", "-c", ".title", path])
    table("The whole catalogue", measure(whole, said.rounds))

    query = f"body:{said.word}"
    count = {
        "dateline": lambda: run([*listing, "-q", query]),
        "grep -c -i": lambda: run(["grep", "-c", "-i", said.word, path]),
    }
    if has["rg"]:
        count["rg -c -i"] = lambda: run(["rg", "-c", "-i", said.word, path])
    table(f"Every article with `{said.word}` in its text, no index, opening included", measure(count, said.rounds))

    first = {"dateline": lambda: run([*listing, "-q", query, "--limit", "50"])}
    if has["rg"]:
        first["rg -m50"] = lambda: run(["rg", "-m50", "-i", said.word, path])
    table("The first 50 of them, opening included", measure(first, said.rounds))

    if has["fzf"]:
        titles = os.path.join(cache, "titles")
        with open(titles, "wb") as out:
            subprocess.run(["sh", "-c", f"jq -r .title '{path}'" if has["jq"] else "true"], stdout=out, check=False)
        words = said.word[:6]
        fuzzy = {
            "dateline": lambda: run([*listing, "-q", f"headline:{words}", "--limit", "100"]),
            "fzf --filter": lambda: run(f"fzf --filter {words} < {titles} | head -n 100"),
        }
        table(f"The best hundred headlines for `{words}`, opening included", measure(fuzzy, said.rounds))
    shutil.rmtree(cache)
    left_out = [name for name, there in has.items() if not there]
    if left_out:
        print(f"\nnot here: {', '.join(left_out)} (--install asks for them)", file=sys.stderr)


if __name__ == "__main__":
    main()
