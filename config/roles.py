"""The groups an administrator gives people: what each may do is made sure after every migration.

A group may be given more by hand; nothing is ever taken from it here.
"""

from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions

EVERYTHING = ("add", "change", "delete", "view")
RECORD = [
    "repository", "source", "shelfmark", "footnote", "transcription", "excerpt", "newsreport", "party", "tenure",
    "message", "recipient", "action", "demand", "response", "demandanswer", "silence", "claim", "evidence", "stance",
    "quantity", "place", "event",
]  # fmt: skip
QUESTIONS = ["question", "option", "span"]
PAGES = [
    "exhibit", "part", "page", "prose", "number", "sourcecard", "drawing", "comparison", "claimtable", "activity",
    "discussion", "gap", "route", "stop", "term",
]  # fmt: skip


def _all(acts, models):
    return {f"{act}_{model}" for act in acts for model in models}


ROLES = {
    "Curators": {
        "archive": _all(EVERYTHING, RECORD),
        "quiz": _all(EVERYTHING, [*QUESTIONS, "misconception"]) | {"curate_question"},
        "exhibit": _all(EVERYTHING, PAGES)
        | {"view_edition", "curate_exhibit"}
        | _all(["view", "change", "delete"], ["report"]),
        "classroom": {"view_attempt", "delete_attempt"},
    },
    "Teachers": {
        "archive": _all(["view"], RECORD),
        "quiz": _all(EVERYTHING, QUESTIONS) | {"view_misconception"},
        "exhibit": _all(EVERYTHING, PAGES) | {"view_edition"} | _all(["view", "change"], ["report"]),
        "classroom": {"view_attempt"},
    },
    "Reviewers": {
        "archive": _all(["view"], RECORD),
        "quiz": _all(["view"], [*QUESTIONS, "misconception"]) | {"review_question"},
        "exhibit": _all(["view"], [*PAGES, "report"]) | {"view_edition", "review_exhibit"},
    },
}


def on_post_migrate(app_config, using, apps=global_apps, **kwargs):
    """Give each group what it needs in the app just migrated."""
    if not any(app_config.label in rooms for rooms in ROLES.values()):
        return
    try:
        group, permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    except LookupError:
        return  # only part of the tables is there yet; a later run does it
    create_permissions(app_config, verbosity=0, using=using, apps=apps)  # auth's own turn may come after ours
    for name, rooms in ROLES.items():
        wanted = permission.objects.using(using).filter(
            content_type__app_label=app_config.label, codename__in=rooms.get(app_config.label, ())
        )
        members, _made = group.objects.using(using).get_or_create(name=name)
        if missing := list(wanted.exclude(pk__in=members.permissions.all())):
            members.permissions.add(*missing)
