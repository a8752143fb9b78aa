#!/usr/bin/env python
"""Django's command line for the Recommendation Tracker."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    if sys.argv[1:2] == ["read_letter"]:  # it needs no settings, and works where none are set
        from letters.reading.command import main

        sys.exit(main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    execute_from_command_line(sys.argv)
