"""Migrations with data: each goes a step back and forward again, and what cannot go back says why."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import migrations
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from tests.installations import Installation
from tests.lived_in import Lived
from tests.upgrade.release import last_release, migrations_on_disk
from tests.upgrade.shape import differences
from tests.upgrade.stepping import (
    Walk,
    as_owner_of,
    changed,
    content_of,
    is_laid_anew,
    is_ours,
    is_reversible,
    read_shape,
)
from weerzien.cli.server import MARK

pytestmark = [pytest.mark.xdist_group("backup"), pytest.mark.django_db(transaction=True)]
QUEUE = ("procrastinate", "check_not_todo_abort_requested")
"""The tables of the queue stay when an installation goes back: their package does not take them away."""
FORGOTTEN = {
    "access.0004_fill_the_matrix": {"access_grant", "access_roleability"},
    "plans.0011_let_it_begin_at_once": {"plans_task"},
}
"""What going back is meant to change: the matrix is filled again by going forward, and what nobody gave, which the
release before does not know, is of whoever has it until then."""
ONLY_BACK = {
    "audit.0004_who_seals_and_who_reads": "its way forward fills a table that audit.0003 makes anew",
    "access.0002_involvements": "it adds columns that may not be empty to tables that access.0001 makes anew",
}
"""Released in pieces that only go forward together, from before the first release. Nothing newer may be added here."""


def our_migrations() -> list[Migration]:
    loader = MigrationLoader(None)
    return [step for step in loader.disk_migrations.values() if is_ours(step)]


def unexplained(steps: list[Migration]) -> list[str]:
    """Return the migrations that cannot go back and do not say why."""
    return [
        f"{step.app_label}.{step.name}: cannot go back; say why in `irreversible_because`"
        for step in steps
        if not is_reversible(step) and not getattr(step, "irreversible_because", "")
    ]


def test_every_migration_goes_back_or_says_why_not() -> None:
    steps = our_migrations()

    assert len(steps) > 30
    assert unexplained(steps) == []


def test_a_migration_that_cannot_go_back_and_does_not_say_why_is_seen() -> None:
    step = Migration("one_way", "dossiers")
    step.operations = [migrations.RunSQL("select 1")]

    assert unexplained([step]) == ["dossiers.one_way: cannot go back; say why in `irreversible_because`"]

    step.irreversible_because = "De oude kolom is leeg."
    assert unexplained([step]) == []


def test_every_migration_goes_a_step_back_and_forward_and_leaves_content_and_shape_as_they_were(copy_of: Lived) -> None:
    one = copy_of("walk")
    empty = [table for table, rows in content_of(one).items() if not rows]

    with as_owner_of(one) as executor:
        walk = Walk(one, executor)
        walked = walk.all_the_way(only_back=ONLY_BACK)

    assert empty == []
    assert "\n".join(line for line in walk.found if not is_meant(line)) == ""
    assert walked == sum(is_reversible(step) for step in walk.plan if is_ours(step))


def is_meant(line: str) -> bool:
    name, _, what = line.partition(": ")
    return what.split()[-1] in FORGOTTEN.get(name, set())


@pytest.mark.parametrize(
    ("forward", "back", "said"),
    [
        ("select 1", "update contacts_contactnote set note = ''", "back changes contacts_contactnote"),
        ("delete from schooling_absence where certainty <> ''", "insert into schooling_absence select * from kept",
         "forward changes schooling_absence"),
        ("create policy extra on housing_stay using (true)", "drop policy extra on housing_stay;"
         " drop policy if exists may_select on housing_stay", "does not come back: policies: housing_stay may_select"),
    ],
    ids=["loses content on the way back", "loses content on the way forward", "takes something else along"],
)  # fmt: skip
def test_a_migration_that_loses_something_is_seen(copy_of: Lived, forward: str, back: str, said: str) -> None:
    one = copy_of("twin")
    one.tell("create table kept as table schooling_absence; grant select on kept to weerzien_owner")
    step = Migration("planted", "contacts")
    step.operations = [migrations.RunSQL(forward, back)]

    with as_owner_of(one) as executor:
        walk = Walk(one, executor)
        executor.apply_migration(walk.states()[-1], step)
        walk.back_and_forth(step, walk.states()[-1])

    assert f"contacts.planted: {said}" in walk.found


def test_going_back_to_the_last_release_gives_its_database_again_with_what_was_in_it(
    copy_of: Lived, lived_in: Installation
) -> None:
    one, release = copy_of("released"), last_release()
    with as_owner_of(one) as executor:
        executor.migrate(released_targets(executor.loader.graph.leaf_nodes(), release.migrations))
    shape, version = read_shape(one), one.ask("show server_version_num")[0][0]

    assert changed(content_of(lived_in), content_of(one)) == []
    is_same_server = int(version) // 10000 == release.major  # another may say the same in other words
    found = [
        line
        for line in differences(release.shape, shape)
        if not is_laid_anew(line) and not any(name in line for name in QUEUE)
    ]
    assert [line for line in found if (is_same_server or line.startswith("columns")) and MARK not in line] == []


def released_targets(leaves: list[Any], released: Any) -> list[tuple[str, str | None]]:
    """Return per app of ours the last migration that was released; none for an app that is newer."""
    targets: list[tuple[str, str | None]] = []
    apps = {step.app_label: type(step).__module__.split(".")[1] for step in our_migrations()}
    for app, _ in leaves:
        if app not in apps:
            continue
        files = [place.split("/")[-1].removesuffix(".py") for place in released
                 if place.startswith(f"weerzien/{apps[app]}/migrations/0")]  # fmt: skip
        targets.append((app, max(files) if files else None))
    return targets


def test_only_pieces_of_the_first_release_go_forward_together() -> None:
    first = {f"{place.split('/')[1]}.{place.split('/')[-1].removesuffix('.py')}" for place in last_release().migrations}

    assert set(ONLY_BACK) <= first


def test_a_migration_that_was_released_is_never_changed() -> None:
    on_disk = migrations_on_disk()

    assert [place for place, total in last_release().migrations.items() if on_disk.get(place) != total] == []
