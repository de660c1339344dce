"""What looks as if it breaks the last release and does not, each with the reason. Empty it at every release."""

from __future__ import annotations

from collections.abc import Mapping

from tests.upgrade.release import last_release
from weerzien.cli.rights import SEQUENCES, rights
from weerzien.cli.roles import JOBS

FEWER_SIGNALS = "the family itself reads fewer lines; nothing else reads less, and the rulebook still reads them all"
LOG_ALONE = "the last release works as the jobs role on the log and nowhere else, and of the log it lost nothing"


def taken_from_jobs() -> list[str]:
    """Return the rights that the jobs role had in the last release and that are not in its list now."""
    kept = {f"right public.{sequence} {JOBS} usage" for sequence in SEQUENCES}
    for table, allowed in rights().items():
        for right in allowed:
            verb, _, columns = right.removesuffix(")").partition(" (")
            places = [f"{table}.{column}" for column in columns.split(", ")] if columns else [table]
            kept |= {f"right public.{place} {JOBS} {verb}" for place in places}
    had = {right for right in last_release().shape["rights"] if f" {JOBS} " in right}
    assert not any(right.startswith("right public.audit_") for right in had - kept)
    return sorted(had - kept)


SEEN_BY_LOOKUP = (
    "contacts_contactnote", "contacts_professional", "dossiers_coverage", "dossiers_dossier", "dossiers_household",
    "dossiers_householdmember", "dossiers_localnumber", "dossiers_membership", "dossiers_municipalperiod",
    "dossiers_personalia", "dossiers_personnumbers", "dossiers_relation", "dossiers_responsibility",
    "early_signals_outcome", "early_signals_outcomechange", "guardianship_guardianship", "housing_hotelstay",
    "housing_stay", "integration_income", "integration_integration", "procedure_application", "procedure_permit",
    "procedure_step", "schooling_absence", "schooling_enrolment",
)  # fmt: skip
SAME_ROWS = "A family is looked up instead of listed, and the same rows are seen: tests/access/test_reaching.py."
LASTING = "It refuses nothing: it fills a column of its own, which the last release does not know (decision 25)."

WITHHELD = "It hides rows only where somebody set a shield, which the last release cannot (decision 40)."
RESTING = ("early_signals_outcome", "early_signals_outcomechange")
SHIELDED = ("access_involvement", "access_involvementperson", "dossiers_person")

ALLOWED: Mapping[str, str] = {
    **{f"policy {table} withheld: is new and narrows": WITHHELD for table in (*SEEN_BY_LOOKUP, *SHIELDED)},
    **{f"policy {table} rests_on_withheld: is new and narrows": WITHHELD for table in RESTING},
    "policy housing_stay secret_address: is new and narrows": WITHHELD,
    **{
        f"trigger {place}: is new or says something else": LASTING
        for table in ("dossiers_personalia", "early_signals_outcome")
        for place in (f"{table} {table}_lasting", f"dossiers_municipalperiod {table}_renewed")
    },
    "trigger early_signals_outcome early_signals_outcome_lasting_kept: is new or says something else": LASTING,
    **{f"policy {table} may_select: says something else": SAME_ROWS for table in SEEN_BY_LOOKUP},
    "policy dossiers_relation sponsor_is_procedure: says something else": SAME_ROWS,
    "policy early_signals_outcome no_signal_for_the_family: is new and narrows": FEWER_SIGNALS,
    "policy early_signals_outcomechange no_signal_for_the_family: is new and narrows": FEWER_SIGNALS,
    **{f"{right}: is taken away": LOG_ALONE for right in taken_from_jobs()},
}
