"""Walk through the pages of an installation as one of the cast, the way a browser would, and print what was seen.

Run as a script with the environment of an installation: `python tests/visit.py NAME [contact] [ADDRESS…]`.
It knows only addresses and words on pages, so that it can visit any release.
"""

from __future__ import annotations

import json
import re
import sys
import time

import django
from django.test import Client

ALSO_CHANGES = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|data-seconds="\d+"')
FAMILY = re.compile(r'href="(/gezinnen/[0-9a-f-]{36}/)"')
LISTS = ("/", "/gezinnen/")
WORDS = "Opgeschreven bij het bezoek."


def log_in(name: str) -> Client:
    """Come in by the one click of a demo."""
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    page = client.get("/inloggen/").content.decode()
    door = next(part for part in page.split("<form") if name in part)
    address = re.search(r'action="([^"]+)"', door)
    assert address, "no way in"
    client.post(address[1])
    return client


def visit(client: Client, addresses: list[str]) -> dict[str, list[object]]:
    """Return of each address the status and the page, without what differs at every look."""
    seen: dict[str, list[object]] = {}
    for address in addresses:
        answer = client.get(address)
        seen[address] = [answer.status_code, ALSO_CHANGES.sub("", answer.content.decode())]
    return seen


def main(name: str, *words: str) -> None:
    """Look at the lists, at every family in them and at the addresses that were given; write a contact if asked."""
    django.setup()
    client = log_in(name)
    seen = visit(client, [*LISTS])
    families = sorted(set(FAMILY.findall(str(seen["/gezinnen/"][1]))))
    given = [word for word in words if word.startswith("/")]
    if "contact" in words:
        sent = client.post(
            f"{families[0]}contact/",
            {"day": time.strftime("%Y-%m-%d"), "kind": "telefoon", "spoken_with": "moeder", "note": WORDS},
        )
        shown = client.get(families[0]).content.decode()
        seen["contact"] = [sent.status_code, WORDS in shown]
    sys.stdout.write(json.dumps(seen | visit(client, families + given)))


if __name__ == "__main__":
    main(*sys.argv[1:])
