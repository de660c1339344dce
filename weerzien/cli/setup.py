"""Prepares the environment in .venv with nothing but Python's own library; what is up to date is left alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

OLDEST_PYTHON = (3, 11)
CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
BROWSERS = ("chromium", "chromium-browser")
APT = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-y", "-qq", "-o", "DPkg::Lock::Timeout=120", "--no-install-recommends", "chromium"),
)


class Stop(Exception):
    """Preparing cannot go on; the message is the sentence to show."""


def main(words: list[str]) -> int:
    """Prepare everything, or with `browser` see to Chromium; say what fails in a sentence."""
    try:
        if words == ["browser"]:
            see_to_browser()
            return 0
        if sys.version_info < OLDEST_PYTHON:
            raise Stop(
                f"Dit is Python {sys.version.split()[0]}; 3.11 of nieuwer is nodig: `make setup PYTHON=python3.11`."
            )
        check_folder()
        begin_again_where_it_died()
        unless_done("Omgeving in .venv", "venv", [sys.version, str(CHECKOUT)], make_venv)
        unless_done("Python-pakketten", "packages", contents("pyproject.toml", "constraints.txt"), install_packages)
        sheets = sorted(str(one.relative_to(CHECKOUT)) for one in CHECKOUT.glob("weerzien/web/static/styles/*.css"))
        makers = ("weerzien/web/assets.py", "weerzien/web/paper/woff.py")
        made_from = contents("package.json", "package-lock.json", *makers, *sheets)
        unless_done("Opmaak van de pagina's", "assets", made_from, build_assets)
    except Stop as no:
        print(f"\n{no}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def check_folder() -> None:
    """Stop where this folder may not be written."""
    for place in (CHECKOUT, VENV):
        if place.exists() and not os.access(place, os.W_OK):
            raise Stop(
                f"In de map {place} mag niet geschreven worden. "
                "Neem een kloon van uzelf, of verander de eigenaar van de map."
            )


def begin_again_where_it_died() -> None:
    """Throw .venv away where installing was cut off: pip takes half a package for a whole one."""
    if installing().exists():
        print("Een eerdere installatie is halverwege gestopt; de map .venv begint opnieuw.", flush=True)
        shutil.rmtree(VENV)


def installing() -> Path:
    """Return the file that is there for as long as packages are being installed."""
    return VENV / ".weerzien-installing"


def unless_done(name: str, stamp: str, made_from: Iterable[str], work: Callable[[], None]) -> None:
    """Do one thing and say how long it took, unless it was done from exactly the same before."""
    file = VENV / f".weerzien-{stamp}"
    fresh = hashlib.sha256("\n".join(made_from).encode()).hexdigest()
    if file.exists() and file.read_text() == fresh and is_whole(stamp):
        return
    print(f"{name} …", flush=True)
    began = time.monotonic()
    work()
    file.write_text(fresh)
    print(f"{name}: klaar in {time.monotonic() - began:.0f} s", flush=True)


def is_whole(stamp: str) -> bool:
    """Return whether what a stamp stands for is still there."""
    if stamp == "assets":
        web = CHECKOUT / "weerzien" / "web"
        return (web / "static" / "built" / "design.css").exists() and (web / "paper" / "built").is_dir()
    return PYTHON.exists()


def contents(*names: str) -> list[str]:
    """Return the names and texts of files, so that any change in them shows."""
    return [f"{name}\n{(CHECKOUT / name).read_text(encoding='utf-8')}" for name in names]


def make_venv() -> None:
    """Make the virtual environment anew; without pip of its own where Debian left that part out."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    try:
        import ensurepip  # noqa: F401, PLC0415 -- a Debian without python3-venv lacks it
    except ImportError:
        if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
            raise Stop(
                "Python mist hier pip. Installeer het pakket python3-venv (Debian) en probeer het opnieuw."
            ) from None
        command.insert(3, "--without-pip")
    if subprocess.run(command, check=False).returncode:
        raise Stop("De map .venv kon niet gemaakt worden; de reden staat hierboven.")


def install_packages() -> None:
    """Install the product and what it needs, at exactly the versions of constraints.txt."""
    pip = [str(PYTHON), "-m", "pip"]
    if not shutil.which("pip", path=str(VENV / "bin")):
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    command = [
        *pip,
        "install",
        "--progress-bar",
        "off",
        "-e",
        f"{CHECKOUT}[dev]",
        "-c",
        str(CHECKOUT / "constraints.txt"),
    ]
    log = VENV / "weerzien-packages.log"
    installing().touch()
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=CHECKOUT) as running,
    ):
        for number, line in enumerate(say_progress(running.stdout or ()), start=1):
            out.write(line)
            if number % 40 == 0:
                out.flush()
    installing().unlink()
    if running.returncode:
        tail = "\n".join(log.read_text(encoding="utf-8").splitlines()[-8:])
        raise Stop(f"{tail}\n\nDe pakketten konden niet geïnstalleerd worden. Is er verbinding? Alles staat in {log}.")


def say_progress(lines: Iterable[str]) -> Iterable[str]:
    """Pass pip's lines on, and show one in ten of the packages it comes across."""
    found = 0
    for line in lines:
        if line.startswith("Collecting "):
            found += 1
            if found % 10 == 0:
                print(f"  {found} pakketten gevonden", flush=True)
        if line.startswith("Installing collected"):
            print(f"  {found} pakketten worden geïnstalleerd", flush=True)
        yield line


def build_assets() -> None:
    """Build the style sheet, fonts and script of the pages."""
    if subprocess.run([str(PYTHON), "-m", "weerzien.web.assets"], check=False, cwd=CHECKOUT).returncode:
        raise Stop("De opmaak van de pagina's kon niet gemaakt worden; de reden staat hierboven.")


def see_to_browser() -> None:
    """Install Chromium where it is missing and we may; stop where we may not."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(
            "De tests in een echte browser hebben Chromium nodig. Installeer het pakket chromium "
            "(`sudo apt-get install chromium`), of laat de browser weg met `make test-fast`."
        )
    print("Chromium …", flush=True)
    began = time.monotonic()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in APT:
        subprocess.run(command, env=quiet, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if not shutil.which("chromium"):
        raise Stop("Het pakket chromium kon niet geïnstalleerd worden. Doe dat zelf, of draai `make test-fast`.")
    print(f"Chromium: klaar in {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
