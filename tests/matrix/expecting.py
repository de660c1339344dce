"""What somebody must get of an address: from who may according to the table, and the written matrix."""

from __future__ import annotations

from http import HTTPStatus

from tests.matrix.address import FORBIDDEN, NOT_FOUND, About, Address, Who
from tests.matrix.meeting import ASKED_TO_IT
from tests.matrix.people import FAMILIES_OF, JUDGED, OWN_MUNICIPALITY
from tests.matrix.planted import LISTED
from tests.matrix.shown import NEEDED, Asked
from tests.matrix.written import NEVER_SIGNALS, READING, WRITING

IS_KNOWN_ALREADY = {"GET": HTTPStatus.FOUND, "POST": HTTPStatus.CONFLICT}
"""Where somebody who sees it enters what is known: on to the form that corrects it, or both side by side."""
GIVEN_BY = {
    Who.IMPORTS: "import-workbook",
    Who.ENTERS_FAMILIES: "open-dossier",
    Who.CHAIRS: "chair-meetings",
    Who.SHIELDS: "shield-family",
    Who.INVOLVES: "grant-involvement",
    Who.CHAIRS_FAMILY: "chair-meetings",
}


def expected(address: Address, asked: Asked) -> int:
    """Return the status that somebody must get, from who may according to the table and the written matrix."""
    who, yes = asked.who, address.yes
    match address.who:
        case Who.EVERYBODY | Who.SOMEBODY | Who.READER:
            return yes
        case Who.DEMO:
            return NOT_FOUND
        case Who.RELATED:
            return yes if who.knows_of(asked.family) else NOT_FOUND
        case Who.ALL_COMPARTMENTS:
            return expected_of_outcome(address, asked)
        case Who.READS_IDENTITY:
            return yes if "identity" in who.role.compartments(READING) and who.reaches(JUDGED, LISTED) else NOT_FOUND
        case Who.WRITES_CONTACTS:
            return expected_of_contacts(address, asked)
        case Who.WRITES_FACT | Who.READS_DOCUMENT | Who.WRITES_DOCUMENT:
            return expected_of_document(address, asked) if asked.document[0] else expected_of_fact(address, asked)
        case Who.IMPORTS | Who.ENTERS_FAMILIES | Who.CHAIRS:
            return yes if who.has(GIVEN_BY[address.who]) else FORBIDDEN
        case Who.OWN_IMPORT:
            if not who.has("import-workbook"):
                return FORBIDDEN
            return yes if str(who) in asked.marks.known[asked.file_name].family else NOT_FOUND
        case Who.SHIELDS | Who.INVOLVES | Who.CHAIRS_FAMILY | Who.MERGES:
            return (expected_of_merging if address.who is Who.MERGES else expected_of_shields)(address, asked)
        case Who.ASKED | Who.KNOWS_ITEM | Who.LEADS | Who.LEADS_ITEM:
            return expected_of_meeting(address, asked)
        case Who.FOLLOWS_ALL | Who.HANDS_OVER | Who.SEES_HANDOVER:
            return expected_of_handovers(address, asked)
        case Who.READS_LOG:
            return yes if who.has("read-log") else NOT_FOUND
        case Who.COLLEAGUE:
            return yes if who.municipality == OWN_MUNICIPALITY else NOT_FOUND
        case Who.SETS_RULES:
            if not who.has("set-rules"):
                return FORBIDDEN
            is_elsewhere = address.about is About.PREVIEW and who.municipality != OWN_MUNICIPALITY
            return NOT_FOUND if is_elsewhere else yes


def expected_of_outcome(address: Address, asked: Asked) -> int:
    """Return the status for a day or signal: it follows every compartment that it rests on."""
    rule, subject = asked.outcome
    may_read = asked.who.role.knows(NEEDED[rule, subject][0]) and asked.who.reaches(JUDGED, subject)
    is_kept = rule.startswith("S") and asked.who.role.code in NEVER_SIGNALS
    return address.yes if may_read and not is_kept else NOT_FOUND


def expected_of_contacts(address: Address, asked: Asked) -> int:
    """Return the status for a contact about a whole family."""
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    may_write = "contacts" in asked.who.role.compartments(WRITING) and asked.who.reaches(asked.family, "")
    return address.yes if may_write else FORBIDDEN


def expected_of_handovers(address: Address, asked: Asked) -> int:
    """Return the status for what is about handovers: it follows who may read or write all contacts."""
    who, right = asked.who, asked.who.role.rights.get("contacts", "")
    match address.who:
        case Who.FOLLOWS_ALL:
            return address.yes if right in ("r", "w") and who.role.scope in ("M", "I") else FORBIDDEN
        case Who.HANDS_OVER if who.knows_of(asked.family):
            return address.yes if right == "w" else FORBIDDEN
        case Who.SEES_HANDOVER if right in ("r", "w") and who.reaches(asked.family, LISTED):
            return address.yes
        case _:
            return NOT_FOUND


def expected_of_meeting(address: Address, asked: Asked) -> int:
    """Return the status for a meeting of the municipality: of whom somebody works where one is asked to it."""
    is_asked = asked.who.organisation in ASKED_TO_IT and asked.who.role.code not in NEVER_SIGNALS
    if not is_asked:
        return NOT_FOUND
    if address.who in (Who.LEADS, Who.LEADS_ITEM) and not asked.who.has("chair-meetings"):
        return FORBIDDEN
    if address.who in (Who.KNOWS_ITEM, Who.LEADS_ITEM) and not asked.who.knows_of(asked.family):
        return NOT_FOUND
    return address.yes


def expected_of_shields(address: Address, asked: Asked) -> int:
    """Return the status for what somebody does with a family of the own municipality only, such as shielding it."""
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    is_own = asked.family in FAMILIES_OF.get(asked.who.municipality, ())
    return address.yes if asked.who.has(GIVEN_BY[address.who]) and is_own else FORBIDDEN


def expected_of_merging(address: Address, asked: Asked) -> int:
    """Return the status for who is one and who are two: of families of the own municipality only."""
    if not asked.who.has("merge-persons"):
        return FORBIDDEN
    if address.about is About.MERGE:
        return address.yes
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    return address.yes if asked.family in FAMILIES_OF.get(asked.who.municipality, ()) else FORBIDDEN


def expected_of_document(address: Address, asked: Asked) -> int:
    """Return the status for a document: it is another's, so that own entries give nobody anything."""
    compartment, subject = asked.document
    right = asked.who.role.rights.get(compartment, "")
    if right not in (*READING,) or not asked.who.reaches(asked.family, subject):
        return NOT_FOUND
    return address.yes if right == "w" or address.who is Who.READS_DOCUMENT else FORBIDDEN


def expected_of_fact(address: Address, asked: Asked) -> int:
    """Return the status for a fact: what is written by another is nobody's who has own entries only."""
    is_new = address.about is About.NEW_FACT
    right = asked.who.role.rights.get(asked.kind.compartment, "")
    if right not in (*READING, *("o" if is_new else "")) or not asked.who.reaches(asked.family, asked.subject):
        return NOT_FOUND
    if right not in WRITING:
        return FORBIDDEN
    return IS_KNOWN_ALREADY[address.method] if is_new and asked.kind.is_known else address.yes
