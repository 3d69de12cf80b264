"""A Record as it is opened by a reader: which edition, under which addresses, with what around it.

Templates take every address from here, so that one template serves live pages, old editions and drafts.
"""

from copy import copy
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext as _

from archive.addresses import address, source_address
from archive.dates import in_words
from exhibit import record as rec


class Opened:
    """What every page of an exhibit is drawn from."""

    surface = "web"
    is_resumed = True
    is_alone = False  # whether this is one question by itself, see exhibit.alone
    route = None  # the route (of the Record) that a reader walks

    def __init__(self, record, standing=None):
        self.record = record
        self.standing = standing

    def on(self, route, surface="web"):
        """The same, walked along a route: its pages in its order, under addresses of its own."""
        walked = copy(self)
        walked.route, walked.surface = route, surface
        return walked

    def walked(self, route):
        """The same on the route of this slug; as it is for "". Raises Http404 for a route that is none."""
        return self.on(self.route_or_404(route)) if route else self

    @property
    def is_old(self):
        return self.standing is not None and not self.standing.current

    @property
    def is_preview(self):
        return self.standing is None

    @property
    def edition_in_words(self):
        """Which edition this is, for the foot of a page; "" for a draft."""
        if self.standing is None:
            return ""
        day = in_words(self.standing.day.isoformat(), month="F")
        return _("Edition %(number)d, %(day)s.") % {"number": self.standing.number, "day": day}

    def place(self, name, *args):
        """The address of one of the exhibit's pages, by what exhibit.urls calls it."""
        return address(name, self.record.slug, *args)

    def cover(self):
        return self.place("cover")

    def routes(self):
        return self.place("routes")

    def glossary(self):
        return self.place("glossary")

    def about(self):
        return self.place("about")

    def lasting(self):
        """The same under addresses that name the edition, for what is cited or printed; a draft has no others."""
        return self if self.standing is None else OpenedOld(self.record, self.standing).on(self.route, self.surface)

    def start(self):
        """(title, address) of where a reader came from: the cover of the route, or of the exhibit."""
        if self.route:
            return self.route.title, self.place("route", self.route.slug)
        return self.record.title, self.cover()

    def page(self, page):
        if self._is_on_route(page):
            return self.place("route_page", self.route.slug, page.slug)
        return self.place("page", page.slug)

    def _is_on_route(self, page):
        return self.route is not None and (not page.has_place or page.slug in self.stop)

    def again(self):
        """The page where questions come back: on a route those it asks, and those it has for its end; else all."""
        uids = list(self.record.question)
        if self.route:
            uids = dict.fromkeys([uid for stop in self.route.stops for uid in stop.questions] + self.route.returns)
        blocks = [rec.Activity(uid=f"again-{uid}", question=uid) for uid in uids if uid in self.record.question]
        return rec.Page(slug=rec.AGAIN, part="", title=_("Questions that come back"), minutes=0, blocks=blocks)

    def again_address(self):
        return self.page(self.again())

    def progress(self, page=None):
        """Where script asks what this browser has answered; "" for what nobody resumes: an edition under its number, a
        draft."""
        if not self.is_resumed:
            return ""
        about = {"page": page.slug if page else "", "route": self.route.slug if self.route else ""}
        return f"{self.place('progress')}?{urlencode({name: slug for name, slug in about.items() if slug})}"

    def question(self, page, question):
        if self._is_on_route(page):
            return self.place("route_question", self.route.slug, page.slug, question.uid)
        return self.place("question", page.slug, question.uid)

    @property
    def exchange(self):
        return self.place("exchange")

    @property
    def exchange_csv(self):
        return self.place("exchange_csv")

    @property
    def exchange_svg(self):
        return self.place("exchange_svg")

    def source(self, source):
        return source_address(source)

    @property
    def stop(self):
        """{page slug: stop} of the route that is walked."""
        return {stop.page: stop for stop in self.route.stops}

    @property
    def pages(self):
        """The pages in the order in which they are walked."""
        if self.route:
            return [self.record.page[slug] for slug in self.stop if slug in self.record.page]
        return self.record.pages

    def blocks(self, page):
        """The blocks of a page; a route leaves out the activities that it does not ask."""
        if not self.route or not page.has_place:
            return page.blocks
        asked = self.stop[page.slug].questions
        return [block for block in page.blocks if not isinstance(block, rec.Activity) or block.question in asked]

    def route_or_404(self, slug):
        try:
            return self.record.route[slug]
        except KeyError:
            raise Http404 from None

    def page_or_404(self, slug):
        if slug == rec.AGAIN:
            return self.again()
        for page in self.pages:
            if page.slug == slug:
                return page
        raise Http404

    def question_or_404(self, page, uid):
        if uid in rec.asked_by(self.blocks(page)):
            return self.record.question[uid]
        raise Http404

    def neighbours(self, page):
        """The page before and the page after, or None; a page that has no place has neither."""
        if not page.has_place:
            return None, None
        at, pages = self.pages.index(page), self.pages
        return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)

    def contents(self):
        """[(part, [(page, its address)])], all parts: also one of which this edition has no page."""
        return [
            (part, [(page, self.page(page)) for page in self.record.pages if page.part == part.slug])
            for part in self.record.parts
        ]

    def first_page(self):
        """The address of the first page; "" where there is none."""
        return self.page(self.pages[0]) if self.pages else ""

    def position(self, page):
        """Which page of how many: counts what is there."""
        return self.pages.index(page) + 1, len(self.pages)


class OpenedOld(Opened):
    """An edition read under its number."""

    is_resumed = False

    def place(self, name, *args):
        return address(f"old_{name}", self.record.slug, self.standing.number, *args)

    def source(self, source):
        return self.place("source", source)


class OpenedDraft(Opened):
    """A draft read behind its token."""

    is_resumed = False

    def __init__(self, record, token, findings):
        super().__init__(record)
        self.token = token
        self.findings = findings

    def place(self, name, *args):
        return address(f"preview_{name}", self.token, *args)
