"""What the two texts hold is in `fixtures/`: each quotation, day, name, number of the literature, figure and place."""

import re

import pytest

from archive.shelfmark import parse
from tests.content import rows

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
A_DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th) of ({'|'.join(MONTHS)}),? (\d{{4}})")
A_MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (?:of )?(\d{{4}})")

# Words between quotation marks that the article gives to no document and no speaker.
OF_NOBODY = {"international public", "international community", "Japanese question", "diplomatic ping-pong"}

PEOPLE = [
    "Acheson",
    "Beria",
    "Blakeslee",
    "Bulganin",
    "Derevianko",
    "Golunsky",
    "Gromyko",
    "Hara",
    "Hirohito",
    "Ishii",
    "Kaganovich",
    "Kajitsuka",
    "Kasahara",
    "Kasuga",
    "Kawashima",
    "Keenan",
    "Kent",
    "Kim",
    "Kitano",
    "Kruglov",
    "MacArthur",
    "Malenkov",
    "Mao",
    "Mikoyan",
    "Molotov",
    "Morozov",
    "Nakanishi",
    "Ogisu",
    "Panyushkin",
    "Rolling",
    "Safonov",
    "Sams",
    "Stalin",
    "Tanaka",
    "Umezu",
    "Vyshinsky",
    "Wakamatsu",
    "Yamamoto",
    "Zabrodin",
    "Zakharova",
    "Zheltov",
]
DATED = ("event", "source", "action", "tenure")
UNNAMED = {"article-author", "ishii-brother"}


def surname(person):
    name = person["name"].split()
    return name[0] if person["slug"] in {"mao", "kim-il-sung"} else name[-1]


def all_dates():
    return [row["date"] for model in DATED for row in rows(f"archive.{model}") if row.get("date")]


def test_every_quotation_is_an_excerpt(running_texts):
    held = {row["text"] for row in rows("archive.excerpt")}
    without, with_hyphens = ([a or b for a, b in re.findall(r"“([^”]*)”|‘([^’”]*)’", text)] for text in running_texts)
    assert len(without) == 71
    assert {b for a, b in zip(without, with_hyphens, strict=True) if not {a, b} & held} == OF_NOBODY


def test_every_day_and_month_in_print_is_in_the_record(running_texts, news):
    dates = " ".join(all_dates())
    days = {
        f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}" for day, month, year in A_DAY.findall(running_texts[0])
    }
    months = {
        f"{year}-{MONTHS.index(month) + 1:02d}"
        for text in (running_texts[0], news)
        for month, year in A_MONTH.findall(text)
    }
    assert (len(days), len(months)) == (38, 26)
    assert sorted(date for date in days | months if date not in dates) == []


def test_every_person_named_is_a_party_and_no_other(prints, news):
    people = [row for row in rows("archive.party") if row["kind"] == "person" and row["slug"] not in UNNAMED]
    assert sorted(map(surname, people)) == sorted(PEOPLE)
    assert [name for name in PEOPLE if name not in prints[0] + news] == []


def test_every_number_of_the_literature_is_a_pointer(prints):
    numbers = set()
    for bracket in re.findall(r"\[(\d[^\]]*)\]", prints[0]):
        for part in re.sub(r", (p|pp)\. [\d–]+", "", bracket).split(";"):
            first, _dash, last = part.split(",")[0].strip().replace("-", "–").partition("–")
            numbers |= set(range(int(first), int(last or first) + 1))
    pointers = [row["bibliography_number"] for row in rows("archive.source") if row["kind"] == "pointer"]
    assert numbers == set(range(1, 34))
    assert pointers == [str(number) for number in range(1, 34)]


@pytest.mark.parametrize("figure", [pytest.param(row, id=row["slug"]) for row in rows("archive.quantity")])
def test_a_figure_is_as_printed_and_says_what_it_counts(figure, prints, running_texts, news):
    texts = [news] if figure["attested_in"] == ["news-item"] else [*prints, *running_texts]
    assert any(figure["as_printed"] in text for text in texts)
    assert figure["counts"]
    assert figure["voice"]


@pytest.mark.parametrize("place", [pytest.param(row, id=row["slug"]) for row in rows("archive.place")])
def test_a_place_is_printed(place, prints, news):
    spellings = [place["name"], *filter(None, place.get("as_printed", "").split("; "))]
    assert any(spelling.casefold() in text.casefold() for spelling in spellings for text in (*prints, news))


def test_all_footnotes_are_there_and_lead_to_a_paper_unless_they_are_remarks():
    footnotes = rows("archive.footnote")
    assert [row["number"] for row in footnotes] == list(range(1, 55))
    assert [row["number"] for row in footnotes if not row["sources"]] == [15, 36, 38]
    assert [row["number"] for row in footnotes if (row["kind"] == "archival") != bool(row.get("shelfmark"))] == []
    assert len([row for row in footnotes if row["kind"] == "archival"]) == 42


def test_an_irregular_shelfmark_has_a_regular_suggestion_and_its_reason():
    irregular = [row for row in rows("archive.shelfmark") if parse(row["as_printed"]).irregularities]
    assert {row["code"] for row in irregular} == {
        row["code"] for row in rows("archive.shelfmark") if row.get("suggested")
    }
    assert len(irregular) == 11
    for row in irregular:
        assert parse(row["suggested"]).irregularities == ()
        assert row["reason"]


def test_a_sheet_that_several_footnotes_name_says_so():
    readings = {row["code"]: row.get("suggested") or row["as_printed"] for row in rows("archive.shelfmark")}
    reasons = {row["code"]: row.get("reason") for row in rows("archive.shelfmark")}
    named = {}
    for row in rows("archive.footnote"):
        if mark := row.get("shelfmark"):
            components = tuple(parse(readings[mark[0]]).components.values())
            named.setdefault(components, []).append((row["number"], mark[0]))
    shared = [found for found in named.values() if len(found) > 1]
    assert [[number for number, _code in found] for found in shared] == [[3, 7], [30, 44, 49], [33, 40], [45, 46]]
    assert [code for found in shared for _number, code in found if not reasons[code]] == []


def test_the_news_item_is_a_source_on_the_present_and_on_nothing_else():
    (report,) = rows("archive.newsreport")
    assert all(
        report[name]
        for name in ("speaker", "office", "outlet", "published_words", "photo_credit", "announced", "absent")
    )
    of_the_news = {
        row["slug"] for row in rows("archive.source") if "news-item" in (row["slug"], *row.get("known_through", []))
    }
    assert len(of_the_news) == 5
    assert [row for row in rows("archive.message") if row["source"][0] in of_the_news] == []
    assert [row for row in rows("archive.excerpt") if row["source"][0] in of_the_news] == []
    voices = {row["slug"]: row["voice"][0] for row in rows("archive.claim")}
    resting = {row["claim"][0] for row in rows("archive.evidence") if row["attested_in"] == ["news-item"]}
    assert {voices[slug] for slug in resting} == {"zakharova", "news-outlet", "this-exhibit"}


def test_the_record_has_grown_to_the_whole_of_both_texts():
    expected = {
        "source": 125,
        "footnote": 54,
        "shelfmark": 40,
        "excerpt": 75,
        "message": 47,
        "action": 70,
        "silence": 29,
        "claim": 186,
        "stance": 154,
        "place": 39,
        "quantity": 65,
        "event": 86,
    }
    assert {model: len(rows(f"archive.{model}")) for model in expected} == expected
    kinds = [row["kind"] for row in rows("archive.party")]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "body": 86,
        "office": 37,
        "person": 43,
        "state": 19,
    }
