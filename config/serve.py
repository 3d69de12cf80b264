"""Serves the site: `start.py` comes here once the requirements are installed.

This process only watches over the workers, so Django is never loaded here, which takes a third off the memory of a
small site; each worker loads it for itself (config/worker.py).
"""

import contextlib
import fcntl
import signal
import subprocess
import sys
import time

from config import network, ready, settings


def main():
    if not (ready.is_ready() and ready.is_migrated()):
        _prepare()
    address = network.address_to_share(settings.HOST, settings.PORT)
    with (settings.STATE_DIR / "address").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)  # held while this runs: `restore` waits for nobody, it refuses
        file.write(address)
        file.flush()
        _tell(address)
        _serve()


def _prepare():
    command = [sys.executable, "manage.py", "prepare"]
    status = subprocess.call(command, cwd=settings.BASE_DIR, start_new_session=True)  # stopped by us, not by Ctrl-C
    if status:
        sys.exit(status)


def _tell(address):
    print(f"Note Verbale is at {address}/", flush=True)
    if settings.HOST in network.EVERYWHERE:
        _show_code(address)
    if not ready.somebody_can_sign_in():
        # Through a shell that leaves at once, so that it is nobody's child: it says its words when it has them.
        subprocess.call(["/bin/sh", "-c", 'nice "$0" manage.py first_link &', sys.executable], cwd=settings.BASE_DIR)
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

    server = Granian(
        "config.worker:application",
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
