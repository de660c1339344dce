"""The demo has documents to look at: of families of the coordinator, readable, and said to be invented."""

from __future__ import annotations

import pytest

from tests.cast import NOW, TODAY, Family
from tests.cli.test_demo_partners import email_of
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.cli.demo_documents import INVENTED, LETTERS, keep_documents
from weerzien.documents.door import open_document
from weerzien.documents.queries import documents_panel
from weerzien.dossiers.actions import assign_responsibility
from weerzien.early_signals.work import unit_of_work

pytestmark = pytest.mark.django_db(transaction=True)


def test_families_of_the_coordinator_have_letters_that_say_that_they_are_invented(
    amina: Actor, family: Family, second_family: Family
) -> None:
    with unit_of_work(amina, today=TODAY, now=NOW):
        assign_responsibility(
            actor=amina, dossier_id=family.dossier_id, organisation_id=amina.organisation_id,
            account_id=amina.account_id, ground="verdeling", today=TODAY,
            at=NOW,
        )  # fmt: skip

    keep_documents(coordinator=email_of(amina), now=NOW)

    with acting(amina, today=TODAY):
        lines = documents_panel(amina, family.dossier_id, today=TODAY).lines
        others = documents_panel(amina, second_family.dossier_id, today=TODAY).lines
    assert {line.title for line in lines} == {letter.title for letter in LETTERS}
    assert others == ()
    opened = open_document(amina, family.dossier_id, lines[0].id, today=TODAY, at=NOW)
    assert INVENTED.encode() in opened.file.content
