"""The command `weerzien import`: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, many, stage, take_in
from tests.exchange.workbooks import MOTHER, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.models import Account
from weerzien.cli.main import main
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.exchange.choosing import correct_columns
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.rules import Stopped
from weerzien.exchange.workbook.chosen import ChosenSheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_the_day_of_the_cast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERZIEN_DEMO", "1")
    monkeypatch.setenv("WEERZIEN_TODAY", TODAY.isoformat())


def email_of(actor: Actor) -> str:
    return Account.objects.get(id=actor.account_id).email


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(
        workbook(Personen=[SPONSOR, MOTHER, person(3, BSN="123456789"), person(4, Geboortedatum="31-2-10")])
    )
    return file


def test_a_workbook_is_taken_with_a_table_and_progress(
    amina: Actor, list_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", str(list_file), "--als", email_of(amina)])

    out, progress = capsys.readouterr()
    assert status == 0
    assert "lijst.xlsx: 10 rijen" in out
    assert "  nieuw            9" in out
    assert "  geweigerd        1" in out
    assert "  rij geweigerd: In rij 5 van Personen, kolom Geboortedatum, " in out
    assert "  cel geweigerd: In rij 4 van Personen, kolom BSN, " in out
    assert "Overgenomen: 1 gezinnen" in out
    assert "123456789" not in out + progress
    assert progress.startswith("Het werkboek wordt gelezen.")
    assert "berekend." in progress
    assert fact_counts(amina)["Personalia"] == 3


def test_columns_that_are_named_by_hand_are_taken_as_they_were_looked_at(
    amina: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, named = tmp_path / "lijst.xlsx", tmp_path / "kolommen.txt"
    theirs = {"Naam kind" if heading == "Achternaam" else heading: cell for heading, cell in SPONSOR.items()}
    file.write_bytes(workbook({"Clientenlijst": [theirs]}))
    named.write_text("[Clientenlijst = Personen]\nNaam kind = Achternaam\n", encoding="utf-8")

    assert main(["import", str(file), "--als", email_of(amina), "--map", str(named)]) == 0
    assert "Overgenomen: 1 gezinnen" in capsys.readouterr().out
    with Everything(amina):
        assert Personalia.objects.get().last_name == "Tesfay"


def test_columns_that_were_put_right_before_are_read_so_again(
    amina: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lijst.xlsx"
    theirs = {"Naam kind" if heading == "Achternaam" else heading: cell for heading, cell in SPONSOR.items()}
    file.write_bytes(workbook({"Personen": [theirs]}))
    run_id = stage(amina, file.read_bytes())
    columns = {(heading, 0): ("Personen", heading) for heading in SPONSOR if heading != "Achternaam"}
    chosen = ChosenSheet("Personen", "Personen", {**columns, ("Naam kind", 0): ("Personen", "Achternaam")})
    correct_columns(actor=amina, run_id=run_id, chosen=[chosen], today=TODAY, now=NOW)

    assert main(["import", str(file), "--als", email_of(amina)]) == 0
    out = capsys.readouterr().out
    assert f"Wij lezen het blad Personen zoals op 21 november 2026 vastgelegd door {amina.name}." in out
    with Everything(amina):
        assert Personalia.objects.get().last_name == "Tesfay"


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        pytest.param([], "Dari", "blijft staan", id="left by itself"),
        pytest.param(["--verschillen", "laten"], "Dari", "blijft staan", id="left"),
        pytest.param(["--verschillen", "overnemen"], "Tigrinya", "wordt overgenomen uit het werkboek", id="taken"),
    ],
)
def test_differences_with_what_was_filled_in_by_hand_are_listed_and_left_or_taken(
    amina: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], language: str, said: str
) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(workbook())
    take_in(amina, file.read_bytes())
    with Everything(amina):
        row = Personalia.objects.get(language="Tigrinya")
        supersede(Personalia, current=row, values={"language": "Dari"}, actor=amina, source=Source.HAND, at=NOW)

    assert main(["import", str(file), "--als", email_of(amina), *asked]) == 0
    out = capsys.readouterr().out
    told = f"  verschil: Personen rij 2, Taal: hier ingevuld door {amina.name} op 21 november 2026; {said}"
    assert told in out
    assert "Dari" not in out
    with Everything(amina):
        assert Personalia.objects.get(superseded_by=None, first_name="Luwam").language == language


def test_ctrl_c_stops_at_the_next_step_with_nothing_taken(amina: Actor, tmp_path: Path) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(many(10))
    command = [sys.executable, "-m", "weerzien.cli.main", "import", str(file), "--als", email_of(amina)]
    told = {**os.environ, "WEERZIEN_DEMO": "0", "WEERZIEN_TODAY": ""}

    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=told) as process:
        assert process.stderr is not None
        for _ in range(4):
            process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()

    assert process.returncode == 1
    assert "Het overnemen stopt bij de volgende stap." in said
    assert said.endswith(f"{Stopped.sentence()}\n")
    assert set(fact_counts(amina).values()) == {0}
    with acting(amina, today=TODAY):
        run = ImportRun.objects.get()
    assert (run.state, run.sentence) == ("preview", Stopped.sentence())


def test_a_wrong_file_of_columns_leaves_nothing(
    amina: Actor, list_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "kolommen.txt"
    named.write_text("[Personen]\nNaam kind = Achternaam\n", encoding="utf-8")

    assert main(["import", str(list_file), "--als", email_of(amina), "--map", str(named)]) == 1
    assert "In regel 2 van het kolommenbestand staat een kolom die niet in het blad" in capsys.readouterr().err
    assert fact_counts(amina)["Personalia"] == 0


def test_only_looking_leaves_nothing(amina: Actor, list_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["import", str(list_file), "--als", email_of(amina), "--alleen-bekijken"])

    assert status == 0
    assert "er is niets overgenomen" in capsys.readouterr().out
    assert set(fact_counts(amina).values()) == {0}
    assert not ImportRow.objects.exists()


def test_rows_to_mend_come_back_in_a_workbook(
    amina: Actor, list_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "herstel.xlsx"

    main(["import", str(list_file), "--als", email_of(amina), "--herstel", str(target)])

    rows = CalamineWorkbook.from_filelike(io.BytesIO(target.read_bytes())).get_sheet_by_name("Personen").to_python()
    assert f"Rijen om te herstellen staan in {target}." in capsys.readouterr().out
    assert [row[1] for row in rows] == ["Persoonsnummer", 3.0, 4.0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "Dit bestand is leeg.", id="an empty file"),
        pytest.param(None, "Dit bestand is er niet", id="no file"),
        pytest.param(b"%PDF", "Dit is geen werkboek.", id="another kind of file"),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence(
    amina: Actor, tmp_path: Path, content: bytes | None, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lijst.xlsx"
    if content is not None:
        file.write_bytes(content)

    assert main(["import", str(file), "--als", email_of(amina)]) == 1
    assert sentence in capsys.readouterr().err


def test_an_account_that_may_not_import_is_told_so(
    bram: Actor, list_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(list_file), "--als", email_of(bram)]) == 1
    assert "U mag geen werkboek inlezen." in capsys.readouterr().err


def test_an_account_that_is_not_there_is_told_so(
    amina: Actor, list_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(list_file), "--als", "niemand@demo.weerzien.example"]) == 1
    assert "Er is geen account met dit e-mailadres." in capsys.readouterr().err
