"""Writes the contacts of some of the families, in a process of its own."""

from __future__ import annotations

import os
import sys

import psycopg

from benchmarks.country.filling import fill_contacts

if __name__ == "__main__":
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"], autocommit=True) as connection:
        fill_contacts(connection, today=sys.argv[1], turn=int(sys.argv[2]), turns=int(sys.argv[3]))
