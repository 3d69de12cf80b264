"""No room looks to the right: archive <- quiz <- exhibit <- classroom; config only wires them up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, get_resolver

ROOMS = ["archive", "quiz", "exhibit", "classroom"]
ROOT = settings.BASE_DIR
TEMPLATES = ROOT / "templates"
# The frame around a page is the site's own, not the room's.
FRAME = {"base.html"}
# exhibit offers the address of an answer, and of all answers of a browser; config points them at classroom's views.
OFFERED = {f"{of}{way}question" for of in ("", "old_", "preview_") for way in ("", "route_")} | {"my_reading"}


def test_imports_look_to_the_left():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_relations_look_to_the_left():
    wrong = [
        f"{model.__name__}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and looks_right(model._meta.app_label, field.related_model)
    ]
    assert wrong == []


def looks_right(room, model):
    there = model._meta.app_label
    return room in ROOMS and there in ROOMS and ROOMS.index(there) > ROOMS.index(room)


def test_the_way_back_is_closed():
    """What one room relates to in another gains no attribute of it: related_name ends with "+"."""
    open_ways = [
        f"{field.related_model._meta.label}.{relation.get_accessor_name()}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label != model._meta.app_label and not relation.hidden
        for field in [relation.field]
    ]
    assert open_ways == []


def rooms_of_addresses():
    """{url name: the room whose view answers}"""
    found = {}

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                found[pattern.name] = pattern.callback.__module__.partition(".")[0]
            elif pattern.namespace is None:
                walk(pattern.url_patterns)

    walk(get_resolver().url_patterns)
    return found


def reached(name, seen):
    """The template and all that it extends or includes, the site's frame apart."""
    if name in FRAME or name in seen:
        return
    seen.add(name)
    for other in re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)", (TEMPLATES / name).read_text()):
        reached(other, seen)


@pytest.mark.parametrize("room", ROOMS[:-1])
def test_templates_look_to_the_left(room):
    rooms, seen = rooms_of_addresses(), set()
    for path in (TEMPLATES / room).rglob("*.html"):
        reached(str(path.relative_to(TEMPLATES)), seen)
    right = ROOMS[ROOMS.index(room) + 1 :]
    named = {
        (name, address)
        for name in seen
        for address in re.findall(r"{%\s*url\s+[\"']([^\"':]+)[\"']", (TEMPLATES / name).read_text())
        if rooms[address] in right and address not in OFFERED
    }
    assert named == set()
    assert [name for name in seen if name.partition("/")[0] in right] == []


def test_every_template_named_in_code_is_there():
    named = {
        name
        for room in [*ROOMS, "config"]
        for path in (ROOT / room).rglob("*.py")
        for name in re.findall(r"[\"']((?:archive|quiz|exhibit|classroom|site)/[\w/]+\.html)[\"']", path.read_text())
    }
    assert "exhibit/cover.html" in named
    assert [name for name in sorted(named) if not (TEMPLATES / name).is_file()] == []


def test_every_component_says_what_it_needs():
    components = [*TEMPLATES.glob("components/*.html"), *TEMPLATES.glob("exhibit/blocks/*.html")]
    silent = [path.name for path in components if not path.read_text().startswith("{# Needs: ")]
    assert components
    assert silent == []
