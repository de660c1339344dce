"""Nothing that the product keeps of people goes without a mark, unless it is said here why."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.house.data import our_apps
from tests.matrix.installation import Installation
from tests.matrix.planted import Marks

# So few tests that one process does them all: two would each build the installation for some of them.
pytestmark = pytest.mark.xdist_group("planted")
FAMILY_APPS = (
    "dossiers", "procedure", "guardianship", "housing", "integration", "schooling", "contacts", "early_signals",
    "handovers", "plans",
)  # fmt: skip
BOOKKEEPING = {
    "recorded_at", "recorded_by", "source", "source_organisation", "source_place", "certainty", "superseded_by",
    "superseded_at", "superseded_because", "created_at", "organisation", "account", "household", "application",
    "sponsor", "other", "person", "subject_ref", "home_dossier",
}  # fmt: skip
"""Who wrote a fact down, when, from where, and what it points to: ids and moments."""
TOO_SMALL = {
    "gender", "needs_interpreter", "in_netherlands", "obliged", "works", "is_full_time", "has_side_job", "hours",
    "sequence", "euros",
}  # fmt: skip
"""One of a few values: the words around it in the same row are marks, and a row is seen as a whole."""
OTHERWISE = {
    "Personalia.search_key": "made of the marks of the name",
    "Personalia.name_keys": "made of the marks of the name",
    "Personalia.lasting_municipality": "the id of a municipality, shown nowhere",
    "Dossier.opened_on": "shown nowhere",
    "Dossier.closed_on": "shown nowhere",
    "MunicipalPeriod.municipality": "the name of a municipality",
    "MunicipalPeriod.period": "shown nowhere",
    "Responsibility.period": "the day of planting",
    "Membership.period": "the day of planting",
    "Relation.kind": "the kind itself; the period of the row is the mark",
    "Step.kind": "the kind itself; the day of the row is the mark",
    "PersonNumbers.kind": "the kind itself; the number is the mark",
    "PersonNumbers.municipality": "the name of a municipality",
    "PersonNumbers.encrypted": "the number, sealed",
    "PersonNumbers.key_id": "the id of a key",
    "LocalNumber.number_typed": "the number, as it is searched for",
    "PersonNumbers.lookup_hash": "the number, hashed",
    "Observation.theme": "a theme of the list; what was noticed is the mark",
    "Observation.compartment": "one of the compartments",
    "ToldFact.name": "a name of the dictionary; what was told is the mark",
    "ToldFact.compartment": "one of the compartments",
    "ToldFact.is_repeated": "whether the dictionary says so",
    "Episode.kind": "the kind itself; what is said of it is the mark",
    "Episode.compartment": "one of the compartments",
    "Coverage.facts": "names of facts, not their values",
    "Coverage.since": "shown nowhere",
    **dict.fromkeys(
        (
            *(
                f"Handover.{name}"
                for name in (
                    "theme",
                    "state",
                    "from_organisation",
                    "from_account",
                    "own_ground",
                    "to_organisation",
                    "to_account",
                    "compartments",
                    "aftercare",
                    "answer_by",
                    "proposed_at",
                    "sent_on",
                    "file_version",
                    "file_hash",
                    "answered_by",
                    "accepted_on",
                    "contact_planned_on",
                    "contact_on",
                    "completed_on",
                    "closed_on",
                    "closed_because",
                    "ended_on",
                )
            ),
            *(f"FilePart.{name}" for name in ("handover", "compartment", "content_hash", "frozen_at")),
            *(f"HandoverStep.{name}" for name in ("handover", "at", "what", "state_after", "day")),
        ),
        "how far a handover is and between whom; what is said in it is marked",
    ),
    **dict.fromkeys(
        (
            "SignalStep.theme",
            "SignalStep.act",
            "SignalStep.state",
            "SignalStep.until",
            "SignalStep.taken_by",
            "SignalStep.taken_on",
            "SignalStep.covers",
            "SignalStep.compartments",
            "SignalStep.rules",
            "SignalStep.themes",
            "SignalStep.by",
            "SignalStep.organisation",
            "SignalStep.on",
            "SignalStep.at",
            "SignalStep.superseded_by",
            "SignalWords.step",
            "SignalWords.compartments",
            "SignalWords.helped",
        ),
        "what the coordinator did with a signal; what was written with it is the mark",
    ),
    **dict.fromkeys(
        (
            "ReportMatch.report",
            "ReportMatch.municipality",
            "ReportMatch.theme",
            "ReportMatch.compartments",
            "ReportMatch.noticed_on",
            "ReportMatch.organisation",
            "ReportMatch.expires_on",
            "ReportMatch.by",
            "ReportMatch.on",
            "ReportMatch.at",
            "ReportMatch.because",
            "ReportMatch.confirmed",
        ),
        "of what the coordinator sent; what was written is the mark",
    ),
    "AgendaRequest.for_on": "the next meeting",
    "AgendaRequest.asked_by": "the coordinator",
    "AgendaRequest.organisation": "the name of a municipality",
    "AgendaRequest.asked_at": "the moment of planting",
    "AgendaRequest.batch_id": "shown nowhere",
    "AgendaRequest.withdrawn_at": "shown nowhere",
    "AgendaRequest.withdrawn_by": "shown nowhere",
    "Task.theme": "a theme of the list; what is to be done is the mark",
    "Task.compartment": "one of the compartments",
    "Task.origin": "one of a few words",
    "Task.origin_id": "the id of what it came from, shown nowhere",
    "Task.state": "open, done or withdrawn",
    "Task.due_on": "the day of planting",
    "Task.remind_on": "the day of planting",
    "Task.made_by": "the coordinator",
    "Task.made_at": "the moment of planting",
    "Task.handed_by": "the coordinator",
    "Task.ended_on": "the day of planting",
    "Task.ended_at": "the moment of planting",
    "Task.ended_by": "the coordinator",
    "TaskMove.task": "the id of the task",
    "TaskMove.from_organisation": "the name of a municipality",
    "TaskMove.from_account": "the coordinator",
    "TaskMove.to_organisation": "the name of a municipality",
    "TaskMove.to_account": "nobody",
    "TaskMove.moved_by": "the coordinator",
    "TaskMove.moved_at": "the moment of planting",
    "TaskMove.batch_id": "shown nowhere",
}
ON_NO_PAGE = ("Evaluation.", "Reminder.", "ReminderMail.", "TaskReminder.", "Nudge.")
"""What jobs keep for themselves: when a family is looked at again, and who was reminded of which day."""
OF_NOBODY = (
    "RuleSetting.", "SettingPreview.", "WorkingList.", "ListPreference.", "ChecklistItem.", "Digest.", "Report.",
    "ReportReply.",    "Merge.", "NotSame.", "InvitationWish.", "SentInvitation.",
)  # fmt: skip
"""What a municipality sets in its rules, and what somebody chooses in a list: about no family.

Nor does what somebody sent name one: it is theirs, and of who says where it belongs; see tests/leaks/test_reports.py.
That two persons are one or are not is said of no family here; who reads it is in
tests/web/families/test_merging_views.py.

What it would change in a family is marked."""
PART_OF = {
    "Relation.period": "Relation.parent", "Step.day": "Step.arrival.day", "Step.value": "Step.decision.value",
    "ToldFact.day": "ToldFact.identity.day", "ToldFact.word": "ToldFact.procedure.word",
    "ToldFact.told_by": "ToldFact.procedure.told_by", "Observation.day": "Observation.relations.day",
    "Observation.how": "Observation.relations.how", "Observation.note": "Observation.relations.note",
    **{f"Episode.{name}": f"Episode.procedure.{name}" for name in ("what", "outcome", "since", "until", "note")},
}  # fmt: skip
"""Fields whose marks say more exactly what they are of."""


def declared_fields() -> set[str]:
    """Return every personal field of families that the apps declare; a day, which stands in three columns, once."""
    apps = [config for config in our_apps() if config.label in FAMILY_APPS]
    fields = [name for config in apps for name in import_module(f"{config.name}.privacy").FIELDS]
    days = {name.rsplit("_", 1)[0] for name in fields if name.endswith("_told")}
    parts = {f"{day}_{part}" for day in days for part in ("earliest", "latest", "told")}
    return (set(fields) - parts) | days


def unplanted(fields: set[str], marks: Marks) -> list[str]:
    """Return every field without a mark and without a reason."""
    planted = {mark.field for mark in marks.known.values()}
    by_compartment = ("Outcome.", "OutcomeChange.", "PreviewedMove.")
    return sorted(
        name
        for name in fields
        if PART_OF.get(name, name) not in planted
        and name.partition(".")[2] not in BOOKKEEPING | TOO_SMALL
        and name not in OTHERWISE
        and not name.startswith((*by_compartment, *ON_NO_PAGE, *OF_NOBODY))
    )


def test_every_personal_field_of_a_family_is_planted(place: Installation) -> None:
    faults = unplanted(declared_fields(), place.marks)

    assert faults == [], "\n".join(faults)


def test_a_field_that_nobody_planted_is_seen(place: Installation) -> None:
    assert unplanted({"Personalia.last_name", "Personalia.religion"}, place.marks) == ["Personalia.religion"]


def test_a_reason_is_given_for_fields_that_exist() -> None:
    assert sorted(set(OTHERWISE) - declared_fields()) == []


def test_every_family_is_as_rich_as_another(place: Installation) -> None:
    fields = [{(mark.field, mark.subject) for mark in place.marks.where(name)} for name in ("hers", "neighbours")]

    assert fields[0] == fields[1]
    assert len(fields[0]) > 140
