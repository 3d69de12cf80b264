"""Style sheets are served as they are written, but for their comments."""

from django.core.files.base import ContentFile

from config.statics import Statics
from tests.conftest import ROOT


def test_a_public_style_sheet_is_served_without_its_comments(tmp_path):
    storage = Statics(location=tmp_path)
    name = storage.save("public/some.css", ContentFile(b"/* Why.\n */\na { color: red; }  /* sent */\nb {}\n"))
    assert (tmp_path / name).read_bytes() == b"a { color: red; }b {}\n"


def test_our_style_sheet_keeps_every_rule(tmp_path):
    written = (ROOT / "static" / "public" / "site.css").read_bytes()
    name = Statics(location=tmp_path).save("public/site.css", ContentFile(written))
    served = (tmp_path / name).read_bytes()
    assert b"/*" not in served
    assert served.count(b"{") == served.count(b"}") == written.count(b"{")


def test_a_style_sheet_that_was_read_for_its_sum_is_served_whole(tmp_path):
    content = ContentFile(b"a { color: red; }")
    content.read()
    name = Statics(location=tmp_path).save("public/some.css", content)
    assert (tmp_path / name).read_bytes() == b"a { color: red; }"


def test_what_is_not_ours_is_left_alone(tmp_path):
    storage = Statics(location=tmp_path)
    name = storage.save("admin/some.css", ContentFile(b"/* Why. */"))
    assert (tmp_path / name).read_bytes() == b"/* Why. */"
