"""The frame around every page: the navigation, who is logged in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.template import Context
from django.urls import reverse

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.handovers.receivers import TAKERS
from weerzien.web.components.tags import register

LAST_LIST: Final = "last-list"
"""Where the session keeps what the list of families last showed, as the query of its address."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main menu; `current` is what aria-current says where we are on it or under it."""

    address: str
    words: str
    icon: str
    is_here: bool
    current: str


def nav_items(actor: Actor, path: str) -> list[NavItem]:
    """Return the menu of this actor, with the entry marked under which the page of this path lies."""
    entries = [
        ("today", "Vandaag", "today"),
        ("families", "Gezinnen", "families"),
        ("signals", "Signalen", "signal"),
        ("my_tasks", "Taken", "task"),
    ]
    if actor.roles != {Role.GEZINSLID}:
        entries.append(("meetings", "Overleg", "speech"))
    if actor.roles & TAKERS:
        entries.append(("handovers", "Overdrachten", "right"))
    if may(actor, Ability.IMPORT_WORKBOOK):
        entries.append(("imports", "Inlezen", "import"))
    if may(actor, Ability.READ_LOG):
        entries.append(("reading_log", "Logboek", "history"))
    entries.append(("rulebook", "Regels", "book"))
    items = []
    for name, words, icon in entries:
        address = reverse(name)
        is_here = path == address if address == "/" else path.startswith(address)
        items.append(NavItem(address, words, icon, is_here, "page" if path == address else "true"))
    return items


@register.simple_tag(takes_context=True)
def list_address(context: Context) -> str:
    """Return the way back to the list of families as it was last open in this session: its filters, page and all."""
    request = getattr(context, "request", None)
    query = request.session.get(LAST_LIST, "") if request is not None else ""
    return f"{reverse('families')}?{query}" if query else reverse("families")


@register.inclusion_tag("components/frame_header.html", takes_context=True)
def frame_header(context: Context) -> dict[str, Any]:
    """Show the header; without somebody logged in only the name of the product."""
    request = context["request"]
    actor: Actor | None = getattr(request, "actor", None)
    items = nav_items(actor, request.path) if actor else []
    return {"actor": actor, "items": items, "csrf_token": context.get("csrf_token", "")}
