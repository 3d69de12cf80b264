"""The groups that come with the site."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from config.roles import ROLES, on_post_migrate
from tests.factories import make_curator, make_reviewer, make_teacher

pytestmark = pytest.mark.django_db


def migrate_again():
    for app in apps.get_app_configs():
        on_post_migrate(app, using="default", apps=apps)


def test_every_permission_that_a_role_names_exists():
    for group, rooms in ROLES.items():
        named = {(app, name) for app, names in rooms.items() for name in names}
        held = Group.objects.get(name=group).permissions.values_list("content_type__app_label", "codename")
        assert set(held) == named


def test_a_later_migration_keeps_what_an_administrator_added():
    curators = Group.objects.get(name="Curators")
    added = Permission.objects.get(codename="add_user")
    curators.permissions.add(added)
    before = set(curators.permissions.all())
    migrate_again()
    assert set(curators.permissions.all()) == before


def test_a_permission_that_went_missing_comes_back():
    teachers = Group.objects.get(name="Teachers")
    before = set(teachers.permissions.all())
    teachers.permissions.clear()
    migrate_again()
    assert set(Group.objects.get(name="Teachers").permissions.all()) == before


@pytest.mark.parametrize(
    ("make", "permission", "has_it"),
    [
        (make_curator, "archive.change_source", True),
        (make_curator, "exhibit.curate_exhibit", True),
        (make_curator, "auth.add_user", False),
        (make_teacher, "archive.view_source", True),
        (make_teacher, "archive.change_source", False),
        (make_teacher, "exhibit.change_page", True),
        (make_teacher, "exhibit.curate_exhibit", False),
        (make_reviewer, "exhibit.review_exhibit", True),
        (make_reviewer, "exhibit.change_page", False),
    ],
)
def test_who_may_what(make, permission, has_it):
    assert make().has_perm(permission) is has_it
