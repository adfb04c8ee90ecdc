"""The product's tables and reference data in the empty database of a measurement."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suyuan.settings")


def set_up() -> None:
    """Make Django ready, the tables there and the reference data loaded; quick when they are already."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
