"""What test after test enters: worked out once, and then sent to the database again in one piece, about others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

IDS = re.compile(r"\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b")


class Again:
    """The statements that something sends, which policies and triggers judge each time as they did the first."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._about: tuple[str, ...] = ()

    def send(self, write: Callable[[], None], *, about: Sequence[UUID]) -> None:
        """Let `write` send its statements; from the second time on send the same ones, about others, at once.

        An id that is not one of what it is `about` is made up by `write`, and is a new one each time.
        """
        if not self._sent:
            with self._listening():
                write()
            self._about = tuple(one.hex for one in about)
            return
        ids = dict(zip(self._about, (one.hex for one in about), strict=True))

        def other(found: re.Match[str]) -> str:
            return str(UUID(ids.setdefault(found[0].replace("-", ""), uuid4().hex)))

        with connection.cursor() as cursor:
            cursor.execute(IDS.sub(other, ";\n".join(self._sent)))

    @contextmanager
    def _listening(self) -> Iterator[None]:
        heard: list[str] = []

        def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            assert not many, "one statement for several rows, or each of them"
            heard.append(connection.ops.compose_sql(sql, params))  # type: ignore[attr-defined]  # of PostgreSQL
            return execute(sql, params, many, context)

        with connection.execute_wrapper(hear):
            yield
        self._sent = heard
