"""The course of a handover as a table: in which state who may do what, and what is said where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from weerzien.kernel.ids import PersonId
from weerzien.kernel.refusals import Refused
from weerzien.kernel.words import span_words


class State(StrEnum):
    """How far a handover is."""

    PROPOSED = "proposed"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CONTACT_PLANNED = "contact_planned"
    CONTACT_CONFIRMED = "contact_confirmed"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


class Intention(StrEnum):
    """What somebody wants to do with it."""

    SEND = "send"
    ACCEPT = "accept"
    REFUSE = "refuse"
    PLAN_CONTACT = "plan_contact"
    CONFIRM_CONTACT = "confirm_contact"
    COMPLETE = "complete"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    """On which side of a handover somebody stands. The municipality stands beside both."""

    SENDER = "sender"
    RECEIVER = "receiver"
    MUNICIPALITY = "municipality"


class Theme(StrEnum):
    """What is handed over: for each somebody else may be responsible."""

    GUIDANCE = "guidance"
    LEGAL = "legal"
    HOUSING = "housing"
    INTEGRATION = "integration"
    SCHOOLING = "schooling"


class OwnGround(StrEnum):
    """On what the sender is responsible when it hands over. It may end before somebody accepts."""

    GUARDIANSHIP = "guardianship"
    MUNICIPALITY = "municipality"
    HANDOVER = "handover"
    INVOLVEMENT = "involvement"


STATE_WORDS: Final[Mapping[State, str]] = {
    State.PROPOSED: "voorgesteld",
    State.SENT: "verstuurd",
    State.ACCEPTED: "aangenomen",
    State.REFUSED: "geweigerd",
    State.CONTACT_PLANNED: "eerste contact gepland",
    State.CONTACT_CONFIRMED: "eerste contact geweest",
    State.COMPLETED: "afgerond",
    State.WITHDRAWN: "ingetrokken",
}
INTENTION_WORDS: Final[Mapping[Intention, str]] = {
    Intention.SEND: "Versturen",
    Intention.ACCEPT: "Aannemen",
    Intention.REFUSE: "Weigeren",
    Intention.PLAN_CONTACT: "Eerste contact plannen",
    Intention.CONFIRM_CONTACT: "Eerste contact bevestigen",
    Intention.COMPLETE: "Afronden",
    Intention.WITHDRAW: "Intrekken",
}
THEME_WORDS: Final[Mapping[Theme, str]] = {
    Theme.GUIDANCE: "begeleiding",
    Theme.LEGAL: "juridische begeleiding",
    Theme.HOUSING: "wonen",
    Theme.INTEGRATION: "inburgering",
    Theme.SCHOOLING: "school",
}
OWN_GROUND_WORDS: Final[Mapping[OwnGround, str]] = {
    OwnGround.GUARDIANSHIP: "voogdij",
    OwnGround.MUNICIPALITY: "verantwoordelijke gemeente",
    OwnGround.HANDOVER: "eerdere overdracht",
    OwnGround.INVOLVEMENT: "betrokkenheid",
}

MOVES: Final[Mapping[tuple[State, Intention], State]] = {
    (State.PROPOSED, Intention.SEND): State.SENT,
    (State.PROPOSED, Intention.WITHDRAW): State.WITHDRAWN,
    (State.SENT, Intention.ACCEPT): State.ACCEPTED,
    (State.SENT, Intention.REFUSE): State.REFUSED,
    (State.SENT, Intention.WITHDRAW): State.WITHDRAWN,
    (State.ACCEPTED, Intention.PLAN_CONTACT): State.CONTACT_PLANNED,
    (State.ACCEPTED, Intention.CONFIRM_CONTACT): State.CONTACT_CONFIRMED,
    (State.CONTACT_PLANNED, Intention.PLAN_CONTACT): State.CONTACT_PLANNED,
    (State.CONTACT_PLANNED, Intention.CONFIRM_CONTACT): State.CONTACT_CONFIRMED,
    (State.CONTACT_CONFIRMED, Intention.COMPLETE): State.COMPLETED,
}
"""Every step there is; PostgreSQL keeps the same list, and a test compares them. What is not here is refused."""
WHO: Final[Mapping[Intention, frozenset[Side]]] = {
    Intention.SEND: frozenset({Side.SENDER}),
    Intention.ACCEPT: frozenset({Side.RECEIVER}),
    Intention.REFUSE: frozenset({Side.RECEIVER}),
    Intention.PLAN_CONTACT: frozenset({Side.RECEIVER}),
    Intention.CONFIRM_CONTACT: frozenset({Side.RECEIVER}),
    Intention.COMPLETE: frozenset({Side.RECEIVER}),
    # A sender whose ground has ended may be gone: without this nobody could hand over anew.
    Intention.WITHDRAW: frozenset({Side.SENDER, Side.MUNICIPALITY}),
}
UNDER_WAY: Final = frozenset({State.PROPOSED, State.SENT, State.ACCEPTED, State.CONTACT_PLANNED})
"""Nobody else is responsible yet: of one thing at most one handover is here."""
TAKEN_ON: Final = frozenset({State.ACCEPTED, State.CONTACT_PLANNED, State.CONTACT_CONFIRMED, State.COMPLETED})
OPEN: Final = frozenset(State) - {State.REFUSED, State.WITHDRAWN, State.COMPLETED}
LONGEST_WORDS: Final = 1000
ALWAYS: Final = frozenset({"identity", "contacts"})
"""Goes along always: whoever takes over must know who they are, and write down how it goes from there."""


@dataclass(frozen=True, slots=True)
class NewHandover:
    """What is proposed. `aftercare` is who keeps following the family afterwards: sender or receiver."""

    theme: Theme
    person_id: PersonId | None
    organisation_id: UUID
    account_id: UUID | None
    compartments: frozenset[str]
    words: str
    asked_back: str
    answer_by: date
    aftercare: str = "receiver"


class NotYourTurn(Refused):
    """Dit kan alleen de andere partij in deze overdracht. Bel die partij en vraag het als het snel moet."""


class IsOver(Refused):
    """Deze overdracht is voorbij: afgerond, geweigerd of ingetrokken. Begin een nieuwe als het nog nodig is."""


class NotSentYet(Refused):
    """Deze overdracht is nog niet verstuurd. Wacht tot de verzender haar verstuurt."""


class SentAlready(Refused):
    """Deze overdracht is al verstuurd. Trek haar in en begin opnieuw als er iets anders mee moet."""


class AnsweredAlready(Refused):
    """Iemand heeft deze overdracht al aangenomen. Bekijk hieronder wie; u hoeft niets meer te doen."""


class NotAcceptedYet(Refused):
    """Neem de overdracht eerst aan. Daarna kunt u het eerste contact met het gezin plannen en bevestigen."""


class ContactWasAlready(Refused):
    """Het eerste contact is al bevestigd. Kijk of alles is overgenomen en rond de overdracht dan af."""


class NoContactYet(Refused):
    """Het eerste contact met het gezin is nog niet bevestigd. Pas daarna kan de overdracht worden afgerond."""


class AcceptedAlready(Refused):
    """De ontvanger heeft al aangenomen, dus intrekken kan niet meer. Vraag de ontvanger wie er nu verdergaat."""


class NoReason(Refused):
    """Schrijf in een zin waarom. De andere partij leest dit meteen."""


class WordsTooLong(Refused):
    """Deze tekst is te lang. Houd het bij hooguit 1000 tekens; de rest staat in het dossier dat meegaat."""


class AnswerDayOutOfReach(Refused):
    """Kies een antwoorddag vanaf vandaag en niet te ver weg. Een overdracht mag niet te lang wachten."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.longest = longest

    def __str__(self) -> str:
        return f"{self.sentence()} Hooguit {span_words(self.longest)}: zo lang mag een gezin ook zonder contact zijn."


class ContactDayPassed(Refused):
    """Deze dag is al voorbij. Kies vandaag of later, of bevestig dat het eerste contact er is geweest."""


class ContactDayImpossible(Refused):
    """Het eerste contact ligt op of na de dag van aannemen en niet in de toekomst. Kijk de dag na."""


class TasksWithoutOwner(Refused):
    """Er staat nog een taak open die van niemand is. Geef die eerst een organisatie of persoon, en rond dan af."""


class ToOneself(Refused):
    """U kunt niet aan uw eigen organisatie overdragen. Geef het gezin dan aan een collega op de lijst."""


class UnderWayAlready(Refused):
    """Hiervan loopt al een overdracht. Bekijk die eerst; er kan er maar een tegelijk zijn."""


class NothingGoesAlong(Refused):
    """Van wat u koos mag u niets lezen. Kies ten minste een deel dat u zelf ziet."""


class CannotReceive(Refused):
    """Deze ontvanger kan deze overdracht niet krijgen. Kies iemand anders of vraag het de gezinsregisseur."""


def next_state(state: State, intention: Intention, sides: frozenset[Side]) -> State:
    """Return the state after a step; raise NotYourTurn, or why it cannot be taken now."""
    if not sides & WHO[intention]:
        raise NotYourTurn
    after = MOVES.get((state, intention))
    if after is None:
        raise why_not(state, intention)
    return after


def why_not(state: State, intention: Intention) -> Refused:
    """Return what is said to whoever asks for a step that does not exist."""
    if state not in OPEN:
        return IsOver()
    answering = {Intention.ACCEPT: NotSentYet, Intention.REFUSE: NotSentYet}
    if intention in answering:
        return NotSentYet() if state is State.PROPOSED else AnsweredAlready()
    if intention in (Intention.PLAN_CONTACT, Intention.CONFIRM_CONTACT):
        return ContactWasAlready() if state is State.CONTACT_CONFIRMED else NotAcceptedYet()
    return {
        Intention.SEND: SentAlready(),
        Intention.COMPLETE: NoContactYet(),
        Intention.WITHDRAW: AcceptedAlready(),
    }[intention]


def may_now(state: State, sides: frozenset[Side]) -> tuple[Intention, ...]:
    """Return what somebody may do with a handover now, in the order of its course."""
    return tuple(one for one in Intention if (state, one) in MOVES and sides & WHO[one])


def check_reason(words: str) -> None:
    """Refuse a reason that says nothing, or too much."""
    if len(words.strip()) < len("nee"):
        raise NoReason
    check_words(words)


def check_words(words: str) -> None:
    """Refuse words that are too long."""
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong


def check_answer_by(answer_by: date, *, longest: int, today: date) -> None:
    """Refuse a day by which to answer that has passed or lies more than `longest` days ahead.

    A handover waits no longer than its family may go without contact (rule S08).
    """
    if not today <= answer_by <= today + timedelta(days=longest):
        raise AnswerDayOutOfReach(longest)


def check_planned(day: date, *, today: date) -> None:
    """Refuse to plan the first contact on a day that has passed."""
    if day < today:
        raise ContactDayPassed


def check_contact(day: date, *, accepted_on: date, today: date) -> None:
    """Refuse a first contact before the handover was accepted, or in the future."""
    if not accepted_on <= day <= today:
        raise ContactDayImpossible
