"""Somebody with a browser whose server may die: looks again until it answers, sends again what was not answered."""

from __future__ import annotations

import html
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from threading import Event, Lock
from typing import Final

from benchmarks.visitor import Answer, Visitor

FORM: Final = re.compile(r'<form\b[^>]*\baction="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
DOING: Final = re.compile(r'<button\b[^>]*\bname="doe" value="(\w+)"')
IN_WORDS: Final = "Even niet bereikbaar"
WAIT_SECONDS: Final = 0.1
LONGEST_SECONDS: Final = 60
AGAIN: Final = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE})


class Stopped(Exception):
    """Raised where the drill is over before an answer came."""


@dataclass
class Told:
    """What everybody was told. `kept` is what the server said it kept, `unanswered` what it never answered on."""

    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)
    kept: Counter[tuple[str, str]] = field(default_factory=Counter)
    unanswered: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    dropped: int = 0
    wrong: list[str] = field(default_factory=list)

    def keep(self, what: str, which: str) -> None:
        """Write down that the server said it kept something."""
        with self.lock:
            self.kept[what, which] += 1

    def lose(self, what: str, which: str) -> None:
        """Write down that no answer came: nobody knows whether it is kept."""
        with self.lock:
            self.unanswered[what, which] += 1

    def complain(self, words: str) -> None:
        """Write down what should not have happened."""
        with self.lock:
            self.wrong.append(words)


@dataclass(frozen=True, slots=True)
class PageForm:
    """A form on a page: where it goes, what it holds unseen, and what its buttons do."""

    action: str
    fields: Mapping[str, str]
    doing: tuple[str, ...]


class Person:
    """One of them, logged in."""

    def __init__(self, port: int, told: Told, *, cookies: Mapping[str, str]) -> None:
        self.told = told
        self.visitor = Visitor("127.0.0.1", port, cookies=cookies, timed=lambda *_: None)

    def see(self, path: str) -> Answer:
        """Return a page, however often one must ask. Raises Stopped."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < deadline:
            answer = self.try_to("GET", path, {})
            if answer is not None:
                return answer
        self.told.complain(f"no answer for {LONGEST_SECONDS} seconds: {path}")
        raise Stopped

    def send(self, path: str, fields: Mapping[str, str], *, what: str, which: str) -> Answer:
        """Send a form, the same again for as long as nobody answers, as somebody does who presses again."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < deadline:
            answer = self.try_to("POST", path, fields)
            if answer is None:
                self.told.lose(what, which)
                continue
            if answer.status == HTTPStatus.FOUND:
                self.told.keep(what, which)
            return answer
        self.told.complain(f"no answer for {LONGEST_SECONDS} seconds: {path}")
        raise Stopped

    def try_to(self, method: str, path: str, fields: Mapping[str, str]) -> Answer | None:
        """Ask once; None where no answer came, or one that asks to come back. Raises Stopped once all is over."""
        if self.told.over.is_set():
            raise Stopped
        try:
            answer = self.visitor.get(path, path) if method == "GET" else self.visitor.post(path, fields, path)
        except (OSError, HTTPException):
            self.visitor.connection.close()
            with self.told.lock:
                self.told.dropped += 1
            time.sleep(WAIT_SECONDS)
            return None
        with self.told.lock:
            self.told.statuses[answer.status] += 1
        if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return answer
        if answer.status not in AGAIN or IN_WORDS not in answer.text:
            self.told.complain(f"{method} {re.sub('[0-9a-f-]{36}', '…', path)}: {answer.status}")
        time.sleep(WAIT_SECONDS)
        return None

    def leave(self) -> None:
        """Close the connection."""
        self.visitor.connection.close()


def forms_of(text: str) -> list[PageForm]:
    """Return the forms of a page that go somewhere."""
    return [
        PageForm(
            html.unescape(action),
            {name: html.unescape(value) for name, value in HIDDEN.findall(inside)},
            tuple(DOING.findall(inside)),
        )
        for action, inside in FORM.findall(text)
    ]


def form_to(text: str, *endings: str) -> PageForm | None:
    """Return the first form that goes to an address with one of these endings, the first ending first."""
    forms = forms_of(text)
    return next((form for ending in endings for form in forms if form.action.endswith(ending)), None)


def words_of(answer: Answer) -> str:
    """Return the end of what a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[-300:]
