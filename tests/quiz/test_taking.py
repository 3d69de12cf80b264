"""Questions taken away: the same number, the same keys, the evidence, and a word on all that is lost."""

import re
from fractions import Fraction
from html import unescape
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.patterns import RECORD
from quiz.record import Option
from quiz.taking import FORMATS
from quiz.taking.item import items_of
from quiz.taking.losses import fraction
from tests.gift import parsed
from tests.quiz.taken import CARDS, CHOICES, DAYS, LISTED, NUMBERS, PAIRS, ROWS, SITE, bank

EVIDENCE = "awaits with patience, and with growing surprise, the answer of the Grand Duchy"


def text(element, path):
    return element.findtext(f"{path}/text") or ""


def lost(name):
    return FORMATS[name].losses(items_of(bank()))


def moodle(taken):
    quiz = ElementTree.fromstring(FORMATS["moodle.xml"].write(taken))
    return {text(row, "name"): row for row in quiz.iterfind("question") if row.get("type") != "category"}


def gift(taken):
    rows = parsed(FORMATS["gift.txt"].write(taken))
    return {row["title"]: row for row in rows if row["type"] != "Category"}


# ---- Moodle XML, as docs.moodle.org/en/Moodle_XML_format has it

EVERY = ["name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "tags"]
COMBINED = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"]
OF_TYPE = {
    "multichoice": ["single", "shuffleanswers", "answernumbering", *COMBINED, "answer"],
    "numerical": ["answer", "unitgradingtype", "showunits"],
    "shortanswer": ["usecase", "answer"],
    "ordering": ["layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", *COMBINED, "answer"],
    "matching": ["shuffleanswers", *COMBINED, "subquestion"],
    "cloze": [],
    "essay": ["responseformat", "responserequired", "responsefieldlines", "attachments", "graderinfo"],
}
TYPES = {
    **dict.fromkeys(["one", "several", "message", "reveal", "focus", "citing", "citing.evidence"], "multichoice"),
    **dict.fromkeys(["weigh", "label", "compare"], "cloze"),
    **dict.fromkeys(["match", "map"], "matching"),
    "number": "numerical",
    "date": "shortanswer",
    "sequence": "ordering",
    "reflect": "essay",
}
# What an answer may be worth; Moodle refuses a file with any other.
KNOWN = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111}
KNOWN |= {10, 5, 0}


def answers(question):
    return [(unescape(text(row, ".")), float(row.get("fraction"))) for row in question.iterfind("answer")]


def gaps(question):
    """[{choice: percent}] of the lists inside a text, as docs.moodle.org/en/Embedded_Answers_(Cloze) has them."""
    found = re.findall(r"\{1:MULTICHOICE:([^}]*)\}", text(question, "questiontext"))
    choices = [re.findall(r"(?:^|~)%([0-9.]+)%(.+?)(?<!&)#", gap) for gap in found]
    return [{unescape(unescape(words)): float(percent) for percent, words in gap} for gap in choices]


def test_moodle_gets_every_question_with_the_elements_of_its_type():
    found = moodle(bank())
    assert {name: row.get("type") for name, row in found.items()} == TYPES
    for name, row in found.items():
        for element in [*EVERY, *OF_TYPE[row.get("type")]]:
            assert row.find(element) is not None, (name, element)
        for answer in row.iterfind("answer"):
            assert abs(float(answer.get("fraction"))) in KNOWN


def test_moodle_gets_the_same_keys():
    found = moodle(bank())
    assert {name: dict(answers(found[name])) for name in CHOICES} == CHOICES
    assert {name: found[name].findtext("single") for name in ("one", "several", "focus", "citing.evidence")} == {
        "one": "true",
        "several": "false",
        "focus": "false",
        "citing.evidence": "true",
    }
    number = found["number"]
    tolerances = [int(row.findtext("tolerance")) for row in number.iterfind("answer")]
    assert [
        (int(words), off, worth) for (words, worth), off in zip(answers(number), tolerances, strict=True)
    ] == NUMBERS
    assert dict(answers(found["date"])) == DAYS
    assert [words for words, _worth in answers(found["sequence"])] == CARDS
    for name, pairs in PAIRS.items():
        rows = found[name].iterfind("subquestion")
        assert sorted((unescape(text(row, ".")), text(row, "answer")) for row in rows) == pairs


@pytest.mark.parametrize("name", ROWS)
def test_in_moodle_near_misses_and_ranges_are_worth_what_they_are_here(name):
    question = moodle(bank())[name]
    asked = re.findall(r"<p>([^<]+)</p>(?=(?:(?!<p>\{).)*?<p>\{1:)", text(question, "questiontext"))
    found = gaps(question)
    assert all(set(gap) == LISTED[name] for gap in found)
    worth = [{words: percent for words, percent in gap.items() if percent} for gap in found]
    assert all(row in worth for row in ROWS[name].values())
    assert len(worth) == len(ROWS[name])
    assert set(ROWS[name]) <= set(map(unescape, asked))


def test_moodle_is_told_the_reply_the_reason_and_the_evidence_with_its_link():
    one = moodle(bank())["one"]
    after = text(one, "generalfeedback")
    for words in ("The note says so.", EVIDENCE, "The Kingdom", "footnote 1", f'<a href="{SITE}note-one/">'):
        assert words in after
    assert all("A reply to whoever chose this." in text(row, "feedback") for row in one.iterfind("answer"))
    (belief,) = [row for row in one.iterfind("answer") if "The late note" in text(row, ".")]
    assert "Silence is consent" in text(belief, "feedback")
    assert "regards the matter as closed" in text(belief, "feedback")


def test_moodle_rounds_what_it_does_not_know_and_the_file_says_so():
    options = [Option(uid=f"o{at}", text=f"Paper {at}", reply="<p>So.</p>", right=at < 11) for at in range(12)]
    many = msgspec.structs.replace(RECORD.question["several"], options=options)
    assert {worth for _words, worth in answers(moodle(bank([many]))["several"])} == {10, -10}
    assert b"The worth of an option is rounded to one that Moodle knows. [all]" in FORMATS["moodle.xml"].write(
        bank([many])
    )


@pytest.mark.parametrize(
    ("worth", "percent"),
    [
        (1, "100"),
        (Fraction(1, 2), "50"),
        (Fraction(1, 3), "33.33333"),
        (Fraction(-1, 3), "-33.33333"),
        (Fraction(1, 4), "25"),
        (Fraction(1, 6), "16.66667"),
        (Fraction(1, 7), "14.28571"),
        (Fraction(1, 8), "12.5"),
        (Fraction(1, 9), "11.11111"),
        (0, "0"),
    ],
)
def test_a_share_is_written_as_moodle_writes_it(worth, percent):
    assert fraction(worth) == (percent, False)


# ---- GIFT


def weights(row):
    return {unescape(choice["text"]["text"]): choice["weight"] for choice in row["choices"]}


def test_gift_gets_every_question_and_the_same_keys():
    found = gift(bank())
    of_rows = {f"{name}.{uid}" for name in ROWS for uid in _uids(name)}
    assert set(found) == (set(TYPES) - set(ROWS)) | of_rows
    assert {name: weights(found[name]) for name in CHOICES} == CHOICES
    assert weights(found["date"]) == DAYS
    numbers = [(row["text"]["number"], row["text"]["range"], row["weight"]) for row in found["number"]["choices"]]
    assert numbers == NUMBERS
    for name, pairs in PAIRS.items():
        assert joined(found[name]) == pairs
    assert joined(found["sequence"]) == sorted((words, str(at)) for at, words in enumerate(CARDS, start=1))
    assert found["reflect"]["type"] == "Essay"
    for name, rows in ROWS.items():
        for uid, row in zip(_uids(name), rows.values(), strict=True):
            worth = weights(found[f"{name}.{uid}"])
            assert set(worth) == LISTED[name]
            assert {words: percent for words, percent in worth.items() if percent} == row


def _uids(name):
    return [option.uid for option in RECORD.question[name].options]


def joined(row):
    return sorted((unescape(pair["subquestion"]["text"]), plain(pair["subanswer"])) for pair in row["matchPairs"])


def plain(words):
    """Words that the parser leaves as it keeps them for itself: &&058; for an escaped colon."""
    return re.sub(r"&&0(\d\d\d?);", lambda found: chr(int(found[1])), words)


def test_gift_is_told_the_reason_and_the_evidence():
    found = gift(bank())
    for row in found.values():
        after = row["globalFeedback"]["text"]
        assert "The note says so." in after
        assert EVIDENCE in after
        assert f'<a href="{SITE}note-one/">' in after
        assert row["tags"]
    assert found["one"]["id"] == "one"


# ---- Words of any kind

ODD = st.text("{}~=#:\\/[]<>&%$-\"'*() \n\t\x0b\x00aж", min_size=1, max_size=14).filter(lambda words: words.split())
CHANGED = [row for row in RECORD.questions if row.form not in ("reveal", "focus", "number", "date", "reflect")]


def folded(words):
    return " ".join(words.split())


@st.composite
def oddly_worded(draw):
    """Questions of many forms, all of whose words are odd; no two options of one have the same."""
    return [
        msgspec.structs.replace(
            row,
            text=draw(ODD),
            options=[
                msgspec.structs.replace(option, text=option.text and f"{at}{draw(ODD)}{at}")
                for at, option in enumerate(row.options)
            ],
        )
        for row in CHANGED
    ]


@settings(max_examples=15)
@given(oddly_worded(), ODD)
def test_gift_gives_back_any_words(questions, name):
    found = gift(bank(questions, name=name))
    for row in questions:
        words = {folded(option.text) for option in row.options if option.text}
        if row.form in ("match", "map", "sequence"):
            assert {left for left, _right in joined(found[row.uid])} - {""} == words
        elif row.form in ROWS:
            assert {stem(found[f"{row.uid}.{option.uid}"])[1] for option in row.options} == words
        else:
            assert set(weights(found[row.uid])) == words
            assert stem(found[row.uid])[0] == folded(row.text)


def stem(row):
    """The paragraphs of what is asked, as words."""
    return [folded(unescape(words)) for words in re.findall(r"<p>(.*?)</p>", row["stem"]["text"])]


@settings(max_examples=15)
@given(oddly_worded(), ODD)
def test_moodle_gives_back_any_words_but_those_that_xml_cannot_hold(questions, name):
    found = moodle(bank(questions, name=name))
    for row in questions:
        words = {
            option.text.replace("\x0b", "\ufffd").replace("\x00", "\ufffd") for option in row.options if option.text
        }
        if row.form in ("match", "map"):
            assert {unescape(text(each, ".")) for each in found[row.uid].iterfind("subquestion")} - {""} == words
        elif row.form in ROWS:
            assert len(gaps(found[row.uid])) == len(words)
        else:
            assert {each for each, _worth in answers(found[row.uid])} == words


def test_the_same_questions_make_the_same_bytes():
    for format in FORMATS.values():
        assert format.write(bank()) == format.write(bank())


def test_without_an_address_of_the_site_nothing_is_linked():
    for name in ("moodle.xml", "gift.txt"):
        assert b"href" not in FORMATS[name].write(bank(site=""))
    assert "[fn 1]" in text(moodle(bank(site=""))["one"], "generalfeedback")


def test_what_is_lost_stands_in_the_file_with_the_questions_it_is_lost_from():
    assert lost("moodle.xml") == {
        "How sure a reader is, is not asked.": [row.uid for row in RECORD.questions],
        "Only the reply to what was chosen is told, not those to the other options.": [
            "citing",
            "focus",
            "message",
            "one",
            "reveal",
            "several",
        ],
        "The covered words cannot be uncovered before the answer.": ["reveal"],
        "What is written is sent in, and waits for a person to read it; here it stays on paper. It is worth 0.": [
            "reflect"
        ],
        "Answer and evidence are two questions, each worth a whole mark; nobody is told that an answer is true but "
        "not shown by the words marked.": ["citing"],
        "The words to mark are listed below the text; they cannot be marked in it.": ["focus"],
        "Of cards in order only neighbours that follow one another directly count.": ["sequence"],
    }
    assert FORMATS["gift.txt"].losses(items_of(bank())).keys() - FORMATS["moodle.xml"].losses(
        items_of(bank())
    ).keys() == {
        "Each card is joined to its place, and the places that are right count, not the neighbours.",
        "Each item is a question of its own, each worth a whole mark.",
    }
    for name in ("moodle.xml", "gift.txt"):
        content = FORMATS[name].write(bank()).decode()
        for words, uids in lost(name).items():
            assert f"{words} [{'all' if len(uids) == 15 else ', '.join(uids)}]" in content
