"""Is an answer kept once it is acknowledged, whenever the server is killed?

    python benchmarks/kill_loop.py [--kills 100] [--browsers 16] [--longest 1.5]

A server as start.py runs it, with two workers on SQLite, takes answers as fast as it can. At a random moment all its
processes are killed at once (SIGKILL), and it is started again, so many times. After each start the database is
checked, and every answer that had been acknowledged must be in it, once. Loopback only; the state is a scratch folder.
A killed process is not a power cut: that the disk keeps what it says it keeps is not tested here.
"""

import argparse
import asyncio
import os
import random
import secrets
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from browsers import Browser, Cut
from serve import BASE, Site, question_of, wait_for


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--browsers", type=int, default=16)
    parser.add_argument("--longest", type=float, default=1.5, help="seconds under load before a kill, at most")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whoever stops this stops what it serves
    with tempfile.TemporaryDirectory() as folder:
        variables = {"NOTE_VERBALE_STATE": folder, "ALLOWED_HOSTS": "127.0.0.1"}
        somebody = ["createsuperuser", "--noinput", "--username=somebody", "--email="]  # else each start prints a link
        for command in (["prepare"], somebody):
            environment = os.environ | variables | {"DJANGO_SUPERUSER_PASSWORD": secrets.token_urlsafe()}
            command = [sys.executable, "manage.py", *command]
            subprocess.run(command, cwd=BASE, env=environment, check=True, stdout=subprocess.DEVNULL)
        site = Site(BASE, [sys.executable, "-m", "config.serve"], variables, "/health/")
        tell(*kill_again_and_again(site, Path(folder) / "note-verbale.sqlite3", options))


def kill_again_and_again(site, database, options):
    """(number of kills, {reader: answers acknowledged}, what each check found, seconds of each start)."""
    acknowledged, checks, starts, question = Counter(), [], [], None
    for number in range(options.kills + 1):
        began = time.monotonic()
        process, address = site.start()
        try:
            wait_for(address + site.path, process)
            starts.append(time.monotonic() - began)
            if number:
                checks.append(check(database, acknowledged))
                print(f"kill {number}: {sum(acknowledged.values())} acknowledged, {checks[-1]}", flush=True)
            if number < options.kills:
                question = question or question_of(address)
                asyncio.run(load_and_kill(process, address, question, acknowledged, options))
        finally:
            kill(process)
    return options.kills, acknowledged, checks, starts


async def load_and_kill(process, address, question, acknowledged, options):
    """Answers without a pause, until the server is killed: at a random moment after it has acknowledged one."""
    path, body = question
    browsers = [Browser(address, path, body) for _ in range(options.browsers)]
    under_load = asyncio.Event()
    running = [asyncio.create_task(answer(browser, acknowledged, under_load)) for browser in browsers]
    await asyncio.wait_for(under_load.wait(), 60)
    await asyncio.sleep(random.uniform(0, options.longest))
    kill(process)
    await asyncio.gather(*running)


async def answer(browser, acknowledged, under_load):
    """Until the server is gone."""
    try:
        while True:
            status = await browser.answer()
            if status != 303:
                sys.exit(f"An answer was refused: {status}.")
            acknowledged[browser.reader] += 1
            under_load.set()
    except Cut:
        return


def kill(process):
    """All processes of a server at once, whatever they are doing."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def check(database, acknowledged):
    """(what SQLite says of the file, answers lost, answers stored twice, answers stored but not acknowledged)."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        (integrity,) = found.execute("PRAGMA integrity_check").fetchone()
        rows = found.execute("SELECT reader, count(*), count(DISTINCT number) FROM classroom_attempt GROUP BY reader")
        kept = {reader: (stored, numbers) for reader, stored, numbers in rows}
    lost = sum(max(0, said - kept.get(reader, (0, 0))[0]) for reader, said in acknowledged.items())
    twice = sum(stored - numbers for stored, numbers in kept.values())
    return integrity, lost, twice, sum(stored for stored, _numbers in kept.values()) - sum(acknowledged.values())


def tell(kills, acknowledged, checks, starts):
    print("\n| kills | acknowledged | lost | stored twice | stored, not acknowledged | integrity | start s, longest |")
    print("|---|---|---|---|---|---|---|")
    damaged = [found[0] for found in checks if found[0] != "ok"]
    lost, twice = (max((found[at] for found in checks), default=0) for at in (1, 2))
    print(
        f"| {kills} | {sum(acknowledged.values())} | {lost} | {twice} | {checks[-1][3] if checks else 0} "
        f"| {'; '.join(damaged) or f'ok, {len(checks)} times'} "
        f"| {statistics.median(starts):.2f}, {max(starts):.2f} |"
    )
    if lost or twice or damaged:
        sys.exit("Something acknowledged was lost, stored twice, or the file is damaged.")


if __name__ == "__main__":
    main()
