"""What somebody may write down of what they noticed: each theme with the form that keeps it.

A theme that a rule reads a fact of is kept as that fact; any other as an observation of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.contacts.actions import OBSERVED
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.queries.families import family_head
from weerzien.dossiers.queries.writable import Writable
from weerzien.early_signals.editing import told
from weerzien.early_signals.editing.kinds import written_by
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.themes import THEMES, LifeDomain, Theme

TOLD_OF: Mapping[str, str] = {
    "spanningen": "observatie spanningen",
    "overbelasting": "tolkmoment jongere",
    "huishouden": "zware huishoudelijke belasting",
    "baan-gestopt": "bijbaan gestopt",
    "achterstand": "betalingsachterstand",
    "geld-familie": "geld naar familie als druk",
    "afspraken": "gemiste afspraak",
    "welzijn": "welzijnscheck",
}
"""The fact of the dictionary that rules read of a theme."""
THEME_OF: Mapping[str, Theme] = {fact: THEMES[code] for code, fact in TOLD_OF.items()}


def kind_of(theme: Theme) -> FactKind:
    """Return the kind with which somebody writes down what they noticed on a theme."""
    return told.BY_FACT[TOLD_OF[theme.code]] if theme.code in TOLD_OF else OBSERVED[theme.code]


def may_be_about(theme: Theme, *, family: bool) -> bool:
    """Return whether a theme may be about the family as a whole, or about one person: what a rule reads is one."""
    return theme.code not in TOLD_OF or told.is_of_family(kind_of(theme)) is family


def themes_for(writable: Writable, about_id: UUID, dossier_id: UUID) -> tuple[Theme, ...]:
    """Return the themes on which somebody may write down something about a person, or about the family."""
    family = about_id == dossier_id
    return tuple(
        theme
        for theme in THEMES.values()
        if may_be_about(theme, family=family)
        and (
            writable.may_write_all(kind_of(theme).compartment)
            if family
            else writable.may_write(kind_of(theme).compartment, about_id)
        )
    )


@dataclass(frozen=True, slots=True)
class NoticingPanel:
    """Whom something may be noticed of, and on which themes by life domain."""

    dossier_id: UUID
    family: str
    about: Mapping[UUID, str]
    allowed: Mapping[UUID, frozenset[str]]
    themes: Mapping[LifeDomain, tuple[Theme, ...]]


def noticing_panel(actor: Actor, dossier_id: DossierId, *, today: date) -> NoticingPanel:
    """Return on which themes somebody may write down what they noticed, of whom; one query. Raises NotFound."""
    head, _, writable = family_head(dossier_id, today=today, writes=written_by(actor))
    named = {member.person_id: head.first_name_of(member.person_id) for member in head.members}
    people = {dossier_id: "Het hele gezin", **named}
    allowed = {pk: frozenset(theme.code for theme in themes_for(writable, pk, dossier_id)) for pk in people}
    every = frozenset[str]().union(*allowed.values())
    themes = {
        domain: found
        for domain in LifeDomain
        if (found := tuple(theme for theme in THEMES.values() if theme.domain is domain and theme.code in every))
    }
    return NoticingPanel(
        dossier_id, head.label, {pk: name for pk, name in people.items() if allowed[pk]}, allowed, themes
    )
