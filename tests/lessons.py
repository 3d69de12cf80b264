"""A small exhibit, whole: what the tests of publishing, pages and answers read. One note, one silence, one question."""

from archive.models import Action
from exhibit import publishing, standing
from exhibit.gather import gather
from exhibit.models import Activity, Discussion, Drawing, Exhibit, Gap, Number, Part, Prose, SourceCard
from exhibit.record import digest
from quiz.models import Option
from tests.factories import (
    cite,
    make_article,
    make_excerpt,
    make_exhibit,
    make_footnote,
    make_message,
    make_page,
    make_party,
    make_question,
    make_recipient,
    make_route,
    make_shelfmark,
    make_silence,
    make_source,
    make_stop,
    make_term,
)


def make_lesson():
    """The exhibit "notes": page "first" has all that a lesson has, "second" a gap; route "silence" leads to one."""
    article = make_article(slug="article", shown="nothing")
    note = make_source(slug="note", title="The note", date="1950-02-01", known_through=article)
    make_footnote(1, publication=article, sources=[note], shelfmark=make_shelfmark(code="avp-rf-l40"))
    moscow = make_party(slug="soviet-union", name="Soviet Union", seat="Moscow")
    washington = make_party(slug="united-states", seat="Washington")
    message = make_message(source=note, sender=moscow, publicity="public")
    make_recipient(message, party=washington, attested_in=article, reach="delivered")
    Action.objects.create(message=message, kind="delivered", date="1950-02-01", to=washington, attested_in=article)
    silence = make_silence(slug="after-note", message=message, party=washington, attested_in=article)
    words = make_excerpt(slug="words", source=note, locator="L. 40", key_phrase="natural bewilderment")
    question = make_question(slug="which-note", evidence=words)
    Option.objects.filter(question=question, right=False).update(reply=f"<p>That one was answered.{cite(note)}</p>")

    exhibit = make_exhibit(slug="notes", lead=f"<p>A note was sent.{cite(note)}</p>")
    part = Part.objects.create(exhibit=exhibit, slug="exchange", letter="C", title="The exchange")
    first = make_page(exhibit, slug="first", part=part, title="The first page", position=1)
    second = make_page(exhibit, slug="second", part=part, title="The second page", position=2)
    said = f"<p><strong>317 days</strong> went by.{cite(note, 'fn 1')}</p>"
    add(first, Number, 10, uid="number", silence=silence, caption=said)
    add(first, Prose, 20, uid="prose", text=f"<p>A note was sent.{cite(note)}</p>")
    add(first, SourceCard, 30, uid="card", excerpt=words)
    add(first, Drawing, 40, uid="waits", heading="How long").silences.add(silence)
    add(first, Activity, 50, uid="ask", question=question)
    add(first, Discussion, 60, uid="talk", text="When is not answering an answer?", teacher_note="Let them disagree.")
    add(first, Gap, 70, uid="gap", text=f"<p>Nobody wrote down why.{cite(note)}</p>")
    add(second, Gap, 10, uid="gap-2", text=f"<p>Nor when.{cite(note)}</p>")
    route = make_route(exhibit, slug="silence", minutes=7, preparation="Say before what is named.")
    make_stop(route, first, questions=[question])
    make_term(exhibit, slug="note", forms="notes")
    return exhibit


def add(page, kind, ordering, **fields):
    return kind.objects.create(parent=page, region="main", ordering=ordering, **fields)


def publish(exhibit, editor="A. Curator", **fields):
    """Publish the draft as it stands, and let this process see it at once."""
    edition = publishing.publish(exhibit, digest(gather(exhibit)), editor, **fields)
    standing.forget()
    return edition


def publish_again(exhibit, title):
    """A second edition: the same with another title."""
    Exhibit.objects.filter(pk=exhibit.pk).update(title=title)
    return publish(exhibit)
