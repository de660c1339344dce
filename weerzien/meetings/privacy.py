"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

MEETING = "de partners op tijd bij elkaar brengen rond gezinnen die aandacht vragen"
TALKED_OF = "in het overleg bespreken welke gezinnen aandacht vragen, en wie wat doet"
DECIDED = "kunnen nagaan wat over een gezin is besloten, door wie en waarom"
AS_LONG_AS_USED = "zolang de gemeente weerzien gebruikt; verslagen van vroeger rusten erop"
AS_ACCOUNT = "zolang het account bestaat"
ONCE_EACH = "een uitnodiging en elke wijziging ervan één keer mailen"
INVITED = Kept(30, "na de dag van het overleg")

MODELS: Mapping[str, str] = {
    "Series": "protected",
    "Participant": "protected",
    "StandingAgreement": "protected",
    "Meeting": "protected",
    "Attendee": "protected",
    "AgendaItem": "protected",
    "Decision": "protected",
    "InvitationWish": "protected",
    "SentInvitation": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare("InvitationWish", Kind.ORDINARY, "account is_wanted", purpose=MEETING, retention=AS_ACCOUNT),
    **declare(
        "SentInvitation", Kind.ORDINARY, "meeting account sequence taken_at", purpose=ONCE_EACH, retention=INVITED
    ),
    **declare(
        "Series",
        Kind.ORDINARY,
        "municipality name is_regional every_weeks begins_on starts_at minutes place ended_on version made_by made_at",
        purpose=MEETING,
        retention=AS_LONG_AS_USED,
    ),
    **declare(
        "Participant",
        Kind.ORDINARY,
        "series account organisation is_chair added_by added_at left_at",
        purpose=MEETING,
        retention=AS_LONG_AS_USED,
    ),
    **declare(
        "StandingAgreement",
        Kind.ORDINARY,
        "series what review_on version made_by made_at ended_at ended_by",
        purpose="afspraken tussen organisaties onthouden en er op tijd weer naar kijken",
        retention=AS_LONG_AS_USED,
    ),
    **declare(
        "Meeting",
        Kind.ORDINARY,
        "municipality series kind held_on starts_at minutes place state guests current_item sequence version made_by"
        " made_at closed_at",
        purpose=MEETING,
    ),
    **declare("Meeting", Kind.SPECIAL, "plain_words", purpose=TALKED_OF),
    **declare("Attendee", Kind.ORDINARY, "meeting account organisation is_chair was_present", purpose=MEETING),
    **declare(
        "AgendaItem",
        Kind.ORDINARY,
        "meeting standing title place minutes state version added_by added_at",
        purpose=TALKED_OF,
    ),
    **declare("Decision", Kind.ORDINARY, "meeting item compartment made_by made_at", purpose=DECIDED),
    **declare("Decision", Kind.SPECIAL, "what ground", purpose=DECIDED),
}
