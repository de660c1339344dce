"""Derived facts about what was decided on an application, over columns."""

from __future__ import annotations

from weerzien.rulebook.derived.decisions import APPOINTMENT, GRANTED, NOT_OFFERED, OFFER, REJECTED
from weerzien.rulebook.many.arrays import (
    FALSE,
    NO_DAYS,
    NO_WORD,
    TRUE,
    Days,
    Mask,
    Numbers,
    Truth,
    as_mask,
    both,
    days_where,
    either,
    inverse,
    truth_where,
)
from weerzien.rulebook.many.columns import is_word, word_code
from weerzien.rulebook.many.comparing import same_word
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.views import Parameters


def rejection(rows: Rows, parameters: Parameters) -> Seen:
    """Return when a rejection was notified: as told, else the day of the decision, the earliest it can have been."""
    verdict, is_other = verdict_of(rows, REJECTED, parameters)
    notified = rows.look("afwijzing bekendgemaakt op", parameters)
    decided = decided_on(rows, verdict, parameters)

    def days() -> Days:
        return days_where(is_other, NO_DAYS, days_where(notified.behind, notified.days, decided.days))

    told = truth_where(notified.behind, notified.settled, decided.settled)
    return Seen(days, truth_where(is_other, FALSE, told))


def grant(rows: Rows, parameters: Parameters) -> Seen:
    """Return when an application was granted; a visa or an arrival means that it was, on an unknown day."""
    verdict, is_other = verdict_of(rows, GRANTED, parameters)
    dated, decided = rows.look("datum besluit", parameters), decided_on(rows, verdict, parameters)
    visa, arrival = (rows.look(name, parameters).settled.yes for name in ("mvv afgegeven", "ingereisd"))
    by_step = both(as_mask(verdict == NO_WORD), either(visa, arrival))

    def days() -> Days:
        return days_where(is_other, NO_DAYS, days_where(by_step, dated.days, decided.days))

    return Seen(days, truth_where(is_other, FALSE, truth_where(by_step, TRUE, decided.settled)))


def verdict_of(rows: Rows, wanted: str, parameters: Parameters) -> tuple[Numbers, Mask]:
    """Return the verdict of every application, and where it is another than the one that is asked for."""
    verdict = rows.look("besluit", parameters).words
    return verdict, both(as_mask(verdict != NO_WORD), as_mask(verdict != word_code(wanted)))


def decided_on(rows: Rows, verdict: Numbers, parameters: Parameters) -> Seen:
    """Return the day of the decision where the verdict is the one that is asked for, else whether it may still be."""
    dated, told = rows.look("datum besluit", parameters), rows.look("besluit", parameters)
    is_told = as_mask(verdict != NO_WORD)
    open_yet = both(either(dated.settled.no, told.settled.no), inverse(dated.settled.yes))
    by_day = truth_where(dated.behind, dated.settled, TRUE)
    settled = truth_where(is_told, by_day, Truth(yes=False, no=open_yet))
    return Seen(lambda: days_where(both(is_told, dated.behind), dated.days), settled)


def appointment(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether an appointment to report was made; where its column is kept, an empty cell says no."""
    told = rows.look(APPOINTMENT, parameters)
    is_empty = both(rows.covered(APPOINTMENT), inverse(told.is_named))
    return Seen(NO_DAYS, Truth(told.settled.yes, either(told.settled.no, both(is_empty, inverse(told.settled.yes)))))


def further_research(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether DNA research or an identifying interview was offered or asked for."""
    told, taken = rows.look(OFFER, parameters), rows.look("DNA-afname", parameters)
    cell = rows.look("DNA-onderzoek", parameters).words
    is_told = both(told.behind, told.settled.known)
    refused = is_word(cell, *NOT_OFFERED)
    offered = both(as_mask(cell != NO_WORD), inverse(refused))
    by_cell = truth_where(taken.settled.yes, TRUE, Truth(offered, refused))
    return Seen(lambda: days_where(is_told, told.days), truth_where(is_told, told.settled, by_cell))


def must_travel(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the embassy lies in another country than where the family member stays."""
    stays = rows.of(Owner.MEMBER).look("verblijfsland", parameters)
    embassy = rows.look("land van de ambassade", parameters)
    return known_fact(same_word(stays.words, embassy.words).opposite)


TWINS = {
    "afwijzing": rejection,
    "inwilliging": grant,
    "afspraak om aan te melden": appointment,
    "vervolgonderzoek": further_research,
    "moet reizen naar de ambassade": must_travel,
}
