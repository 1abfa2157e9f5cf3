#!/usr/bin/env python3
"""Whole programs against their peers on the same file, in one run: what a user waits for, and what it costs.

    tests/benches/peers.py NEWS.jsonl [--program target/release/dateline] [--word earthquake] [--rounds 5] [--install] [--readme README.md]

Times are medians of interleaved rounds, the file in the cache of the system; every figure of a table is a ratio to a peer
of the same run. At the end stands what is aimed at, and what came of it. A peer that is not there is left out and named;
--install asks the system's packages for it, and those of Python (DuckDB) and Rust (skim) for theirs, into target/peers.
newsboat knows feeds alone: it is given the articles as one, and of files over 100 MB the first 100.
--readme writes the walls of all tables into the README, between its two marks.
`first screen` is from the start in a terminal of 120x40 to the first output after the loading notice: for dateline, to a
row of the list.
"""

import argparse
import fcntl
import json
import os
import pathlib
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
from xml.sax.saxutils import escape

PACKAGES = {"rg": "ripgrep", "fzf": "fzf", "lnav": "lnav", "jq": "jq", "less": "less", "newsboat": "newsboat"}
PEERS = pathlib.Path("target/peers")  # what is not the system's own
PATIENCE = 120
FEED_MB = 100  # what newsboat is given at the most: it reads it all into memory, twice
SHORT = 500  # characters of a value that is no text, but a column


def run(command, stdin=None, status=False):
    """Wall and CPU seconds of a command, or its status; its output is read and thrown away: grep stops early when nobody
    reads it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with open(stdin or os.devnull, "rb") as given:
        ended = subprocess.run(
            command, shell=isinstance(command, str), stdin=given,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
        )
    if status:
        return ended.returncode
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


def find(program):
    """Where a program is, with those that --install made."""
    own = PEERS / "bin" / program
    return str(own.resolve()) if own.exists() else shutil.which(program)


def find_duckdb():
    """A Python that has DuckDB: the one made by --install, else this one."""
    pythons = [str(PEERS / "bin" / "python"), sys.executable]
    has_it = lambda python: os.path.exists(python) and run([python, "-c", "import duckdb"], status=True) == 0
    return next(filter(has_it, pythons), None)


def install(missing):
    """Asks each registry by its own client; what fails is named as missing afterwards."""
    call = lambda *command: subprocess.run(command, check=False)
    packages = [PACKAGES[name] for name in missing if name in PACKAGES]
    if packages:
        call("apt-get", "install", "-y", *packages)
    if "duckdb" in missing and call(sys.executable, "-m", "venv", PEERS).returncode == 0:
        call(PEERS / "bin" / "pip", "install", "--quiet", "duckdb")
    if "sk" in missing and shutil.which("cargo"):
        call("cargo", "install", "--locked", "--root", PEERS, "skim")


def articles(path):
    """The articles of a file of lines, and how many bytes are read with each."""
    read = 0
    with open(path, "rb") as lines:
        for line in lines:
            read += len(line)
            yield json.loads(line), read


def loading(path):
    """What DuckDB is asked: a table of the columns that a list needs, named beforehand so that it has nothing to guess."""
    first, _ = next(articles(path))
    short = [key for key, value in first.items() if isinstance(value, str) and len(value) <= SHORT]
    columns = ", ".join(f"'{key}': 'VARCHAR'" for key in short)
    source = f"read_json('{path}', format='newline_delimited', columns={{{columns}}})"
    return f"import duckdb; duckdb.sql(\"create table articles as select * from {source}\")"


def feed(path, folder):
    """The articles as a feed for newsboat, and how many MB of the file it holds."""
    source, read = os.path.join(folder, "feed.xml"), 0
    with open(source, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>archive</title>')
        for number, (article, read) in enumerate(articles(path)):
            text = {key: escape(str(article.get(key, ""))) for key in ("title", "body", "url")}
            out.write(
                f"<item><title>{text['title']}</title><link>{text['url']}</link><guid>{number}</guid>"
                f"<description>{text['body']}</description></item>\n"
            )
            if read > FEED_MB * 1_000_000:
                break
        out.write("</channel></rss>")
    with open(os.path.join(folder, "urls"), "w", encoding="utf-8") as out:
        out.write(f"file://{source}\n")
    return read / 1e6


def newsboat(folder, cache):
    """The command of newsboat, with nothing of the user's."""
    pathlib.Path(folder, "config").touch()
    own = lambda name: os.path.join(folder, name)
    return [find("newsboat"), "-q", "-u", own("urls"), "-C", own("config"), "-c", own(cache)]


def reading_feed(folder):
    """Seconds until newsboat has a feed in a database of its own, which it opens from then on."""
    pathlib.Path(folder, "new.db").unlink(missing_ok=True)
    return run([*newsboat(folder, "new.db"), "-x", "reload"])


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


TABLES = {}


def table(title, figures, ours="dateline"):
    TABLES[title] = figures
    print(f"\n{title}\n")
    print("| program | wall ms | CPU ms | wall, dateline = 1 | CPU, dateline = 1 |")
    print("|---|---:|---:|---:|---:|")
    own_wall, own_cpu = figures[ours]
    for name, (wall, cpu) in figures.items():
        print(f"| {name} | {wall * 1e3:.0f} | {cpu * 1e3:.0f} | {wall / own_wall:.2f} | {cpu / own_cpu:.2f} |")
    return figures


BEGIN, END = "<!-- figures of tests/benches/peers.py -->\n", "<!-- end of the figures -->\n"


def write_readme(path, over, tables):
    """One row for each table: ours, then the others and how many times ours they take."""
    times = lambda ratio: f"{ratio:.0f} times" if ratio >= 10 else f"{ratio:.2g} times"
    rows = [f"{over}.\n", "| | dateline | other programs |", "|---|---|---|"]
    for title, figures in tables.items():
        own = figures["dateline"][0]
        walls = [(name, wall) for name, (wall, _) in figures.items()]
        ours = [f"{name.removeprefix('dateline').lstrip(', ')} {wall * 1e3:.0f} ms".strip() for name, wall in walls if name.startswith("dateline")]
        theirs = [f"`{name}` {wall * 1e3:.0f} ms ({times(wall / own)})" for name, wall in walls if not name.startswith("dateline")]
        rows.append(f"| {title} | {'; '.join(ours)} | {'; '.join(theirs)} |")
    with open(path, encoding="utf-8") as readme:
        before, begin, rest = readme.read().partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{path} has no place for the figures: {BEGIN}{END}")
    with open(path, "w", encoding="utf-8") as readme:
        readme.write(before + BEGIN + "\n".join(rows) + "\n" + END + after)


WALL, CPU = 0, 1


def aims(screens, whole, count, first):
    """What is aimed at: a sentence, ours and theirs of one table, wall or CPU, and how many times theirs it may be."""
    return [
        ("first screen, twice the start of less", screens, "dateline", "less", WALL, 2),
        ("first screen, a fiftieth of lnav's", screens, "dateline", "lnav", WALL, 1 / 50),
        ("opened before, 1.5 times the start of less", screens, "dateline, opened before", "less", WALL, 1.5),
        ("catalogue, a tenth of jq's CPU", whole, "dateline", "jq .title", CPU, 1 / 10),
        ("catalogue, half of DuckDB's CPU", whole, "dateline", "DuckDB", CPU, 1 / 2),
        ("catalogue, 3 times wc -l", whole, "dateline", "wc -l", WALL, 3),
        ("count of a word, 1.5 times rg -c -i", count, "dateline", "rg -c -i", WALL, 1.5),
        ("first 50, twice rg -m50", first, "dateline", "rg -m50", WALL, 2),
    ]


def judge(aimed):
    """Prints what came of each aim; what has no peer here is left out."""
    print("\nAimed at\n\n| aim | times theirs | at most | |\n|---|---:|---:|---|")
    for sentence, figures, ours, theirs, of, most in aimed:
        if theirs in figures:
            times = figures[ours][of] / figures[theirs][of]
            print(f"| {sentence} | {times:.2f} | {most:.2f} | {'met' if times <= most else 'missed'} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--program", default="target/release/dateline")
    parser.add_argument("--word", default="earthquake")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--readme")
    said = parser.parse_args()
    peers = lambda: {"duckdb": find_duckdb(), "sk": find("sk"), **{name: find(name) for name in PACKAGES}}
    has = peers()
    if said.install and not all(has.values()):
        install([name for name, place in has.items() if not place])
        has = peers()
    cache = tempfile.mkdtemp(prefix="dateline-peers-")
    ours, path = [said.program, "--cache", cache, "--no-entities"], said.file
    listing = [*ours, "list", path]
    row = rb"[A-Z][a-z]{2} \d{4}|\d{2}:\d{2}|\d{4}-\d{2}"

    over = f"{os.path.getsize(path) / 1e6:.0f} MB, {said.rounds} rounds, {os.cpu_count()} processors"
    print(f"{path}: {over}")
    screens = {
        "dateline": lambda: first_screen([*ours, "--no-cache", path], row),
        "dateline, opened before": lambda: first_screen([*ours, path], row),
    }
    if has["less"]:
        screens["less"] = lambda: first_screen(["less", path], rb"\{.{200}")
    if has["lnav"]:
        screens["lnav"] = lambda: first_screen(["lnav", "-n", path], rb".{200}")
    if has["newsboat"]:
        read = feed(path, cache)
        reading_feed(cache)
        screens["newsboat, opened before"] = lambda: first_screen(newsboat(cache, "new.db"), rb"archive")
    screens = table("First screen", measure(screens, said.rounds))

    whole = {
        "dateline": lambda: run([*listing, "--no-cache", "--limit", "1"]),
        "dateline, opened before": lambda: run([*listing, "--limit", "1"]),
        "wc -l": lambda: run(["wc", "-l", path]),
    }
    if has["jq"]:
        whole["jq .title"] = lambda: run(["jq", "-c", ".title", path])
    if has["duckdb"]:
        whole["DuckDB"] = lambda: run([has["duckdb"], "-c", loading(path)])
    if has["newsboat"]:
        whole[f"newsboat, {read:.0f} MB as a feed"] = lambda: reading_feed(cache)
    whole = table("The whole catalogue", measure(whole, said.rounds))

    query = f"body:{said.word}"
    count = {
        "dateline": lambda: run([*listing, "-c", "-q", query]),
        "dateline, every one listed": lambda: run([*listing, "-q", query]),
        "grep -c -i": lambda: run(["grep", "-c", "-i", said.word, path]),
    }
    if has["rg"]:
        count["rg -c -i"] = lambda: run(["rg", "-c", "-i", said.word, path])
    count = table(f"Every article with `{said.word}` in its text, no index, opening included", measure(count, said.rounds))

    first = {"dateline": lambda: run([*listing, "-q", query, "--limit", "50"])}
    if has["rg"]:
        first["rg -m50"] = lambda: run(["rg", "-m50", "-i", said.word, path])
    first = table("The first 50 of them, opening included", measure(first, said.rounds))

    if has["fzf"] or has["sk"]:
        titles = os.path.join(cache, "titles")
        with open(titles, "wb") as out:
            out.writelines(str(article.get("title", "")).encode() + b"\n" for article, _ in articles(path))
        words = said.word[:6]
        fuzzy = {
            "dateline": lambda: run([*listing, "-q", f"headline:{words}", "--limit", "100"]),
        }
        filters = {name: f"{has[name]} --filter {words} < {titles} | head -n 100" for name in ("fzf", "sk") if has[name]}
        for name, command in filters.items():
            fuzzy[f"{name} --filter"] = lambda command=command: run(command)
        table(f"The best hundred headlines for `{words}`, opening included", measure(fuzzy, said.rounds))
    judge(aims(screens, whole, count, first))
    if said.readme:
        write_readme(said.readme, over, TABLES)
    shutil.rmtree(cache)
    left_out = [name for name, there in has.items() if not there]
    if left_out:
        print(f"\nnot here: {', '.join(left_out)} (--install asks for them)", file=sys.stderr)


if __name__ == "__main__":
    main()
