"""How fast and how small: pages and answers against a bare Django site, in one run, on this machine.

    python benchmarks/serve.py [--seconds 4] [--rounds 3]

Both sites run on granian with two workers, on loopback. *Bare* is what `startproject` makes, with its usual middleware:
a view that answers as many bytes as the lesson has on the wire, and a view that inserts one durable row. The rounds are
interleaved, so that a busy neighbour slows all alike; what counts are the ratios. Needs wrk.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

BASE = Path(__file__).resolve().parent.parent
LESSON = "/unanswered-notes/ten-months-of-reminders/"
CONNECTIONS = 16

BARE_URLS = """
import secrets
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

BODY = secrets.token_bytes({size})

def page(request):
    return HttpResponse(BODY)

@csrf_exempt
def insert(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO answers (text, day) VALUES (%s, '2026-01-01')", [request.POST.get("answer", "")])
    return HttpResponse("kept")

urlpatterns = [path("page/", page), path("insert/", insert)]
"""

ON_SQLITE = """
DATABASES['default'] |= {'ENGINE': 'config.queued_sqlite3', 'CONN_MAX_AGE': 600, 'OPTIONS': {
    'transaction_mode': 'IMMEDIATE', 'timeout': 20,
    'init_command': 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;'}}
"""
ON_POSTGRESQL = """
import dj_database_url
DATABASES['default'] = dj_database_url.parse('{database}', conn_max_age=600, conn_health_checks=True)
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=4, help="for each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("This benchmark needs wrk (apt-get install wrk).")
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "state"
        ours = Site(
            BASE,
            [sys.executable, "start.py"],
            {"NOTE_VERBALE_STATE": str(state), "ALLOWED_HOSTS": "127.0.0.1"},
            LESSON,
        )
        with ours.served() as address:  # the first start prepares the state
            tag, size = wire_size(address + LESSON)
        sign_up(ours)
        bare = make_bare(Path(folder) / "bare", size)
        with ours.served() as address, bare.served() as other:
            measure(options, address, other, tag, state)
            watch_a_new_edition(address, ours)
        compare_starts(ours, bare)
        compare_memory(ours, bare)


class Site(NamedTuple):
    """A site to be served: from a folder, by a command that takes WORKERS and PORT, with an address to try."""

    folder: Path
    command: list
    variables: dict
    path: str

    def start(self, workers=2):
        """(process, address) of a server just started, in a process group of its own. It may not answer yet."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        environment = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        environment |= self.variables | {"PORT": port, "WORKERS": str(workers)}
        command = [part.format(port=port, workers=workers) for part in self.command]
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        return process, f"http://127.0.0.1:{port}"

    @contextmanager
    def served(self, workers=2):
        """The address of the site, once it answers, until the block ends."""
        process, address = self.start(workers)
        SERVING[self.folder] = process.pid
        try:
            wait_for(f"{address}{self.path}", process)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:  # granian, started by its own command, may miss the first word
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


SERVING = {}  # {folder: process id}
# What of this shell's environment the sites are not given; modules compiled once stay compiled, as Python has it.
LEFT_OUT = ("DATABASE_URL", "CACHE_URL", "PYTHONDONTWRITEBYTECODE")


def wait_for(address, process):
    """Until this address answers. Stops the benchmark when the server stops."""
    while True:
        try:
            return urlopen(address).read()
        except OSError:
            if process.poll() is not None:
                sys.exit("A server stopped before it answered.")
            time.sleep(0.01)


def sign_up(ours):
    """As on a site in use, somebody has an account; without one, each start makes a link for the first curator."""
    make = "from config.links import account; user, _ = account('editor'); user.set_password('a-way-in'); user.save()"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", make]
    subprocess.run(command, cwd=BASE, env=os.environ | ours.variables, check=True)


def make_bare(folder, size, database=""):
    """A startproject site whose page is `size` bytes, with a table to insert into; its database is set as ours.

    `database` is the address of one on PostgreSQL; without it, it is an SQLite file.
    """
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "django", "startproject", "bare", str(folder)], check=True)
    (folder / "bare" / "urls.py").write_text(BARE_URLS.format(size=size))
    with (folder / "bare" / "settings.py").open("a") as settings:
        settings.write("\nDEBUG = False\nALLOWED_HOSTS = ['127.0.0.1']\n")
        settings.write(ON_POSTGRESQL.format(database=database) if database else ON_SQLITE)
    table = "CREATE TABLE answers (id {}, text TEXT, day TEXT)"
    if database:
        postgres(database, table.format("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"))
    else:
        with sqlite3.connect(folder / "db.sqlite3") as connection:
            connection.execute(table.format("INTEGER PRIMARY KEY AUTOINCREMENT"))
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}"]
    command += ["--workers", "{workers}", "--blocking-threads", "2", "--no-ws", "--log-level", "error"]
    return Site(folder, [*command, "bare.wsgi:application"], {"PYTHONPATH": f"{folder}:{BASE}"}, "/page/")


def postgres(database, *statements):
    """These statements, one after the other, on the PostgreSQL database of this address."""
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def wire_size(address):
    """(ETag, bytes) of the gzipped answer at this address."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as response:
        return response.headers["ETag"], len(response.read())


def wrk(address, seconds, *headers, script=""):
    """{rate, p50, p99, max in milliseconds, total, bad} of one run."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip"]
    for header in headers:
        command += ["-H", header]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        if script:
            file.write(script)
            file.flush()
            command += ["-s", file.name]
        said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        "p50": _milliseconds(re.search(r"^ +50% +(\S+)", said, re.MULTILINE)[1]),
        "p99": _milliseconds(re.search(r"^ +99% +(\S+)", said, re.MULTILINE)[1]),
        "max": _milliseconds(re.search(r"Latency\s+\S+\s+\S+\s+(\S+)", said)[1]),
        "total": int(re.search(r"(\d+) requests in", said)[1]),
        "bad": int(bad[1]) if bad else 0,
    }


def _milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def post_script(body, origin):
    """A script for wrk: each request is the answer of another browser."""
    return f"""
wrk.method = "POST"
wrk.body = "{body}"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Origin"] = "{origin}"
local place = tostring({{}})
math.randomseed(os.time() + tonumber(place:sub(-6), 16))
request = function()
  wrk.headers["Cookie"] = string.format("reader=%011d%011d", math.random(1, 2^31), math.random(1, 2^31))
  return wrk.format()
end
"""


def question_of(address):
    """(path, a body that answers it) of the first question on the lesson, read from its form."""
    with urlopen(address + LESSON) as response:
        page = response.read().decode()
    form = re.search(r'<form method="post" action="([^"]+)".*?</form>', page, re.DOTALL)
    option = re.search(r'name="answer" value="([^"]+)"', form[0])[1]
    edition = re.search(r'name="edition" value="(\d+)"', form[0])[1]
    return form[1], f"edition={edition}&answer={option}&confidence=2&seconds=17"


def measure(options, ours, other, tag, state):
    path, body = question_of(ours)
    runs = {
        "bare page": lambda: wrk(other + "/page/", options.seconds),
        "lesson, from cache": lambda: wrk(ours + LESSON, options.seconds),
        "lesson, If-None-Match": lambda: wrk(ours + LESSON, options.seconds, f"If-None-Match: {tag}"),
        "lesson, not from cache": lambda: wrk(ours + LESSON + "?fresh", options.seconds),
        "bare durable insert": lambda: wrk(other + "/insert/", options.seconds, script=post_script(body, other)),
        "answer posted": lambda: wrk(ours + path, options.seconds, script=post_script(body, ours)),
    }
    for run in (runs["bare page"], runs["lesson, from cache"], runs["lesson, not from cache"]):
        run()  # warm
    before = answers_kept(state)
    found = {name: [] for name in runs}
    for number in range(options.rounds):
        for name, run in runs.items():
            found[name].append(run())
            print(f"round {number + 1}: {name}: {found[name][-1]['rate']:.0f}/s", flush=True)
    acknowledged = sum(row["total"] - row["bad"] for row in found["answer posted"])
    lost = max(0, acknowledged - (answers_kept(state) - before))
    print("\n| what | per second | p50 ms | p99 ms | longest ms | ratio |\n|---|---|---|---|---|---|")
    for name, rows in found.items():
        against = "bare durable insert" if name in ("answer posted", "bare durable insert") else "bare page"
        ratio = statistics.median(a["rate"] / b["rate"] for a, b in zip(rows, found[against], strict=True))
        middle = {key: statistics.median(row[key] for row in rows) for key in ("rate", "p50", "p99")}
        longest = max(row["max"] for row in rows)
        print(
            f"| {name} | {middle['rate']:.0f} | {middle['p50']:.1f} | {middle['p99']:.1f} | {longest:.0f} "
            f"| {ratio:.2f} |"
        )
    refused = {name: number for name, rows in found.items() if (number := sum(row["bad"] for row in rows))}
    print(f"\n{acknowledged} answers acknowledged, {lost} lost; responses other than 2xx or 3xx: {refused or 'none'}.")


def answers_kept(state):
    with sqlite3.connect(state / "note-verbale.sqlite3") as database:
        return database.execute("SELECT count(*) FROM classroom_attempt").fetchone()[0]


def watch_a_new_edition(address, ours):
    """How long after its publication the old edition is still served to readers who come without a pause."""
    environment = os.environ | ours.variables
    change = (
        "from exhibit.models import Exhibit, Edition; from exhibit.gather import gather; import time;"
        "from exhibit.publishing import add_edition; exhibit = Exhibit.objects.get();"
        "Exhibit.objects.update(subtitle='Another subtitle'); exhibit.refresh_from_db();"
        "add_edition(exhibit, gather(exhibit), 'benchmark', ''); print(time.time())"
    )
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", change]
    publishing = subprocess.Popen(command, cwd=BASE, env=environment, stdout=subprocess.PIPE, text=True)
    last_old, ended = 0, None
    while ended is None or time.time() - ended < 2:
        with urlopen(f"{address}/unanswered-notes/") as response:
            if b"Another subtitle" not in response.read():
                last_old = time.time()
        if ended is None and publishing.poll() is not None:
            ended = time.time()
    published = float(publishing.stdout.read().split()[-1])
    print(f"The last reader of the old edition came {last_old - published:.2f} s after the new one was published.")


def compare_starts(ours, bare, times=15):
    """From the command to the first page, with a prepared state."""
    took = {"ours": [], "bare": []}
    for _turn in range(times):
        for name, site in (("ours", ours), ("bare", bare)):
            began = time.monotonic()
            with site.served():
                took[name].append(time.monotonic() - began)
    middle = {name: statistics.median(values) for name, values in took.items()}
    print(f"Start: {middle['ours']:.2f} s, bare {middle['bare']:.2f} s, ratio {middle['ours'] / middle['bare']:.2f}.")


def compare_memory(ours, bare):
    """Memory of a server with one worker after load (PSS, all its processes)."""
    sizes = {}
    for name, site in (("bare", bare), ("ours", ours)):
        with site.served(workers=1) as address:
            wrk(address + site.path, 2)
            wrk(address + site.path + "?fresh", 2)
            sizes[name] = sum(pss(pid) for pid in family(SERVING[site.folder]))
    ratio = sizes["ours"] / sizes["bare"]
    print(f"Memory with one worker: {sizes['ours']:.1f} MB, bare {sizes['bare']:.1f} MB, ratio {ratio:.2f}.")


def family(pid):
    """A process and all its descendants."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    return [pid, *(one for child in children for one in family(int(child)))]


def pss(pid):
    """Proportional set size of a process, in megabytes."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)[1]) / 1024


if __name__ == "__main__":
    main()
