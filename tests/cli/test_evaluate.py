"""`weerzien evaluate`: what it prints, what it refuses, and that it stays what its schema says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tests.cli.scenarios import Evaluates, application, evaluates, fact, person, write
from weerzien.cli.main import main

__all__ = ["evaluates"]

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("WEERZIEN_SHARED", ROOT.parent / "shared")) / "data" / "caselijst.xlsx"
SCHEMA = json.loads((ROOT / "docs/reference/evaluate.schema.json").read_text(encoding="utf-8"))
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not beside this repository")
YOUNGSTER = person(
    1,
    "amv",
    Geboortedatum=date(2010, 3, 14),
    Vergunning="A",
    Vergunning_bekendgemaakt=date(2026, 7, 6),
    Nationaliteit="Eritrese",
)
MOTHER = person(2, "moeder", In_Nederland="nee")
FAMILY = {
    "Personen": [YOUNGSTER, MOTHER, {**person(3, "amv"), "Gezinsnummer": "G002"}],
    "Aanvragen": [application(1, 2, Ingediend=date(2026, 8, 1), Ontvangst_IND=date(2026, 8, 5))],
    "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
    "Contacten": [{"Gezinsnummer": "G001", "Datum": date(2026, 11, 1), "Soort": "bericht"}],
}


def test_the_output_is_what_the_schema_says(evaluates: Evaluates) -> None:
    said = evaluates("2026-11-21", FAMILY)

    jsonschema.validate(said.everything, SCHEMA)
    assert said.everything["on"] == "2026-11-21"


def test_persons_and_rows_stand_as_in_the_workbook(evaluates: Evaluates) -> None:
    found = evaluates("2026-11-21", FAMILY).one("N08")

    assert (found["family"], found["person"], found["subject_ref"]) == ("G001", 2, 2)


def test_an_outcome_about_the_family_has_no_person(evaluates: Evaluates) -> None:
    found = evaluates("2026-11-21", FAMILY, family="G001").one("S09")

    assert (found["person"], found["subject_ref"], found["kind"], found["day"]) == (None, None, None, None)


def test_one_family_can_be_asked_for(evaluates: Evaluates) -> None:
    said = evaluates("2026-11-21", FAMILY, family="g002")

    assert {outcome["family"] for outcome in said.everything["outcomes"]} == {"G002"}


def test_the_same_workbook_on_the_same_day_says_the_same(evaluates: Evaluates) -> None:
    assert evaluates("2026-11-21", FAMILY).everything == evaluates("2026-11-21", FAMILY).everything


def test_no_rule_looks_at_nationality(evaluates: Evaluates) -> None:
    other = {**FAMILY, "Personen": [{**YOUNGSTER, "Nationaliteit": "Syrische"}, *FAMILY["Personen"][1:]]}

    assert evaluates("2026-11-21", FAMILY).everything == evaluates("2026-11-21", other).everything


def test_columns_can_be_named_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)
    (tmp_path / "goed.txt").write_text("[Personen]\nTaal = Nationaliteit\n", encoding="utf-8")
    (tmp_path / "fout.txt").write_text("[Personen]\n\nTaal = Spraak\n", encoding="utf-8")
    command = ["evaluate", str(path), "--on", "2026-11-21", "--map"]

    assert main([*command, str(tmp_path / "goed.txt")]) == 0
    assert "Nationaliteit (niet gelezen)" in capsys.readouterr().out
    assert main([*command, str(tmp_path / "fout.txt")]) == 2
    assert capsys.readouterr().err.startswith(
        "In regel 3 van het kolommenbestand staat een kop die Personen niet heeft"
    )
    assert main([*command, str(tmp_path / "weg.txt")]) == 2
    assert capsys.readouterr().err.startswith("Dit kolommenbestand is er niet")


def test_a_message_names_sheet_row_and_column(evaluates: Evaluates) -> None:
    wrong = {**FAMILY, "Personen": [*FAMILY["Personen"], person(4, "zus", Geboortedatum="31-02-2010")]}

    (found,) = [each for each in evaluates("2026-11-21", wrong).everything["messages"] if each["row"] == 5]

    assert (found["sheet"], found["column"], found["level"]) == ("Personen", "Geboortedatum", "rij geweigerd")


def test_a_fact_that_nobody_knows_is_refused_with_the_nearest_name(evaluates: Evaluates) -> None:
    said = evaluates("2026-11-21", {**FAMILY, "Feiten": [fact("resultaat DUOO", person=1, value="behaald")]})

    (found,) = [each for each in said.everything["messages"] if each["sheet"] == "Feiten"]

    jsonschema.validate(said.everything, SCHEMA)
    assert found["level"] == "rij geweigerd"
    assert "resultaat DUO" in found["message"]


def test_the_table_is_aligned_and_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)

    assert main(["evaluate", str(path), "--on", "2026-11-21", "--family", "G001"]) == 0

    lines = capsys.readouterr().out.splitlines()
    (heading,) = [line for line in lines if line.startswith("Gezin ")]
    (found,) = [line for line in lines if " N08 " in line]
    assert lines[0].startswith("1 gezin, ")
    assert heading.index("Dag") == found.index("2027-02-05")
    assert "verwacht" in found


def test_in_a_terminal_every_line_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = write(tmp_path / "werkboek.xlsx", FAMILY)
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    main(["evaluate", str(workbook), "--on", "2026-11-21"])

    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 72
    assert lines[2].split() == ["Gezin", "Persoon", "Regel", "Toestand", "Dag", "Urgentie"]
    assert "  Beslistermijn IND nareis; juridisch begeleider" in lines


def test_the_table_ends_with_what_was_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**FAMILY, "Personen": [*FAMILY["Personen"], person(4, "zus", Geboortedatum="31-02-2010")]}
    path = write(tmp_path / "lijst.xlsx", wrong)

    assert main(["evaluate", str(path), "--on", "2026-11-21"]) == 0

    assert "1 keer rij geweigerd" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"), [("weg.xlsx", None), ("leeg.xlsx", b""), ("tekst.xlsx", b"geen werkboek")]
)
def test_unusable_input_ends_with_2_and_a_dutch_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    assert main(["evaluate", str(tmp_path / name), "--on", "2026-11-21"]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "werkboek" in said.err.casefold() or "bestand" in said.err.casefold()


def test_a_family_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)

    assert main(["evaluate", str(path), "--on", "2026-11-21", "--family", "G999"]) == 2
    assert "gezinsnummer" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--on", "vandaag"], []])
def test_a_day_that_is_no_day_is_not_understood(tmp_path: Path, words: list[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)

    with pytest.raises(SystemExit) as stopped:
        main(["evaluate", str(path), *words])

    assert stopped.value.code == 2


def test_who_stops_reading_early_sees_no_error(tmp_path: Path) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)
    command = f"{sys.executable} -m weerzien.cli.main evaluate {path} --on 2026-11-21 --json | head -1"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=ROOT)

    assert (done.stdout, done.stderr) == ("{\n", "")


def test_django_is_not_needed(tmp_path: Path) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)
    code = (
        "import sys; from weerzien.cli.main import main; "
        f"main(['evaluate', {str(path)!r}, '--on', '2026-11-21']); "
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT).returncode == 0


@needs_shared
def test_the_shared_workbook_fits_the_schema_and_every_family_has_its_say() -> None:
    command = [sys.executable, "-m", "weerzien.cli.main", "evaluate", str(SHARED), "--on", "2026-11-21", "--json"]

    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)

    said = json.loads(done.stdout)
    jsonschema.validate(said, SCHEMA)
    assert len({outcome["family"] for outcome in said["outcomes"]}) > 60


def test_a_timeline_tells_how_every_outcome_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)

    assert main(["evaluate", str(path), "--on", "2026-11-21", "--until", "2027-03-01", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said, SCHEMA)
    (course,) = [each for each in said["timeline"] if each["rule"] == "N08" and each["step"] == ""]
    (piece,) = course["pieces"]
    assert (course["family"], course["person"], course["subject_ref"]) == ("G001", 2, 2)
    assert (piece["first"], piece["last"], piece["state"], piece["day"]) == (
        "2026-11-21",
        "2027-02-05",
        "expected",
        "2027-02-05",
    )


def test_a_timeline_at_a_terminal_tells_what_changes_and_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)
    command = ["evaluate", str(path), "--on", "2026-11-21", "--family", "G001"]

    assert main([*command, "--until", "2027-02-06"]) == 0
    told = capsys.readouterr().out.split("Wat verandert tot en met 2027-02-06:")[1]
    assert main([*command, "--until", "2026-11-21"]) == 0
    quiet = capsys.readouterr().out

    changed = [line.split() for line in told.splitlines() if " N08 " in line]
    assert [line[0] for line in changed] == ["2027-02-06", "2027-02-06"]
    assert [" ".join(line[-2:]) for line in changed if "overschreden" not in " ".join(line)] == ["houdt op"]
    assert "Er verandert niets tot en met 2026-11-21." in quiet


def test_a_timeline_cannot_end_before_it_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "lijst.xlsx", FAMILY)

    assert main(["evaluate", str(path), "--on", "2026-11-21", "--until", "2026-11-20"]) == 2
    assert capsys.readouterr().err.startswith("De laatste dag van de tijdlijn")
