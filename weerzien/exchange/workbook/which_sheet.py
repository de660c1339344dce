"""Finds which sheet of a file is which of ours: by its name, by a name that means the same, by its headings."""

from __future__ import annotations

from weerzien.exchange.workbook.cells import is_empty
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.guessing import Guess, Guesses, guess_sheets, one_for_each
from weerzien.exchange.workbook.headings import FEWEST_HEADINGS, known_sheet, sheet_by_headings, standing
from weerzien.exchange.workbook.how import How
from weerzien.exchange.workbook.opening import Opened
from weerzien.exchange.workbook.sheets import SHEETS

FEWEST_BY_HEADINGS = 3
"""Headings that a sheet of a workbook must share with one of ours before it is taken for it, whatever its name is."""
BY_HEADINGS = "omdat de koppen daarbij passen"


def find_sheets(opened: Opened, draft: Draft) -> dict[str, str]:
    """Return by our name which sheet of the file it is; say what was guessed and what is left out."""
    filled = [name for name, rows in opened.sheets.items() if any(not is_empty(cell) for row in rows for cell in row)]
    found: dict[str, str] = {}
    for name in opened.sheets:
        sheet = known_sheet(name)
        if sheet is not None and sheet.name not in found:
            found[sheet.name] = name
        elif sheet is not None and name in filled:
            twice = f"Het blad {sheet.name} staat er twee keer in; wij lezen het tweede ({name}) niet, voeg ze samen."
            draft.remark_sheet(name, None, twice)
    left = [name for name in filled if known_sheet(name) is None]
    left = settle(by_names(opened, left, found), left, found, draft)
    left = settle(by_headings(opened, left, found), left, found, draft)
    for name in left:
        unknown = (
            f"Het blad {name} kennen wij niet; wij lezen het niet, kijk de naam na als het wel gelezen moet worden."
        )
        draft.remark_sheet(name, None, unknown)
    return found


def by_names(opened: Opened, names: list[str], found: dict[str, str]) -> Guesses:
    """Return which sheets can be told by their names; a sheet without a heading of ours is not the one it seems."""
    guesses = guess_sheets(names, taken=found.keys())
    likely = {
        place: guess
        for place, guess in guesses.chosen.items()
        if any(standing(sheet, opened.sheets[names[place]]) for sheet in SHEETS if sheet.name == guess.name)
    }
    return Guesses(likely, guesses.questions)


def by_headings(opened: Opened, names: list[str], found: dict[str, str]) -> Guesses:
    """Return which sheets can be told by their headings alone."""
    fewest = FEWEST_HEADINGS if opened.is_one_list else FEWEST_BY_HEADINGS
    candidates = {}
    for place, name in enumerate(names):
        sheet = sheet_by_headings(opened.sheets[name], fewest=fewest)
        if sheet is not None and sheet.name not in found:
            candidates[place] = Guess(sheet.name, BY_HEADINGS, How.CONTENT)
    return one_for_each(candidates)


def settle(guesses: Guesses, names: list[str], found: dict[str, str], draft: Draft) -> list[str]:
    """Take what was guessed, ask what could be several, and return the names that nothing was said about."""
    said = set()
    for place, guess in guesses.chosen.items():
        found[guess.name] = names[place]
        said.add(names[place])
        why = f", {guess.why}" if guess.why else ""
        sentence = f"Het blad {names[place]} lezen wij als {guess.name}{why}; kijk na of dat klopt."
        draft.remark_sheet(guess.name, None, sentence)
    for ours, places in guesses.questions.items():
        theirs = [names[place] for place in places]
        said.update(theirs)
        listed = f"{', '.join(theirs[:-1])} en {theirs[-1]}"
        sentence = f"De bladen {listed} kunnen allemaal {ours} zijn; wij lezen ze niet, geef er een de naam {ours}."
        draft.remark_sheet(theirs[0], None, sentence)
    return [name for name in names if name not in said]
