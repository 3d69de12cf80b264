"""What each page of the exhibit costs a cheap phone on a bad line: loaded in Chromium, slowed down.

    python benchmarks/page_weight.py [--rounds 5] [--address http://127.0.0.1:8000]

Without an address a site is started for it. What misses the budgets of a lesson page is named at the end.

400 kbit/s each way, 400 ms latency, a processor four times slower; each load with an empty cache, the best of the
rounds. LCP: when the largest thing stood there. TBT: how long, from the first thing seen on, the page would not have
answered a tap. CLS: how much it jumped; nobody touches it here. Bytes are those on the wire, with headers.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright
from serve import BASE, Site

COVER = "/unanswered-notes/"
BITS_A_SECOND, LATENCY_MS, SLOWER = 400_000, 400, 4
BUDGET = {"lcp": 1300, "tbt": 50, "cls": 0, "bytes": 30_000, "requests": 4}
SETTLE_MS = 1500  # after the load, for what jumps or blocks late
PHONE = {"width": 360, "height": 740}
WATCH = """
window.seen = { lcp: 0, cls: 0, long: [] };
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.cls += one.value; })
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.long.push([one.startTime, one.duration]); })
  .observe({ type: "longtask", buffered: true });
"""
FIRST_SEEN = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--address", help="of a site that runs already")
    options = parser.parse_args()
    if options.address:
        measure(options.address, options.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        variables = {"NOTE_VERBALE_STATE": str(Path(folder) / "state"), "ALLOWED_HOSTS": "127.0.0.1"}
        with Site(BASE, [sys.executable, "start.py"], variables, COVER).served() as address:
            measure(address, options.rounds)


def measure(address, rounds):
    """Print a row for each page, then what misses the budget."""
    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        print("| page | LCP ms | TBT ms | CLS | bytes | requests |\n|---|---|---|---|---|---|")
        for page in pages(address):
            best = min((load(browser, address + page) for _round in range(rounds)), key=lambda row: row["lcp"])
            cost = f"{best['lcp']:.0f} | {best['tbt']:.0f} | {best['cls']:.3f}"
            print(f"| {page} | {cost} | {best['bytes']} | {best['requests']} |", flush=True)
            missed += [
                f"{page}: {name} {best[name]:.0f}, not {most}" for name, most in BUDGET.items() if best[name] > most
            ]
    print(*missed, sep="\n")


def pages(address):
    """The addresses of all that a reader of the exhibit meets: cover, lesson pages, routes, and what stands beside."""
    listed = urlopen(f"{address}{COVER}routes/").read().decode()
    routes = dict.fromkeys(re.findall(rf'href="({COVER}routes/[a-z0-9-]+/)"', listed))
    beside = [f"{COVER}{name}/" for name in ("glossary", "about", "exchange")]
    return list(dict.fromkeys([COVER, *lesson_pages(address), *routes, *beside]))


def lesson_pages(address):
    """The addresses of all lesson pages, in the order of the cover."""
    cover = urlopen(address + COVER).read().decode()
    contents = cover.partition('id="pages"')[2].partition("</section>")[0]
    return list(dict.fromkeys(re.findall(rf'<li><a href="({COVER}[a-z0-9-]+/)"', contents)))


def load(browser, address):
    """What one load of a page cost."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    devtools = context.new_cdp_session(page)
    sizes = []
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    line = {"downloadThroughput": BITS_A_SECOND / 8, "uploadThroughput": BITS_A_SECOND / 8, "latency": LATENCY_MS}
    devtools.send("Network.emulateNetworkConditions", {"offline": False} | line)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    while not page.evaluate("seen.lcp"):  # the content policy forbids what waits by itself
        page.wait_for_timeout(100)
    page.wait_for_timeout(SETTLE_MS)
    seen, first = page.evaluate("seen"), page.evaluate(FIRST_SEEN)
    context.close()
    return {
        "lcp": seen["lcp"],
        "tbt": sum(max(0, min(took, began + took - first) - 50) for began, took in seen["long"]),
        "cls": seen["cls"],
        "bytes": int(sum(sizes)),
        "requests": sum(size > 0 for size in sizes),  # a picture of Chromium's own has none
    }


if __name__ == "__main__":
    main()
