"""Every rule for everybody who logs in: what it says, since when, on which ground and how certain that is."""

from __future__ import annotations

from django.http import HttpResponse

from weerzien.early_signals.local.queries import locally_set, rule_settings
from weerzien.early_signals.queries.rules import families_by_rule
from weerzien.early_signals.words import rules_with_signal
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.showing import rule_lines, rule_shown
from weerzien.web.http import Request, page, reading, reads

LONGEST_SEARCH = 60


@reads
def rulebook(request: Request) -> HttpResponse:
    """Show all rules by what they are about, or those that speak of what was typed; a rule is about nobody."""
    asked = request.GET.get("woorden", "")[:LONGEST_SEARCH]
    with reading(request):
        local = locally_set(request.actor, today=request.today)
    families = {
        family: [(line, local.get(line.id, "")) for line in lines] for family, lines in rule_lines(asked).items()
    }
    context = {"families": families, "asked": asked, "count": sum(map(len, families.values()))}
    return page(request, "rulebook/rulebook", context)


@reads
def rule(request: Request, rule_id: str) -> HttpResponse:
    """Show one rule, and for how many families that this reader may know of it now says something."""
    try:
        shown = rule_shown(rule_id.upper())
    except KeyError as unknown:
        raise NotFound from unknown
    with reading(request):
        used_by = families_by_rule(shown.line.id)
        settings = rule_settings(request.actor, shown.line.id, today=request.today)
    context = {
        "rule": shown,
        "used_by": used_by,
        "is_signal": shown.line.id in rules_with_signal(),
        "settings": settings,
        "in_force": shown.version_on(request.today),
    }
    return page(request, "rulebook/rule", context)
