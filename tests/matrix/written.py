"""Who may see what, written down by hand from the agreed roles: what the product is held against.

Nothing here is read from the product. Another right, role or ability is first agreed, then written here, then made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip
READING, WRITING, KNOWING = "rw", "wo", "lrw"

# Scope: M all families of the own municipality, I the whole family of an involvement, P only the persons named in it,
# A counts only, - none. Right: w write and read, r read, l a derived value, o own entries, a dot for none.
# The last column tells where people of this role work: at a municipality, at a partner, or at home.
TABLE = """
as agreed                                        | role                          | scope | id nu pr gu ho in it sc he re co | works at
gezinsregisseur                                  | gezinsregisseur               | M     | w  r  w  w  w  l  r  r  l  w  w  | gemeente
teamleider                                       | teamleider                    | M     | r  .  r  r  r  l  r  r  .  r  r  | gemeente
klantregisseur inburgering                       | klantregisseur-inburgering    | M     | r  r  l  .  r  l  w  l  l  .  o  | gemeente
klantmanager inkomen                             | klantmanager-inkomen          | M     | r  r  .  .  r  w  l  .  .  .  o  | gemeente
medewerker huisvesting                           | medewerker-huisvesting        | M     | l  .  l  .  w  .  .  .  l  .  o  | gemeente
burgerzaken                                      | burgerzaken                   | M     | r  r  l  .  r  .  .  .  .  .  .  | gemeente
leerplicht / RMC, verzuimcoordinator             | leerplicht                    | P     | r  .  .  .  .  .  .  w  .  .  o  | gemeente
wijkteam / jeugd                                 | wijkteam                      | I     | r  .  l  r  r  l  .  r  w  w  w  | gemeente
jeugdbeschermer Nidos                            | jeugdbeschermer               | P     | r  .  w  w  r  .  .  r  l  w  w  | partner
gezinsherenigingsfunctionaris Nidos              | gezinsherenigingsfunctionaris | I     | r  r  w  r  .  .  .  .  .  .  o  | partner
contractpartner / mentor                         | contractpartner               | P     | r  .  .  r  .  .  .  r  l  o  w  | partner
pleeg-/opvanggezin                               | opvanggezin                   | P     | l  .  .  .  .  .  .  r  .  o  o  | partner
VluchtelingenWerk juridisch                      | vwn-juridisch                 | I     | r  .  w  .  .  .  .  .  .  .  o  | partner
VluchtelingenWerk maatschappelijk begeleider     | vwn-begeleider                | I     | r  .  l  r  r  l  l  r  l  w  w  | partner
vrijwilliger VluchtelingenWerk                   | vwn-vrijwilliger              | I     | l  .  .  .  .  .  .  .  .  .  o  | partner
COA regievoerder                                 | coa-regievoerder              | I     | r  r  l  .  w  .  .  .  l  .  o  | partner
school (ISK, mbo, vo)                            | school                        | P     | l  .  .  .  .  .  .  o  .  .  o  | partner
zorg (GGD, GGZ, huisarts, maatschappelijk werk)  | zorg                          | P     | l  .  .  .  .  .  .  .  w  .  o  | partner
woningcorporatie                                 | woningcorporatie              | I     | l  .  .  .  l  .  .  .  .  .  o  | partner
sleutelpersoon                                   | sleutelpersoon                | I     | l  .  .  .  .  .  .  .  .  .  o  | partner
tolk                                             | tolk                          | I     | l  .  .  .  .  .  .  .  .  .  .  | partner
jongere 16+, ouder (own page)                    | gezinslid                     | P     | r  .  l  l  r  .  r  r  .  .  o  | thuis
beleidsmedewerker, analist                       | beleidsmedewerker             | A     | .  .  .  .  .  .  .  .  .  .  .  | gemeente
privacy officer / FG                             | privacy-officer               | -     | .  .  .  .  .  .  .  .  .  .  .  | gemeente
applicatiebeheerder                              | beheerder                     | -     | .  .  .  .  .  .  .  .  .  .  .  | gemeente
"""  # noqa: E501 -- a table is read across
ABILITIES = {
    "open-dossier": ("gezinsregisseur",),
    "import-workbook": ("gezinsregisseur",),
    "read-log": ("privacy-officer",),
    "set-rules": ("beheerder",),
    "shield-family": ("gezinsregisseur",),
    "grant-involvement": ("gezinsregisseur",),
    "merge-persons": ("gezinsregisseur",),
    "chair-meetings": ("gezinsregisseur",),
}
"""What no compartment gives: who has it for families of the own municipality."""
NEVER_SIGNALS = frozenset({"gezinslid"})
"""A youngster or parent never reads a signal about the own family, whatever facts it rests on."""


@dataclass(frozen=True)
class WrittenRole:
    """One line of the table; `rights` has a letter for each compartment that is not closed."""

    agreed: str
    code: str
    scope: str
    rights: dict[str, str]
    works_at: str

    def knows(self, needs: Iterable[str]) -> bool:
        """Return whether the role reads these compartments; of one with `:l` behind it, whether it may know a value."""
        read, known = self.compartments(READING), self.compartments(KNOWING)
        return all(need in read or (need.endswith(":l") and need.removesuffix(":l") in known) for need in needs)

    def compartments(self, letters: str) -> frozenset[str]:
        """Return the compartments in which the role has one of these rights."""
        return frozenset(name for name, letter in self.rights.items() if letter in letters)


def written_roles() -> dict[str, WrittenRole]:
    """Return the lines of the table by the code of the role."""
    found = {}
    for line in TABLE.strip().splitlines()[1:]:
        agreed, code, scope, letters, works_at = (cell.strip() for cell in line.split("|"))
        pairs = zip(COMPARTMENTS, letters.split(), strict=True)
        rights = {name: letter for name, letter in pairs if letter != "."}
        found[code] = WrittenRole(agreed, code, scope, rights, works_at)
    return found


ROLES = written_roles()
