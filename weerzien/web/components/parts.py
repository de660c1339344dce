"""What the template tags work out before they show anything."""

from __future__ import annotations

from django.forms import BaseForm

NOTICE_ICONS = {"info": "info", "good": "check-circle", "warning": "alarm", "error": "alert"}
EMPTY_ICONS = {"good": "check-circle", "quiet": "sprout"}
AROUND = 1


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
