"""How often one account may search."""

from __future__ import annotations

import pytest

from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.web import limits
from weerzien.web.families.list_views import MOST_SEARCHES

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_account_searches_so_many_times_a_minute_and_another_does_not_notice(
    as_: As, amina: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_000.0)
    client = as_(amina)
    allowed = {client.post("/gezinnen/zoeken/", {"tekst": "Selam"}).status_code for _ in range(MOST_SEARCHES)}
    refused = client.post("/gezinnen/zoeken/", {"tekst": "Selam"})

    assert allowed == {302}
    assert refused.status_code == 429
    assert "Wacht een minuut" in refused.content.decode()
    assert as_(bram).post("/gezinnen/zoeken/", {"tekst": "Selam"}).status_code == 302
