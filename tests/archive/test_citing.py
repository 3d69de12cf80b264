"""A source taken away: what we write, read back by other people's programs."""

import json
from datetime import date
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from msgspec import structs

from archive.citing import FORMATS, bibtex, coins, csl, note, ris
from archive.citing.jsonld import component
from archive.citing.reference import Edition, reference
from archive.record import Attestation, Footnote, Holdings, Message, Party, Recipient, Repository, Shelfmark
from tests.archive.register import source
from tests.first_exhibit import first_record

HERE = Attestation(source="article", footnote=8)
HELD = Holdings(
    repositories=[Repository(slug="rsa", code="RSA", name="Ruritanian State Archive")],
    shelfmarks=[
        Shelfmark(
            code="m", repository="rsa", as_printed="RSA. F. 82. L. 2. P. 78", suggested="RSA. F. 82. Op. 2. L. 78"
        )
    ],
    footnotes=[
        Footnote(publication="article", number=8, kind="archival", as_printed="x", shelfmark="m", sources=["note"]),
        Footnote(publication="article", number=9, kind="newspaper", as_printed="Pravda. 3.", sources=["note", "wire"]),
    ],
    sources=[
        source("article", "", title="The article", kind="article"),
        source(
            "book", "1950", title="Our title", kind="book", printed_author="A. Writer", printed_title="Notes & {Co}"
        ),
        source("note", "1950-02-01", title="First note, 100 % & more", known_through="article"),
        source("wire", "[..1950-02-03]", title="A wire report", kind="newspaper", known_through="article"),
    ],
    parties=[
        Party(slug="kingdom", kind="state", name="Kingdom, The"),
        Party(slug="writer", kind="person", name="Dr Blakeslee"),
    ],
    messages=[
        Message(
            source="note",
            sender="kingdom",
            channel="note",
            publicity="public",
            subject="Asks",
            recipients=[Recipient(party="writer", role="addressee", reach="addressed", attestation=HERE)],
        )
    ],
)


def cited(slug):
    address = f"http://museum.example/notes/editions/3/sources/{slug}/"
    return reference(HELD, slug, Edition("Unanswered Notes", 3, date(2026, 3, 9), "ab" * 32, address))


def test_the_note_cites_the_paper_through_the_article_whose_name_stays_blank():
    assert note.footnote(cited("note")) == (
        "Kingdom, The to Dr Blakeslee, First note, 100 % & more [note], 1 February 1950. "
        "RSA. F. 82. L. 2. P. 78 [as printed; suggested reading: RSA. F. 82. Op. 2. L. 78]. Pravda. 3. "
        "Cited through: [author not named in our copy, title not named in our copy, "
        "journal and year not named in our copy, footnotes 8, 9]. "
        "In: Unanswered Notes, edition 3, 9 March 2026, http://museum.example/notes/editions/3/sources/note/"
    )


def test_who_signed_for_the_sender_is_named_in_every_format():
    parties = [
        *HELD.parties,
        Party(slug="a", kind="person", name="A. Head"),
        Party(slug="b", kind="person", name="B. Deputy"),
    ]
    message = structs.replace(HELD.messages[0], signer="b", cosigners=["a"])
    signed = reference(structs.replace(HELD, parties=parties, messages=[message]), "note")
    said = "Signed, sent or handed over by: B. Deputy; A. Head"
    assert f". {said}. RSA. F. 82." in note.footnote(signed)
    assert f"N1  - {said}\r\n" in ris.write([signed])
    assert f"{said}. Addressed to: Dr Blakeslee" in bibtex.write([signed])
    assert f"{said}. Cited through: " in csl.item(signed)["note"]


def test_a_paper_that_is_only_mentioned_is_cited_without_a_shelfmark():
    footnotes = [
        Footnote(publication="article", number=8, kind="archival", as_printed="x", shelfmark="m", mentions=["note"])
    ]
    mentioned = reference(structs.replace(HELD, footnotes=footnotes), "note")
    assert mentioned.shelfmarks == ""
    assert mentioned.cited_through.endswith("journal and year not named in our copy, footnote 8")


def test_the_entry_of_a_bibliography_begins_with_who_wrote_it():
    assert note.entry(cited("note")).startswith("Kingdom, The. First note, 100 % & more [note]. 1 February 1950. RSA.")
    assert note.entry(cited("wire")).startswith("A wire report [newspaper]. By 3 February 1950. Pravda. 3. Cited")


def test_a_selection_as_text_has_its_notes_and_a_bibliography_by_name():
    text = FORMATS["txt"].write([cited("wire"), cited("note")])
    notes, bibliography = text.split("Bibliography\n\n")
    assert notes.startswith("Notes\n\nA wire report [newspaper], by 3 February 1950. Pravda. 3. Cited through:")
    assert [entry[:12] for entry in bibliography.split("\n\n")] == ["A wire repor", "Kingdom, The"]


def test_a_publication_is_cited_by_what_it_prints_of_itself():
    assert note.footnote(cited("book")).startswith(
        "A. Writer, Notes & {Co}, [journal and year not named in our copy], 1950."
    )
    assert note.footnote(cited("article")).startswith(
        "[author not named in our copy], [title not named in our copy], [journal and year not named in our copy]"
    )


def test_a_printed_title_is_the_title_in_every_format():
    assert json.loads(FORMATS["csl.json"].write([cited("book")]))[0]["title"] == "Notes & {Co}"
    assert rispy.loads(FORMATS["ris"].write([cited("book")]))[0]["title"] == "Notes & {Co}"


def test_a_date_that_leaves_a_choice_is_given_in_words_where_a_program_has_no_form_for_it():
    (ris,) = rispy.loads(FORMATS["ris"].write([cited("wire")]))
    assert "date" not in ris
    assert "Date: [..1950-02-03] (EDTF)" in ris["notes"]
    assert json.loads(FORMATS["csl.json"].write([cited("wire")]))[0]["issued"] == {"literal": "by 3 February 1950"}
    bibtex = FORMATS["bib"].write([cited("wire")])
    assert "  year = {1950},\n" in bibtex
    assert "  note = {Date: by 3 February 1950" in bibtex
    assert "  date = " not in bibtex


def test_an_uncertain_date_stays_uncertain():
    remark = cited("note")._replace(date="1950?", first=date(1950, 1, 1), last=date(1950, 12, 31))
    (item,) = json.loads(FORMATS["csl.json"].write([remark]))
    assert item["issued"] == {"date-parts": [[1950, 1, 1], [1950, 12, 31]], "circa": True}
    assert "  year = {1950},\n  date = {1950?},\n" in FORMATS["bib"].write([remark])


def test_json_ld_names_where_it_lies_its_rights_and_the_sum_of_the_edition():
    found = json.loads(FORMATS["json"].write([cited("note")]))
    assert found["@type"] == ["ArchiveComponent", "Message"]
    assert found["author"] == {"@type": "Organization", "name": "Kingdom, The"}
    assert found["recipient"] == [{"@type": "Person", "name": "Dr Blakeslee"}]
    assert found["holdingArchive"][0]["name"] == "Ruritanian State Archive"
    assert found["copyrightNotice"] == "Not stated in our copy."
    assert found["usageInfo"].startswith("Descriptions and data: CC BY 4.0, naming Note Verbale and the exhibit.")
    assert found["isPartOf"]["identifier"] == {"@type": "PropertyValue", "propertyID": "SHA-256", "value": "ab" * 32}
    assert len(json.loads(FORMATS["json"].write([cited("note"), cited("book")]))["@graph"]) == 2


def test_a_page_carries_the_reference_for_zotero():
    found = parse_qs(coins.context(cited("note")))
    assert found["rft.title"] == ["First note, 100 % & more"]
    assert found["rft.source"] == ["RSA. F. 82. L. 2. P. 78"]
    assert found["rft.date"] == ["1950-02-01"]


def first_exhibit():
    """Every source of the first exhibit: [Reference]."""
    holdings = first_record().holdings
    return [
        reference(
            holdings,
            row.slug,
            Edition("Unanswered Notes", 1, date(2026, 3, 9), "0" * 64, f"http://museum.example/{row.slug}/"),
        )
        for row in holdings.sources
    ]


def as_written(rows):
    return [(row.slug, row.title, row.shelfmarks) for row in rows]


@pytest.mark.django_db
def test_json_ld_gives_no_type_a_field_that_schema_org_does_not_give_it():
    """holdingArchive is for an ArchiveComponent only, recipient for a Message only. Source: schema.org."""
    for row in first_exhibit():
        found = component(row)
        types = [found["@type"]] if isinstance(found["@type"], str) else found["@type"]
        assert "ArchiveComponent" in types or "holdingArchive" not in found, row.slug
        assert "Message" in types or "recipient" not in found, row.slug


@pytest.mark.django_db
def test_rispy_reads_every_source_of_the_first_exhibit():
    rows = first_exhibit()
    found = rispy.loads(FORMATS["ris"].write(rows))
    assert [(row["id"], row["title"], row.get("accession_number", "")) for row in found] == as_written(rows)


@pytest.mark.django_db
def test_bibtexparser_reads_every_source_of_the_first_exhibit():
    rows = first_exhibit()
    layers = [middlewares.LatexDecodingMiddleware(), middlewares.RemoveEnclosingMiddleware()]
    library = bibtexparser.parse_string(FORMATS["bib"].write(rows), parse_stack=list(reversed(layers)))
    assert library.failed_blocks == []
    found = [
        {field.key: field.value.strip("{}") for field in entry.fields} | {"key": entry.key} for entry in library.entries
    ]
    assert [(row["key"], row["title"], row.get("shelfmark", "")) for row in found] == as_written(rows)


def test_characters_that_mean_something_to_tex_come_back_as_they_were():
    layers = [middlewares.RemoveEnclosingMiddleware(), middlewares.LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(FORMATS["bib"].write([cited("note")]), parse_stack=layers)
    assert library.entries[0].fields_dict["title"].value.strip("{}") == "First note, 100 % & more"


@pytest.mark.django_db
def test_citeproc_reads_and_sets_every_source_of_the_first_exhibit():
    rows = first_exhibit()
    items = CiteProcJSON(json.loads(FORMATS["csl.json"].write(rows)))
    found = [(str(key), str(item["title"]), str(item.get("archive_location", ""))) for key, item in items.items()]
    assert found == as_written(rows)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, items, formatter.plain)
    bibliography.register(Citation([CitationItem(row.slug) for row in rows]))
    assert len(bibliography.bibliography()) == len(rows)
