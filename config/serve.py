"""Serves the site: `start.py` comes here once the requirements are installed.

The application is loaded before the workers are forked, so that they share one copy of it in memory.
"""

import contextlib
import fcntl
import gc
import os
import signal
import sys
import time

import django
from django.conf import settings
from django.db import DatabaseError, connection

from config import network, ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main():
    gc.disable()  # nothing that is loaded below is thrown away again
    prepared_now = _prepare_unless_ready()
    django.setup()
    if not prepared_now and not _is_migrated():
        _prepare()

    from config.wsgi import application  # noqa: F401  loaded here, used by the workers

    address = network.address_to_share(settings.HOST, settings.PORT)
    with (settings.STATE_DIR / "address").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)  # held while this runs: `restore` waits for nobody, it refuses
        file.write(address)
        file.flush()
        _tell(address)
        connection.close()  # a worker must not inherit it
        _serve()


def _prepare_unless_ready():
    if ready.is_ready():
        return False
    _prepare()
    return True


def _prepare():
    import subprocess

    command = [sys.executable, "manage.py", "prepare"]
    status = subprocess.call(command, cwd=settings.BASE_DIR, start_new_session=True)  # stopped by us, not by Ctrl-C
    if status:
        sys.exit(status)


def _is_migrated():
    try:
        return not ready.lacks_migrations(connection)
    except DatabaseError:
        return False


def _tell(address):
    from config.links import first_link

    print(f"Note Verbale is at {address}/", flush=True)
    if settings.HOST in network.EVERYWHERE:
        _show_code(address)
    if link := first_link():
        print(f"Nobody can sign in yet. This link sets the first curator's password, once:\n{link}", flush=True)
    print("Ctrl-C stops it.", flush=True)


def _show_code(address):
    """The address as a QR code for phones, where the terminal can draw it."""
    import segno

    with contextlib.suppress(UnicodeEncodeError):
        segno.make(f"{address}/").terminal(compact=True)
    sys.stdout.flush()


def _serve():
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    gc.freeze()  # what is loaded stays shared between the workers
    gc.set_threshold(5_000, 20, 20)  # a page makes thousands of small things at once
    gc.enable()
    server = Granian(
        "config.wsgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=settings.THREADS,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,  # a class that opens the page at the same moment waits; nobody is turned away
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.error,
    )
    server.main_loop_interrupt = _Flag()
    server.serve()


class _Flag:
    """A threading.Event without a lock, whose waiter looks up five times a second.

    Signal handlers set it. A signal in the instant before Python begins to wait on a lock is noted but wakes nobody,
    and a second one inside set() would wait for itself: seen with a Ctrl-C given just after the start.
    """

    _set = False

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    def wait(self):
        while not self._set:
            time.sleep(0.2)


def _stopped(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stopped)  # until the server has its own way of stopping
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on from here.")
