"""Questions to the rulebook about one family: why not, what is missing, until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers.door import look_at
from weerzien.early_signals.asking.missing import missing_panel
from weerzien.early_signals.asking.panels import AskedOf, MissingLine
from weerzien.early_signals.asking.until import until_panel
from weerzien.early_signals.asking.why_not import why_not_panel, why_not_rule_panel
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.dictionary import fact_named
from weerzien.web.families.links import choosing_link, entry_link
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import written_down

LONGEST_SEARCH = 60
Panel = TypeVar("Panel")


def asked(request: Request, dossier_id: UUID, look: str, ask: Callable[[], Panel]) -> Panel:
    """Write down the look and return the answer to a question about a family. Raises NotFound."""
    look_at(request.actor, DossierId(dossier_id), look, today=request.today, at=request.now)
    with written_down(request, look, dossier_ids=[DossierId(dossier_id)]), reading(request):
        return ask()


@reads
def why_not(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show every rule that says nothing about this family now, each with the first reason."""
    track = request.GET.get("over", "")[:1]
    words = request.GET.get("woorden", "")[:LONGEST_SEARCH]
    panel = asked(
        request,
        dossier_id,
        "why-not",
        lambda: why_not_panel(dossier_id, track=track, words=words, today=request.today),
    )
    return page(request, "families/why_not", {"panel": panel})


@reads
def why_not_rule(request: Request, dossier_id: UUID, rule_id: str) -> HttpResponse:
    """Show why one rule says nothing, for everybody it could be about."""
    panel = asked(
        request,
        dossier_id,
        "why-not",
        lambda: why_not_rule_panel(dossier_id, rule_id.upper(), today=request.today),
    )
    return page(request, "families/why_not_rule", {"panel": panel})


@reads
def missing(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show which facts of this family are missing, who would know them and what waits for them."""
    panel = asked(request, dossier_id, "missing", lambda: missing_panel(request.actor, dossier_id, today=request.today))
    groups = [(who, [(line, link_to(request, panel.of, line)) for line in lines]) for who, lines in panel.groups]
    return page(request, "families/missing", {"panel": panel, "groups": groups})


@reads
def until(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show until when each day and signal of this family stays as it is, and what it becomes then."""
    panel = asked(request, dossier_id, "until", lambda: until_panel(request.actor, dossier_id, today=request.today))
    return page(request, "families/until", {"panel": panel})


def link_to(request: Request, of: AskedOf, line: MissingLine) -> str:
    """Return where this reader may enter a fact, empty where that is somebody else's work."""
    fact = fact_named(line.fact)
    if fact is None or Compartment(fact.compartment) not in writable_compartments(request.actor.roles):
        return ""
    dossier_id = DossierId(of.dossier_id)
    link = entry_link(line.fact, dossier_id, line.about) or choosing_link(line.fact, dossier_id)
    return link or f"{reverse('family', args=[dossier_id])}#gegevens"
