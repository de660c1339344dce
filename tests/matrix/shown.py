"""Which marks a page must hold for somebody, and which it may hold besides: any other mark there is a leak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.matrix.facts import NO_KIND, Kind
from tests.matrix.people import HERS, JUDGED, Somebody
from tests.matrix.planted import FAMILY, LISTED, UNLISTED, Mark, Marks
from tests.matrix.runs import EXAMPLE, HERE, IMPORT, THERE
from tests.matrix.written import KNOWING, READING

NOWHERE = (
    "LocalNumber.", "PersonNumbers.", "eighteen", "PreviewedMove.", "Task", "Handover.", "HandoverStep.", "FilePart.",
    "Document.", "Content.", "ReportMatch.", "SignalWords.", "Decision.",
)  # fmt: skip
"""What no page of a family shows, whoever reads it."""
KNOWN_FROM = {
    "Personalia.first_name": "identity",
    "Personalia.language": "identity",
    "Step.arrival.day": "procedure",
    "Step.registration.day": "procedure",
    "Integration.route": "integration",
    "Stay.home": "housing",
}
"""Facts that are themselves the derived value of a compartment: who may know that value sees them."""
SENTENCES = {"income": "krijgt bijstand", "integration": "heeft een PIP", "schooling": "volgt volledig dagonderwijs"}
"""Derived values that are a sentence; the facts behind them stand nowhere for who may know no more."""
NEEDED = {
    ("H08", FAMILY): ({"housing"}, "HotelStay.since", UNLISTED),
    ("N14", UNLISTED): ({"procedure:l"}, "Step.arrival.day", UNLISTED),
    ("I01", UNLISTED): ({"integration"}, "Integration.ss139", UNLISTED),
    ("N01", LISTED): ({"identity", "procedure"}, "Permit.notified", LISTED),
    ("S01", LISTED): ({"identity", "schooling"}, "Absence.day", LISTED),
    ("V04", LISTED): ({"identity", "guardianship"}, "Personalia.born", LISTED),
    ("V04", UNLISTED): ({"identity", "guardianship"}, "Personalia.born", UNLISTED),
}
"""Of some outcomes: the compartments of the facts they rest on, and one fact of somebody that their page must show.

With `:l` behind it the derived value of a compartment is meant: who may know that value sees the outcome.
"""
DRAWN = ("Permit.notified", "Step.", "Guardianship.requested", "Stay.home", "HotelStay.since", "Integration.ss139",
         "Income.benefit")  # fmt: skip
"""Days that stand in the course of a family through time."""
NAMES = ("Personalia.last_name", "Personalia.first_name")


@dataclass(frozen=True)
class Asked:
    """Who asks, and about which family, outcome, file, fact or document (by compartment and person) of somebody."""

    who: Somebody
    marks: Marks
    family: str = ""
    outcome: tuple[str, str] = ("", "")
    file_name: str = ""
    kind: Kind = NO_KIND
    subject: str = ""
    document: tuple[str, str] = ("", "")

    def visible(self, *fields: str, family: str = "") -> set[Mark]:
        """Return the marks in these fields, of one family or of all, that the matrix lets somebody see."""
        known = self.marks.known.values()
        return {
            mark for mark in known
            if mark.field.startswith(fields or "") and family in ("", mark.family) and self.who.may(mark)
        }  # fmt: skip


Expected = Callable[[Asked], Iterable[Mark]]


def nothing(_: Asked) -> Iterable[Mark]:
    """Expect no mark."""
    return ()


@dataclass(frozen=True)
class Shown:
    """What a page shows of people; `words` is for the documentation."""

    words: str = "nothing of a family"
    must: Expected = nothing
    may: Expected = nothing

    def faults(self, asked: Asked, found: frozenset[Mark]) -> list[str]:
        """Return every mark that is missing on a page and every one that leaked."""
        must = set(self.must(asked))
        missing = [f"misses {mark}" for mark in must - found]
        return sorted(missing) + sorted(f"LEAKS {mark}" for mark in found - must - set(self.may(asked)))


def of_the_family(asked: Asked) -> set[Mark]:
    """Return every fact of one family that somebody may read, and what may be known of closed compartments."""
    facts = {mark for mark in asked.visible(family=asked.family) if not mark.field.startswith(NOWHERE)}
    return facts | derived(asked) | adult_to_speak_with(asked)


def derived(asked: Asked) -> set[Mark]:
    """Return the facts that are a derived value, where somebody may know these."""
    return {
        mark for mark in asked.marks.where(asked.family)
        if KNOWN_FROM.get(mark.field) in asked.who.role.compartments(KNOWING)
        and asked.who.reaches(mark.family, mark.subject)
    }  # fmt: skip


def adult_to_speak_with(asked: Asked) -> set[Mark]:
    """Return the whole name of a grown-up, for a corporation that may speak with one; one family has none."""
    is_corporation = asked.who.role.code == "woningcorporatie"
    if asked.family == JUDGED or not (is_corporation and asked.who.reaches(asked.family, UNLISTED)):
        return set()
    return {mark for mark in asked.marks.where(asked.family) if mark.field in NAMES and mark.subject == UNLISTED}


def of_the_brief(asked: Asked) -> set[Mark]:
    """Return how the members and the family are called, as far as that may be read: these stand on every brief."""
    return asked.visible("Dossier.number", "Personalia.first_name", family=asked.family)


def of_the_course(asked: Asked) -> set[Mark]:
    """Return the days of a family that somebody may read, or know as a derived value, of what happened and lasts."""
    known = asked.visible(*DRAWN, family=asked.family) | derived(asked)
    return {mark for mark in known if mark.field.startswith(DRAWN)}


def of_a_question(asked: Asked) -> set[Mark]:
    """Return what an answer of the rulebook may rest on: what somebody reads of everybody in a family, or nothing."""
    sees_everybody = asked.who.reaches(asked.family, "")
    fields = () if sees_everybody else ("Dossier.number", *NAMES)
    return {mark for mark in asked.visible(*fields, family=asked.family) if not mark.field.startswith(NOWHERE[:2])}


def of_what_waits(asked: Asked) -> set[Mark]:
    """Return what the days and signals that somebody sees may tell, and what an answer may rest on."""
    return of_a_question(asked) | asked.visible("Outcome", family=asked.family)


def on_the_list(asked: Asked) -> set[Mark]:
    """Return what the list must hold: each family by its number, and by last name where that may be read."""
    return asked.visible("Dossier.number", "Personalia.last_name")


def also_on_the_list(asked: Asked) -> set[Mark]:
    """Return what the list may hold besides: languages to choose from, and what the first day is about."""
    return asked.visible("Personalia.language", "Outcome.due.rule", "Outcome.entitled.rule")


def of_today(asked: Asked) -> set[Mark]:
    """Return what the page Vandaag must hold: each day of this week with its reason, and who turns eighteen."""
    return asked.visible("Outcome.due", "eighteen")


def also_of_today(asked: Asked) -> set[Mark]:
    """Return what may stand there besides: ten signals by title, and the names with them."""
    return asked.visible("Outcome.signal.rule", "Dossier.number", *NAMES)


def why(asked: Asked) -> set[Mark]:
    """Return the fact on which an outcome rests, of the person it is about."""
    _, field, subject = NEEDED[asked.outcome]
    known = asked.visible(field, family=JUDGED) | derived(replace(asked, family=JUDGED))
    return {mark for mark in known if mark.field == field and mark.subject == subject}


def also_why(asked: Asked) -> set[Mark]:
    """Return the names of the family, as far as these may be read."""
    return asked.visible("Dossier.number", *NAMES, family=JUDGED)


def a_fact(asked: Asked) -> set[Mark]:
    """Return every field of one fact of one person."""
    return {mark for mark in asked.visible(asked.kind.marks, family=asked.family) if mark.subject == asked.subject}


def also_with_a_fact(asked: Asked) -> set[Mark]:
    """Return how the family and the person are called, as far as that may be read or known."""
    known = {mark for mark in derived(asked) if mark.field in NAMES and mark.subject == asked.subject}
    return known | asked.visible("Dossier.number", *NAMES, family=asked.family)


def also_with_a_choice(asked: Asked) -> set[Mark]:
    """Return how the family and its members are called, as far as that may be read or known."""
    known = {mark for mark in derived(asked) if mark.field in NAMES}
    return known | asked.visible("Dossier.number", *NAMES, family=asked.family)


def also_with_a_pair(asked: Asked) -> set[Mark]:
    """Return what two persons may differ in: whatever of their family may be read."""
    return also_with_a_choice(asked) | asked.visible(family=asked.family)


def of_a_document(asked: Asked) -> set[Mark]:
    """Return what stands in one document."""
    known = asked.visible("Content.words", family=asked.family)
    return {mark for mark in known if (*mark.compartments, mark.subject) == asked.document}


def of_the_documents(asked: Asked) -> set[Mark]:
    return asked.visible("Document.title", family=asked.family)


def readable(asked: Asked, *names: str) -> set[Mark]:
    """Return the marks of an import, of which the names start so, in the compartments that its maker may read."""
    cells = asked.who.role.compartments(READING)
    return {
        mark for mark in asked.marks.where(IMPORT) if mark.field.startswith(names) and mark.compartments <= cells
    }  # fmt: skip


def of_the_import(asked: Asked) -> set[Mark]:
    """Return the cells of an import in the compartments that its maker may read, and the name of the file."""
    return own_file(asked) | readable(asked, "") - readable(asked, EXAMPLE, HERE, THERE)


def of_its_columns(asked: Asked) -> set[Mark]:
    """Return an example of each column that its maker may read."""
    return readable(asked, EXAMPLE)


def of_its_conflicts(asked: Asked) -> set[Mark]:
    """Return what stands here and what the workbook says, in the columns that its maker may read."""
    return readable(asked, HERE, THERE)


def also_with_its_conflicts(asked: Asked) -> set[Mark]:
    """Return the family that conflicts are about, as far as its name may be read, and the name of the file."""
    return own_file(asked) | asked.visible("Dossier.number", *NAMES, family=HERS)


def own_file(asked: Asked) -> set[Mark]:
    """Return the name of the file that somebody chose."""
    return {mark for mark in asked.marks.known.values() if mark.text == asked.file_name}


def of_the_preview(asked: Asked) -> set[Mark]:
    """Return what would change, where somebody may read all that it rests on, and in which family."""
    moves = asked.visible("PreviewedMove.rule")
    return moves | {mark for mark in asked.visible("Dossier.number") if mark.family in {move.family for move in moves}}


def also_of_the_preview(asked: Asked) -> set[Mark]:
    """Return how these families and the persons in them are called, as far as that may be read or known."""
    families = {mark.family for mark in asked.visible("PreviewedMove.rule")}
    return {
        mark for family in families for mark in asked.visible(*NAMES, family=family) | known_names(asked, family)
    }  # fmt: skip


def known_names(asked: Asked, family: str) -> set[Mark]:
    """Return the names that are a derived value of a family."""
    return {mark for mark in derived(replace(asked, family=family)) if mark.field in NAMES}


NOTHING = Shown()
A_FAMILY = Shown("every fact of it that the role may read, and the derived values it may know", of_the_family)
A_BRIEF = Shown("what fits on one sheet of what the page of the family shows", of_the_brief, of_the_family)
A_COURSE = Shown("every day of it that the role may read or know, and of whom", of_the_course, of_the_family)
A_NETWORK = Shown("who stands around it, as far as the role may read that", may=of_the_family)
A_QUESTION = Shown("facts in the parts that the role reads of everybody in it, with the names", may=of_a_question)
WAITING = Shown("the days and signals that the role sees, by title, with the names", may=of_what_waits)
FAMILIES = Shown("number and last name of each, and its first day", on_the_list, also_on_the_list)
TODAY = Shown("the days of two weeks, ten signals, who turns eighteen", of_today, also_of_today)
WHY = Shown("the facts that the rule used", why, also_why)
A_FACT = Shown("one fact of one person, and how they are called", a_fact, also_with_a_fact)
NO_FACT = Shown("how the person is called", may=also_with_a_fact)
DOCUMENTS = Shown("what its documents are called, where the role reads them", of_the_documents, also_with_a_choice)
A_DOCUMENT = Shown("what stands in one document", of_a_document)
NAMED = Shown("how the family and its members are called", may=also_with_a_choice)
A_PAIR = Shown("who the two are, and where they differ in what the role may read", may=also_with_a_pair)
CHOICE = Shown("how the members are called about whom one may write", may=also_with_a_choice)
IMPORTS = Shown("the names of the own files", own_file)
REFUSED_ROWS = Shown("the own rows that were refused, with every cell that was handed in")
AN_IMPORT = Shown("its cells in the compartments that the role may read", of_the_import)
ITS_COLUMNS = Shown("examples of its columns that the role may read", of_its_columns, own_file)
ITS_CONFLICTS = Shown("what differs, where the role may read it", of_its_conflicts, also_with_its_conflicts)
A_PREVIEW = Shown(
    "how many families a setting changes, and of those within reach which day or signal moves",
    of_the_preview,
    also_of_the_preview,
)
LOG = Shown("who, when and what; the family and its persons by number")
