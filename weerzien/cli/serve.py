"""Start de webserver op 127.0.0.1; een ander adres met WEERZIEN_BIND, een andere poort met WEERZIEN_PORT."""

from __future__ import annotations

import argparse
import os
import sys
from ipaddress import ip_address

from weerzien.kernel.refusals import Refused

NEEDS_DATABASE = True
THREADS = 4
# Over a connection that is kept, all that somebody asks goes to one process, however busy.
EVENLY = ("--worker-class", "weerzien.config.even.EvenWorker", "--threads", str(THREADS), "--keep-alive", "0")
FOR_IMPORTS = 6  # two at a time run beside the pages, each on three connections of its own


class DemoForOthers(Refused):
    """Een demo opent zonder wachtwoord en luistert daarom alleen op deze machine. Haal WEERZIEN_BIND weg."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how many processes answer."""
    parser.add_argument("--processen", type=int, default=2, help="hoeveel processen antwoord geven")


def run(arguments: argparse.Namespace) -> int:
    """Become gunicorn: nothing of this command stays behind."""
    check_demo_is_local()
    bind, port = os.environ.get("WEERZIEN_BIND", "127.0.0.1"), os.environ.get("WEERZIEN_PORT", "8000")
    os.environ.setdefault("WEERZIEN_POOL", str(THREADS + FOR_IMPORTS))
    command = [sys.executable, "-m", "gunicorn", "weerzien.config.wsgi:application", "--bind", f"{bind}:{port}"]
    command += [*EVENLY, "--workers", str(arguments.processen)]
    command += ["--preload"]  # what is loaded once is shared by all processes
    command += ["--timeout", "120", "--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"]
    os.execv(sys.executable, command)  # noqa: S606 -- no shell wanted


def check_demo_is_local() -> None:
    """Raise DemoForOthers where a demo would listen to other machines than this one."""
    bind = os.environ.get("WEERZIEN_BIND", "127.0.0.1")
    if os.environ.get("WEERZIEN_DEMO") == "1" and not (bind == "localhost" or is_loopback(bind)):
        raise DemoForOthers


def is_loopback(bind: str) -> bool:
    """Return whether an address is one of this machine's own; a name is not."""
    try:
        return ip_address(bind).is_loopback
    except ValueError:
        return False
