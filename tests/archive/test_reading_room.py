"""The pages of the reading room: a source with all around it, a party, the footnotes, a file."""

import re

import pytest
from django.test import Client

from archive.models import Footnote, Shelfmark, Source, Tenure
from tests.factories import (
    make_article,
    make_claim,
    make_footnote,
    make_party,
    make_repository,
    make_response,
    make_shelfmark,
    make_source,
)
from tests.lessons import add, make_lesson, publish, publish_again

pytestmark = pytest.mark.django_db


def words(address, **fields):
    """The words of a page, tags and runs of space taken out."""
    page = Client().get(address, **fields)
    assert page.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_a_source_page_gives_the_shelfmark_as_printed_our_reading_and_what_is_irregular():
    exhibit = make_lesson()
    Shelfmark.objects.update(
        as_printed="AVP RF. F. 0146. P. 323. Op. 48a. D. 1. L. 40",
        suggested="AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40",
        reason="The same parts in the usual order.",
    )
    publish(exhibit)
    page = words("/archive/sources/note/")
    for said in (
        "AVP RF. F. 0146. P. 323. Op. 48a. D. 1. L. 40 as printed in footnote 1",
        "Suggested reading AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40 The same parts in the usual order.",
        "Irregular in print: The parts are not in the usual order",
        "AVP RF: Foreign Policy Archive of the Russian Federation",
        "this archive fond 0146 opis 48a file 1",
    ):
        assert said in page
    file_page = words("/archive/shelfmarks/avp-rf-f0146-op48a-d1/")
    assert "Irregular in print: The parts are not in the usual order" in file_page


def test_a_source_page_counts_days_by_their_basis_and_links_parties_and_pages():
    publish(make_lesson())
    page = Client().get("/archive/sources/note/").text
    assert "317+ days" in page
    assert "counted from delivery, to the last day it is attested" in page
    assert '<a href="/archive/parties/united-states/">United States</a>' in page
    assert '<a href="/notes/first/">The first page</a>' in page
    assert '<a href="/notes/second/">The second page</a>' in page
    assert 'id="excerpt-words"' in page


def test_a_source_page_says_in_which_office_its_signer_was_seen_at_the_date():
    exhibit = make_lesson()
    article = exhibit.pages.first() and make_source(slug="list", kind="book")
    person = make_party(slug="vyshinsky", name="A. Vyshinsky", kind="person")
    for office, date in (("Foreign Minister", "1950-02"), ("Prosecutor", "1938")):
        held = make_party(name=office, kind="office")
        Tenure.objects.create(person=person, office=held, date=date, attested_in=article)
    exhibit.sources.add(article)
    message = exhibit_message()
    message.signer = person
    message.save()
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "Signed, sent or handed over by A. Vyshinsky In office Foreign Minister , seen February 1950" in page
    assert "Prosecutor" not in page
    assert "Prosecutor" in words("/archive/parties/vyshinsky/")


def test_a_source_page_names_all_who_signed_each_with_an_office():
    exhibit = make_lesson()
    message = exhibit_message()
    for slug, office, signs in (("head", "Legal department", "first"), ("deputy", "Second department", "too")):
        person = make_party(slug=slug, name=slug.title(), kind="person")
        held = make_party(name=office, kind="office")
        Tenure.objects.create(person=person, office=held, date="1950-02", attested_in=message.source)
        message.cosigners.add(person) if signs == "too" else setattr(message, "signer", person)
    message.save()
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "Signed, sent or handed over by Head , Deputy In office Head : Legal department , seen February 1950" in page
    assert "In office Deputy : Second department , seen February 1950" in page
    assert "Signed, sent or handed over The note" in words("/archive/parties/deputy/")


def test_a_paper_that_a_footnote_only_mentions_has_no_shelfmark_of_its_own():
    exhibit = make_lesson()
    article, letter = make_article(), make_source(slug="letter", title="A letter to the minister")
    memorandum = make_source(slug="memorandum", title="The memorandum")
    mark = make_shelfmark(
        "RSA. F. 1. Op. 2. D. 3. L. 4", repository=make_repository(code="RSA"), code="rsa-f1-op2-d3-l4"
    )
    make_footnote(9, publication=article, sources=[memorandum], shelfmark=mark).mentions.add(letter)
    exhibit.sources.add(article, letter, memorandum)
    publish(exhibit)
    page = words("/archive/sources/letter/")
    assert "Mentioned in footnote 9, RSA. F. 1. Op. 2. D. 3. L. 4 : The memorandum" in page
    assert "Where this paper itself lies is not printed." in page
    assert "Mentioned in" not in words("/archive/sources/memorandum/")
    assert "Mentioned here: A letter to the minister" in words("/archive/shelfmarks/rsa-f1-op2-d3/")
    assert "mentions A letter to the minister" in words("/archive/footnotes/")
    assert "A letter to the minister" not in words("/archive/?archive=RSA")


def test_a_file_that_is_printed_under_two_archives_leads_to_the_other():
    exhibit = make_lesson()
    mark = Shelfmark.objects.get()
    other = make_repository(code="APRF", name="Archive of the President")
    make_footnote(
        4,
        sources=[exhibit_message().source],
        shelfmark=make_shelfmark("APRF. F. 3. Op. 66. D. 1065. L. 33", repository=other),
    )
    printed, ours = "AVP RF. F. 3. Op. 66. D. 1065. L. 53", "APRF. F. 3. Op. 66. D. 1065. L. 53"
    Shelfmark.objects.filter(pk=mark.pk).update(as_printed=printed, suggested=ours, reason="As in footnote 4.")
    exhibit.sources.add(*Source.objects.all())
    publish(exhibit)
    away = "By our reading of a shelfmark, one of its sheets belongs to the same file in another archive:"
    here = "By our reading of a shelfmark, a sheet that is printed under another archive belongs to this file:"
    assert f"{away} Archive of the President" in words("/archive/shelfmarks/avp-rf-f3-op66-d1065/")
    assert f"{here} Foreign Policy Archive" in words("/archive/shelfmarks/aprf-f3-op66-d1065/")


def exhibit_message():
    from archive.models import Message

    return Message.objects.get(source__slug="note")


def test_a_source_page_says_that_an_addressee_is_not_named_and_gives_a_printed_title():
    exhibit = make_lesson()
    message = exhibit_message()
    message.recipients.all().delete()
    message.source.printed_title = "Papers & Proceedings"
    message.source.save()
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "Addressee not named in our sources" in page
    assert "Title as printed Papers &amp; Proceedings" in page


def test_each_demand_stands_with_how_it_was_answered():
    exhibit = make_lesson()
    message = exhibit_message()
    message.demands.create(number=1, text="A tribunal")
    message.demands.create(number=2, text="An answer")
    response = make_response(message=message)
    response.demand_answers.create(demand=message.demands.get(number=1), outcome="deflected")
    exhibit.sources.add(response.reply.source)
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "1. A tribunal Deflected Third note on the emperor" in page
    assert "2. An answer Our record does not say how this point was answered." in page


def test_papers_of_the_same_file_stand_beside_each_other_those_of_the_same_sheet_first():
    exhibit = make_lesson()
    others = {
        "elsewhere": "AVP RF. F. 0146. Op. 48. P. 323. D. 1. L. 40",
        "far": "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 56",
        "near": "AVP RF. F. 0146. Op. 48а. D. 1. L. 39–41",
    }
    for number, (slug, printed) in enumerate(others.items(), start=7):
        source = make_source(slug=slug, title=f"The {slug} paper")
        make_footnote(number, publication=make_source_article(), sources=[source], shelfmark=make_shelfmark(printed))
        exhibit.sources.add(source)
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "In the same file The near paper 15 December 1950 on the same sheet The far paper" in page
    assert "The elsewhere paper" not in page


def make_source_article():
    from archive.models import Source

    return Source.objects.get(slug="article")


def test_what_derives_from_a_source_is_one_origin_with_it():
    exhibit = make_lesson()
    paper = make_source(slug="pravda", title="The note in the newspaper", kind="newspaper")
    paper.derives_from.add(exhibit_message().source)
    claim = make_claim("It was printed.", slug="printed", status="documented")
    claim.evidence.all().delete()
    for number, source in enumerate((paper, exhibit_message().source), start=1):
        claim.evidence.create(number=number, attested_in=source)
    exhibit.sources.add(paper)
    exhibit.claims.add(claim)
    publish(exhibit)
    page = Client().get("/archive/sources/note/").text
    assert "derives from this source" in page
    assert 'id="claim-printed"' in page
    assert "2 sources, 1 origin" in page
    assert "2 sources, 1 origin" in words("/archive/sources/pravda/")


def test_a_claim_table_of_a_lesson_counts_origins_too():
    from exhibit.models import ClaimTable

    exhibit = make_lesson()
    claim = make_claim("It was sent.")
    claim.evidence.all().delete()
    claim.evidence.create(attested_in=exhibit_message().source)
    add(exhibit.pages.get(slug="first"), ClaimTable, 35, uid="table").claims.add(claim)
    publish(exhibit)
    assert "1 source, 1 origin" in words("/notes/first/")


def test_an_earlier_edition_keeps_its_sources_under_an_address_for_good():
    exhibit = make_lesson()
    publish(exhibit)
    from archive.models import Source

    Source.objects.filter(slug="note").update(title="The note, renamed")
    publish_again(exhibit, "Notes, second")
    old, new = "/notes/editions/1/sources/note/", "/notes/editions/2/sources/note/"
    assert "As edition 1 of Notes, second has it" in words(old)
    assert "The note, renamed" not in words(old)
    assert "The note, renamed" in words(new)
    assert f"http://testserver{new}" in words("/archive/sources/note/")
    assert Client().get(old)["X-Robots-Tag"] == "noindex"
    assert Client().get("/notes/editions/1/sources/other/").status_code == 404
    assert Client().get("/notes/editions/9/sources/note/").status_code == 404


def test_a_withdrawn_edition_shows_no_source():
    from exhibit import publishing, standing

    exhibit = make_lesson()
    publishing.withdraw(publish(exhibit), "Rights were not cleared.")
    standing.forget()
    assert Client().get("/notes/editions/1/sources/note/").status_code == 410
    for address in ("sources/note/", "sources/note.ris", "parties/united-states/", "shelfmarks/avp-rf/"):
        assert Client().get(f"/archive/{address}").status_code == 404
    assert "0 footnotes of 0" in words("/archive/footnotes/")


def test_a_party_page_tells_what_it_sent_was_sent_said_and_was_silent_about():
    publish(make_lesson())
    moscow, washington = words("/archive/parties/soviet-union/"), words("/archive/parties/united-states/")
    assert "State Moscow Soviet Union Sent The note 1 February 1950" in moscow
    assert "natural bewilderment" in moscow
    assert "Was sent The note 1 February 1950 addressee delivery attested" in washington
    assert "317+ days attested until 15 December 1950" in washington


def test_a_party_that_only_a_draft_names_is_not_found():
    publish(make_lesson())
    make_party(slug="secret-party")
    assert Client().get("/archive/parties/secret-party/").status_code == 404


@pytest.fixture
def footnotes():
    exhibit = make_lesson()
    article = make_source_article()
    mark = make_shelfmark(
        "RGASPI. F. 82. L. 2. F. 1387. P. 12", repository=rgaspi(), suggested="RGASPI. F. 82.", reason="x"
    )
    make_footnote(2, publication=article, as_printed="See [15].", kind="literature")
    make_footnote(3, publication=article, as_printed="RGASPI. F. 82. L. 2.", shelfmark=mark)
    publish(exhibit)


def rgaspi():
    from tests.factories import make_repository

    return make_repository(code="RGASPI", slug="rgaspi", name="Archive of Socio-Political History")


@pytest.mark.usefixtures("footnotes")
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["1", "2", "3"]),
        ("?kind=literature", ["2"]),
        ("?archive=RGASPI", ["3"]),
        ("?irregular=1", ["3"]),
        ("?sort=archive", ["1", "3", "2"]),
        ("?sort=sources", ["1", "2", "3"]),
        ("?kind=archival&archive=AVP+RF", ["1"]),
        ("?kind=gossip&sort=colour&irregular=x&archive=KGB", ["1", "2", "3"]),
    ],
)
def test_the_footnotes_are_narrowed_and_sorted_by_plain_links(query, numbers):
    page = Client().get(f"/archive/footnotes/{query}").text
    assert re.findall(r'<tr id="article-fn(\d+)">', page) == numbers


@pytest.mark.usefixtures("footnotes")
def test_a_footnote_stands_as_printed_with_what_it_points_to_and_the_pages_that_use_it():
    page = Client().get("/archive/footnotes/").text
    assert "See [15]." in page
    assert '<a href="/archive/sources/note/">The note</a>' in page
    assert '<a href="/notes/first/">The first page</a>' in page
    assert "/notes/report/?footnote=article-fn3" in page
    assert '<a href="?kind=literature">pointer to literature</a>' in page


@pytest.mark.usefixtures("footnotes")
def test_every_level_of_a_shelfmark_has_a_page_and_leads_up_and_down():
    assert "Foreign Policy Archive of the Russian Federation" in words("/archive/shelfmarks/avp-rf/")
    fond = Client().get("/archive/shelfmarks/avp-rf-f0146/").text
    assert 'href="/archive/shelfmarks/avp-rf/"' in fond
    assert 'href="/archive/shelfmarks/avp-rf-f0146-op48a/"' in fond
    assert "The note" in words("/archive/shelfmarks/avp-rf-f0146-op48a-d1/")
    assert Client().get("/archive/shelfmarks/avp-rf-f9999/").status_code == 404


def test_a_paper_and_its_annex_under_one_footnote_are_no_two_dates_of_a_sheet():
    exhibit = make_lesson()
    list_of_names = make_source(date="[..1950-12-15]")
    exhibit.sources.add(list_of_names)
    Footnote.objects.get().sources.add(list_of_names)
    publish(exhibit)
    assert "papers of different dates" not in words("/archive/shelfmarks/avp-rf-f0146-op48a-d1/")


def test_one_sheet_cited_for_papers_of_several_dates_is_pointed_out():
    exhibit = make_lesson()
    later = make_source(slug="later", title="A later paper", date="1950-05-30")
    mark = make_shelfmark("AVP RF. F. 0146. Op. 48a. D. 1. L. 40")
    make_footnote(9, publication=make_source_article(), sources=[later], shelfmark=mark)
    exhibit.sources.add(later)
    publish(exhibit)
    page = words("/archive/shelfmarks/avp-rf-f0146-op48a-d1/")
    assert "Sheet 40 is cited for papers of different dates:" in page
    assert "A later paper , 30 May 1950 fn 9" in page


def test_a_news_report_shows_its_fields_and_names_what_is_missing():
    from tests.factories import make_news_report

    exhibit = make_lesson()
    report = make_news_report(published_words="no date in the stored text", announced="She says so.")
    exhibit.sources.add(report.source)
    publish(exhibit)
    page = words(f"/archive/sources/{report.source.slug}/")
    assert "Outlet not named in our copy Published no date in the stored text" in page
    assert "What is announced She says so." in page


@pytest.mark.usefixtures("footnotes")
def test_the_footnotes_cost_no_query_each(django_assert_max_num_queries):
    with django_assert_max_num_queries(2):  # which editions are current, and what they hold
        page = Client().get("/archive/footnotes/")
    assert page.status_code == 200


def test_recipients_in_a_row_that_were_reached_alike_stand_in_one_line():
    exhibit = make_lesson()
    first = exhibit_message().recipients.get()
    copies = ("Burma", "presented"), ("India", "presented"), ("France", "decided")
    for number, (name, reach) in enumerate(copies, start=2):
        exhibit_message().recipients.create(
            number=number,
            party=make_party(name=name),
            role="copy",
            reach=reach,
            attested_in=first.attested_in,
            footnote=first.footnote,
        )
    publish(exhibit)
    page = words("/archive/sources/note/")
    assert "Copy Burma , India : said to have been presented" in page
    assert "Copy France : decided on, no more in our sources" in page


def test_the_card_of_a_note_without_a_reply_says_so_and_that_of_an_answered_one_does_not():
    exhibit = make_lesson()
    publish(exhibit)
    assert '<p class="stamp">' in Client().get("/archive/sources/note/").text
    exhibit.sources.add(make_response(message=exhibit_message()).reply.source)
    publish_again(exhibit, "Answered notes")
    assert '<p class="stamp">' not in Client().get("/archive/sources/note/").text


def test_a_source_page_leads_to_its_parts_and_to_its_citation():
    publish(make_lesson())
    page = Client().get("/archive/sources/note/").text
    ways = re.search(r'<nav class="ways small".*?</nav>', page)[0]
    assert re.findall(r'href="#(\w+)"', ways) == ["words", "cite"]
    assert all(f'<section id="{part}">' in page for part in ("words", "cite"))


def test_a_party_page_leads_to_all_that_names_the_party():
    publish(make_lesson())
    page = Client().get("/archive/parties/united-states/").text
    assert 'href="/archive/?q=%22United+States%22"' in page
    assert "hits for" in words("/archive/?q=%22United+States%22")


@pytest.mark.parametrize("page", ["0", "9", "-1", "abc", "1e3"])
def test_a_page_that_a_list_does_not_have_says_so(page):
    publish(make_lesson())
    response = Client().get("/archive/", {"page": page})
    assert response.status_code == 404
    assert "This list has no such page." in response.text
