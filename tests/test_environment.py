"""The database the tests run on."""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from weerzien.access.models import Organisation


@pytest.mark.django_db
def test_the_tests_speak_to_the_database_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_user, session_user, current_setting('is_superuser')")

        assert cursor.fetchone() == ("weerzien_web", "weerzien_web", "off")


@pytest.mark.django_db
def test_what_the_owner_writes_is_seen_by_the_web_role(owner: psycopg.Connection) -> None:
    owner.execute("insert into access_organisation (id, kind, name) values (gen_random_uuid(), 'coa', 'COA')")

    assert Organisation.objects.filter(name="COA").count() == 1


@pytest.mark.django_db
def test_nothing_of_another_test_is_left_behind() -> None:
    assert Organisation.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_test_may_commit_and_is_cleaned_by_the_owner() -> None:
    Session.objects.create(session_key="een", session_data="", expire_date=datetime(2030, 1, 1, tzinfo=UTC))

    assert Session.objects.count() == 1


@pytest.mark.django_db
def test_what_was_committed_is_gone() -> None:
    assert Session.objects.count() == 0
