"""The whole package, and the steps whose outcomes are compared."""

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.openfisca.legislation import facts, nareis, others
from benchmarks.openfisca.legislation.entities import Family, Person, Sponsorship

STEPS = (
    ("N01", "", "person", "n01_state", "n01_day"),
    ("N01", "gezinsleden_zonder_aanvraag", "person", "n01_members_state", "n01_day"),
    ("N03", "", "person", "n03_state", "n03_day"),
    ("N03", "voorbereiden", "person", "n03_prepare_state", "n03_prepare_day"),
    ("N03", "mogelijk_te_vroeg", "person", "n03_too_early_state", "n03_day"),
    ("V04", "", "person", "v04_state", "v04_day"),
    ("V05", "", "person", "v05_state", "v05_day"),
    ("H04", "", "person", "h04_state", "h04_day"),
    ("I01", "", "person", "i01_state", "i01_day"),
    ("I02", "", "person", "i02_state", "i02_day"),
    ("S04", "na_6_maanden", "family", "s04_first_state", "s04_first_day"),
    ("S04", "na_12_maanden", "family", "s04_second_state", "s04_second_day"),
)
"""Rule, step, whom it is about, and the variables with its state and its day."""


class EightRules(TaxBenefitSystem):
    """The eight rules."""

    def __init__(self):
        super().__init__([Person, Family, Sponsorship])
        self.add_variables(*facts.FACTS, *nareis.VARIABLES, *others.VARIABLES)
        self.load_parameters(str(Path(__file__).parent / "parameters"))
