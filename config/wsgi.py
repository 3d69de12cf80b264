"""The application a server imports."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from exhibit.middleware import Application  # noqa: E402 - Django must be set up first

application = Application()
