"""The installation that the tests of this folder ask, built once per file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from tests.matrix.installation import Installation, installed


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: Any) -> Iterator[Installation]:
    """Return everybody and everything; what a test writes stays for the next test of the same file."""
    # All log in once, at the start: however long a file takes, a login is recent for each of its tests.
    with django_db_blocker.unblock(), override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=3600), installed() as place:
        yield place
