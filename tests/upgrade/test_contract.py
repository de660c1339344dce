"""Old code on the new schema: what the last release needs of the database, the code of now still gives it."""

from __future__ import annotations

import psycopg
import pytest

from tests.installations import Installation
from tests.upgrade.allowed import ALLOWED
from tests.upgrade.contract import fits, unserved
from tests.upgrade.release import last_release, newest_heading, version_of_project
from tests.upgrade.shape import Shape, shape_of
from tests.upgrade.stepping import read_shape

pytestmark = pytest.mark.xdist_group("backup")
NEXT = """
This would break the release that is running now while this one is installed, or when somebody goes back to it.
Spread it over two releases: add first, take away in the one after (docs/how-to/upgrade.md).
Where the last release does not in fact stumble over it, say why in tests/upgrade/allowed.py."""


@pytest.fixture(scope="module")
def new(lived_in: Installation) -> Shape:
    """Return the shape that the code of now makes."""
    return read_shape(lived_in)


def shape_after(statement: str, one: Installation) -> Shape:
    """Return the shape that a statement would make; nothing of it stays."""
    with psycopg.connect(one.everything) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # words of a test
        shape = shape_of(connection)
        connection.rollback()
    return shape


def test_the_last_release_can_work_on_the_database_of_now(new: Shape) -> None:
    found = unserved(last_release().shape, new)

    assert [line for line in found if line not in ALLOWED] == [], NEXT
    assert [line for line in ALLOWED if line not in found] == [], "these need no excuse any more"


BREAKS: dict[str, tuple[str, str]] = {
    "a column is renamed": (
        "alter table contacts_contactnote rename note to text", "column contacts_contactnote.note: is gone"),
    "a column is gone": ("alter table housing_stay drop column home_earliest cascade",
                         "column housing_stay.home_earliest: is gone"),
    "a table is gone": ("drop table schooling_absence cascade", "column schooling_absence.id: is gone"),
    "a column may no longer be empty": (
        "update access_account set last_login = now(); alter table access_account alter last_login set not null",
        "column access_account.last_login: may no longer be empty"),
    "a new column must be filled": (
        "alter table contacts_contactnote add tone text not null default ''; "
        "alter table contacts_contactnote alter tone drop default",
        "column contacts_contactnote.tone: is new and must be filled; give it a db_default, or let it be empty for one"
        " release"),
    "a column is smaller": ("alter table contacts_contactnote alter spoken_with type varchar(60)",
                            "column contacts_contactnote.spoken_with: was character varying(120),"
                            " is character varying(60)"),
    "a rule is added to old columns": (
        "alter table contacts_contactnote add constraint note_is_short check (length(note) < 9000)",
        "constraint note_is_short: is new on columns of the last release"),
    "a rule says something else": (
        "alter table access_involvement drop constraint guardianship_names_its_youngsters;"
        " alter table access_involvement add constraint guardianship_names_its_youngsters check (ground <> '')",
        "constraint guardianship_names_its_youngsters: says something else"),
    "a unique rule is gone": (
        "alter table access_organisation drop constraint organisation_name_is_unique_per_kind",
        "constraint organisation_name_is_unique_per_kind: is gone, and the last release may count on it"),
    "a new unique index": ("create unique index one_note_a_day on contacts_contactnote (id, source)",
                           "unique index one_note_a_day: is new or says something else"),
    "a right is taken away": ("revoke insert on contacts_contactnote from weerzien_web",
                              "right public.contacts_contactnote weerzien_web insert: is taken away"),
    "a policy is gone": ("drop policy may_select on contacts_contactnote",
                         "policy contacts_contactnote may_select: is gone"),
    "a policy says something else": ("alter policy may_select on contacts_contactnote using (false)",
                                     "policy contacts_contactnote may_select: says something else"),
    "a policy narrows": ("create policy narrow on contacts_contactnote as restrictive using (true)",
                         "policy contacts_contactnote narrow: is new and narrows"),
    "a trigger may refuse": (
        "create trigger strict before insert on contacts_contactnote for each row"
        " execute function refuse_change_of_audit()",
        "trigger contacts_contactnote strict: is new or says something else"),
    "a function has other arguments": ("alter function dossiers_of_person(uuid) rename to dossiers_of",
                                       "function dossiers_of_person(person uuid): is gone"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "said"), BREAKS.values(), ids=BREAKS)
def test_a_migration_that_would_break_the_last_release_is_seen(
    new: Shape, lived_in: Installation, statement: str, said: str
) -> None:
    assert said in unserved(new, shape_after(statement, lived_in))


KEEPS = {
    "a table of its own": "create table contacts_tone (id int primary key, tone text not null)",
    "a column that may be empty": "alter table contacts_contactnote add tone text",
    "a column that fills itself": "alter table contacts_contactnote add tone text not null default ''",
    "a rule on new columns only": (
        "alter table contacts_contactnote add tone text constraint tone_is_known check (tone <> 'x')"
    ),
    "more room": "alter table contacts_contactnote alter spoken_with type text",
    "a rule less": "alter table access_involvement drop constraint guardianship_names_its_youngsters",
    "an index": "create index notes_by_source on contacts_contactnote (source)",
    "a policy that widens": "create policy wide on contacts_contactnote for select to weerzien_web using (false)",
    "another function": "create function nothing() returns int language sql as 'select 1'",
}


@pytest.mark.parametrize("statement", KEEPS.values(), ids=KEEPS)
def test_what_the_last_release_does_not_stumble_over_may_be_added(
    new: Shape, lived_in: Installation, statement: str
) -> None:
    assert unserved(new, shape_after(statement, lived_in)) == []


@pytest.mark.parametrize(
    ("before", "after", "does_fit"),
    [
        ("character varying(80)", "character varying(80)", True),
        ("character varying(80)", "character varying(81)", True),
        ("character varying(80)", "character varying(79)", False),
        ("character varying(80)", "integer", False),
        ("integer", "bigint", True),
        ("bigint", "integer", False),
    ],
)
def test_a_type_fits_when_everything_of_before_still_goes_in(before: str, after: str, does_fit: bool) -> None:
    assert fits(before, after) is does_fit


def test_the_release_that_was_written_down_is_the_last_one() -> None:
    assert last_release().version == newest_heading() == version_of_project(), "run `python -m tests.upgrade.release`"
