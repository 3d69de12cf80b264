#!/usr/bin/env python3
"""Sets Note Verbale up and starts it. Nothing but Python is needed.

    python3 start.py                 set up what is missing, then serve
    python3 start.py test [...]      run the tests; further words go to pytest
    python3 start.py link NAME       print a one-time sign-in link for NAME
    python3 start.py wheels          fill wheels/, from which a machine without a network installs

HOST and PORT say where to serve; docs/operations.md lists every other choice. Whatever was interrupted, the next
start mends. Only the standard library here, and a grammar that Python 3.7 still reads: an old Python must be able
to say that it is too old.
"""

import contextlib
import errno
import hashlib
import os
import socket
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)
# Each list holds the ones before it, at the same versions.
LOCKS = {"run": "requirements.lock", "servers": "requirements-postgres.lock", "test": "requirements-test.lock"}


class Trouble(Exception):
    """What stands in the way, in one sentence that says what to do."""


# --- What can be known before anything slow -----------------------------------------------------------------


def check_python(version=sys.version_info, system=os.name):
    if tuple(version[:2]) < OLDEST:
        raise Trouble(
            f"Note Verbale needs Python 3.11 or newer, and this is Python {version[0]}.{version[1]}. "
            "Install a newer one and start with it."
        )
    if system == "nt":
        raise Trouble("Note Verbale runs on Linux and macOS; on Windows, start it inside WSL.")


def where_to_serve(environ=os.environ):
    """HOST and PORT, checked."""
    host, port = environ.get("HOST") or "127.0.0.1", environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise Trouble(f"PORT says “{port}”. Write a number from 1 to 65535, such as PORT=8000.")
    return host, int(port)


def check_port(host, port):
    """The port can be had: nothing listens there, and this user may."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise Trouble(f"HOST says “{host}”, which is not an address of this machine.") from None
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise Trouble(f"This user may not use port {port}. Choose one above 1023, such as PORT=8000.") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    f"Port {port} is taken, perhaps by a Note Verbale already running. "
                    f"Stop that, or choose another: PORT={min(port + 1, 65535)} python3 start.py"
                ) from None
            raise Trouble(f"HOST says “{host}”, which is not an address of this machine.") from None


def check_folder(folder):
    """This user can make the folder and write in it."""
    probe = os.path.join(folder, f".probe-{os.getpid()}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(probe, "w") as file:
            file.write("x" * 4096)
    except OSError as error:
        raise Trouble(_in_words(error, folder)) from None
    finally:
        if os.path.exists(probe):
            os.remove(probe)


def _in_words(error, folder):
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {folder} cannot be written. Free some room and start again."
    return (
        f"{folder} cannot be written by this user. Give it to this user, or name another folder: "
        "NOTE_VERBALE_STATE=/path/to/folder python3 start.py"
    )


# --- The environment of its own -----------------------------------------------------------------------------


class Venv:
    """The folder `.venv`, trusted only while its stamp says which lists were installed, and by which Python.

    The stamp is written last. Without it, whatever is there was interrupted or broken, and is built anew.
    """

    def __init__(self, root=HERE, folder=None, run=None):
        self.root = root
        self.folder = folder or os.path.join(root, ".venv")
        self.python = os.path.join(self.folder, "bin", "python")
        self.stamp = os.path.join(self.folder, "installed")
        self.wheels = os.path.join(root, "wheels")
        self.run = run or _run

    def digests(self, kind):
        """One line for each list that `kind` brings, its own last."""
        kinds = list(LOCKS)
        lines = []
        for name in kinds[: kinds.index(kind) + 1]:
            with open(os.path.join(self.root, LOCKS[name]), "rb") as file:
                lines.append(f"{name} {hashlib.sha256(file.read()).hexdigest()}")
        return lines

    def installed(self):
        """The stamp's lines, or none where the Python it was made with is gone."""
        try:
            with open(self.stamp) as file:
                interpreter, *lines = file.read().splitlines()
        except (OSError, ValueError):
            return []
        same = os.path.exists(self.python) and os.path.realpath(self.python) == interpreter
        return lines if same else []

    def is_ready(self, kind):
        return self.digests(kind)[-1] in self.installed()

    def make_ready(self, kind):
        if self.is_ready(kind):
            return
        if not os.access(self.root, os.W_OK):
            raise Trouble(
                f"{self.root} cannot be written by this user, and .venv has to be made there. "
                "Copy Note Verbale to a folder of your own and start it there."
            )
        with _one_at_a_time(self.root):
            if self.is_ready(kind):  # another start has just done it
                return
            if not self.installed():
                self.build()
            self.install(kind)

    def build(self):
        check_ensurepip()
        self.forget()
        print("Making .venv ...", flush=True)
        status, log = self.run([sys.executable, "-m", "venv", "--clear", self.folder])
        if status:
            raise Trouble(self.reason(log, "The environment .venv could not be made"))

    def install(self, kind):
        self.forget()
        offline = os.path.isdir(self.wheels)
        print("Installing what Note Verbale is built on{} ...".format(" from wheels/" if offline else ""), flush=True)
        command = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--require-hashes", "--no-deps", "--retries", "2"]
        if offline:
            command += ["--no-index", "--find-links", self.wheels]
        status, log = self.run([*command, "-r", os.path.join(self.root, LOCKS[kind])])
        if status:
            raise Trouble(self.reason(log, "The requirements could not be installed"))
        os.sync()  # what the stamp vouches for is on the disk before the stamp is
        draft = self.stamp + ".new"
        with open(draft, "w") as file:
            file.write("\n".join([os.path.realpath(self.python), *self.digests(kind)]) + "\n")
        os.replace(draft, self.stamp)

    def forget(self):
        if os.path.exists(self.stamp):
            os.remove(self.stamp)

    def reason(self, log, what):
        """One sentence from the end of a failed command's output."""
        import shutil

        if "No space left" in log or shutil.disk_usage(self.root).free < 20000000:
            return "The disk is full: .venv needs about 200 MB. Free some room and start again."
        if os.path.isdir(self.wheels):
            wanted = [line for line in log.splitlines() if "No matching distribution" in line]
            if wanted:
                return (
                    f"The folder wheels/ lacks {wanted[-1].split('for ')[-1].strip()} for this Python. "
                    "Fill it again with “python3 start.py wheels” on a machine like this one, "
                    "or remove it to install from the network."
                )
        signs = ("connection", "Connection", "resolution", "ProxyError", "timed out", "No matching distribution")
        if any(sign in log for sign in signs):
            return (
                "The first start needs the network once, and the package index did not answer. "
                "Connect and start again, or copy the folder wheels/ from a machine "
                "where “python3 start.py wheels” was run."
            )
        last = [line.strip() for line in log.splitlines() if line.strip()]
        return "{}: {}".format(what, last[-1] if last else "it ended without a word.")


def check_ensurepip():
    import importlib.util

    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        raise Trouble(
            "This Python has no venv module. On Debian or Ubuntu install it with "
            "“sudo apt-get install python3-venv”, then start again."
        )


def _run(command):
    """Exit status and output of a command."""
    import subprocess

    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environ
    )
    return done.returncode, done.stdout.decode(errors="replace")


@contextlib.contextmanager
def _one_at_a_time(folder):
    """Of two starts at once the second waits."""
    import fcntl

    turn = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


# --- The three commands -------------------------------------------------------------------------------------


def state_folder(environ=os.environ):
    return os.path.abspath(environ.get("NOTE_VERBALE_STATE") or os.path.join(HERE, "var"))


def kind_to_run(environ=os.environ):
    """Which list a start needs: PostgreSQL and Redis bring their own clients."""
    servers = environ.get("DATABASE_URL", "").startswith("postgres") or environ.get("CACHE_URL")
    return "servers" if servers else "run"


def serve(arguments):
    if arguments:
        raise Trouble(f"“{arguments[0]}” is not a command. There are: test, link NAME, wheels, or none to serve.")
    check_port(*where_to_serve())
    check_folder(state_folder())
    _inside(["-m", "config.serve"])


def link(arguments):
    check_folder(state_folder())
    _inside(["manage.py", "link", *arguments])


def wheels(arguments):
    """Downloads everything of the environment, for machines of the same kind as this one."""
    venv = Venv()
    venv.make_ready(kind_to_run())
    print("Filling wheels/ ...", flush=True)
    lock = os.path.join(HERE, LOCKS[kind_to_run()])
    command = ["-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps", "--dest", venv.wheels, "-r", lock]
    status, log = _run([venv.python, *command])
    if status:
        raise Trouble(venv.reason(log, "The wheels could not be downloaded"))
    print("Copy the folder wheels/ beside start.py on the other machine and start it there.")


def test(arguments):
    """Runs pytest with a state folder of its own, so that a running site is not touched."""
    import subprocess
    import tempfile

    venv = Venv()
    venv.make_ready("test")
    with tempfile.TemporaryDirectory(prefix="note-verbale-test-") as scratch:
        environ = dict(os.environ, NOTE_VERBALE_STATE=scratch)
        command = [venv.python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments]
        return subprocess.call(command, cwd=HERE, env=environ)


def _inside(command):
    """Go on as this command inside the environment: signals and the exit code are then its own."""
    venv = Venv()
    venv.make_ready(kind_to_run())
    os.environ["NOTE_VERBALE_STATE"] = state_folder()
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")  # threads that share an interpreter share its memory: 5 MB less
    os.chdir(HERE)
    sys.stdout.flush()
    os.execv(venv.python, [venv.python, *command])


def main(arguments):
    try:
        check_python()
        commands = {"test": test, "link": link, "wheels": wheels}
        if arguments and arguments[0] in ("-h", "--help", "help"):
            print(__doc__)
            return 0
        if arguments and arguments[0] in commands:
            return commands[arguments[0]](arguments[1:])
        return serve(arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            _in_words(error, error.filename or HERE)
            if error.errno in (errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EDQUOT)
            else error,
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
