"""The template tags: every part takes typed values and gives HTML; none asks or decides anything."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.forms import BaseForm, BoundField, TextInput
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from weerzien.early_signals.editing.lines import FactLine
from weerzien.early_signals.network.ties import NetworkPanel
from weerzien.early_signals.panels import Mark, OutcomeLine
from weerzien.early_signals.timeline.marks import Course
from weerzien.early_signals.words import theme_of
from weerzien.kernel.words import MONTHS, WEEKDAYS, date_words
from weerzien.rulebook.outcomes import State
from weerzien.rulebook.themes import Theme
from weerzien.web.components.network import shown_network
from weerzien.web.components.parts import (
    EMPTY_ICONS,
    NOTICE_ICONS,
    address_of,
    error_links,
    fact_address,
    page_numbers,
    working_day_words,
)
from weerzien.web.components.timeline import shown_timeline

register = template.Library()
DAYS_WITHOUT_YEAR = 270
NEAR_DAYS = 14


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Return one drawing of the sprite; it is decoration, the words stand beside it."""
    drawing = f"{static('icons.svg')}#{name}"
    return format_html('<svg class="wz-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', drawing)


@register.filter
def theme(rule: str) -> Theme | None:
    """Return the theme of a rule, None where the rule left the rulebook since."""
    return theme_of(rule)


@register.simple_tag
def address(name: str, *ids: UUID) -> str:
    """Return the address of a page about these ids: what `url` gives, but worked out once per page and not per line."""
    return address_of(name, len(ids)).format(*ids)


@register.simple_tag
def fact_link(line: FactLine, dossier_id: UUID, name: str) -> SafeString:
    """Lead to the form of one fact of somebody, which opens in the place behind it."""
    words = "Wijzigen" if line.fact_id else "Toevoegen" if line.is_more else "Invullen"
    return format_html(
        '<a class="wz-fact-line__open" id="open-{form}" href="{there}" hx-get="{there}" hx-target="#feit-{form}"'
        ' data-toggles="feit-{form}">{words}<span class="wz-visually-hidden"> {label} van {name}</span></a>',
        form=line.form_id,
        there=fact_address(line, dossier_id),
        words=words,
        label=line.label,
        name=name,
    )


@register.simple_tag
def badge(code: str, words: str | int, icon_name: str = "") -> SafeString:
    """Show a state or an urgency: colour by its code, with an icon and words."""
    drawing = icon(icon_name) if icon_name else ""
    return format_html('<span class="wz-badge wz-badge--{}">{}{}</span>', code, drawing, words)


@register.simple_tag
def mark(value: Mark) -> SafeString:
    """Show an urgency, state or certainty of a panel."""
    return badge(value.code, value.words, value.icon)


@register.simple_tag
def day(value: date | None, unknown: str = "onbekend") -> SafeString | str:
    """Write a day in full, with the machine's notation behind it."""
    return unknown if value is None else _day(value)


# The same days come back on every page of a morning.
@lru_cache(maxsize=20_000)
def _day(value: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_words(value))


@register.simple_tag
@lru_cache(maxsize=20_000)
def tile(value: date, is_far: bool) -> SafeString:
    """Write a day as a leaf of a calendar; the year is for the ear alone where it is near."""
    year = format_html(" {}" if is_far else '<span class="wz-visually-hidden"> {}</span>', value.year)
    return format_html(
        '<time datetime="{}"><span class="wz-day__weekday">{}</span><span class="wz-day__number">{}</span>'
        '<span class="wz-day__month">{}{}</span></time>',
        value.isoformat(),
        WEEKDAYS[value.weekday()],
        value.day,
        MONTHS[value.month - 1],
        year,
    )


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Write a moment in Dutch time."""
    here = localtime(value)
    words = f"{date_words(here)} om {here.hour}.{here:%M} uur"
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), words)


@register.inclusion_tag("components/outcome.html")
def outcome(line: OutcomeLine, *, with_family: bool = False, level: int = 3) -> dict[str, Any]:
    """Show one day that counts, or one signal, with the way to its reasons; among other families its first words."""
    return {
        "line": line,
        "with_family": with_family,
        "level": level,
        "sentences": line.detail[:1] if with_family else line.detail,
        "is_near": line.days_left is not None and line.days_left <= NEAR_DAYS,
        "is_far": line.days_left is not None and abs(line.days_left) > DAYS_WITHOUT_YEAR,
        "working_day_words": working_day_words(line),
        "theme": theme_of(line.rule) if line.state.code == State.SIGNAL else None,
    }


@register.simple_block_tag
def card(content: str, title: str, *, icon: str = "info", tone: str = "", count: int | None = None) -> str:
    """Wrap what stands inside in a card with a heading."""
    shown = {"content": content, "title": title, "icon_name": icon, "tone": tone, "count": count}
    return render_to_string("components/card.html", shown)


@register.simple_block_tag
def notice(content: str, title: str, *, tone: str = "info", level: int = 2) -> str:
    """Wrap what stands inside in a message: info, good, warning or error."""
    shown = {"content": content, "title": title, "tone": tone, "level": level, "icon_name": NOTICE_ICONS[tone]}
    return render_to_string("components/notice.html", shown)


@register.inclusion_tag("components/empty.html")
def empty(words: str, tone: str = "good") -> dict[str, str]:
    """Say that there is nothing, and what will appear here: good news, or merely quiet."""
    return {"words": words, "tone": tone, "icon_name": EMPTY_ICONS[tone]}


@register.inclusion_tag("components/chip.html")
def chip(name: str, part: str = "") -> dict[str, str]:
    """Show a person in the line of a text: a name and the part in the family, no portrait."""
    return {"name": name, "part": part}


@register.inclusion_tag("components/progress.html")
def progress(percent: int, sentence: str) -> dict[str, Any]:
    """Show how far something is, 0 to 100, in a bar and in words."""
    return {"percent": percent, "sentence": sentence}


@register.inclusion_tag("components/pages.html")
def pages(page: int, count: int, query: str = "") -> dict[str, Any]:
    """Show where one is in a list of pages; `query` is the rest of the query string."""
    return {"page": page, "count": count, "numbers": page_numbers(page, count), "query": query}


@register.inclusion_tag("components/timeline.html", takes_context=True)
def timeline(context: RequestContext, course: Course, family: str) -> dict[str, Any]:
    """Draw the course of a family in the time that the address asks for."""
    asked = context.request.GET.get("tijd", "") if context.request else ""
    return {"shown": shown_timeline(course, family, asked)}


@register.inclusion_tag("components/network.html")
def network(panel: NetworkPanel) -> dict[str, Any]:
    """Draw the people and organisations around a family."""
    return {"shown": shown_network(panel)}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """List all errors of a form, each with a link to its field."""
    return {"links": error_links(form)}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, kind: str = "") -> dict[str, Any]:
    """Show one field: label, hint, error, control, tied together for who cannot see them together.

    A browser keeps nothing of what is typed, unless the field says so: it is about others, and computers are shared.
    """
    described = " ".join(
        f"{bound.id_for_label}_{part}" for part, there in (("hint", bound.help_text), ("error", bound.errors)) if there
    )
    attributes: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    widget = bound.field.widget
    # A browser cuts what is too long off and says nothing; we say it, and keep the text.
    widget.attrs.pop("maxlength", None)
    if isinstance(widget, TextInput) and "autocomplete" not in widget.attrs:
        attributes["autocomplete"] = "off"
    return {"bound": bound, "control": bound.as_widget(attrs=attributes), "kind": kind}
