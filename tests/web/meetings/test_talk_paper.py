"""The sheet with which a youngster prepares a meeting: plain words, and who may look on after 18."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.conf import LazySettings

from tests.cast import TODAY, Family
from tests.web.conftest import As
from tests.web.paper.reading import read
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_sheet_says_who_sees_the_youngster_after_18_and_until_when(
    settings: LazySettings, as_: As, amina: Actor, family: Family, sent: UUID
) -> None:
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    client = as_(amina)
    planned = client.post(
        f"/gezinnen/{family.dossier_id}/overgangsoverleg/plannen/",
        {"person": str(family.youngster), "held_on": "2026-12-04", "starts_at": "15:00", "minutes": "60",
         "place": "De Brug", "plain_words": "Dit gesprek gaat over jou."},
    )  # fmt: skip
    assert planned.status_code == 302, planned.text
    said = " ".join(read(client.get(f"{planned['Location']}gesprek.pdf").content).text.split())

    assert "Dit gesprek gaat over jou." in said
    assert "Wie mag meekijken als je 18 bent?" in said
    assert "Thijs Jansen, Nidos: van 4 maart 2028 tot en met 28 april 2028. Reden: overdracht die nog loopt." in said
