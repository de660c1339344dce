"""What tests of documents share: a scanner that listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings

from tests.documents.clamd import Scanner, scanning
from weerzien.documents.configured import ScannerAddress


@pytest.fixture
def scanner(settings: LazySettings) -> Iterator[Scanner]:
    """Return a scanner that listens, and to which the settings point."""
    path = Path("/tmp") / f"clamd-{uuid4().hex[:8]}"  # a socket's path must be short
    settings.DOCUMENTS = replace(settings.DOCUMENTS, scanner=ScannerAddress(path=str(path)))
    with scanning(path) as server:
        yield server
    path.unlink(missing_ok=True)
