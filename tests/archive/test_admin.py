"""The desk for the record: who sees and changes what, what is found, what is protected."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.urls import reverse

from archive.models import Citation, Footnote, Shelfmark, Source
from tests import desk
from tests.factories import (
    cite,
    make_article,
    make_claim,
    make_curator,
    make_event,
    make_excerpt,
    make_exhibit,
    make_footnote,
    make_message,
    make_news_report,
    make_page,
    make_party,
    make_place,
    make_prose,
    make_quantity,
    make_question,
    make_repository,
    make_shelfmark,
    make_silence,
    make_source,
    make_stance,
    make_teacher,
    make_transcription,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    return desk.sign_in(client, make_curator())


@pytest.fixture
def teacher(client):
    return desk.sign_in(client, make_teacher())


def found(client, words, kind="source"):
    response = client.get(reverse(f"admin:archive_{kind}_changelist"), {"q": words})
    return [str(row) for row in response.context_data["cl"].result_list]


# --- finding a paper in two steps


@pytest.mark.parametrize(
    "words",
    ["emperor third", "third-note", "fn 50", "FN.50", "footnote 50", "natural bewilderment", "0146 48a 323"],
)
def test_a_paper_is_found_by_what_a_curator_remembers_of_it(curator, words):
    note = make_source(title="Third note on the emperor", slug="third-note")
    make_footnote(50, sources=[note], shelfmark=make_shelfmark())
    make_excerpt("It expresses its natural bewilderment.", source=note)
    make_source(title="Protest about parole", slug="parole")
    assert found(curator, words) == ["Third note on the emperor"]


@pytest.mark.parametrize("words", ["shiro", "SHIRŌ", "Ф. 0146 Оп. 48а", "d. 1 48A", "елка", '"ll. 5-7"'])
def test_neither_marks_nor_the_alphabet_of_a_shelfmark_matter_at_the_desk(curator, words):
    mark = make_shelfmark("AVP RF. F. 0146. Op. 48а. P. 323. D. 1. LL. 5–7")
    make_source(title="Draft on Ishii Shirō and the ёлка", shelfmark=mark)
    make_source(title="Protest about parole", slug="parole")
    assert found(curator, words) == ["Draft on Ishii Shirō and the ёлка"]


@pytest.mark.parametrize("words", ["gromyko's", "gromyko’s", "gromyko's stalin's", '"gromyko\'s report"'])
def test_an_apostrophe_is_found_straight_or_curly(curator, words):
    make_source(title="Gromyko’s report on Stalin's order", slug="report")
    make_source(title="Protest about parole", slug="parole")
    assert found(curator, words) == ["Gromyko’s report on Stalin's order"]


@pytest.mark.parametrize(
    "words", ['"', "'", "\\", "[", "^]", "(a|b)*", "%_", "\0", "\u202e", "関東", "a" * 10_240, '"a\\']
)
@pytest.mark.parametrize("model", [Source, Footnote])
def test_the_desk_searches_for_any_words(curator, model, words):
    make_footnote(50)
    held = {str(row) for row in model.objects.all()}
    assert set(found(curator, words, model._meta.model_name)) <= held


def test_a_footnote_that_nothing_points_to_finds_nothing(curator):
    make_source()
    assert found(curator, "fn 15") == []
    assert found(curator, "fn 99999999") == []


def test_an_excerpt_is_looked_up_by_its_footnote(curator):
    note = make_source()
    excerpt = make_excerpt(source=note, footnote=make_footnote(50, sources=[note]))
    make_excerpt()
    where = {"app_label": "exhibit", "model_name": "sourcecard", "field_name": "excerpt", "term": "fn 50"}
    results = curator.get(reverse("admin:autocomplete"), where).json()["results"]
    assert [result["id"] for result in results] == [str(excerpt.pk)]


def test_a_place_and_what_happened_there_are_found_by_the_spelling_as_printed(curator):
    make_event(title="An attack", place=make_place(name="The region", as_printed="Nimbo"))
    make_event(title="The trial", place=make_place())
    assert found(curator, "nimbo", "place") == ["The region"]
    assert found(curator, "nimbo", "event") == ["An attack"]


def test_a_figure_is_found_by_what_it_counts(curator):
    make_quantity(as_printed="about 600,000", counts="Prisoners of war taken")
    make_quantity(as_printed="five", counts="People named in a note")
    assert found(curator, "prisoners", "quantity") == ["about 600,000: Prisoners of war taken"]


def test_only_a_news_report_is_offered_for_the_fields_of_one(curator):
    make_source(title="A list is announced", kind="article")
    news = make_source(title="A list is announced", kind="news-report")
    where = {"app_label": "archive", "model_name": "newsreport", "field_name": "source", "term": "list"}
    results = curator.get(reverse("admin:autocomplete"), where).json()["results"]
    assert [result["id"] for result in results] == [str(news.pk)]


# --- derived, never typed


def test_a_printed_shelfmark_is_read_part_by_part_and_its_irregularities_are_said_in_words(curator):
    mark = make_shelfmark("AVP RF. F. 0146. P. 323. D. 1. L. 40")
    page = curator.get(desk.address(mark)).content.decode()
    assert "papka (folder) 323" in page
    assert "There is no opis (Op.)" in page


def test_a_shelfmark_makes_its_code_from_the_print(curator):
    data = {"as_printed": "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40", "repository": make_shelfmark().repository_id}
    response = curator.post(reverse("admin:archive_shelfmark_add"), data)
    assert response.status_code == 302, desk.errors_of(response)
    assert Shelfmark.objects.filter(code="avp-rf-f0146-op48a-p323-d1-l40").exists()


def test_a_silence_shows_its_days_and_how_they_are_counted(curator):
    page = curator.get(desk.address(make_silence())).content.decode()
    assert "317; counted from the message’s date, to the last day it is attested" in page


# --- forms of a whole with its parts


@pytest.mark.parametrize(
    "make",
    [
        make_place,
        make_quantity,
        make_event,
        make_transcription,
        make_news_report,
        lambda: make_message(signer=make_party()),
    ],
)
def test_a_form_that_is_opened_and_saved_changes_nothing_but_its_version(curator, make):
    row = make()
    row.refresh_from_db()
    before = model_to_dict(row)
    assert desk.saved(curator, row, desk.opened(curator, row)).status_code == 302
    row.refresh_from_db()
    assert (model_to_dict(row), row.version) == (before, 2)


def test_a_stance_is_written_in_the_form_of_its_claim(curator):
    claim = make_claim()
    stance = make_stance(claim, stance="denies")
    data = desk.opened(curator, claim) | {"stances-0-stance": "qualifies"}
    desk.saved(curator, claim, data)
    stance.refresh_from_db()
    assert stance.get_stance_display() == "qualifies"


def test_a_sources_form_leads_to_its_transcription_and_its_news_report(curator):
    source = make_source(kind="news-report")
    rows = [make_transcription(source=source), make_news_report(source=source)]
    page = curator.get(desk.address(source)).content.decode()
    assert [desk.address(row) in page for row in rows] == [True, True]


# --- what is cited stays


def test_the_short_name_of_a_cited_source_cannot_be_typed_over(curator):
    note = make_source(slug="third-note")
    make_prose(make_page(), f"<p>It was sent.{cite(note)}</p>")
    data = desk.opened(curator, note)
    assert "slug" not in data
    desk.saved(curator, note, data | {"slug": "another"})
    assert Source.objects.get(pk=note.pk).slug == "third-note"


@pytest.mark.parametrize("make", [make_source, make_claim])
def test_a_row_refuses_a_new_short_name_once_it_is_cited(make):
    row = make()
    make_prose(make_page(), f"<p>It was sent.{cite(row)}</p>")
    row.slug = "another"
    with pytest.raises(ValidationError, match="stays as it is"):
        row.full_clean()


def test_what_is_cited_is_not_deleted_and_the_reason_is_said_in_words(curator):
    note = make_source(title="Third note")
    make_prose(make_page(), f"<p>It was sent.{cite(note)}</p>")
    response = curator.post(desk.address(note, "delete"), {"post": "yes"})
    assert "cannot be deleted, because this rests on it" in response.content.decode()
    assert Source.objects.filter(pk=note.pk).exists()


def test_a_citation_goes_with_the_text_that_held_it_also_when_its_question_was_renamed():
    note = make_source()
    question = make_question(why=f"<p>So it says.{cite(note)}</p>")
    question.slug = "another-name"
    question.save()
    assert Citation.objects.filter(source=note).count() == 1
    question.delete()
    assert not Citation.objects.filter(source=note).exists()


def test_a_source_lists_the_texts_that_cite_it_but_not_those_of_another_teacher(client):
    note = make_source()
    teacher, other = make_teacher(), make_teacher()
    make_prose(make_page(make_exhibit(teacher), title="My page"), f"<p>A.{cite(note)}</p>")
    make_prose(make_page(make_exhibit(other), title="Their page"), f"<p>A.{cite(note)}</p>")
    page = desk.sign_in(client, teacher).get(desk.address(note)).content.decode()
    assert "page: My page" in page
    assert "Their page" not in page
    assert "and 1 text of somebody else" in page


# --- who may what


def test_a_teacher_reads_the_record_and_changes_nothing_in_it(teacher):
    note = make_source()
    assert teacher.get(desk.address(note)).status_code == 200
    assert teacher.post(desk.address(note), {"title": "Mine"}).status_code == 403
    assert teacher.get(reverse("admin:archive_source_add")).status_code == 403
    assert teacher.get(desk.address(note, "delete")).status_code == 403


def test_who_is_not_staff_sees_no_row():
    make_source()
    assert not Source.objects.visible_to(make_user(is_staff=False)).exists()


# --- the picker's search


def test_the_picker_offers_a_source_at_each_footnote_that_leads_to_it(teacher):
    note = make_source(title="Third note", slug="third-note")
    article = make_article()
    for number in (49, 50):
        make_footnote(number, publication=article, sources=[note])
    results = teacher.get(reverse("admin:cite"), {"q": "third"}).json()["found"]
    assert [(row["source"], row["at"]) for row in results] == [("third-note", "fn 49"), ("third-note", "fn 50")]


def test_a_footnote_finds_what_it_mentions_too(teacher):
    note = make_source(slug="third-note", title="Third note")
    make_footnote(50).mentions.add(note)
    results = teacher.get(reverse("admin:cite"), {"q": "fn 50"}).json()["found"]
    assert [(row["source"], row["at"]) for row in results] == [("third-note", "fn 50")]


def test_a_claim_rests_on_a_paper_that_its_footnote_leads_to(curator):
    article, other = make_article(), make_source(title="Another paper")
    claim, footnote = make_claim(), make_footnote(9, publication=article)
    claim.evidence.update(attested_in=article, footnote=footnote)
    data = desk.opened(curator, claim) | {"evidence-0-paper": other.pk}
    refused = curator.post(desk.address(claim), data)
    assert "This footnote does not point to this paper." in desk.errors_of(refused)
    footnote.mentions.add(other)
    assert desk.saved(curator, claim, data).status_code == 302
    assert claim.evidence.get().paper == other


def test_the_picker_searched_by_footnote_offers_that_footnote_only(teacher):
    note = make_source(slug="third-note")
    article = make_article()
    for number in (49, 50):
        make_footnote(number, publication=article, sources=[note])
    results = teacher.get(reverse("admin:cite"), {"q": "fn 50"}).json()["found"]
    assert [(row["source"], row["at"]) for row in results] == [("third-note", "fn 50")]


def test_the_picker_finds_claims_by_their_words(teacher):
    make_claim("Washington gave no written reply.", slug="no-reply")
    make_claim("The trial was hurried.")
    results = teacher.get(reverse("admin:cite"), {"q": "written reply", "basis": "claim"}).json()["found"]
    assert [(row["source"], row["title"]) for row in results] == [("no-reply", "Washington gave no written reply.")]


@pytest.mark.parametrize("words", ["", "\0", "%", '"', "'", "fn", "x" * 500])
def test_the_picker_answers_any_words(teacher, words):
    assert teacher.get(reverse("admin:cite"), {"q": words}).json() == {"found": []}


def test_the_picker_is_for_staff(client):
    assert client.get(reverse("admin:cite"), {"q": "note"}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        (
            {"as_printed": "AVP RF, in a box"},
            "as_printed",
            "Write it like “AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40.”.']",
        ),
        ({"suggested": "AVP RF. F. 07. somewhere", "reason": "A guess."}, "suggested", "from “somewhere” on"),
        ({"suggested": "box 12", "reason": "A guess."}, "suggested", "from “box 12” on"),
    ],
)
def test_a_shelfmark_that_cannot_be_read_is_refused_at_its_field(fields, field, words):
    plain = {"code": "box", "as_printed": "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 56."}
    mark = Shelfmark(repository=make_repository(code="AVP RF"), **plain | fields)
    with pytest.raises(ValidationError) as refused:
        mark.full_clean()
    assert words in str(refused.value.message_dict[field])


def test_the_mark_of_another_kind_of_archive_is_kept_as_it_is():
    mark = Shelfmark(code="rg-59", repository=make_repository(code="NARA"), as_printed="RG 59, box 12")
    mark.full_clean()
    mark.save()
    kept = Shelfmark.objects.get(code="rg-59")
    assert (kept.as_printed, kept.suggested, kept.reason) == ("RG 59, box 12", "", "")
