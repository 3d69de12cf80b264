"""How many answers a class, a school, a town can give at once, and how long each waits.

    python benchmarks/answers.py [--students 1000] [--seconds 120] [--think 20] [--databases sqlite postgresql]

For each database two sites are served with two workers each, on loopback: ours, as start.py runs it, and a bare
startproject site whose one view inserts one durable row into a database of the same kind and settings. The students
answer one question over and over, each thinking for a random time between, first on ours, then, a quarter as long, on
the bare one. Then 16 browsers answer without a pause, both sites in turn. Every answer that was acknowledged must be
stored once. PostgreSQL is asked at --server; databases of the benchmark's own are made there and dropped.
"""

import argparse
import asyncio
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from browsers import Browser, Cut
from serve import BASE, CONNECTIONS, LESSON, Site, make_bare, postgres, question_of

NAMES = ("note_verbale_answers", "note_verbale_bare")
KEPT = "SELECT reader, count(*), count(DISTINCT number), max(number) FROM classroom_attempt GROUP BY reader"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=20, help="seconds between two answers of a student, on average")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--server", default="postgres://postgres@127.0.0.1:5432", help="where PostgreSQL is")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whoever stops this stops what it serves
    tables, failed = [], False
    for database in options.databases:
        with sites(database, options.server) as (ours, bare, url):
            lines, wrong = asyncio.run(measure(database, ours, bare, url, options))
        tables += lines
        failed = failed or wrong
    print("\n| what | answers | per second | p50 ms | p95 ms | errors | per second, to bare | p95, to bare |")
    print("|---|---|---|---|---|---|---|---|")
    print("\n".join(tables))
    if failed:
        sys.exit("An answer was refused, lost or stored twice.")


class Run(NamedTuple):
    """What came of one run: {reader: answers acknowledged}, milliseconds of each, errors by status, seconds."""

    acknowledged: Counter
    waits: list
    errors: Counter
    seconds: float

    @property
    def rate(self):
        return sum(self.acknowledged.values()) / self.seconds

    @property
    def p95(self):
        return statistics.quantiles(self.waits, n=20)[-1]


async def measure(database, ours, bare, url, options):
    """(lines of the table, whether anything went wrong) for one database."""
    path, body = question_of(ours)
    served = {"answer posted": (ours, path, body), "bare durable insert": (bare, "/insert/", body)}
    found = {}
    for (name, site), seconds in zip(served.items(), (options.seconds, options.seconds / 4), strict=True):
        found[name, "thinking"] = [await run(*site, options.students, seconds, options.think)]
    rounds = [(name, site) for _round in range(3) for name, site in served.items()]
    for name, site in rounds:
        found.setdefault((name, "without a pause"), []).append(await run(*site, CONNECTIONS, 4, 0))
    lines = [line(database, found, name, how) for name, how in found]
    kept = {row[0]: row[1:] for row in rows(url, KEPT)}
    said = sum(
        (run.acknowledged for (name, _how), runs in found.items() if name == "answer posted" for run in runs), Counter()
    )
    wrong = {reader for reader, number in said.items() if kept.get(reader) != (number, number, number)}
    errors = sum((run.errors for runs in found.values() for run in runs), Counter())
    print(f"{database}: {sum(said.values())} answers acknowledged, {len(wrong)} students with another number stored.")
    print(f"{database}: errors {dict(errors) or 'none'}.", flush=True)
    return lines, bool(wrong or errors)


def line(database, found, name, how):
    """A row of the table; without a pause, the middle of the rounds."""
    runs, others = found[name, how], found["bare durable insert", how]
    pairs = list(zip(runs, others, strict=True))
    waits = [wait for run in runs for wait in run.waits]
    numbers = [
        sum(sum(run.acknowledged.values()) for run in runs),
        f"{statistics.median(run.rate for run in runs):.0f}",
        f"{statistics.median(waits):.1f}",
        f"{statistics.median(run.p95 for run in runs):.1f}",
        sum(sum(run.errors.values()) for run in runs),
        f"{statistics.median(run.rate / other.rate for run, other in pairs):.2f}",
        f"{statistics.median(run.p95 / other.p95 for run, other in pairs):.2f}",
    ]
    return f"| {database}: {name}, {how} | {' | '.join(map(str, numbers))} |"


async def run(address, path, body, students, seconds, think):
    """So many students for so long."""
    found = Run(Counter(), [], Counter(), seconds)
    ends = time.monotonic() + seconds
    await asyncio.gather(*(student(Browser(address, path, body), found, ends, think) for _ in range(students)))
    return found


async def student(browser, found, ends, think):
    """Thinks, answers, thinks again; the first pause spreads the students."""
    await asyncio.sleep(random.uniform(0, 2 * think))
    while time.monotonic() < ends:
        began = time.monotonic()
        try:
            status = await browser.answer()
        except Cut:
            found.errors["cut"] += 1
            continue
        if status in (200, 303):
            found.acknowledged[browser.reader] += 1
            found.waits.append((time.monotonic() - began) * 1000)
        else:
            found.errors[status] += 1
        await asyncio.sleep(random.uniform(0.5, 1.5) * think)
    browser.close()


@contextmanager
def sites(database, server):
    """(address of ours, address of the bare site, where our rows are), both served until the block ends."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        urls = ["", ""]
        if database == "postgresql":
            urls = [f"{server}/{name}" for name in NAMES]
            admin = f"{server}/postgres"
            for name in NAMES:
                postgres(admin, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
                stack.callback(postgres, admin, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        state = Path(folder) / "state"
        variables = {"NOTE_VERBALE_STATE": str(state), "ALLOWED_HOSTS": "127.0.0.1"}
        variables |= {"DATABASE_URL": urls[0]} if urls[0] else {}
        prepare = [sys.executable, "manage.py", "prepare"]
        subprocess.run(prepare, cwd=BASE, env=os.environ | variables, check=True, stdout=subprocess.DEVNULL)
        ours = Site(BASE, [sys.executable, "-m", "config.serve"], variables, LESSON)
        bare = make_bare(Path(folder) / "bare", 1, urls[1])
        yield (
            stack.enter_context(ours.served()),
            stack.enter_context(bare.served()),
            urls[0] or f"sqlite:///{state / 'note-verbale.sqlite3'}",
        )


def rows(url, query):
    """The rows of a query, from either database."""
    if url.startswith("sqlite:"):
        import sqlite3 as client

        url = url.removeprefix("sqlite:///")
    else:
        import psycopg as client
    database = client.connect(url)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


if __name__ == "__main__":
    main()
