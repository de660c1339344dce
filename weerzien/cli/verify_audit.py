"""Gaat na of het logboek onveranderd is, en zegt wat dat bewijst en wat niet.

Afsluitcode: 0 niets gevonden, 1 er is aan het logboek of de koppen gezeten, 2 niet na te gaan (de reden staat erbij).
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from weerzien.cli.audit_chains import audit_heads, audit_keys, chains
from weerzien.cli.clock import what_time_is_it
from weerzien.kernel.refusals import Refused

if TYPE_CHECKING:
    from weerzien.audit.breaches import ChainReport

NEEDS_DATABASE = True
AS_JOBS = True

UNTOUCHED, TOUCHED, UNKNOWN = 0, 1, 2
MOST_SHOWN: Final = 20
PROVES = """
Wat dit bewijst: wie de sleutel niet heeft, heeft aan de verzegelde regels niets gewijzigd, weggehaald, tussengevoegd of
verschoven, en de ketens lopen door tot de laatste kop die buiten de database bewaard is.
Wat dit niet bewijst:
  - regels die nog niet verzegeld zijn (meestal de laatste minuut) zijn nog te wijzigen;
  - wie de sleutel heeft én bij de database én bij het koppenbestand kan, kan alles herschrijven;
  - een regel die nooit geschreven is, ontbreekt zonder spoor;
  - wie achter het toetsenbord zat: een regel noemt een account."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the one municipality to look at, or none for all."""
    parser.add_argument("--gemeente", metavar="NAAM", default="", help="alleen de keten van deze gemeente")


def run(arguments: argparse.Namespace) -> int:
    """Check the chains, say what was found and what that proves; 2 where it cannot be checked."""
    try:
        return verify(arguments.gemeente)
    except Refused as no:
        print(no, file=sys.stderr)
        return UNKNOWN


def verify(municipality: str) -> int:
    """Check the chains. Raises NoAuditKey, NoHeads and NoSuchMunicipality."""
    from weerzien.audit.heads import read_heads  # noqa: PLC0415 -- only after Django has started
    from weerzien.audit.verifying import verify_chain  # noqa: PLC0415 -- only after Django has started

    keys, heads, today = audit_keys(), audit_heads(), what_time_is_it().date()
    named = chains(municipality)
    known, unreadable = read_heads(heads)
    if unreadable:
        print(f"Let op: {unreadable} regels van het koppenbestand zijn niet te lezen.")
    found = 0
    for chain, name in named.items():
        report = verify_chain(chain, keys=keys, heads=heads, today=today)
        tell(name, report)
        found += len(report.breaches)
    strangers = {head.municipality_id for head in known} - set(chains())
    for stranger in sorted(map(str, strangers)):
        print(f"\nketen {stranger}\n  keten verdwenen: het koppenbestand kent hem, de database niet")
    print(PROVES)
    return TOUCHED if found or strangers else UNTOUCHED


def tell(name: str, report: ChainReport) -> None:
    """Print what one chain gave."""
    print(f"\n{name}: {report.seals} verzegelingen")
    if report.removed:
        print(f"  verwijderd volgens bewaartermijn: {report.removed} regels")
    if report.waiting:
        print(f"  nog niet verzegeld: {report.waiting} regels")
    if report.late:
        print(f"  meer dan een dag na hun tijdstip verzegeld: {report.late} regels; was de verzegeling toen stil?")
    for breach in report.breaches[:MOST_SHOWN]:
        print(f"  GEVONDEN: {breach.words}")
    if len(report.breaches) > MOST_SHOWN:
        print(f"  GEVONDEN: en nog {len(report.breaches) - MOST_SHOWN} andere")
    if not report.breaches:
        print("  niets gevonden")
