"""The archive at two sizes: is a list, a search or a page of a source slower among many? By how much?

    python benchmarks/archive.py [--sources 1000 100000] [--exhibits 20] [--databases sqlite postgresql] [--times 60]

For each database and size it makes a scratch archive by the functions that publish an exhibit (no draft, no edition:
only what the public sees), and serves it with one worker on loopback. Half of the
words are met equally often at either size, so that a difference is that of the archive and not of the hits. All sizes
are served at once and asked in turn, so that a busy neighbour slows all alike; what counts are the ratios in the last
columns. PostgreSQL is asked at --server; databases of the benchmark's own are made there and dropped.
"""

import argparse
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import urlopen

from serve import BASE, postgres

DATABASE = "note_verbale_benchmark"
SAME_HITS = 20  # of the rare word, the phrase and the shelfmark, whatever the size

SEARCHES = {
    "search: rare word": "quincunx",
    "search: phrase": '"lantern harbour treaty"',
    "search: shelfmark": "f 09999 op 77z",
    "search: common word": "consulate",
    "search: in everything": "note",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--exhibits", type=int, default=20)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--server", default="postgres://postgres@127.0.0.1:5432", help="where PostgreSQL is")
    parser.add_argument("--times", type=int, default=60, help="requests for each measurement")
    parser.add_argument("--make", nargs=2, type=int, metavar=("SOURCES", "EXHIBITS"), help=argparse.SUPPRESS)
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        return make(*options.make)
    if options.count:
        return count()
    for database in options.databases:
        with ExitStack() as stack:
            sites = {}
            for sources in options.sources:
                variables = stack.enter_context(archive(database, options.server, sources))
                exhibits = min(options.exhibits, max(1, sources // 50))
                made = json.loads(run(variables, "--make", sources, exhibits).communicate()[0].splitlines()[-1])
                print(f"{database}, {sources} sources: {made['rows']} things made", file=sys.stderr, flush=True)
                address, pid = stack.enter_context(served(variables))
                counting = stack.enter_context(run(variables, "--count", stdin=subprocess.PIPE))
                sites[sources] = Site(address, pid, counting, made)
            table(database, measure(list(sites.values()), options.times), options.sources)
    return None


class Site(NamedTuple):
    """An archive that is served: where, by which process; one that counts its sources; and how it was made."""

    address: str
    pid: int
    counting: subprocess.Popen
    made: dict

    def ask(self, path):
        with urlopen(self.address + path) as response:
            return response.read().decode()

    def count(self):
        """Milliseconds of one bare count of the listed sources."""
        self.counting.stdin.write("count\n")
        self.counting.stdin.flush()
        return float(self.counting.stdout.readline())


@contextmanager
def archive(database, server, sources):
    """The environment of an empty, migrated site that ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        variables = os.environ | {"NOTE_VERBALE_STATE": folder, "ALLOWED_HOSTS": "127.0.0.1"}
        variables.pop("DATABASE_URL", None)
        variables.pop("CACHE_URL", None)
        name = f"{DATABASE}_{sources}"
        if database == "postgresql":
            variables["DATABASE_URL"] = f"{server}/{name}"
            postgres(f"{server}/postgres", f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        try:
            for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
                subprocess.run([sys.executable, "manage.py", *command], cwd=BASE, env=variables, check=True)
            yield variables
        finally:
            if database == "postgresql":
                postgres(f"{server}/postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def run(variables, *arguments, **options):
    """Another run of this file, in the environment of the site."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.Popen(command, cwd=BASE, env=variables, stdout=subprocess.PIPE, text=True, **options)


# ---- In the environment of the site


def django():
    sys.path.insert(0, str(BASE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django as framework

    framework.setup()


def make(sources, exhibits):
    """Publish an archive of so many sources, and say how fast its rows and index were written."""
    django()
    from django.db import connection, transaction

    from archive import publishing

    each, rows, prepared, written, longest = sources // exhibits, 0, 0.0, 0.0, 0.0
    for number in range(exhibits):
        holdings, pages = invent(number, each, sources)
        began = time.perf_counter()
        made = publishing.rows_for(f"exhibit-{number}", 0, holdings, f"Exhibit {number}", pages)
        prepared += time.perf_counter() - began
        began = time.perf_counter()
        with transaction.atomic():
            publishing.publish(f"exhibit-{number}", made, 1)
        took = time.perf_counter() - began
        written, longest, rows = written + took, max(longest, took), rows + len(made.rows)
        print(f"{number + 1} of {exhibits}", file=sys.stderr, end="\r", flush=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        size = cursor.fetchone()[0]
    said = {
        name: queries(path)
        for name, path in {"list: queries": "/archive/", "search: queries": "/archive/?q=note"}.items()
    }
    said |= {"rows": rows, "rows written per second": rows / written, "rows prepared per second": rows / prepared}
    print(json.dumps(said | {"longest transaction, s": longest, "database, MB": size / 1e6, "exhibits": exhibits}))


VOCABULARY = [a + b + c for a in ("ka", "lo", "mi", "ne", "ru", "sa", "te", "vo") for b in "bdfgklmnprst" for c in
              ("an", "ek", "il", "or", "um", "ash", "ind", "ost")]  # fmt: skip


def invent(number, each, whole):
    """Holdings and pages of one exhibit: made-up words, honest shapes."""
    from archive import publishing, record

    dice = random.Random(number)
    here = record.Attestation(source=f"article-{number}")
    archives = ["AVP RF", "RGASPI", "APRF", "NARA", "TNA", "GARF"]
    cities = ["Moscow", "Washington", "London", "Beijing", "Tokyo", "Paris", "Delhi", "Canberra", "Ottawa", "Bern"]
    parties = [
        record.Party(slug=f"party-{at}", kind=dice.choice(["state", "body", "office"]), name=name(dice), seat=city)
        for at, city in enumerate(cities)
    ]
    parties += [record.Party(slug=f"person-{number}-{at}", kind="person", name=name(dice)) for at in range(each // 20)]
    spread = max(1, whole // SAME_HITS)
    found = {
        kind: [] for kind in ("shelfmarks", "footnotes", "messages", "excerpts", "claims", "responses", "silences")
    }
    sources = [record.Source(slug=here.source, title="The article", kind="article", language="en", shown="nothing")]
    for at in range(each - 1):
        turn = number * each + at
        slug = f"note-{number}-{at}"
        rare = turn % spread == 0
        fond = "09999. Op. 77z" if rare else f"0{dice.randint(100, 999)}. Op. {dice.randint(1, 60)}"
        code = f"mark-{number}-{at}"
        archive = dice.choice(archives)
        printed = (
            f"{archive}. F. {fond}. P. {dice.randint(1, 400)}. D. {dice.randint(1, 90)}. L. {dice.randint(1, 200)}"
        )
        found["shelfmarks"].append(record.Shelfmark(code=code, repository=archive.lower(), as_printed=printed))
        found["footnotes"].append(
            record.Footnote(
                publication=here.source,
                number=at + 1,
                kind="archival",
                as_printed=printed,
                shelfmark=code,
                sources=[slug],
            )
        )
        words = " ".join(dice.choices(VOCABULARY, k=25))
        words += " quincunx lantern harbour treaty" if rare else " harbour lantern"
        words += " consulate" if turn % 10 == 0 else ""
        sources.append(
            record.Source(
                slug=slug,
                title=f"Note {turn} on {dice.choice(VOCABULARY)} and {dice.choice(VOCABULARY)}",
                kind=dice.choice(["note", "letter", "memorandum", "telegram", "report", "draft"]),
                language="en",
                shown="excerpts",
                date=f"{dice.randint(1940, 1960)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
                good_for=words,
                act_status=dice.choice(["documented", "reported"]),
                words_status=dice.choice(["claimed", "contested"]),
                known_through=here.source,
            )
        )
        one, other = dice.sample(cities, 2)
        found["messages"].append(
            record.Message(
                source=slug,
                sender=f"party-{cities.index(one)}",
                channel="note",
                publicity=dice.choice(["public", "secret"]),
                subject=" ".join(dice.choices(VOCABULARY, k=6)),
                recipients=[
                    record.Recipient(
                        party=f"party-{cities.index(other)}", role="addressee", reach="delivered", attestation=here
                    )
                ],
            )
        )
        if at % 3 == 0:
            found["silences"].append(
                record.Silence(
                    slug=f"after-{slug}",
                    kind="unanswered",
                    scope="No reply in our sources.",
                    attestation=here,
                    party=f"party-{cities.index(other)}",
                    message=slug,
                )
            )
        said = " ".join(dice.choices(VOCABULARY, k=30))
        found["excerpts"].append(record.Excerpt(slug=f"words-{number}-{at}", source=slug, text=said, language="en"))
    repositories = [record.Repository(slug=code.lower(), code=code, name=code) for code in archives]
    holdings = record.Holdings(repositories=repositories, sources=sources, parties=parties, **found)
    pages = [
        publishing.Page(
            f"exhibit-{number}/page-{at}",
            f"Lesson {at} of exhibit {number}",
            " ".join(dice.choices(VOCABULARY, k=400)),
            frozenset(row.slug for row in dice.sample(sources, min(40, len(sources)))),
        )
        for at in range(12)
    ]
    return holdings, pages


def name(dice):
    return " ".join(word.title() for word in dice.choices(VOCABULARY, k=2))


def queries(path):
    """How many queries a page takes once the facets are in memory."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    Client().get(path, headers={"host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as found:
        Client().get(path, headers={"host": "127.0.0.1"})
    return len(found)


def count():
    """For every line that comes in, count the listed sources and say the milliseconds it took."""
    django()
    from archive.models import Published

    rows = Published.objects.filter(newest=True, thing="source")
    rows.count()
    for _line in sys.stdin:
        print(_milliseconds(rows.count), flush=True)


# ---- From outside


@contextmanager
def served(variables):
    """(address, process id) of the site with one worker, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "error"]
    variables = variables | {"MALLOC_ARENA_MAX": "1"}  # as start.py has it
    process = subprocess.Popen(
        [*command, "config.wsgi:application"], cwd=BASE, env=variables, stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{port}/health/"):
                    break
            except OSError:
                if process.poll() is not None:
                    sys.exit("The server stopped before it answered.")
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def measure(sites, times):
    """[{what: number}] of each site. They are asked in turn, so that a busy neighbour slows all alike."""
    found = [dict(site.made) for site in sites]
    for site, row in zip(sites, found, strict=True):
        row["memory of the server before, MB"] = memory(site.pid)
        row["first list after a start"] = _milliseconds(lambda site=site: site.ask("/archive/"))
    pages = {
        "list with counts": "/archive/",
        "list, two choices": "/archive/?kind=letter&archive=RGASPI",
        "list, of one lesson page": "/archive/?lesson=exhibit-{last}/page-3",
        "list, page 3": "/archive/?page=3",
    }
    pages |= {name: f"/archive/?q={quote(words)}" for name, words in SEARCHES.items()}
    pages |= {
        "search: common, by title": "/archive/?q=consulate&sort=title",
        "source page": "/archive/sources/note-{last}-7/",
    }
    runs = {"bare count query": [site.count for site in sites]}
    for name, path in pages.items():
        paths = [path.format(last=site.made["exhibits"] - 1) for site in sites]
        for site, row, own in zip(sites, found, paths, strict=True):
            if hits := re.search(r'role="status">(\d+)', site.ask(own)):
                row[f"{name}: hits"] = int(hits[1])
        runs[name] = [
            lambda site=site, own=own: _milliseconds(lambda: site.ask(own))
            for site, own in zip(sites, paths, strict=True)
        ]
    took = {name: [[] for _site in sites] for name in runs}
    for turn in range(times):
        print(f"round {turn + 1} of {times}", file=sys.stderr, end="\r", flush=True)
        for name, functions in runs.items():
            for values, function in zip(took[name], functions, strict=True):
                values.append(function())
    for name, lists in took.items():
        for row, values in zip(found, lists, strict=True):
            row |= {f"{name}: p50": _p(values, 50), f"{name}: p95": _p(values, 95)}
    for site, row in zip(sites, found, strict=True):
        row["memory of the server, peak, MB"] = memory(site.pid, "VmHWM")
    return found


def memory(pid, line="VmRSS"):
    """Megabytes of the process that serves: the largest of a server and its workers."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    texts = [Path(f"/proc/{one}/status").read_text() for one in (pid, *children)]
    return max(int(re.search(rf"{line}:\s+(\d+) kB", text)[1]) / 1024 for text in texts)


def _milliseconds(function):
    began = time.perf_counter()
    function()
    return (time.perf_counter() - began) * 1000


def _p(values, percent):
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def table(database, found, sizes):
    heads = [f"{size:,}" for size in sizes] + [f"{size:,} to {sizes[0]:,}" for size in sizes[1:]]
    print(f"\n| {database}, ms where not said | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for what in found[0]:
        values = [row[what] for row in found]
        ratios = [f"{value / values[0]:.2f}" if values[0] else "" for value in values[1:]]
        print(f"| {what} | {' | '.join([*(_short(value) for value in values), *ratios])} |", flush=True)


def _short(value):
    return f"{value:,.0f}" if value >= 100 or isinstance(value, int) else f"{value:.1f}"


if __name__ == "__main__":
    main()
