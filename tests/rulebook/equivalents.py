"""Mistakes in rule files that change nothing, each with the reason why no family can tell the difference."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN_TWICE = (
    "It stands beside 'is onbekend', so it is judged only where nobody knows whether it happened: there 'is gebeurd' "
    "and 'is niet gebeurd' are both unknown, and so is the whole."
)
DONE_ANYWAY = (
    "The two differ where the later day is reached exactly, or later; there 'klaar als' holds and the step has ended. "
    "Where that is unknown, 'klaar als' is unknown too, and the step is unknown whatever this says."
)
UNKNOWN_HAS_A_DAY = (
    "It stands under 'een van' beside 'is gebeurd'. An event that did not happen has no value, and one of which that "
    "is unknown is always told with a day (who tells nothing has none): then both hold. Otherwise neither adds."
)
UNKNOWN_LEFT_HAS_A_DAY = (
    "It stands under 'een van' beside 'is gebeurd', and the step asks for 'is gebeurd' as well. Whether somebody left "
    "school is unknown only where a day is told: then both hold. Where it did not happen, the step ends either way."
)
ONLY_MINORS = "It is the threshold from 18; this rule counts the absence of minors only."
NOBODY_SETS_IT = "The number is 0 in this rule and no municipality can set it: it is neither 1 nor more."

EQUIVALENT: Mapping[str, str] = {
    "N16: laatste welzijnscheck is niet gebeurd -> laatste welzijnscheck is gebeurd": UNKNOWN_TWICE,
    "V11: laatste volgcontact is niet gebeurd -> laatste volgcontact is gebeurd": UNKNOWN_TWICE,
    "V13: laatste welzijnscheck is niet gebeurd -> laatste welzijnscheck is gebeurd": UNKNOWN_TWICE,
    "I12: resultaten naar DUO is voor vertrek naar andere gemeente (SS122)"
    " -> resultaten naar DUO is op of voor vertrek naar andere gemeente (SS122)": DONE_ANYWAY,
    "H06: herbeoordeling samenwonen is voor school verlaten"
    " -> herbeoordeling samenwonen is op of voor school verlaten": DONE_ANYWAY,
    "H10: laatste budgetgesprek is voor dag van samenwonen"
    " -> laatste budgetgesprek is op of voor dag van samenwonen": DONE_ANYWAY,
    "S04: laatste welzijnscheck ouders is voor eerste check - telt vanaf"
    " -> laatste welzijnscheck ouders is op of voor eerste check - telt vanaf": DONE_ANYWAY,
    "S04: laatste welzijnscheck ouders is voor eerste check - telt vanaf"
    " -> laatste welzijnscheck ouders is voor eerste check + telt vanaf": DONE_ANYWAY,
    "S04: laatste welzijnscheck ouders is voor tweede check - telt vanaf"
    " -> laatste welzijnscheck ouders is op of voor tweede check - telt vanaf": DONE_ANYWAY,
    "S04: laatste welzijnscheck ouders is voor tweede check - telt vanaf"
    " -> laatste welzijnscheck ouders is voor tweede check + telt vanaf": DONE_ANYWAY,
    "I11: inkomensrisico is bekend -> inkomensrisico is onbekend": UNKNOWN_HAS_A_DAY,
    "I12: verhuizing volgens DUO is bekend -> verhuizing volgens DUO is onbekend": UNKNOWN_HAS_A_DAY,
    "S06: laatste betalingsachterstand is bekend -> laatste betalingsachterstand is onbekend": UNKNOWN_HAS_A_DAY,
    "H06: school verlaten is bekend -> school verlaten is onbekend": UNKNOWN_LEFT_HAS_A_DAY,
    "M01: 0 -> 1": ONLY_MINORS,
    "S02: drempel vanaf 18 is minstens 1 -> drempel vanaf 18 is meer dan 1": NOBODY_SETS_IT,
    "S02: drempel vanaf 18 is minstens 1 -> drempel vanaf 18 is minstens 2": NOBODY_SETS_IT,
}
"""By the mistake in words, as `Mutant.name` says it."""
