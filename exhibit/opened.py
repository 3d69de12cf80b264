"""A Record as it is opened by a reader: which edition, under which addresses, with what around it.

Templates take every address from here, so that one template serves live pages, old editions and drafts.
"""

from django.http import Http404
from django.utils.translation import gettext as _

from archive.addresses import address, source_address
from archive.dates import in_words
from exhibit import record as rec


class Opened:
    """What every page of an exhibit is drawn from."""

    surface = "web"

    def __init__(self, record, standing=None):
        self.record = record
        self.standing = standing

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

    def cover(self):
        return address("cover", self.record.slug)

    def page(self, page):
        return address("lesson_page", self.record.slug, page.slug)

    def question(self, page, question):
        return address("question_page", self.record.slug, page.slug, question.uid)

    @property
    def exchange(self):
        return address("exchange", self.record.slug)

    @property
    def exchange_csv(self):
        return address("exchange_csv", self.record.slug)

    @property
    def exchange_svg(self):
        return address("exchange_svg", self.record.slug)

    def source(self, source):
        return source_address(source)

    def page_or_404(self, slug):
        try:
            return self.record.page[slug]
        except KeyError:
            raise Http404 from None

    def question_or_404(self, page, uid):
        if any(isinstance(block, rec.Activity) and block.question == uid for block in page.blocks):
            return self.record.question[uid]
        raise Http404

    def neighbours(self, page):
        """The page before and the page after, or None."""
        at = self.record.pages.index(page)
        pages = self.record.pages
        return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)

    def contents(self):
        """[(part, [(page, its address)])]; parts without a page are not shown."""
        found = [
            (part, [(page, self.page(page)) for page in self.record.pages if page.part == part.slug])
            for part in self.record.parts
        ]
        return [(part, pages) for part, pages in found if pages]

    def first_page(self):
        """The address of the first page; "" where there is none."""
        return self.page(self.record.pages[0]) if self.record.pages else ""

    def position(self, page):
        """Which page of how many: counts what is there."""
        return self.record.pages.index(page) + 1, len(self.record.pages)


class OpenedOld(Opened):
    """An edition read under its number."""

    def cover(self):
        return address("old_cover", self.record.slug, self.standing.number)

    def page(self, page):
        return address("old_page", self.record.slug, self.standing.number, page.slug)

    def question(self, page, question):
        return address("old_question", self.record.slug, self.standing.number, page.slug, question.uid)

    @property
    def exchange(self):
        return address("old_exchange", self.record.slug, self.standing.number)

    @property
    def exchange_csv(self):
        return address("old_exchange_csv", self.record.slug, self.standing.number)

    @property
    def exchange_svg(self):
        return address("old_exchange_svg", self.record.slug, self.standing.number)


class OpenedDraft(Opened):
    """A draft read behind its token."""

    def __init__(self, record, token, findings):
        super().__init__(record)
        self.token = token
        self.findings = findings

    def cover(self):
        return address("preview_cover", self.token)

    def page(self, page):
        return address("preview_page", self.token, page.slug)

    def question(self, page, question):
        return address("preview_question", self.token, page.slug, question.uid)

    @property
    def exchange(self):
        return address("preview_exchange", self.token)

    @property
    def exchange_csv(self):
        return address("preview_exchange_csv", self.token)

    @property
    def exchange_svg(self):
        return address("preview_exchange_svg", self.token)
