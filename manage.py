#!/usr/bin/env python
"""Django's command line for Note Verbale."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.exit("Django is not here: write .venv/bin/python manage.py ... after a first python3 start.py.")

    execute_from_command_line(sys.argv)
