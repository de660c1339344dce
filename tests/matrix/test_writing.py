"""Every form, sent by every role in every relation: whoever may not changes nothing and is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest
from psycopg import sql

from tests.matrix.address import About, Address, Who
from tests.matrix.addresses import ADDRESSES, CONTACT, YESTERDAY
from tests.matrix.asking import Case, ask, cases, lines_of
from tests.matrix.expecting import expected
from tests.matrix.installation import Installation
from tests.matrix.people import HERS
from tests.matrix.planted import LISTED
from tests.matrix.runs import wait_again
from tests.matrix.shown import Asked

SENT = [address for address in ADDRESSES if address.method == "POST"]
SAYS_WHO_CAME = (
    "audit_line",
    "audit_waiting",
    "django_session",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "access_fleeting",
    "access_draft",
)
"""What a refused attempt may leave behind: its line in the log, when somebody was at work, and their own text."""
MOST_TOLD = 40


def kept(place: Installation) -> dict[str, str]:
    """Return a fingerprint of everything in each table, of whatever a refused attempt may not change."""
    query = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"
    tables = [name for (name,) in place.owner.execute(query) if name not in SAYS_WHO_CAME]
    content = "(select md5(string_agg(t::text, '|' order by t::text)) from {} t)"
    prints = sql.SQL(", ").join(sql.SQL(content).format(sql.Identifier(name)) for name in tables)
    row = place.owner.execute(sql.SQL("select {}").format(prints)).fetchone()
    return dict(zip(tables, row or (), strict=True))


def all_cases(place: Installation, address: Address) -> Iterator[Case]:
    for who in place.people:
        yield from cases(place, address, who)


@pytest.mark.parametrize("address", SENT, ids=[address.name for address in SENT])
def test_what_somebody_may_not_send_changes_nothing_and_is_written_down(place: Installation, address: Address) -> None:
    refusals: Counter[UUID] = Counter()
    faults = []
    for who in place.people:
        place.client(who)
    before, written = kept(place), lines_of(place, "refusal")
    for case in all_cases(place, address):
        if case.is_allowed:
            continue
        response = ask(place.client(case.asked.who), case)
        refusals[case.asked.who.account_id] += 1
        if response.status_code != case.expected:
            faults.append(f"{case}: {response.status_code}, must be {case.expected}")
    after, lines = kept(place), lines_of(place, "refusal") - written
    faults += [f"{address.name}: {table} changed" for table in before if before[table] != after[table]]
    if address.is_written_down and lines != refusals:
        faults.append(f"{address.name}: {refusals.total()} refusals, of which {lines.total()} are written down")

    assert faults[:MOST_TOLD] == [], len(faults)


@pytest.mark.parametrize("address", SENT, ids=[address.name for address in SENT])
def test_what_somebody_may_send_is_taken(place: Installation, address: Address) -> None:
    faults = []
    for case in all_cases(place, address):
        if not case.is_allowed:
            continue
        response = ask(place.client(case.asked.who), case)
        if response.status_code != case.expected:
            faults.append(f"{case}: {response.status_code}, must be {case.expected}")
        if address.ends_session:
            place.forget(case.asked.who)
    if address.about is About.RUN:
        wait_again(place.owner, place.runs)

    assert faults[:MOST_TOLD] == [], len(faults)


def test_the_form_of_a_contact_stands_there_for_whoever_may_send_it_and_nobody_else(place: Installation) -> None:
    (address,) = [one for one in SENT if one.who is Who.WRITES_CONTACTS]
    path = f"/gezinnen/{place.families[HERS].id}/"
    readers = [who for who in place.people if who.knows_of(HERS)]
    faults = []
    for who in readers:
        is_offered = f'action="{path}contact/"' in place.client(who).get(path).text
        if is_offered != (expected(address, Asked(who, place.marks, HERS)) == address.yes):
            faults.append(f"{who}: must {'not ' if is_offered else ''}see the form")

    assert faults == []


def test_an_own_fact_is_read_by_its_writer_and_by_who_reads_all_of_its_kind(place: Installation) -> None:
    family, kind = place.families[HERS], "verzuim"
    near = [who for who in place.people if who.reaches(HERS, LISTED)]
    path = f"/gezinnen/{family.id}/feiten/{kind}"
    entered = f"{path}/nieuw/{family.persons[LISTED]}/vastleggen/"
    faults = []
    for who in near:
        status = place.client(who).post(entered, {"day": YESTERDAY, "hours": "2", "kind": "ziek"}).status_code
        if status != {"w": 302, "o": 302, "r": 403}.get(who.role.rights.get("schooling", ""), 404):
            faults.append(f"{who} enters: {status}")
    rows = place.owner.execute("select recorded_by_id, id from schooling_absence where hours = 2").fetchall()
    for who in near:
        for writer, fact_id in rows:
            status = place.client(who).get(f"{path}/{fact_id}/").status_code
            own = 200 if writer == who.account_id else 404
            if status != {"w": 200, "r": 403, "o": own}.get(who.role.rights.get("schooling", ""), 404):
                faults.append(f"{who} opens what {'they' if own == 200 else 'another'} wrote: {status}")

    assert faults == []
    assert {"w", "o"} == {who.role.rights["schooling"] for who in near if who.account_id in dict(rows)}


def test_an_own_entry_is_read_by_its_writer_and_by_who_reads_all_contacts(place: Installation) -> None:
    (address,) = [one for one in SENT if one.who is Who.WRITES_CONTACTS]
    writers = [who for who in place.people if who.role.rights.get("contacts") == "o" and who.reaches(HERS, "")]
    for who in writers:
        path = f"/gezinnen/{place.families[HERS].id}/"
        place.client(who).post(f"{path}contact/", CONTACT | {"note": f"Dit schreef {who.account_id}."})
    page = f"/gezinnen/{place.families[HERS].id}/"

    assert address.sends["note"] == CONTACT["note"]
    for who in place.people:
        text = place.client(who).get(page).text
        read = {one.account_id for one in writers if f"Dit schreef {one.account_id}." in text}
        reads_all = who.role.rights.get("contacts", "") in ("r", "w") and who.reaches(HERS, "")
        assert read <= ({one.account_id for one in writers} if reads_all else {who.account_id}), who
        assert not (who in writers or reads_all) or read, who
