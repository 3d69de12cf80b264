"""Taking a source away: as a note, an entry of a bibliography, RIS, BibTeX, CSL-JSON or JSON-LD.

Each format is one pure function from References to text. We write the formats ourselves: each is a page of code, while
the libraries that read them would each be one more thing to install on every school's machine. The tests read what we
write back with those libraries.
"""

from typing import NamedTuple

from archive.citing import bibtex, csl, jsonld, note, ris


class Format(NamedTuple):
    name: str
    content_type: str
    write: object  # [Reference] -> text


FORMATS = {
    "ris": Format("RIS", "application/x-research-info-systems", ris.write),
    "bib": Format("BibTeX", "application/x-bibtex", bibtex.write),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl.write),
    "json": Format("JSON-LD", "application/ld+json", jsonld.write),
    "txt": Format("Text", "text/plain", note.write),
}
