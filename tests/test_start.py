"""Two commands set Note Verbale up, and whatever stops them says so in one sentence."""

import ast
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

import start
from config import network
from tests.conftest import ROOT


def run(*command, **environ):
    """A real process on SQLite, with nothing in its environment but what the test says."""
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=clean(environ), capture_output=True, text=True, timeout=60
    )


def clean(environ):
    ours = {"HOST", "PORT", "DATABASE_URL", "CACHE_URL", "NOTE_VERBALE_STATE", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours} | environ


def says(done, *parts):
    """It ended with exit code 1 and one plain line that holds these parts."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    for part in parts:
        assert part in lines[0]
    return True


# --- Before anything slow -----------------------------------------------------------------------------------


def test_start_can_be_read_by_an_old_python():
    assert ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_says_that_it_is_too_old():
    with pytest.raises(start.Trouble, match=r"needs Python 3\.11 or newer, and this is Python 3\.9"):
        start.check_python((3, 9, 2))


def test_windows_is_sent_to_wsl():
    with pytest.raises(start.Trouble, match="inside WSL"):
        start.check_python((3, 12, 0), "nt")


def test_a_taken_port_is_said_at_once(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("start.py", PORT=str(port), NOTE_VERBALE_STATE=str(tmp_path / "state"))
    assert says(done, f"Port {port} is taken", f"PORT={port + 1} python3 start.py")
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80.5", "８０００"])
def test_a_port_that_is_no_port_is_said_at_once(port):
    assert says(run("start.py", PORT=port), f"PORT says “{port}”")


@pytest.mark.parametrize("host", ["203.0.113.9", "no such host", "a..b"])
def test_a_host_that_is_not_this_machine_is_said_at_once(host):
    assert says(run("start.py", HOST=host, PORT="8997"), f"HOST says “{host}”")


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path):
    (tmp_path / "file").write_text("")
    state = tmp_path / "file" / "state"
    done = run("start.py", PORT="8997", NOTE_VERBALE_STATE=str(state))
    assert says(done, f"{state} cannot be written", "NOTE_VERBALE_STATE=/path/to/folder")


def test_an_unknown_command_is_answered_with_the_known_ones():
    assert says(run("start.py", "serve"), "“serve” is not a command", "test, link NAME")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS", "maybe"),
        ("DEBUG", "2"),
        ("WORKERS", "many"),
        ("THREADS", "0"),
        ("ANSWERS_KEPT_DAYS", "-1"),
        ("TIME_ZONE", "Nowhere"),
        ("TIME_ZONE", "/etc"),
        ("CSRF_TRUSTED_ORIGINS", "notes.school.example"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://localhost/school"),
    ],
)
def test_a_slip_in_the_environment_is_one_sentence(tmp_path, name, value):
    done = run("manage.py", "check", NOTE_VERBALE_STATE=str(tmp_path), **{name: value})
    assert says(done, name)


def test_a_python_without_django_names_the_one_that_has_it():
    done = run("-I", "-S", "manage.py", "check")
    assert says(done, ".venv/bin/python manage.py", "python3 start.py")


def test_an_unreachable_database_is_one_sentence_without_the_password(tmp_path):
    url = "postgres://teacher:secret@127.0.0.1:1/school"
    done = run("manage.py", "prepare", NOTE_VERBALE_STATE=str(tmp_path), DATABASE_URL=url)
    assert says(done, "“school” at 127.0.0.1:1 cannot be reached", "DATABASE_URL")
    assert "secret" not in done.stderr


def test_an_unreachable_cache_is_one_sentence(tmp_path):
    done = run("manage.py", "prepare", NOTE_VERBALE_STATE=str(tmp_path), CACHE_URL="redis://127.0.0.1:1/0")
    assert says(done, "CACHE_URL", "cannot be reached")


def test_postgresql_and_redis_bring_their_clients():
    assert start.kind_to_run({}) == "run"
    assert start.kind_to_run({"DATABASE_URL": "postgres://localhost/x"}) == "servers"
    assert start.kind_to_run({"CACHE_URL": "redis://localhost"}) == "servers"


# --- The environment of its own -----------------------------------------------------------------------------


class Machine:
    """Stands in for python -m venv and pip, and keeps what they were asked."""

    def __init__(self, root):
        self.venv = start.Venv(root=str(root), run=self)
        self.asked = []
        self.trouble = None
        for lock in start.LOCKS.values():
            (root / lock).write_text(f"# {lock}\n")

    def __call__(self, command):
        what = "pip" if "pip" in command else "venv"
        self.asked.append(what)
        self.last = command
        if what == "venv":
            os.makedirs(os.path.dirname(self.venv.python), exist_ok=True)
            if not os.path.exists(self.venv.python):
                os.symlink(sys.executable, self.venv.python)
        elif self.trouble:
            return 1, self.trouble
        return 0, ""

    def start(self, kind="run"):
        self.asked = []
        self.venv.make_ready(kind)
        return self.asked


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_a_first_start_installs_and_a_second_has_nothing_to_do(machine):
    assert machine.start() == ["venv", "pip"]
    assert "--require-hashes" in machine.last
    assert machine.start() == []


def test_an_interrupted_installation_is_made_anew_by_the_next_start(machine):
    machine.trouble = "Killed"
    with pytest.raises(start.Trouble, match="Killed"):
        machine.start()
    machine.trouble = None
    assert machine.start() == ["venv", "pip"]
    assert machine.start() == []


def test_an_upgrade_installs_the_new_list_into_what_is_there(machine, tmp_path):
    machine.start()
    (tmp_path / "requirements.lock").write_text("# newer\n")
    assert machine.start() == ["pip"]


def test_an_environment_whose_python_is_gone_is_made_anew(machine):
    machine.start()
    os.remove(machine.venv.python)
    os.symlink("/usr/bin/python0.9", machine.venv.python)
    assert not machine.venv.is_ready("run")


def test_what_the_tests_need_holds_what_a_start_needs(machine):
    assert machine.start("test") == ["venv", "pip"]
    assert machine.start("run") == []
    assert machine.start("servers") == []


def test_the_folder_wheels_is_installed_from_without_a_network(machine, tmp_path):
    (tmp_path / "wheels").mkdir()
    machine.start()
    assert machine.last[machine.last.index("--no-index") :][:3] == [
        "--no-index",
        "--find-links",
        str(tmp_path / "wheels"),
    ]


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "needs the network once"),
        ("ERROR: No matching distribution found for django==5.2.19", "needs the network once"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: something else", "could not be installed: ERROR: something else"),
    ],
)
def test_a_failed_installation_gives_its_reason(machine, log, sentence):
    machine.trouble = log
    with pytest.raises(start.Trouble, match=re.escape(sentence)):
        machine.start()


def test_a_folder_wheels_that_lacks_something_names_it(machine, tmp_path):
    (tmp_path / "wheels").mkdir()
    machine.trouble = "ERROR: No matching distribution found for django==5.2.19"
    with pytest.raises(start.Trouble, match=r"wheels/ lacks django==5\.2\.19 for this Python"):
        machine.start()


def test_a_python_without_venv_is_told_what_to_install(machine, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(start.Trouble, match="apt-get install python3-venv"):
        machine.start()


def test_the_lists_agree_and_name_no_address():
    pins = {}
    for name in start.LOCKS.values():
        text = (ROOT / name).read_text()
        assert "://" not in text
        pins[name] = set(re.findall(r"^([a-z0-9-]+==\S+)", text, flags=re.MULTILINE))
    run_, servers, test = pins.values()
    assert run_ < servers < test


# --- Names and addresses ------------------------------------------------------------------------------------


def test_on_loopback_only_loopback_is_answered():
    assert network.names_of("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]


def test_on_the_schools_network_this_machines_own_addresses_are_answered(monkeypatch):
    monkeypatch.setattr(network, "own_addresses", lambda: ["192.168.1.5"])
    names = network.names_of("0.0.0.0")
    assert "192.168.1.5" in names
    assert "*" not in names
    assert network.address_to_share("0.0.0.0", 8000) == "http://192.168.1.5:8000"


def test_an_address_is_written_as_a_browser_wants_it():
    assert network.address_to_share("127.0.0.1", 80) == "http://127.0.0.1"
    assert network.address_to_share("::1", 8000) == "http://[::1]:8000"


# --- Serving ------------------------------------------------------------------------------------------------


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_served_site_prints_its_address_and_a_first_link_and_stops_when_asked(site, ending):
    port = free_port()
    served = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env=clean({"PORT": str(port), "NOTE_VERBALE_STATE": str(site), "WORKERS": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        page = ""
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/") as answer:
                    page = answer.read().decode()
                break
            except OSError:
                time.sleep(0.05)
        assert "password" in page
    finally:
        served.send_signal(ending)
        said, _ = served.communicate(timeout=60)
    assert f"Note Verbale is at http://127.0.0.1:{port}/" in said
    assert f"http://127.0.0.1:{port}/accounts/" in said
    assert "Traceback" not in said
    assert served.returncode == 0
