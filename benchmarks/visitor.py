"""One client of the web server: keeps its cookies, fills in forms as they stand on the page, times each request."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urlencode

MOST_REDIRECTS = 20  # a fact may be corrected again while one is on the way to how it stands
Timed = Callable[[str, int, float], None]
"""Told of each request: its name, the status, and the milliseconds it took."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; `location` is empty where it sends nobody elsewhere."""

    status: int
    text: str
    location: str


class Form(HTMLParser):
    """The first form on a page that keeps drafts: where it goes, and what its fields hold."""

    def __init__(self, text: str, *, mark: str = "data-draft") -> None:
        super().__init__()
        self.mark, self.action, self.fields = mark, "", dict[str, str]()
        self.is_inside, self.chosen = False, ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up the fields of the form that has the mark."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form" and self.mark in given and not self.action:
            self.is_inside, self.action = True, given["action"]
        elif self.is_inside and tag == "input" and name and given.get("type") not in ("radio", "checkbox", "file"):
            self.fields[name] = given.get("value", "")
        elif self.is_inside and tag in ("select", "textarea"):
            self.chosen, self.fields[name] = name, ""
        elif self.is_inside and tag == "option" and "selected" in given:
            self.fields[self.chosen] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """Leave the form."""
        if tag == "form":
            self.is_inside = False


class Visitor:
    """Somebody with a browser of their own, and one connection to the server."""

    def __init__(self, host: str, port: int, *, cookies: Mapping[str, str], timed: Timed) -> None:
        self.connection = http.client.HTTPConnection(host, port, timeout=120)
        self.cookies, self.timed = dict(cookies), timed

    def get(self, path: str, name: str) -> Answer:
        """Ask for a page, and go where one is sent, as a browser does."""
        answer = self.ask("GET", path, name)
        for _ in range(MOST_REDIRECTS):
            if answer.status != HTTPStatus.FOUND:
                break
            answer = self.ask("GET", answer.location, name)
        return answer

    def post(self, path: str, fields: Mapping[str, str], name: str) -> Answer:
        """Send a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, name, body=urlencode(fields).encode(), headers=headers)

    def upload(self, path: str, content: bytes, *, token: str, name: str) -> Answer:
        """Send a form with a workbook in it."""
        line = "----weerzien"
        parts = [
            f'--{line}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode(),
            f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="lijst.xlsx"\r\n\r\n'.encode(),
            content,
            f"\r\n--{line}--\r\n".encode(),
        ]
        headers = {"Content-Type": f"multipart/form-data; boundary={line}"}
        return self.ask("POST", path, name, body=b"".join(parts), headers=headers)

    def ask(
        self, method: str, path: str, name: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request and keep the cookies it brings."""
        cookies = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        began = time.perf_counter()
        self.connection.request(method, path, body=body, headers={"Cookie": cookies, **(headers or {})})
        said = self.connection.getresponse()
        text = said.read().decode("utf-8", "replace")
        self.timed(name, said.status, (time.perf_counter() - began) * 1000)
        for cookie in said.headers.get_all("Set-Cookie") or []:
            key, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[key] = value
        return Answer(said.status, text, said.headers.get("Location", ""))
