"""Shelfmarks, read as printed. The table is every archival footnote of the article, letter for letter."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.shelfmark import Irregularity, code, format_cyrillic, format_latin, parse

OUT_OF_ORDER = ["out-of-order"]
NO_OPIS = ["opis-missing"]
NO_PAPKA = ["papka-missing"]
ENGLISH = ["marker-unexpected"]
MIXED = ["alphabets-mixed"]
NO_SPACE = ["space-missing"]

AVP_RF = "Foreign Policy Archive of the Russian Federation (AVP RF)."
RGASPI = "The Russian State Archive of Socio-Political History (RGASPI)."
APRF = "The Archive of the President of the Russian Federation (APRF)."

# number, as printed, repository|fond|opis|papka|delo|sheets, irregularities
FOOTNOTES = [
    (1, f"{AVP_RF} F. 0146. Op. 30. P. 282. D. 29. L. 317.", "AVP RF|0146|30|282|29|317", []),
    (3, f"{RGASPI} F. 82. Op. 2. D. 1387. L. 12.", "RGASPI|82|2||1387|12", []),
    (4, f"{APRF} F. 3. Op. 66. D. 1065. L. 33.", "APRF|3|66||1065|33", []),
    (5, "AVP RF. F. 0146. Op. 044. P. 313. D. 36. L. 114.", "AVP RF|0146|044|313|36|114", []),
    (7, "RGASPI. F. 82. L. 2. F. 1387. P. 12.", "RGASPI|82|2||1387|12", ENGLISH),
    (8, "RGASPI. F. 82. L. 2. F. 1387. P. 78.", "RGASPI|82|2||1387|78", ENGLISH),
    (9, "AVP RF. F. 0146. Op. 48. P. 320. D. 35. L. 1–4.", "AVP RF|0146|48|320|35|1–4", []),
    (10, "AVP RF. F. 054. Op. 36. P. 644. D. 139. L. 27–28.", "AVP RF|054|36|644|139|27–28", []),
    (11, "AVP RF. F. 0146. Op. 48. P. 320. D. 35. L. 5.", "AVP RF|0146|48|320|35|5", []),
    (12, "AVP RF. F. 0146. P. 282. Op. 30. D. 28. L. 154.", "AVP RF|0146|30|282|28|154", OUT_OF_ORDER),
    (13, "AVP RF. F. 0146. P. 282. Op. 30. D. 28. L. 11.", "AVP RF|0146|30|282|28|11", OUT_OF_ORDER),
    (14, "AVP RF. F. 0146. P. 313. D. 36. L. 111.", "AVP RF|0146||313|36|111", NO_OPIS),
    (16, "AVP RF. F. 0146. Op. 48. P. 320. D. 35. L. 5–6.", "AVP RF|0146|48|320|35|5–6", []),
    (17, "AVP RF. F. 054. Op. 19. P. 173. D. 88. L. 5.", "AVP RF|054|19|173|88|5", []),
    (18, "AVP RF. F. 0146. Op. 48. P. 320. D. 35. L. 6.", "AVP RF|0146|48|320|35|6", []),
    (19, "AVP RF. F. 054. Op. 36. P. 644. D. 139. L. 3–4.", "AVP RF|054|36|644|139|3–4", []),
    (20, "AVP RF. F. 054. Op. 19. P. 173. D. 88. L. 15.", "AVP RF|054|19|173|88|15", []),
    (21, "AVP RF. F. 0146. Op. 48. P. 320. D. 35. L. 8–9.", "AVP RF|0146|48|320|35|8–9", []),
    (22, "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 56.", "AVP RF|07|23a|30|407|56", []),
    (23, "AVP RF. F. 07. Op. 23\u0430. P. 30. D. 407. L. 93.", "AVP RF|07|23\u0430|30|407|93", MIXED),
    (24, "RGASPI. F. 17. Op. 3. D. 1079. L. 83.", "RGASPI|17|3||1079|83", []),
    (25, "APRF. F. 3. Op. 66. D. 1065. L. 71–89.", "APRF|3|66||1065|71–89", []),
    (26, "APRF. F. 3. Op. 66.D. 1065. L. 90.", "APRF|3|66||1065|90", NO_SPACE),
    (29, "AVP RF. F. 07. Op. 23a. D. 407. L. 102.", "AVP RF|07|23a||407|102", NO_PAPKA),
    (30, "AVP RF. F. 07. Op. 23a. D. 407. L. 110.", "AVP RF|07|23a||407|110", NO_PAPKA),
    (31, "AVP RF. F. 0146. Op. 52. P. 327. D. 38. L. 11.", "AVP RF|0146|52|327|38|11", []),
    (32, "AVP RF. F. 0146. Op. 52. P. 327. D. 38. L. 12.", "AVP RF|0146|52|327|38|12", []),
    (33, "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 97.", "AVP RF|07|23a|30|407|97", []),
    (34, "AVP RF. F. 3. Op. 66. D. 1065. L.53.", "AVP RF|3|66||1065|53", NO_PAPKA + NO_SPACE),
    (35, "RGASPI. F. 17. Op. 137. D. 422. L. 1.", "RGASPI|17|137||422|1", []),
    (37, "RGASPI. F. 82. Op. 2. D. 1387. L. 62.", "RGASPI|82|2||1387|62", []),
    (40, "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 97.", "AVP RF|07|23a|30|407|97", []),
    (41, "RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16.", "RGASPI|17|163||1550|16", []),
    (42, "RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 17.", "RGASPI|17|163||1550|17", []),
    (43, "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40.", "AVP RF|0146|48a|323|1|40", []),
    (44, "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 110.", "AVP RF|07|23a|30|407|110", []),
    (45, "AVP RF. F. 0146. Op. 48. P. 317. D. 7. L. 47.", "AVP RF|0146|48|317|7|47", []),
    (46, "AVP RF. F. 0146. Op. 48. P. 317. D. 7. L. 47.", "AVP RF|0146|48|317|7|47", []),
    (47, "AVP RF. F. 0146. Op. 48. P. 317. D. 7. L. 48.", "AVP RF|0146|48|317|7|48", []),
    (48, "AVP RF. F. 0146. Op. 48. P. 317. D. 7. L. 49–50.", "AVP RF|0146|48|317|7|49–50", []),
    (49, "AVP RF. F. 07. L. 23a. F. 30. F. 407. P. 110.", "AVP RF|07|23a|30|407|110", ENGLISH),
    (50, "AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60.", "AVP RF|0146|48a|323|1|56, 60", []),
]
COMPONENTS = ["repository", "fond", "opis", "papka", "delo", "sheets"]


def components(text):
    return "|".join(getattr(parse(text), name) for name in COMPONENTS)


def irregularities(text):
    return [irregularity.value for irregularity in parse(text).irregularities]


@pytest.mark.parametrize(("number", "printed", "expected", "irregular"), FOOTNOTES)
def test_each_archival_footnote_is_read_whole(number, printed, expected, irregular):
    assert components(printed) == expected
    assert irregularities(printed) == irregular
    assert parse(printed).rest == ""
    assert parse(printed).as_printed == printed


def test_the_article_has_forty_two_archival_footnotes():
    assert len({number for number, *_ in FOOTNOTES}) == 42


def test_a_part_belongs_to_the_opis_or_delo_before_it():
    assert parse("RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16.").components == {
        "repository": "RGASPI",
        "fond": "17",
        "opis": "163",
        "opis_part": "2",
        "delo": "1550",
        "sheets": "16",
    }
    assert parse("RGASPI. F. 17. Op. 163. D. 1550. ch. 2").delo_part == "2"


@pytest.mark.parametrize(
    ("printed", "latin"),
    [
        ("RGASPI. F. 82. L. 2. F. 1387. P. 12.", "RGASPI. F. 82. Op. 2. D. 1387. L. 12"),
        ("AVP RF. F. 07. L. 23a. F. 30. F. 407. P. 110.", "AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 110"),
        ("AVP RF. F. 0146. P. 282. Op. 30. D. 28. L. 11.", "AVP RF. F. 0146. Op. 30. P. 282. D. 28. L. 11"),
        ("AVP RF. F. 0146. P. 313. D. 36. L. 111.", "AVP RF. F. 0146. P. 313. D. 36. L. 111"),
        ("AVP RF. F. 3. Op. 66. D. 1065. L.53.", "AVP RF. F. 3. Op. 66. D. 1065. L. 53"),
        (f"{APRF} F. 3. Op. 66. D. 1065. L. 33.", "APRF. F. 3. Op. 66. D. 1065. L. 33"),
        ("RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16.", "RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16"),
        ("АПРФ. Ф. 3. Оп. 66. Д. 1065. Л. 71–89.", "APRF. F. 3. Op. 66. D. 1065. L. 71–89"),
        (
            "АВПРФ, ф. 0146, оп. 48, п. 323, д. 1, лл. 56, 60",
            "AVP RF. F. 0146. Op. 48. P. 323. D. 1. LL. 56, 60",
        ),
    ],
)
def test_latin_form_has_the_usual_markers_in_the_usual_order(printed, latin):
    assert format_latin(parse(printed)) == latin


@pytest.mark.parametrize(
    ("printed", "cyrillic"),
    [
        (
            "AVP RF. F. 0146. Op. 48. P. 317. D. 7. L. 49–50.",
            "АВП РФ. Ф. 0146. Оп. 48. П. 317. Д. 7. Л. 49–50",
        ),
        ("RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16.", "РГАСПИ. Ф. 17. Оп. 163. ч. 2. Д. 1550. Л. 16"),
        ("APRF. F. 3. Op. 66.D. 1065. L. 90.", "АПРФ. Ф. 3. Оп. 66. Д. 1065. Л. 90"),
        (
            "AVP RF. F. 0146. Op. 48. P. 323. D. 1. LL. 56, 60.",
            "АВП РФ. Ф. 0146. Оп. 48. П. 323. Д. 1. Лл. 56, 60",
        ),
        ("GARF. F. 9401. Op. 2. D. 1.", "GARF. Ф. 9401. Оп. 2. Д. 1"),
    ],
)
def test_cyrillic_form_has_cyrillic_markers_and_the_known_repositories(printed, cyrillic):
    assert format_cyrillic(parse(printed)) == cyrillic


def test_a_number_keeps_its_letter_in_both_forms():
    assert parse("AVP RF. F. 07. Op. 23\u0430. P. 30. D. 407. L. 93.").opis == "23\u0430"
    assert "Op. 23\u0430." in format_latin(parse("AVP RF. F. 07. Op. 23\u0430. P. 30. D. 407. L. 93."))
    assert "Оп. 23a." in format_cyrillic(parse("AVP RF. F. 07. Op. 23a. P. 30. D. 407. L. 93."))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("AVP RF. F. 0146. Op. 48a. P. 323. D. 1. L. 40.", "avp-rf-f0146-op48a-p323-d1"),
        ("AVP RF. F. 0146. Op. 48a. P. 323. D. 1. LL. 56, 60.", "avp-rf-f0146-op48a-p323-d1"),
        ("АВП РФ. Ф. 0146. Оп. 48\u0430. П. 323. Д. 1. Л. 40.", "avp-rf-f0146-op48a-p323-d1"),
        ("AVP RF. F. 0146. P. 323. Op. 48A. D. 1.", "avp-rf-f0146-op48a-p323-d1"),
        ("AVP RF. F. 07. Op. 23\u0430. P. 30. D. 407. L. 93.", "avp-rf-f07-op23a-p30-d407"),
        ("AVP RF. F. 07. L. 23a. F. 30. F. 407. P. 110.", "avp-rf-f07-op23a-p30-d407"),
        ("AVP RF. F. 07. Op. 23a. D. 407. L. 102.", "avp-rf-f07-op23a-d407"),
        (f"{RGASPI} F. 82. Op. 2. D. 1387. L. 12.", "rgaspi-f82-op2-d1387"),
        ("RGASPI. F. 82. L. 2. F. 1387. P. 78.", "rgaspi-f82-op2-d1387"),
        ("RGASPI. F. 17. Op. 163. ch. 2. D. 1550. L. 16.", "rgaspi-f17-op163-ch2-d1550"),
        ("GARF. F. 9401. Op. 2. D. 12/3.", "garf-f9401-op2-d12-3"),
        ("ГАРФ. Ф. 9401. Оп. 2. Д. 12/3.", "garf-f9401-op2-d12-3"),
        ("For more information, see: [15].", ""),
    ],
)
def test_the_code_names_the_file_however_it_is_printed(printed, expected):
    assert code(parse(printed)) == expected


def test_no_two_letters_of_a_number_share_a_code():
    letters = "абвгдежзиклмнопрстуфхцчшщэюя"
    assert len({code(parse(f"АВП РФ. Ф. 07. Оп. 23{letter}.")) for letter in letters}) == len(letters)


def test_another_repository_is_the_text_before_the_first_marker():
    assert parse("Archives nationales, Paris. F. 7. D. 1.").repository == "Archives nationales, Paris"
    assert parse("Государственный архив (ГАРФ). Ф. 9401. Оп. 2. Д. 1.").repository == "ГАРФ"


def test_a_known_repository_is_known_in_either_alphabet_and_both_at_once():
    for printed in ["AVP RF", "АВП РФ", "АВПРФ", "\u0410V\u0420 RF", "Archive (AVP\n\nRF)"]:
        assert parse(f"{printed}. F. 07.").repository == "AVP RF"


def test_markers_may_mix_the_alphabets_and_it_is_said():
    printed = "AVP RF. Ф. 07. \u041ep. 23. \u0420. 30. D. 407. Л. 97."
    assert components(printed) == "AVP RF|07|23|30|407|97"
    assert irregularities(printed) == ["alphabets-mixed"]


def test_a_whole_file_is_a_regular_shelfmark():
    assert irregularities("AVP RF. F. 07. Op. 23a. P. 30. D. 407") == []


def test_the_back_of_a_sheet_is_part_of_its_number():
    assert parse("RGASPI. F. 82. Op. 2. D. 1387. L. 12 ob.–13.").sheets == "12 ob.–13"
    assert parse("РГАСПИ. Ф. 82. Оп. 2. Д. 1387. Л. 12об.").sheets == "12об"


@pytest.mark.parametrize(
    ("printed", "irregular"),
    [
        ("F. 82. Op. 2. D. 1387. L. 12.", ["repository-missing"]),
        ("RGASPI. Op. 2. D. 1387. L. 12.", ["fond-missing"]),
        ("RGASPI. F. 82. Op. 2. L. 12.", ["delo-missing"]),
        ("RGASPI. F. 82. Op. 2. D. 1387. LL. 12.", ["plural-mismatch"]),
        ("RGASPI. F. 82. Op. 2. D. 1387. L. 12, 14.", ["plural-mismatch"]),
        ("RGASPI. F. 82. Op. 2. D. 1387. LL. 12–14.", []),
        ("РГАСПИ. Ф. 82. Оп. 2. Д. 1387. Лл. 12, 14.", []),
    ],
)
def test_what_a_shelfmark_lacks_is_said(printed, irregular):
    assert irregularities(printed) == irregular


@pytest.mark.parametrize(
    ("printed", "latin", "rest"),
    [
        ("RGASPI. F. 82. Op. 2. D. 1387. L. 12 (copy).", "RGASPI. F. 82. Op. 2. D. 1387. L. 12", "(copy)."),
        ("RGASPI. F. 82. Op. 2. Op. 3. D. 5.", "RGASPI. F. 82. Op. 2", "Op. 3. D. 5."),
        ("APRF. F. 3. D. 5; AVP RF. F. 07. P. 30.", "APRF. F. 3. D. 5", "; AVP RF. F. 07. P. 30."),
        ("AVP RF. F. 3Op. 66. D. 1065.", "AVP RF", "F. 3Op. 66. D. 1065."),
        ("Pravda. 1950. February 3.", "", "Pravda. 1950. February 3."),
    ],
)
def test_what_cannot_be_read_is_kept_whole_and_said(printed, latin, rest):
    assert format_latin(parse(printed)) == latin
    assert parse(printed).rest == rest
    assert Irregularity.UNREAD in parse(printed).irregularities


def test_an_irregularity_has_a_label_in_plain_words():
    assert Irregularity("space-missing").label == "A space is missing after a full stop"


words = [
    "AVP RF",
    "АВП РФ",
    "(RGASPI)",
    "ГАРФ",
    "7",
    "0146",
    "23a",
    "23а",
    "12/3",
    "5 об",
    "–",
    ",",
    ".",
    " ",
]
markers = ["F.", "Op.", "P.", "D.", "L.", "LL.", "ch.", "Ф.", "Оп.", "П.", "Д.", "Л.", "Лл.", "ч."]
pieces = st.lists(st.sampled_from(words + markers), max_size=24)
texts = st.text() | pieces.map("".join) | pieces.map(" ".join)


@given(texts)
@example("L. 1. F. 2. F. 3. P. 4")
@example("P. 1 F. 2 ob")
def test_any_text_keeps_its_print_and_its_components_come_back(text):
    shelfmark = parse(text)
    assert shelfmark.as_printed == text
    assert text.rstrip().endswith(shelfmark.rest)
    assert parse(format_latin(shelfmark)).components == shelfmark.components


@given(texts)
def test_the_code_is_ascii_and_the_same_in_both_alphabets(text):
    expected = code(parse(text))
    assert re.fullmatch("[a-z0-9-]*", expected)
    assert code(parse(format_latin(parse(text)))) == expected
    assert code(parse(format_cyrillic(parse(text)))) == expected


@given(st.permutations(["F. 07", "Op. 23a", "P. 30", "D. 407", "L. 71–89"]))
def test_parts_are_read_in_any_order(parts):
    assert components(". ".join(["AVP RF", *parts])) == "AVP RF|07|23a|30|407|71–89"
