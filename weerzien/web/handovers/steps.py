"""The steps of a handover as pages know them: the word in the address of each, and the name of that address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from weerzien.handovers.rules import Intention

STEPS: Final[Mapping[Intention, tuple[str, str]]] = {
    Intention.SEND: ("versturen", "send_handover"),
    Intention.ACCEPT: ("aannemen", "accept_handover"),
    Intention.REFUSE: ("weigeren", "refuse_handover"),
    Intention.PLAN_CONTACT: ("contact-plannen", "plan_first_contact"),
    Intention.CONFIRM_CONTACT: ("contact-bevestigen", "confirm_first_contact"),
    Intention.COMPLETE: ("afronden", "complete_handover"),
    Intention.WITHDRAW: ("intrekken", "withdraw_handover"),
}
