"""Maakt een sleutelpaar voor reservekopieën: de geheime sleutel in een bestand, de publieke op het scherm.

Bewaar het bestand niet op de machine die de kopieën maakt. Ook het programma age leest en maakt deze sleutels.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from weerzien.cli.backups.encryption import new_identity
from weerzien.cli.backups.files import whole_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the secret key goes."""
    parser.add_argument("bestand", type=Path, help="het bestand voor de geheime sleutel, dat er nog niet is")


def run(arguments: argparse.Namespace) -> int:
    """Make the pair; only the public key is shown."""
    secret, public = new_identity()
    with whole_file(arguments.bestand) as out:
        out.write(f"# public key: {public}\n{secret}\n".encode())
    print(f"Geheime sleutel in {arguments.bestand}. Raakt die kwijt, dan opent niemand de kopieën meer.")
    print(f"Publieke sleutel voor `weerzien backup --voor`:\n{public}")
    return 0
