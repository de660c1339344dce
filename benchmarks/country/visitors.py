"""People who ask pages over HTTP as a browser does: logged in, with cookies, several at once, without a pause."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlencode

TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TIMEOUT: Final = 60  # seconds


class DidNotAnswer(RuntimeError):
    """Raised where a page gives anything but itself: the measurement would be a lie."""


@dataclass(slots=True)
class Visitor:
    """One browser of somebody who is logged in."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    line: HTTPConnection | None = None

    def log_in(self, account_id: str) -> None:
        """Come in by the door of a demo, and remember the token that every form asks for."""
        self.token = found(TOKEN, self.get("/inloggen/"))
        self.post(f"/inloggen/als/{account_id}/", {})
        self.token = found(TOKEN, self.get("/gezinnen/"))

    def get(self, address: str) -> str:
        """Return a page. Raises DidNotAnswer for any other status than 200."""
        status, _, body = self.ask("GET", address, "")
        if status != 200:
            raise DidNotAnswer(f"{address.partition('?')[0]} answered {status}")
        return body

    def post(self, address: str, fields: dict[str, str]) -> str:
        """Send a form and return where the answer leads. Raises DidNotAnswer for any other status than 302."""
        status, leads_to, _ = self.ask("POST", address, urlencode({"csrfmiddlewaretoken": self.token, **fields}))
        if status != 302:
            raise DidNotAnswer(f"{address} answered {status}")
        return leads_to

    def search(self, text: str) -> str:
        """Type something into the search of Gezinnen and return the page that it leads to."""
        return self.get(self.post("/gezinnen/zoeken/", {"tekst": text}))

    def ask(self, verb: str, address: str, body: str) -> tuple[int, str, str]:
        """Return status, where it leads and what it says; over the same connection while that lasts."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if verb == "POST":
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}/",
            }
        for attempt in range(2):
            if self.line is None:
                self.line = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
            try:
                self.line.request(verb, address, body, headers)
                answer = self.line.getresponse()
                said = answer.read().decode()
                break
            except ConnectionError:  # the server may close a connection that was silent for a while
                self.line = None
                if attempt:
                    raise
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), said


def found(wanted: re.Pattern[str], page: str) -> str:
    """Return what a page says where the pattern points."""
    match = wanted.search(page)
    if match is None:
        raise DidNotAnswer("a page without what was looked for")
    return match.group(1)


Errand = Callable[[Visitor, int], object]


def at_once(visitors: Sequence[Visitor], errand: Errand, *, times: int) -> list[float]:
    """Return the milliseconds of each time that these visitors, all at once, run an errand so many times each."""

    def run(visitor: Visitor, place: int) -> list[float]:
        taken = []
        for turn in range(times):
            began = time.perf_counter()
            errand(visitor, turn * len(visitors) + place)
            taken.append((time.perf_counter() - began) * 1000)
        return taken

    with ThreadPoolExecutor(len(visitors)) as crowd:
        runs = crowd.map(run, visitors, range(len(visitors)))
        return [one for several in runs for one in several]


def spread(taken: Sequence[float]) -> dict[str, float]:
    """Return median, ninetieth and ninety-ninth percentile, and the longest."""
    parts = statistics.quantiles(taken, n=100, method="inclusive")
    return {"p50": parts[49], "p90": parts[89], "p99": parts[98], "most": max(taken)}
