"""What the template tags work out before they show anything."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from uuid import UUID

from django.forms import BaseForm
from django.urls import reverse

from weerzien.early_signals.editing.lines import FactLine
from weerzien.early_signals.panels import OutcomeLine

NOTICE_ICONS = {"info": "info", "good": "check-circle", "warning": "alarm", "error": "alert"}
EMPTY_ICONS = {"good": "check-circle", "quiet": "sprout"}
AROUND = 1


@cache
def address_of(name: str, ids_count: int) -> str:
    """Return the address of a page with a place for each of its ids."""
    marks = [UUID(int=number + 1) for number in range(ids_count)]
    address: str = reverse(name, args=marks)
    for mark in marks:
        address = address.replace(str(mark), "{}")
    return address


def fact_address(line: FactLine, dossier_id: UUID) -> str:
    """Return where one fact is corrected, or written down where there is none yet."""
    return _pattern_of_facts(is_new=line.fact_id is None).format(dossier_id, line.kind, line.fact_id or line.about_id)


@cache
def _pattern_of_facts(*, is_new: bool) -> str:
    dossier, about, kind = UUID(int=1), UUID(int=2), "soort"
    address: str = reverse("new_fact" if is_new else "fact", args=[dossier, kind, about])
    return address.replace(str(dossier), "{}").replace(f"/{kind}/", "/{}/").replace(str(about), "{}")


def page_numbers(page: int, count: int) -> list[int | None]:
    """Return the page numbers to show: first, last and those around the present one; None stands for a gap."""
    wanted = sorted({1, count, *range(max(1, page - AROUND), min(count, page + AROUND) + 1)})
    numbers: list[int | None] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """Return every error of a form with the id of its field, or an empty id where it is about the whole form."""
    links = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        links += [(bound.id_for_label, str(error)) for error in bound.errors]
    return links


def working_day_words(line: OutcomeLine) -> str:
    """Return how to call the last working day of a line, nothing where the day itself is one or has passed."""
    working_day = line.last_working_day
    if (
        line.day is None
        or line.days_left is None
        or working_day is None
        or working_day == line.day
        or line.days_left < 0
    ):
        return ""
    today = line.day - timedelta(days=line.days_left)
    return "laatste werkdag was" if working_day < today else "laatste werkdag"
