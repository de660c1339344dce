"""Searches as somebody who is logged in, in a process of its own; prints the status of each answer."""

from __future__ import annotations

import sys

import django

if __name__ == "__main__":
    django.setup()
    from django.test import Client

    session, cookie, times = sys.argv[1:]
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[session] = cookie
    for _ in range(int(times)):
        sys.stdout.write(f"{client.post('/gezinnen/zoeken/', {'tekst': 'Selam'}).status_code}\n")
