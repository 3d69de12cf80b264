"""What went wrong outside the program, in one sentence and without a traceback."""

import errno
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError


@contextmanager
def in_plain_words(folder):
    """Ends the command with a sentence where the disk or the database refuses."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise SystemExit(_full(folder)) from None
        raise SystemExit(f"{error.filename or folder} cannot be written: {error.strerror or error}.") from None
    except OperationalError as error:
        if "full" in str(error):
            raise SystemExit(_full(folder)) from None
        if "readonly" in str(error) or "unable to open" in str(error):
            raise SystemExit(f"The database in {folder} cannot be written by this user.") from None
        raise SystemExit(f"The database refused: {_first_line(error)}") from None
    except DatabaseError as error:
        raise SystemExit(f"The database cannot be used: {_first_line(error)}") from None


def _full(folder):
    return f"The disk is full: {folder} cannot be written. Free some room and start again; nothing was lost."


def _first_line(error):
    return str(error).strip().splitlines()[0]
