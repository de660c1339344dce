"""A signal that whoever must act cannot see is a day lost: every rule is seen by the roles it asks something of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from weerzien.access.matrix import known_needs
from weerzien.access.roles import Role
from weerzien.early_signals.words import ROLE_ACTS
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep

EXCEPTIONS: Mapping[tuple[str, str], str] = {
    ("N03", "klantregisseur"): (
        "de dag van nareis is van de procedure, waarvan zij alleen fase, aankomst en inschrijving weet; "
        "VluchtelingenWerk ziet de dag en betrekt haar bij de voorbereiding"
    ),
    ("H07", "klantregisseur"): (
        "zij weet van school alleen of iemand volledig dagonderwijs volgt, niet van een bijbaan; "
        "de gezinsregisseur ziet de regel en legt haar het besluit voor"
    ),
    ("V13", "school"): "een school ziet de eigen leerling en de eigen meldingen; de gezinsregisseur vraagt het haar",
}
"""Who is asked for something and may not see it, and who tells them."""
OF_NO_FAMILY = {"H09"}
"""About the municipality: a policy officer sees counts and no persons."""


def asked_of(ready: ReadyRule) -> Iterator[tuple[str, tuple[Role, ...]]]:
    """Give each party a rule names as the one who acts, with the roles by which it works."""
    parties: dict[str, list[Role]] = {}
    for role, words in ROLE_ACTS.items():
        for word in words:
            parties.setdefault(word, []).append(role)
    for acting in ready.rule.acting:
        named = acting.words.casefold()
        yield from ((word, tuple(roles)) for word, roles in parties.items() if word in named)


STEPS = [
    pytest.param(ready, step, id=f"{ready.rule.id} {step.step.name} {version.version.since}".replace("  ", " "))
    for ready in the_rulebook().ready
    for version in ready.versions
    for step in version.steps
]


@pytest.mark.parametrize(("ready", "step"), STEPS)
def test_of_every_party_that_must_act_somebody_sees_the_outcome(ready: ReadyRule, step: ReadyStep) -> None:
    blind = {
        word
        for word, roles in asked_of(ready)
        if not any(step.compartments <= known_needs([role]) for role in roles)
        and (ready.rule.id, word) not in EXCEPTIONS
    }

    assert not blind


@pytest.mark.parametrize(("rule", "party"), EXCEPTIONS)
def test_an_exception_is_really_one_and_somebody_else_who_acts_or_directs_sees_it(rule: str, party: str) -> None:
    ready = the_rulebook().ready_rule(rule)
    steps = [step for version in ready.versions for step in version.steps]
    roles = dict(asked_of(ready))[party]

    assert any(not step.compartments <= known_needs([role]) for step in steps for role in roles)
    assert all(step.compartments <= known_needs([Role.GEZINSREGISSEUR]) for step in steps)


def test_every_rule_about_families_asks_something_of_a_role() -> None:
    nobody = {ready.rule.id for ready in the_rulebook().ready if not any(True for _ in asked_of(ready))}

    assert nobody == OF_NO_FAMILY


@pytest.mark.parametrize(
    ("rule", "step", "sees", "does_not"),
    [
        ("I08", "", Role.KLANTMANAGER_INKOMEN, Role.GEZINSREGISSEUR),
        ("I11", "", Role.KLANTMANAGER_INKOMEN, Role.KLANTREGISSEUR_INBURGERING),
        ("I07", "", Role.KLANTREGISSEUR_INBURGERING, Role.KLANTMANAGER_INKOMEN),
        ("I10", "", Role.KLANTREGISSEUR_INBURGERING, Role.VWN_BEGELEIDER),
        ("I05", "intensiteit", Role.KLANTREGISSEUR_INBURGERING, Role.KLANTMANAGER_INKOMEN),
        ("R01", "profiel", Role.MEDEWERKER_HUISVESTING, Role.KLANTMANAGER_INKOMEN),
        ("R01", "profiel", Role.COA_REGIEVOERDER, Role.VWN_JURIDISCH),
        ("H01", "", Role.COA_REGIEVOERDER, Role.KLANTMANAGER_INKOMEN),
        ("N12", "", Role.VWN_BEGELEIDER, Role.BURGERZAKEN),
        ("N14", "", Role.BURGERZAKEN, Role.KLANTMANAGER_INKOMEN),
        ("N14", "", Role.VWN_BEGELEIDER, Role.CONTRACTPARTNER),
        ("N08", "", Role.VWN_JURIDISCH, Role.VWN_BEGELEIDER),
    ],
)
def test_who_must_act_sees_it_and_who_may_not_know_does_not(rule: str, step: str, sees: Role, does_not: Role) -> None:
    (version, *_) = the_rulebook().ready_rule(rule).versions
    (found,) = (one for one in version.steps if one.step.name == step)

    assert found.compartments <= known_needs([sees])
    assert not found.compartments <= known_needs([does_not])
