"""The command `weerzien`: finds the command that was asked for and runs it."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from types import ModuleType

from weerzien.cli.parser import Parser
from weerzien.cli.running import NoDatabase, use_running_demo
from weerzien.kernel.refusals import NotFound, Refused

# What may be asked, and the module that does it. A module says NEEDS_DATABASE = True where it wants Django, and
# AS_JOBS = True where it works as the role of the night.
COMMANDS = {
    "demo": "weerzien.cli.demo",
    "serve": "weerzien.cli.serve",
    "migrate": "weerzien.cli.migrate",
    "fill-demo": "weerzien.cli.fill_demo",
    "import": "weerzien.cli.import_workbook",
    "reevaluate": "weerzien.cli.reevaluate",
    "refresh-names": "weerzien.cli.refresh_names",
    "reencrypt-documents": "weerzien.cli.reencrypt_documents",
    "work": "weerzien.cli.work",
    "seal-audit": "weerzien.cli.seal_audit",
    "verify-audit": "weerzien.cli.verify_audit",
    "trim-audit": "weerzien.cli.trim_audit",
    "backup": "weerzien.cli.backup",
    "backup-key": "weerzien.cli.backup_key",
    "restore": "weerzien.cli.restore",
    "evaluate": "weerzien.cli.evaluate",
    "bench": "weerzien.cli.bench",
}


class NoJobs(Refused):
    """DATABASE_URL_JOBS ontbreekt. Geef het adres van de database voor de rol weerzien_jobs."""


SAID_NO, NOT_UNDERSTOOD, STOPPED = 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 refused, 2 not understood, 130 stopped."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] not in COMMANDS:
        print(overview(), file=sys.stdout if words[:1] in ([], ["--help"], ["-h"]) else sys.stderr)
        return 0 if words[:1] in (["--help"], ["-h"]) else NOT_UNDERSTOOD
    module = importlib.import_module(COMMANDS[words[0]])
    parser = Parser(f"weerzien {words[0]}", module.__doc__)
    module.add_arguments(parser)
    given = parser.parse_args(words[1:])
    try:
        prepare(module)
        ended = int(module.run(given))
        sys.stdout.flush()
        return ended
    except NotFound:
        print("Dat is er niet, of niet voor dit account.", file=sys.stderr)
    except Refused as no:
        print(no, file=sys.stderr)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read along has seen enough
        return STOPPED
    return SAID_NO


def prepare(module: ModuleType) -> None:
    """Start Django where the command needs the database, and check that database. Raises what `check_database` does."""
    if not getattr(module, "NEEDS_DATABASE", False):
        return
    use_running_demo()
    if getattr(module, "AS_JOBS", False):
        os.environ["DATABASE_URL"] = jobs_address()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    import django  # noqa: PLC0415 -- slow import, and `evaluate` does without

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- after setup
    from django.db import OperationalError, connections  # noqa: PLC0415 -- after setup

    from weerzien.access.startup import check_database  # noqa: PLC0415 -- after setup

    try:
        check_database(is_demo=settings.IS_DEMO)
    except OperationalError as error:
        raise NoDatabase from error
    connections.close_all()


def jobs_address() -> str:
    """Return the address of the database for the jobs role. Raises NoJobs."""
    address = os.environ.get("DATABASE_URL_JOBS", "")
    if not address:
        raise NoJobs
    return address


def overview() -> str:
    """Return the list of commands with the first line of what each does."""
    lines = ["Gebruik: weerzien OPDRACHT", ""]
    width = max(map(len, COMMANDS))
    for name, path in COMMANDS.items():
        if importlib.util.find_spec(path):
            lines.append(f"  {name:<{width}} {first_line_of(path)}")
    return "\n".join([*lines, "", "weerzien OPDRACHT --help zegt meer."])


def first_line_of(path: str) -> str:
    """Return the first line of a module's docstring."""
    return (importlib.import_module(path).__doc__ or "").strip().split("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
