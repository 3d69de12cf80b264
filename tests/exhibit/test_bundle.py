"""A bundle carries an edition whole, and nothing else gets in."""

import hashlib
import io
import json
import stat
import warnings
import zipfile
from datetime import UTC, datetime

import msgspec
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from archive.models import Published, Source
from exhibit import bundle
from exhibit.bundle import BundleError, EditionFacts
from exhibit.gather import gather
from exhibit.integrity import problems
from exhibit.models import Edition, Exhibit, Page, Prose
from exhibit.publishing import add_edition, withdraw
from exhibit.record import Record, decode, digest, encode
from exhibit.unpack import unpack
from tests.exhibit.test_record import frozen
from tests.strategies import records

FACTS = EditionFacts(number=3, published_on=datetime(2026, 5, 1, 9, 30, tzinfo=UTC), editor="A. Hope", note="Mended.")


def packed(record=None, facts=FACTS):
    """A bundle's bytes, as the product writes them."""
    file = io.BytesIO()
    bundle.write(record or decode(frozen()), facts, file)
    return file.getvalue()


def members(content):
    """{name: bytes} of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(entries, compression=zipfile.ZIP_DEFLATED):
    """A zip of these (name or ZipInfo, bytes), as any other hand might make one."""
    file = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(file, "w") as made:
        for name, content in entries:
            made.writestr(name, content, compression)
    return file.getvalue()


def with_record(content, **changes):
    """A bundle around these bytes as its record, its manifest honest about them but for the changes."""
    manifest = json.loads(members(packed())["manifest.json"])
    sums = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    manifest |= {"digest": sums["sha256"], "members": {"record.json": sums}} | changes
    return zipped([("manifest.json", json.dumps(manifest)), ("record.json", content)])


def refusal(content):
    with pytest.raises(BundleError) as refused:
        bundle.read(io.BytesIO(content))
    words = str(refused.value)
    assert words.endswith(".")
    return words


def test_a_bundle_holds_the_exact_bytes_and_says_what_they_are():
    held = members(packed())
    assert held["record.json"] == frozen()
    assert json.loads(held["manifest.json"]) == {
        "format": 1,
        "exhibit": "zenda-papers",
        "edition": {"number": 3, "published_on": "2026-05-01T09:30:00Z", "editor": "A. Hope", "note": "Mended."},
        "digest": "46d59b6f4cf632f2d3e7b8f9e1b917d7661838ff2b583e60ab77fb9bfe9a975f",
        "version": "0.1.0",
        "members": {
            "record.json": {
                "sha256": "46d59b6f4cf632f2d3e7b8f9e1b917d7661838ff2b583e60ab77fb9bfe9a975f",
                "size": 9901,
            }
        },
    }


def test_the_same_edition_makes_the_same_bytes():
    assert packed() == packed()


@given(records())
@settings(deadline=None)
def test_any_record_comes_through(record):
    arrived = bundle.read(io.BytesIO(packed(record)))
    assert arrived.record == record
    assert arrived.manifest.edition == FACTS


def test_a_bundle_that_somebody_packed_anew_is_read():
    held = members(packed())
    again = zipped([("record.json", held["record.json"]), ("manifest.json", held["manifest.json"])], zipfile.ZIP_STORED)
    assert encode(bundle.read(io.BytesIO(again)).record) == frozen()


# --- Damage ---------------------------------------------------------------------------------------------------


WHOLE = packed()


@given(st.integers(0, len(WHOLE) - 1))
@settings(deadline=None)
def test_a_bundle_that_is_cut_off_is_refused(length):
    assert refusal(WHOLE[:length]) == "This file is no bundle, or a damaged one: it cannot be read as a zip."


@given(st.integers(0, len(WHOLE) * 8 - 1))
@settings(max_examples=600, deadline=None)
def test_a_bundle_with_a_flipped_bit_is_refused_or_says_the_same(place):
    """Some bits of a zip mean nothing here, such as the hour at which a member was packed."""
    flipped = bytearray(WHOLE)
    flipped[place // 8] ^= 1 << place % 8
    try:
        arrived = bundle.read(io.BytesIO(flipped))
    except BundleError:
        return
    assert arrived == bundle.read(io.BytesIO(WHOLE))


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_other_files_are_refused(content):
    refusal(content)
    refusal(b"PK\3\4" + content)


def test_changed_words_are_refused():
    held = members(packed())
    changed = held["record.json"].replace(b"not for the first time", b"for the first time now")
    assert refusal(zipped([("manifest.json", held["manifest.json"]), ("record.json", changed)])) == (
        "“record.json” was changed or damaged: its sum is not the one in the manifest."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"digest": "0" * 64}, "This record is not the one whose digest the manifest has."),
        ({"exhibit": "another"}, "This record is of another exhibit than the manifest says."),
        ({"format": 99}, "This bundle is of format 99; update Note Verbale to read it."),
        ({"format": 0}, "This is format 0; this version of Note Verbale reads formats up to 1."),
        ({"members": {}}, "The manifest of this bundle lists other members than it has."),
        ({"edition": {}}, "The manifest of this bundle cannot be read: Object missing required field `number`"),
        ({"format": "one"}, "The manifest of this bundle cannot be read: Expected `int`, got `str`"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(changes, words):
    assert refusal(with_record(frozen(), **changes)).startswith(words)


def test_an_editor_with_more_letters_than_the_table_has_is_refused():
    facts = {"number": 1, "published_on": "2026-05-01T09:30:00Z", "editor": "A" * 151}
    assert "Expected `str` of length <= 150" in refusal(with_record(frozen(), edition=facts))


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 200_000, b'"\xff"', b"null"])
def test_a_record_that_is_none_is_refused(content):
    assert refusal(with_record(content)).startswith("This is no record")


@pytest.mark.parametrize(
    "content", [frozen() + b" ", frozen()[:-1] + b',"later":1}', frozen().replace(b'"slug"', b'"\\u0073lug"')]
)
def test_a_record_written_otherwise_is_refused(content):
    assert refusal(with_record(content)) == (
        "This record holds something that this version of Note Verbale does not know."
    )


# --- Hostile zips ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "media\\..\\evil", "C:evil", "media/../../evil"])
def test_unsafe_names_are_refused(name):
    assert refusal(zipped([(name, b"x")])) == f"This bundle has a member with an unsafe name: “{name}”."


def test_a_name_that_hides_another_is_refused():
    info = zipfile.ZipInfo("record.json")
    info.filename = "record.json\0.exe"
    assert refusal(zipped([(info, b"x")])).startswith("This bundle has a member with an unsafe name")


def test_members_not_known_yet_are_refused():
    held = list(members(packed()).items())
    assert refusal(zipped([*held, ("translations/fr.po", b"")])) == (
        "This bundle holds “translations/fr.po”, which this version of Note Verbale does not know."
    )


@pytest.mark.parametrize("missing", ["record.json", "manifest.json"])
def test_a_bundle_without_one_of_its_members_is_refused(missing):
    held = [(name, content) for name, content in members(packed()).items() if name != missing]
    assert refusal(zipped(held)) == f"This bundle has no {missing}."


def test_a_name_cannot_speak_to_the_terminal_or_at_length():
    assert refusal(zipped([("\x1b[2J", b"")])).startswith("This bundle holds “\N{REPLACEMENT CHARACTER}[2J”")
    assert len(refusal(zipped([("a" * 5000, b"")]))) < 500


def test_a_member_that_is_there_twice_is_refused():
    held = list(members(packed()).items())
    assert refusal(zipped([*held, ("record.json", b"{}")])) == "This bundle has “record.json” twice."


def test_a_link_is_refused():
    link = zipfile.ZipInfo("record.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "is a link or another thing that is no file" in refusal(zipped([(link, b"/etc/passwd")]))


def test_ten_thousand_members_are_refused():
    assert refusal(zipped([(f"media/{number}", b"") for number in range(10_000)])) == (
        "This bundle has more than 1000 members."
    )


@pytest.mark.parametrize("size", [20 * 2**20, 40 * 2**20])
def test_a_bomb_is_refused_unopened(size):
    bomb = zipped([("manifest.json", b"{}"), ("record.json", bytes(size))])
    assert len(bomb) < 50_000
    assert refusal(bomb) == "“record.json” in this bundle would unpack to more than any record has."


def test_a_member_bigger_than_it_says_is_refused():
    content = packed()
    lying = content.replace(len(frozen()).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != content
    refusal(lying)


def test_a_file_larger_than_any_bundle_is_refused_unread(monkeypatch):
    monkeypatch.setattr(bundle, "FILE_LIMIT", 1000)
    assert refusal(packed()).startswith("This file is larger than")


def test_an_encrypted_member_is_refused():
    content = bytearray(packed())
    for sign, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        content[content.index(sign) + offset] |= 1
    assert refusal(bytes(content)) == "“manifest.json” in this bundle is encrypted."


def test_a_member_packed_in_an_unusual_way_is_refused():
    held = list(members(packed()).items())
    assert refusal(zipped(held, zipfile.ZIP_BZIP2)) == "“manifest.json” in this bundle is packed in an unusual way."


# --- What a record may hold -----------------------------------------------------------------------------------


def edited(old, new):
    """The frozen record with some of its words replaced."""
    assert old in frozen().decode()
    return frozen().decode().replace(old, new, 1).encode()


PROSE = "<p>The note was <strong>handed over</strong>."


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='x()'>a</p>",
        "<img src=x onerror=x()>",
        "<a href='javascript:x()'>a</a>",
        "<cite data-basis='guess'></cite>",
        "<!-- -->",
        "<p>open",
    ],
)
def test_prose_that_cleaning_would_change_is_refused_with_its_path(html):
    assert refusal(with_record(edited(PROSE, html + PROSE))) == (
        "Refused at pages/ten-months/b1/text: It holds something that may not stand on a page."
    )


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("<p>A note asked for an answer.", "lead"),
        ("days &amp; nights.", "pages/ten-months/b2/caption"),
        ("It asks.", "pages/ten-months/b5/left_says"),
        ("<p>Nothing we know of.", "pages/what-followed/b12/text"),
        ("From 1 February to 15 December.", "questions/how-long/why"),
        ("The book knows of none.", "questions/which-note/options/alliance/reply"),
    ],
)
def test_all_prose_is_looked_at(old, path):
    assert f"Refused at {path}: It holds" in refusal(with_record(edited(old, f"<script></script>{old}")))


@pytest.mark.parametrize("words", ["The first note", "Is silence an answer?", "By the courier.", "An alliance"])
def test_plain_text_may_hold_anything_since_it_is_escaped_on_the_way_out(words):
    arrived = bundle.read(io.BytesIO(with_record(edited(words, "<script>alert(1)</script>"))))
    assert problems(arrived.record) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"evidence":"asks-for-answer"', '"evidence":"x"', "questions/how-long/evidence: It names"),
        ('"excerpt":"refers-back"}', '"excerpt":"x"}', "responses/reply-to-first-note/demand_answers/1/excerpt: It"),
        ('"demand":2', '"demand":3', "responses/reply-to-first-note: It answers a demand that the message does not"),
        ('"silence":"reminder-unanswered"', '"silence":"x"', "pages/ten-months/b2/silence: It names"),
        ('"responses":["reply-to-first-note"]', '"responses":["x"]', "pages/ten-months/b4/responses: It names"),
        ('"claims":["no-reply-known",', '"claims":["a",', "pages/ten-months/b6/claims: It names"),
        ('"question":"how-long"', '"question":"x"', "pages/ten-months/b7/question: It names"),
        ('"part":"the-exchange"', '"part":"x"', "pages/ten-months/part: It names"),
        ('"sources":["press-report",', '"sources":["a",', "sources: It names"),
        (
            '"part_of":"ruritania"',
            '"part_of":"x"',
            "foreign-office/part_of: It names what this record does not hold: x.",
        ),
        ('"part_of":"ruritania"', '"part_of":"foreign-office"', "foreign-office/part_of: It leads back to itself"),
        ('"sender":"minister"', '"sender":""', "messages/reply/sender: It names what this record does not hold: ?."),
        ('"message":"reminder"', '"message":"book"', "questions/which-paper/options/reminder/message: It names"),
        (
            '"footnote":2',
            '"footnote":3',
            "minister/tenures/ministry/1901-12-01/footnote: It names what this record does not hold: book/3.",
        ),
        ('source=\\"first-note\\"', 'source=\\"x\\"', "lead: It cites what this record does not hold: x."),
        ('source=\\"no-reply-known\\"', 'source=\\"x\\"', "lead: It cites what this record does not hold: x."),
        ('"uid":"b2"', '"uid":"b1"', "pages/ten-months/blocks: It is there twice: b1."),
        ('"uid":"b12"', '"uid":"b1"', "pages: It is there twice: b1."),
        ('"slug":"what-followed"', '"slug":"ten-months"', "pages: It is there twice: ten-months."),
        ('"slug":"what-followed"', '"slug":"editions"', "pages/editions: This short name is an address every"),
        ('"slug":"zenda-papers"', '"slug":"admin"', "exhibit: This short name is an address of the site itself."),
        ('"slug":"what-followed"', '"slug":"what/followed"', "pages/what/followed/slug: Enter a valid “slug”"),
        ('"date":"1901-02-01"', '"date":"1 February"', "first-note/date: “1 February” is not a date we can read."),
        ('"1901-12-15"', '"1901-12-5"', "silences/reminder-unanswered/attested_until: It is not written as"),
        ('"1901-12-15"', '"1901-01-15"', "silences/reminder-unanswered: It is attested until a day before it begins."),
        ('"kind":"memorandum"', '"kind":"rumour"', "sources/reminder/kind: Value 'rumour' is not a valid choice."),
        ('"form":"number"', '"form":"one"', "questions/how-long: This form of answer does not belong"),
        ('"Footnote 2 prints the same file in order."', '""', "shelfmarks/rsa-f1-op2-d3-l4: Say why"),
        ('"excerpts","date":"1901-12-01~"', '"nothing","date":"1901-12-01~"', "excerpts/refers-back: Nothing of its"),
        (
            '"A report in the Gazette"',
            f'"{"A" * 201}"',
            "sources/press-report/title: It is longer than 200 characters.",
        ),
        ('"A report in the Gazette"', '""', "sources/press-report/title: This field cannot be blank."),
        ('"A report in the Gazette"', '"\\u0000"', "press-report/title: It holds a character that no text has."),
        ('"An answer","W', f'"{"A" * 241}","W', "messages/first-note/demands/1/text: It is longer than 240"),
        ('["press-report","private-letter"]', '["reply","reminder"]', "sources: It is not in the order of its short"),
        ('"part":"the-exchange"', '"part":"the-story"', None),
        ('"part":"the-exchange","title":"What', '"part":"the-story","title":"What', "pages: They are not in the order"),
    ],
)
def test_a_record_that_is_not_whole_is_refused_with_the_place(old, new, problem):
    content = msgspec.json.encode(decode(edited(old, new)))
    content = with_record(content, exhibit=json.loads(content)["slug"])
    if problem:
        assert problem in refusal(content)
    else:
        assert bundle.read(io.BytesIO(content))


ATTESTED = {"attestation": {"source": "book"}}
TRANSCRIPTION = {"source": "book", "basis": "The print.", "language": "en", "text": "All of it.", "reviewer": "A. Hope"}
FIGURE = {"slug": "f", "as_printed": "some", "counts": "Notes", **ATTESTED}
REVIEWED = {"reviewed_on": "2026-05-01"}


@pytest.mark.parametrize(
    ("kind", "rows", "problem"),
    [
        ("transcriptions", [TRANSCRIPTION | REVIEWED], None),
        (
            "transcriptions",
            [TRANSCRIPTION | REVIEWED | {"source": "reply"}],
            "/reply: Not all of its source may be shown.",
        ),
        ("transcriptions", [TRANSCRIPTION | {"reviewed_on": ""}], "transcriptions/book: It has not been reviewed."),
        ("transcriptions", [TRANSCRIPTION | REVIEWED | {"reviewer": ""}], "transcriptions/book: Say who reviewed it."),
        ("quantities", [FIGURE | {"number": "600000"}], None),
        ("quantities", [FIGURE | {"number": "6E+5"}], "quantities/f/number: It is not written as a record writes it."),
        ("quantities", [FIGURE | {"number": "600000.0"}], "f/number: It is not written as a record writes it."),
        ("quantities", [FIGURE | {"number": "many"}], "quantities/f/number: “many” value must be a decimal number."),
        ("quantities", [FIGURE | {"voice": "x"}], "quantities/f/voice: It names what this record does not hold: x."),
        ("news_reports", [{"source": "press-report", "speaker": "minister"}], None),
        ("news_reports", [{"source": "press-report", "speaker": "x"}], "news_reports/press-report/speaker: It names"),
        ("places", [{"slug": "a", "name": "A", "part_of": "b"}], "places/a/part_of: It names"),
        ("places", [{"slug": "a", "name": "A", "part_of": "a"}], "places/a/part_of: It leads back to itself: a"),
    ],
)
def test_what_is_added_is_whole_too(kind, rows, problem):
    plain = json.loads(frozen())
    plain["holdings"][kind] = rows
    content = with_record(msgspec.json.encode(msgspec.convert(plain, type=Record)))
    if problem:
        assert problem in refusal(content)
    else:
        assert bundle.read(io.BytesIO(content))


def test_words_that_are_not_in_their_transcription_are_refused():
    old = '"text":"Zenda refers to its earlier silence.","language":"en"'
    content = with_record(edited(old, f'{old},"not_in_transcription":"its earlier"'))
    assert "excerpts/refers-back: Its words are not in the transcription of its source." in refusal(content)


# --- The commands ---------------------------------------------------------------------------------------------


@pytest.fixture
def published(db):
    """The invented exhibit, published here."""
    exhibit = unpack(decode(frozen()))
    add_edition(exhibit, gather(exhibit), "A. Hope", "The first.")
    exhibit.refresh_from_db()
    return exhibit


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "zenda.zip"
    path.write_bytes(packed())
    return path


def test_an_edition_is_exported(published, tmp_path, capsys):
    call_command("export_bundle", "zenda-papers", output=tmp_path / "zenda.zip")
    with open(tmp_path / "zenda.zip", "rb") as exported:
        arrived = bundle.read(exported)
    assert (arrived.manifest.edition.number, arrived.manifest.edition.editor) == (1, "A. Hope")
    assert encode(arrived.record) == frozen()
    assert "digest 46d59b6f4cf6" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["zenda.zip"]


def test_an_export_asks_for_what_there_is(published, tmp_path):
    with pytest.raises(CommandError, match="has no edition 7"):
        call_command("export_bundle", "zenda-papers", edition=7)
    with pytest.raises(CommandError, match="There is no exhibit “nothing”"):
        call_command("export_bundle", "nothing")
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("export_bundle", "zenda-papers", output=tmp_path / "nowhere" / "zenda.zip")
    withdraw(published.current, "A name that must not stand.")
    with pytest.raises(CommandError, match="Edition 1 was withdrawn: A name that must not stand"):
        call_command("export_bundle", "zenda-papers")


@pytest.mark.django_db
def test_a_bundle_is_shown_at_once(file, client):
    call_command("import_bundle", file)
    edition = Edition.objects.get()
    assert (edition.number, edition.editor, edition.note) == (1, "A. Hope", "Mended.")
    assert Exhibit.objects.get().current == edition
    assert encode(edition.record) == frozen()
    assert Published.objects.filter(thing="source").count() == 6
    assert (Source.objects.count(), Page.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_the_same_bundle_makes_no_second_edition(file):
    call_command("import_bundle", file)
    call_command("import_bundle", file)
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_a_bundle_is_opened_as_a_draft_that_nobody_else_sees(file):
    call_command("import_bundle", file, draft=True)
    exhibit = Exhibit.objects.get()
    assert (exhibit.current, Edition.objects.count(), Published.objects.count()) == (None, 0, 0)
    assert encode(gather(exhibit)) == frozen()


@pytest.mark.django_db
def test_a_bundle_is_shown_and_opened(file):
    call_command("import_bundle", file, draft=True, publish_as_is=True)
    exhibit = Exhibit.objects.get()
    assert exhibit.current.digest == digest(gather(exhibit))


@pytest.mark.django_db
def test_a_bundle_that_is_shown_can_be_opened_later(file):
    call_command("import_bundle", file)
    call_command("import_bundle", file, draft=True)
    assert encode(gather(Exhibit.objects.get())) == frozen()


@pytest.mark.django_db
def test_an_exhibit_that_is_only_shown_is_called_what_its_current_edition_calls_it(file, tmp_path):
    call_command("import_bundle", file)
    newer = tmp_path / "newer.zip"
    newer.write_bytes(packed(replace(decode(frozen()), title="The Zenda Papers, revised")))
    call_command("import_bundle", newer)
    exhibit = Exhibit.objects.get()
    assert (exhibit.title, exhibit.current.number) == ("The Zenda Papers, revised", 2)


@pytest.mark.django_db
def test_a_draft_keeps_its_words_when_a_bundle_is_shown(file, tmp_path):
    call_command("import_bundle", file, draft=True, publish_as_is=True)
    newer = tmp_path / "newer.zip"
    newer.write_bytes(packed(replace(decode(frozen()), title="The Zenda Papers, revised")))
    call_command("import_bundle", newer)
    exhibit = Exhibit.objects.get()
    assert (exhibit.title, exhibit.current.record.title) == ("The Zenda Papers", "The Zenda Papers, revised")


@pytest.mark.django_db
def test_an_import_over_a_changed_draft_is_refused_whole(file):
    call_command("import_bundle", file, draft=True)
    Prose.objects.filter(uid="b1").update(text="<p>Mended here.</p>")
    with pytest.raises(CommandError, match="already differ: pages/ten-months/b1/text"):
        call_command("import_bundle", file, draft=True, publish_as_is=True)
    assert (Edition.objects.count(), Published.objects.count()) == (0, 0)
    assert Prose.objects.get(uid="b1").text == "<p>Mended here.</p>"


@pytest.mark.django_db
def test_what_could_not_be_published_is_not_shown(tmp_path, capsys):
    claim = edited('"text":"No reply from Zenda is in our sources."', '"text":"Zenda never replied."')
    (tmp_path / "zenda.zip").write_bytes(with_record(claim))
    with pytest.raises(CommandError, match=r"Nothing came in\. 1 things must be mended first"):
        call_command("import_bundle", tmp_path / "zenda.zip")
    assert "error: claim/no-reply-known: Only a quotation may say “never replied”" in capsys.readouterr().err
    assert (Exhibit.objects.count(), Edition.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_what_could_not_be_published_can_be_opened_and_mended(tmp_path, capsys):
    claim = edited('"text":"No reply from Zenda is in our sources."', '"text":"Zenda never replied."')
    (tmp_path / "zenda.zip").write_bytes(with_record(claim))
    call_command("import_bundle", tmp_path / "zenda.zip", draft=True)
    assert "error: claim/no-reply-known: Only a quotation may say" in capsys.readouterr().out
    assert Exhibit.objects.get().current is None


@pytest.mark.django_db
def test_files_that_are_no_bundle_are_refused_in_a_sentence(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir,")
    refusals = {"letter.txt": "cannot be read as a zip", "none.zip": "No such file", ".": "Is a directory"}
    for name, words in refusals.items():
        with pytest.raises(CommandError, match=words):
            call_command("import_bundle", tmp_path / name)
    assert Exhibit.objects.count() == 0
