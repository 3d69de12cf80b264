"""How long publishing takes, and how much memory: an exhibit of 12 pages, and one of 500, each in a fresh process.

    python benchmarks/publish.py [--pages 12 500]

The pages are those of the exhibit that ships, over and over under other names, unpacked as a draft of its own and then
published as at the desk. Memory is the greatest the process ever held, and how much of that publishing added.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[12, 500])
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        return print(json.dumps(publish_many(options.alone)))
    found = [in_a_process(number) for number in options.pages]
    print("| pages | blocks | seconds | pages a second | memory MB | of it publishing |")
    print("|---|---|---|---|---|---|")
    for row in found:
        cells = [row["pages"], row["blocks"], f"{row['seconds']:.2f}", f"{row['pages'] / row['seconds']:.0f}"]
        print("|", " | ".join(map(str, [*cells, f"{row['memory']:.0f}", f"{row['added']:.0f}"])), "|")
    first, last = found[0], found[-1]
    share = {name: last[name] / first[name] for name in ("pages", "seconds")}
    print(f"\n{share['pages']:.1f} times the pages take {share['seconds']:.1f} times as long.")
    for row in found:
        print(f"{row['pages']} pages:", ", ".join(f"{words} {seconds:.2f} s" for words, seconds in row["steps"]))


def in_a_process(pages):
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")}
        environment |= {"NOTE_VERBALE_STATE": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        command = [sys.executable, __file__, "--alone", str(pages)]
        run = subprocess.run(command, cwd=BASE, env=environment, check=True, stdout=subprocess.PIPE)
        return json.loads(run.stdout.splitlines()[-1])


def publish_many(pages):
    """Seconds, memory (MB) and the steps of publishing an exhibit of so many pages."""
    sys.path.insert(0, str(BASE))
    import django

    django.setup()
    from django.core.management import call_command

    from exhibit.gather import gather
    from exhibit.models import Exhibit
    from exhibit.publishing import publish
    from exhibit.record import digest
    from exhibit.unpack import unpack

    call_command("migrate", verbosity=0)
    call_command("loaddata", *sorted((BASE / "fixtures").glob("*.json")), verbosity=0)
    shipped = gather(Exhibit.objects.get(slug="unanswered-notes"))
    exhibit = unpack(enlarged(shipped, pages))
    seen = digest(gather(exhibit))
    began, steps = time.perf_counter(), []
    before = memory()
    publish(exhibit, seen, "benchmark", progress=lambda words: steps.append((words, time.perf_counter())))
    ended, after = time.perf_counter(), memory()
    ends = [*(at for _words, at in steps[1:]), ended]
    return {
        "pages": pages,
        "blocks": sum(len(page.blocks) for page in gather(exhibit).pages),
        "seconds": ended - began,
        "memory": after,
        "added": after - before,
        "steps": [(words, end - at) for (words, at), end in zip(steps, ends, strict=True)],
    }


def enlarged(record, pages):
    """The same exhibit with so many pages, its own over and over; its routes stay behind."""
    import msgspec

    many = []
    for number, page in enumerate(islice(cycle(record.pages), pages)):
        blocks = [msgspec.structs.replace(block, uid=f"{number}-{block.uid}"[:60]) for block in page.blocks]
        many.append(msgspec.structs.replace(page, slug=f"{number}-{page.slug}"[:60], blocks=blocks))
    order = [part.slug for part in record.parts]
    many.sort(key=lambda page: order.index(page.part))
    return msgspec.structs.replace(record, slug="many-pages", pages=many, routes=[])


def memory():
    """The greatest this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
