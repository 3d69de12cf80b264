"""A bundle: one edition as a file to carry away. Schools share it, a kiosk is updated from it, content is kept in it.

A zip of `record.json`, the Record's exact bytes, and `manifest.json`, which says what they are and their SHA-256 sums.
Sums show damage, not origin. What is read here came from anywhere: nothing is written to disk, and nothing gets in that
is not whole, clean, and of a size an exhibit can have.
"""

import hashlib
import io
import stat
import zipfile
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

from exhibit.integrity import problems
from exhibit.record import FORMAT, Record, RecordError, decode, digest, encode

FILE_LIMIT = 64 * 2**20  # bytes
MEMBER_LIMIT = 32 * 2**20  # bytes, unpacked; an exhibit of 5,000 sources has about 20 million
MEMBERS_LIMIT = 1000
RATIO_LIMIT = 100  # unpacked to packed, above a mebibyte; a record in earnest has 5 to 15
WORDS_LIMIT = 400  # letters of a refusal, which may quote the file
RECORD, MANIFEST = "record.json", "manifest.json"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say, so that the same edition makes the same bytes
_ENTRY = b"PK\1\2"  # begins each entry of a zip's directory
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class BundleError(Exception):
    """This file does not come in; the message says why, in one sentence that a terminal can print."""

    def __init__(self, words):
        printable = "".join(
            letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words[:WORDS_LIMIT]
        )
        super().__init__(printable if len(words) <= WORDS_LIMIT else f"{printable} ….")


class EditionFacts(Struct, frozen=True, kw_only=True):
    """What is known of an edition besides its Record."""

    number: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    published_on: datetime
    editor: Annotated[str, Meta(max_length=150)]
    note: Annotated[str, Meta(max_length=240)] = ""


class Member(Struct, frozen=True, kw_only=True):
    """A file in the bundle; `size` in bytes."""

    sha256: str
    size: int


class Manifest(Struct, frozen=True, kw_only=True):
    """`version` is that of the Note Verbale which wrote the bundle, `digest` the Record's."""

    format: int
    exhibit: str
    edition: EditionFacts
    digest: str
    version: str
    members: dict[str, Member]


class Bundle(NamedTuple):
    record: Record
    manifest: Manifest


class _Format(Struct):
    format: int


_READERS = {kind: msgspec.json.Decoder(kind) for kind in (Manifest, _Format)}  # made here: see exhibit.record


def write(record, facts, file):
    """Write a Record and its EditionFacts into a file open for bytes: the same bytes for the same edition."""
    content = encode(record)
    manifest = Manifest(
        format=FORMAT,
        exhibit=record.slug,
        edition=facts,
        digest=digest(record),
        version=settings.VERSION,
        members={RECORD: Member(sha256=hashlib.sha256(content).hexdigest(), size=len(content))},
    )
    with zipfile.ZipFile(file, "w") as bundle:
        for name, member in ((MANIFEST, msgspec.json.format(msgspec.json.encode(manifest))), (RECORD, content)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16  # alike on every system
            bundle.writestr(entry, member, zipfile.ZIP_DEFLATED, 9)


def read(file):
    """The Bundle in a file open for bytes. Raises BundleError, and only that, for one that is not whole and clean."""
    members = _members(file)
    for name in (MANIFEST, RECORD):
        if name not in members:
            raise BundleError(_("This bundle has no %s.") % name)
    manifest = _manifest(members.pop(MANIFEST))
    _compare(manifest, members)
    record = _record(manifest, members[RECORD])
    if found := problems(record):
        others = _("%d places, first at ") % len(found) if len(found) > 1 else ""
        raise BundleError(_("Refused at %(others)s%(problem)s") % {"others": others, "problem": found[0]})
    return Bundle(record, manifest)


def _members(file):
    """{name: bytes} of a zip that has nothing strange about it."""
    content = file.read(FILE_LIMIT + 1)
    if len(content) > FILE_LIMIT:
        raise BundleError(_("This file is larger than %d MB.") % (FILE_LIMIT // 2**20))
    if content.count(_ENTRY) > MEMBERS_LIMIT:
        raise BundleError(_("This bundle has more than %d members.") % MEMBERS_LIMIT)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            names = [_name(entry) for entry in bundle.infolist()]
            if twice := {name for name in names if names.count(name) > 1}:
                raise BundleError(_("This bundle has “%s” twice.") % min(twice))
            return {entry.filename: _unpacked(bundle, entry) for entry in bundle.infolist()}
    except BundleError:
        raise
    except Exception as error:  # zipfile fails on broken bytes in a dozen ways
        raise BundleError(_("This file is no bundle, or a damaged one: it cannot be read as a zip.")) from error


def _name(entry):
    """The name of a member that is what it seems, and is known here."""
    name = entry.orig_filename
    if name != entry.filename or name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise BundleError(_("This bundle has a member with an unsafe name: “%s”.") % name)
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise BundleError(_("“%s” in this bundle is a link or another thing that is no file.") % name)
    if name not in (MANIFEST, RECORD):
        raise BundleError(_("This bundle holds “%s”, which this version of Note Verbale does not know.") % name)
    return name


def _unpacked(bundle, entry):
    if entry.flag_bits & 1:
        raise BundleError(_("“%s” in this bundle is encrypted.") % entry.filename)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BundleError(_("“%s” in this bundle is packed in an unusual way.") % entry.filename)
    if entry.file_size > MEMBER_LIMIT or entry.file_size > max(2**20, RATIO_LIMIT * entry.compress_size):
        raise BundleError(_("“%s” in this bundle would unpack to more than any record has.") % entry.filename)
    return bundle.read(entry)  # never more than file_size says


def _manifest(content):
    try:
        format = _READERS[_Format].decode(content).format
        if format > FORMAT:
            raise BundleError(_("This bundle is of format %d; update Note Verbale to read it.") % format)
        return _READERS[Manifest].decode(content)
    except _UNREADABLE as error:
        raise BundleError(_("The manifest of this bundle cannot be read: %s.") % error) from error


def _compare(manifest, members):
    """Whether the manifest says of the other members what they are."""
    if set(manifest.members) != set(members):
        raise BundleError(_("The manifest of this bundle lists other members than it has."))
    for name, content in members.items():
        if manifest.members[name] != Member(sha256=hashlib.sha256(content).hexdigest(), size=len(content)):
            raise BundleError(_("“%s” was changed or damaged: its sum is not the one in the manifest.") % name)


def _record(manifest, content):
    try:
        record = decode(content, manifest.format)
    except RecordError as error:
        raise BundleError(str(error)) from error
    if manifest.format == FORMAT and encode(record) != content:
        raise BundleError(_("This record holds something that this version of Note Verbale does not know."))
    if hashlib.sha256(content).hexdigest() != manifest.digest:
        raise BundleError(_("This record is not the one whose digest the manifest has."))
    if record.slug != manifest.exhibit:
        raise BundleError(_("This record is of another exhibit than the manifest says."))
    return record
