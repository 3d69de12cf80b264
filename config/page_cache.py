"""Where drawn pages are kept: in the memory of each process, and in a folder that outlasts it."""

import pickle
import zlib

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache

_UNREADABLE = (OSError, EOFError, ValueError, zlib.error, pickle.UnpicklingError)


class PageCache(LocMemCache):
    """A page drawn by one process need not be drawn by the others, nor after the next start.

    LOCATION is the folder. A file in it that cannot be read, after a power cut perhaps, is as good as none; where none
    can be written, on a full disk perhaps, pages are kept in memory alone.
    """

    def __init__(self, folder, params):
        super().__init__(str(folder), params)
        self.folder = FileBasedCache(folder, params)

    def get(self, key, default=None, version=None):
        found = super().get(key, version=version)
        if found is None and (found := self._from_folder(key, version)) is not None:
            super().set(key, found, timeout=None, version=version)  # a page is never wrong, see exhibit.middleware
        return default if found is None else found

    def set(self, key, value, *args, **kwargs):
        super().set(key, value, *args, **kwargs)
        try:
            self.folder.set(key, value, *args, **kwargs)
        except OSError:
            return

    def clear(self):
        super().clear()
        self.folder.clear()

    def _from_folder(self, key, version):
        try:
            return self.folder.get(key, version=version)
        except _UNREADABLE:
            return None
