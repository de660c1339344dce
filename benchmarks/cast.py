"""Writes the organisations and people of the demo into an empty database, without their families."""

from __future__ import annotations

import os

import django
import psycopg


def make_people() -> None:
    """Write them as the owner, marked as a demo."""
    from weerzien.cli.fill_demo import make_cast, mark  # noqa: PLC0415 -- only after Django has started

    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        mark(owner)
        make_cast(owner)


if __name__ == "__main__":
    django.setup()
    make_people()
