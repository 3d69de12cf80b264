"""Whether what a question rests on is still what it was when somebody last reviewed the question.

A question keeps what it rests on (Question.rests_on): the words it quotes, the dates, ways and replies of the messages
it is about, the labels of its claims. When the record says something else now, the question needs review.
"""

from django.utils.translation import gettext as _

from archive.check import warning
from archive.dates import in_words
from archive.models import EvidenceStatus
from quiz.gather import whole
from quiz.models import Question
from quiz.record import named_by


def foundations(holdings, question):
    """{kind/slug: {what: value}} of all that a question (of the record) rests on, as the record has it now."""
    named = named_by([question])
    excerpts = [holdings.excerpt[slug] for slug in named.excerpts & set(holdings.excerpt)]
    sources = named.sources | {row.source for row in excerpts}
    found = {f"excerpt/{row.slug}": {"words": row.shown_words} for row in excerpts}
    found |= {f"claim/{slug}": _of_claim(holdings.claim[slug]) for slug in named.claims & set(holdings.claim)}
    found |= {f"source/{slug}": _of_source(holdings, slug) for slug in sources & set(holdings.source)}
    return found


def _of_claim(claim):
    return {"label": claim.status, "text": claim.text}


def _of_source(holdings, slug):
    found = {"date": holdings.source[slug].date}
    if message := holdings.message.get(slug):
        found |= {
            "sender": message.sender,
            "addressees": sorted(message.addressees),
            "channel": message.channel,
            "steps": [[row.kind, row.date] for row in message.actions],
            "replies": sorted([row.reply, row.kind] for row in holdings.responses_to(slug)),
            "silences": sorted([row.party, row.kind, row.attested_until] for row in holdings.silences_after(slug)),
        }
    return found


def changes(holdings, before, now):
    """What has changed, a sentence each. What a question only rests on since it was edited has not."""
    return [
        _in_words(holdings, *thing.split("/", 1), what, before[thing][what], value)
        for thing, values in now.items()
        if thing in before
        for what, value in values.items()
        if before[thing].get(what, value) != value
    ]


def _in_words(holdings, kind, slug, what, old, new):
    if kind == "excerpt":
        return _("Words quoted from “%s” have changed.") % holdings.source[holdings.excerpt[slug].source].title
    if kind == "claim":
        named = {"claim": holdings.claim[slug].text, "old": _label(old), "new": _label(new)}
        if what == "label":
            return _("The label of a claim was %(old)s and is %(new)s now: “%(claim)s”") % named
        return _("A claim is worded anew: “%(claim)s”") % named
    named = {"title": holdings.source[slug].title}
    if what == "date":
        named |= {"old": _date(old), "new": _date(new)}
        return _("“%(title)s” was dated %(old)s and is dated %(new)s now.") % named
    return {
        "sender": _("“%(title)s” has another sender now."),
        "addressees": _("“%(title)s” has other addressees now."),
        "channel": _("“%(title)s” went by another channel, the record says now."),
        "steps": _("The history of “%(title)s” has changed, or one of its dates."),
        "replies": _("The record holds other replies to “%(title)s” now."),
        "silences": _("What did not come back to “%(title)s” is recorded otherwise now."),
    }[what] % named


def _label(status):
    return EvidenceStatus(status).label if status in EvidenceStatus.values else _("none")


def _date(text):
    return in_words(text, month="F") if text else _("without a day")


def reasons(rows):
    """{primary key: [sentence]} of those of these questions (rows) that need review, in a fixed number of queries."""
    rows = {row.slug: row for row in rows if row.rests_on}
    asked, _beliefs, holdings = whole([row.pk for row in rows.values()]) if rows else ([], [], None)
    found = {}
    for question in asked:
        row = rows[question.uid]
        if said := changes(holdings, row.rests_on, foundations(holdings, question)):
            found[row.pk] = list(dict.fromkeys(said))
    return found


def review_findings(questions):
    """A warning for each of these questions (slugs) that needs review."""
    rows = Question.objects.filter(slug__in=questions).only("slug", "rests_on")
    slugs = {row.pk: row.slug for row in rows}
    for pk, said in reasons(rows).items():
        yield warning(_("This question needs review. %s") % " ".join(said), "question", slugs[pk])


def remember(questions, reviewed=False):
    """Keep what these questions (primary keys) rest on. What was kept before stays, unless they were reviewed.

    Returns what quiz.gather.whole read for it.
    """
    rows = {row.slug: row for row in Question.objects.filter(pk__in=questions).only("slug", "rests_on")}
    asked, _beliefs, holdings = read = whole([row.pk for row in rows.values()])
    for question in asked:
        row, now = rows[question.uid], foundations(holdings, question)
        before = {} if reviewed else row.rests_on
        row.rests_on = {thing: before.get(thing, values) for thing, values in now.items()}
    Question.objects.bulk_update(rows.values(), ["rests_on"], batch_size=200)
    return read


def remember_new():
    """Keep what questions rest on that nobody has seen at the desk yet: those just loaded, or brought in."""
    if new := list(Question.objects.filter(rests_on={}).values_list("pk", flat=True)):
        remember(new)
