"""How mail leaves this installation: one address in the environment, or none and then no mail leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKENDS: Final = "django.core.mail.backends"
PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Mail:
    """What Django wants to know. `folder` is where mails are written to instead of sent."""

    backend: str = f"{BACKENDS}.dummy.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False
    folder: str | None = None
    can_send: bool = True


def mail_from(url: str) -> Mail:
    """Return how to send: `smtp://` in the open, `smtp+tls://`, `smtps://`, or `file:///folder`. Empty: not at all."""
    if not url:
        return Mail(can_send=False)
    told = urlsplit(url)
    if told.scheme == "file" and told.path:
        return Mail(f"{BACKENDS}.filebased.EmailBackend", folder=unquote(told.path))
    if told.scheme not in PORTS or not told.hostname:
        raise ImproperlyConfigured("WEERZIEN_MAIL is no smtp://, smtp+tls://, smtps:// or file:// address.")
    return Mail(
        f"{BACKENDS}.smtp.EmailBackend",
        host=told.hostname,
        port=told.port or PORTS[told.scheme],
        user=unquote(told.username or ""),
        password=unquote(told.password or ""),
        starts_tls=told.scheme == "smtp+tls",
        is_tls=told.scheme == "smtps",
    )
