"""A list is its owner's, and of colleagues where it is shared; why a family is talked of is read with its contacts."""

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence
from weerzien.access.reaching import family_reach_by_lookup, related_by_lookup

LIST, PREFERENCE, AGENDA = (
    "early_signals_workinglist",
    "early_signals_listpreference",
    "early_signals_agendarequest",
)
HERE = "organisation_id = (select acting_organisation())"
OWN = f"owner_id = (select acting_account()) and {HERE}"
MINE = "account_id = (select acting_account())"
ASKED_BY_ME = "asked_by_id = (select acting_account())"
# Whoever may write a contact about a family, or about somebody in it, may ask to talk about it; the family itself not.
MAY_ASK = (
    "(dossier_id in (select visible_dossiers('contacts', 'wo'))"
    " or dossier_id in (select seen.dossier_id from visible_subjects('contacts', 'wo') seen))"
    " and (select reads_signals())"
)
READ = family_reach_by_lookup(AGENDA, "contacts", "rw")
STILL_MINE = f"({ASKED_BY_ME} and {related_by_lookup(AGENDA)})"
MAY_WITHDRAW = f"{STILL_MINE} or dossier_id in (select visible_dossiers('contacts', 'w'))"


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0013_working_lists_and_agenda"),
        ("access", "0008_know_derived_values_everywhere"),
    ]

    operations = [
        run(
            [
                *fence(LIST),
                *allow(LIST, "select", f"({OWN}) or (is_shared and {HERE})"),
                *allow(LIST, "insert", OWN),
                *allow(LIST, "update", OWN, columns="name, is_shared, filters, columns, changed_at"),
                *allow(LIST, "delete", OWN),
            ],
            undo=undo_fence(LIST, "select", "insert", "update", "delete"),
        ),
        run(
            [
                *fence(PREFERENCE),
                *allow(PREFERENCE, "select", MINE),
                *allow(PREFERENCE, "insert", MINE),
                *allow(PREFERENCE, "update", MINE, columns="columns, page_size, begins_with"),
            ],
            undo=undo_fence(PREFERENCE, "select", "insert", "update"),
        ),
        run(
            [
                *fence(AGENDA),
                *allow(AGENDA, "select", f"({READ} and (select reads_signals())) or {STILL_MINE}"),
                *allow(AGENDA, "insert", f"{ASKED_BY_ME} and {HERE} and {MAY_ASK}"),
                *allow(AGENDA, "update", MAY_WITHDRAW, columns="withdrawn_at, withdrawn_by_id"),
            ],
            undo=undo_fence(AGENDA, "select", "insert", "update"),
        ),
    ]
