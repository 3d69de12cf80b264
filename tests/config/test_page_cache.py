"""Drawn pages outlast the process that drew them, and a folder that fails costs nothing but the drawing."""

import pytest
from django.core.cache.backends.locmem import LocMemCache

from config.page_cache import PageCache


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "pages"


def restarted(folder):
    """The cache of a process that has just begun: nothing is in its memory."""
    cache = PageCache(folder, {})
    LocMemCache.clear(cache)
    return cache


def test_what_one_process_kept_another_finds(folder):
    PageCache(folder, {}).set("page:1", b"drawn", 60)
    assert restarted(folder).get("page:1") == b"drawn"


def test_what_was_found_once_is_asked_of_memory_from_then_on(folder):
    PageCache(folder, {}).set("page:1", b"drawn", 60)
    mine = restarted(folder)
    assert mine.get("page:1") == b"drawn"
    for file in folder.iterdir():
        file.unlink()
    assert mine.get("page:1") == b"drawn"
    assert mine.get("page:2") is None


@pytest.mark.parametrize("left", [b"", b"\0" * 4096, b"\x80\x05K\x3c.not packed"])
def test_a_file_broken_by_a_power_cut_is_as_good_as_none(folder, left):
    PageCache(folder, {}).set("page:1", b"drawn", 60)
    (file,) = folder.iterdir()
    file.write_bytes(left)
    assert restarted(folder).get("page:1") is None
    PageCache(folder, {}).set("page:1", b"drawn anew", 60)
    assert restarted(folder).get("page:1") == b"drawn anew"


@pytest.mark.parametrize("left", [1, 5, 12, 13, 20, -1])
def test_a_file_cut_short_is_as_good_as_none(folder, left):
    PageCache(folder, {}).set("page:1", b"drawn" * 1000, 60)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:left])
    assert restarted(folder).get("page:1") is None


def test_where_no_file_can_be_written_pages_are_kept_in_memory(folder):
    cache = PageCache(folder, {})
    folder.rmdir()
    folder.write_text("a file stands where the folder would be")
    cache.set("page:1", b"drawn", 60)
    assert cache.get("page:1") == b"drawn"


def test_emptied_it_is_empty_for_all(folder):
    cache = PageCache(folder, {})
    cache.set("page:1", b"drawn", 60)
    cache.clear()
    assert cache.get("page:1") is None
    assert restarted(folder).get("page:1") is None
