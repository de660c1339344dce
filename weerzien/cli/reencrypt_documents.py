"""Versleutelt documenten opnieuw met de nieuwste sleutel, als de eigenaar van de database (DATABASE_URL_OWNER).

De nieuwste sleutel is de eerste in WEERZIEN_DOCUMENTS_KEY. Doe dit nadat de webserver daarmee is gestart. Stoppen mag
altijd: wat klaar is blijft klaar, en tot het einde is elk document te lezen. Daarna mag de oude sleutel weg.
"""

from __future__ import annotations

import argparse

from weerzien.cli.in_parts import do_in_parts

NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Encrypt some documents at a time, each time for good, and say of how many and which key is needed from now on."""
    from django.conf import settings  # noqa: PLC0415 -- only after Django has started

    from weerzien.documents.resealing import FIRST, reseal_some  # noqa: PLC0415 -- only after Django has started

    del arguments
    keys = settings.DOCUMENTS.keys
    total = do_in_parts(lambda cursor, last: reseal_some(cursor, keys=keys, after=last), first=FIRST)
    print(f"Opnieuw versleuteld: {total}. Alle documenten zijn nu te lezen met sleutel {keys[0].id} alleen.")
    return 0
