"""A wrong rule file fails when it is read: with file, line, what was expected and the nearest thing known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from weerzien.rulebook.entries import WrongRule
from weerzien.rulebook.rule_files import read_rules

RULE = """\
- regel: X01
  titel: Een regel
  thema: inburgering
  onderwerp: persoon
  grond: lokaal
  zekerheid: kennis
  bron: {titel: Een bron, gezien: 2026-11-21}
  wie: gezinsregisseur
  parameters:
    wachttijd: {waarde: 3, eenheid: maanden, instelbaar: ja}
    hoeveel: {waarde: 2, eenheid: keer}
  dagen:
    laatste dag: PIP dagtekening + wachttijd
  voorwaarden:
    getekend: PIP dagtekening is gebeurd
  versies:
  - geldig: {van: 2022-01-01, tot: 2022-12-31}
    geldt naar: PIP dagtekening
    geldt voor: inburgeringsplichtig is ja
    stappen:
    - waar als: getekend geldt
      soort: taak
      dag: laatste dag
      zinnen: ["Tot {dag}."]
  - geldig: {van: 2023-01-01}
    zelfde als: vorige
    alleen voor: leerroute is B1
  toetsen: []
"""


ABSENCE = ("inburgeringsplichtig is ja", "uren ongeoorloofd verzuim is minstens 1")


def read(tmp_path: Path, text: str) -> str:
    """Read a rule file and return what is wrong with it."""
    file = tmp_path / "proef.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongRule) as wrong:
        read_rules([file])
    return str(wrong.value)


def test_the_example_itself_is_right(tmp_path: Path) -> None:
    file = tmp_path / "proef.yaml"
    file.write_text(RULE, encoding="utf-8")

    (rule,) = read_rules([file])

    assert (rule.id, len(rule.versions), rule.place) == ("X01", 2, "proef.yaml regel 1")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("inburgeringsplichtig is ja", "inburgeringsplicht is ja", "regel 19: .*'inburgeringsplichtig'"),
        ("inburgeringsplichtig is ja", "inburgeringsplichtig is B", "regel 19: .*kan niet 'B' zijn"),
        ("inburgeringsplichtig is ja", "doelgroep is asyl", "regel 19: .*bedoelt u 'asiel'"),
        ("inburgeringsplichtig is ja", "doelgroep is ja", "regel 19: .*doelgroep.* tekst"),
        ("inburgeringsplichtig is ja", "inburgeringsplichtig is gebeurd", "regel 19: .*is een gegeven"),
        ("inburgeringsplichtig is ja", "soort aanvraag is nareis", "regel 19: .*hoort niet bij het onderwerp"),
        ("inburgeringsplichtig is ja", "geboortedatum van de referent is bekend", "alleen bij een gezinslid"),
        ("inburgeringsplichtig is ja", "doelgroep is voor vandaag", "regel 19: .*'doelgroep' is geen dag"),
        ("inburgeringsplichtig is ja", "PIP dagtekening is minstens 3", "regel 19: .*'PIP dagtekening' is geen getal"),
        ("inburgeringsplichtig is ja", "laatste dag is bekend", "regel 19: .*een feit en geen berekening"),
        ("inburgeringsplichtig is ja", "vandaag is ja", "regel 19: .*een feit en een woord"),
        ("inburgeringsplichtig is ja", "{alle van: [], een van: []}", "regel 19: .*niets daarnaast"),
        ("inburgeringsplichtig is ja", "{ale van: []}", "regel 19: .*bedoelt u 'alle van'"),
        ("inburgeringsplichtig is ja", "{alle van: getekend geldt}", "regel 19: .*een lijst"),
        ("inburgeringsplichtig is ja", "[getekend geldt]", "regel 19: .*een zin of een woord"),
        ("PIP dagtekening + wachttijd", "PIP dagtekening + hoeveel", "regel 13: .*'hoeveel' telt geen dagen"),
        ("PIP dagtekening + wachttijd", "leerroute + wachttijd", "regel 13: .*'leerroute' is geen dag"),
        ("    getekend: PIP", "    eerst: getekend geldt\n    getekend: PIP",
         "regel 15: .*'getekend' staat niet bij deze regel, of pas verderop"),
        ("  titel: Een regel", "  titol: Een regel", "regel 2: ik ken 'titol' hier niet; bedoelt u 'titel'"),
        ("  titel: Een regel\n", "", "regel 1: ik verwacht 'titel'"),
        ("  grond: lokaal", "  grond: wet\n  uitzetbaar: ja", "regel 6: ik verwacht dit niet bij 'grond: wet'"),
        ("thema: inburgering", "thema: inburgeren", "regel 3: .*bedoelt u 'inburgering'"),
        ("onderwerp: persoon", "onderwerp: person", "regel 4: .*bedoelt u 'persoon'"),
        ("bron: {titel: Een bron, gezien: 2026-11-21}", "bron: Een bron", "regel 7: ik verwacht hier namen"),
        ("    hoeveel: {waarde: 2, eenheid: keer}", "    hoeveel: 2", "regel 11: ik verwacht hier namen"),
        ("van: 2023-01-01", "van: 2023-02-01",
         "regel 25: .*sluiten niet .* ik verwacht 'van: 2023-01-01', maar lees 2023-02"),
        ("van: 2023-01-01", "van: 2022-12-01",
         "regel 25: .*sluiten niet .* ik verwacht 'van: 2023-01-01', maar lees 2022-12"),
        ("van: 2022-01-01, tot: 2022-12-31", "van: 2022-01-01", "regel 25: .*ik verwacht 'tot' bij de versie hiervoor"),
        ("tot: 2022-12-31", "tot: 2021-12-31",
         "regel 17: ik verwacht een dag op of na 2022-01-01, maar lees 2021-12-31"),
        ("van: 2023-01-01", "van: volgend jaar",
         "regel 25: ik verwacht een dag als 2026-01-31, maar lees 'volgend jaar'"),
        ("  bron: {titel: Een bron, gezien: 2026-11-21}\n", "", "regel 1: ik verwacht 'bron'"),
        ("{titel: Een bron, gezien: 2026-11-21}", "{titel: Een bron}", "regel 7: ik verwacht 'gezien'"),
        ("{titel: Een bron, gezien: 2026-11-21}", "{gezien: 2026-11-21}", "regel 7: ik verwacht 'titel'"),
        ("gezien: 2026-11-21", "gezien: ooit", "regel 7: ik verwacht een dag als .*, maar lees 'ooit'"),
        ("{waarde: 3, eenheid: maanden", "{waarde: drie, eenheid: maanden",
         "regel 10: .*geheel getal, maar lees 'drie'"),
        ("{waarde: 3, eenheid: maanden", "{waarde: 3, eenheid: maandn",
         "regel 10: .*'maandn' niet; bedoelt u 'maanden'"),
        ("inburgeringsplichtig is ja", "inburgeringsplichtig zal ja zijn",
         "regel 19: .*vanaf 'zal ja zijn'; ik verwacht .*'is'"),
        ("PIP dagtekening + wachttijd", "PIP dagtekening + 3", "regel 13: .*ik verwacht een eenheid van tijd"),
        ("PIP dagtekening + wachttijd", "PIP dagtekening + 3 manden", "regel 13: .*ik verwacht een eenheid van tijd"),
        ("inburgeringsplichtig is ja", "uren ongeoorloofd verzuim is minstens 1",
         "regel 19: .*telt met 'venster'; ik verwacht die parameter"),
        ("hoeveel: {waarde: 2, eenheid: keer}\n", "venster: {waarde: 2, eenheid: weken}\n",
         "telt met 'venster'.*eenheid dagen"),
        ('["Tot {dag}."]', '["Tot {dagen}."]', "regel 24: ik ken 'dagen' tussen accolades niet; bedoelt u 'dag'"),
        ('["Tot {dag}."]', '[{als: getekend geldt, zin: "Op {PIP dagteking}."}]',
         "regel 24: .*bedoelt u 'PIP dagtekening'"),
        ('      zinnen: ["Tot {dag}."]\n', "", "regel 21: ik verwacht 'zinnen'"),
        ("      soort: taak\n", "", "'soort' en 'dag' allebei"),
        ("inburgeringsplichtig is ja", "soort aanvraag is nareis", "het gaat over een aanvraag"),
        ("PIP dagtekening is gebeurd", "PIP dagtekening werd gebeurd",
         "regel 15: .*vanaf 'werd gebeurd'.*Bedoelt u 'is gebeurd'"),
        ("inburgeringsplichtig is ja", "PIP dagtekening is voor 2026-02-30",
         "regel 19: .*lees '2026-02-30'; bedoelt u 2026-02-28"),
        ("van: 2023-01-01", "van: 2023-02-30", "regel 25: .*dag die bestaat, .* bedoelt u 2023-02-28"),
        ("van: 2023-01-01", "van: 2023-13-01", "regel 25: .*lees '2023-13-01'.*een maand van 1 tot en met 12"),
        ("  titel: Een regel\n", "  titel: Een regel\n  titel: Nog een\n", "regel 3: 'titel' .*, ook in regel 2"),
        ("      soort: taak\n", "      soort: taak\n      soort: taak\n", "regel 23: 'soort' staat er twee keer"),
        ("  titel: Een regel", "  titel:", "regel 2: ik verwacht iets achter 'titel'"),
        ("- regel: X01", "- regel: Eerste", "regel 1: ik verwacht een letter en twee cijfers, .* lees 'Eerste'"),
        ("{waarde: 3,", "{waarde: -3,", "regel 10: .*0 of hoger, maar lees '-3'; bedoelt u 3"),
        ("inburgeringsplichtig is ja", "{alle van: []}", "regel 19: .*een lijst met iets erin"),
        ('["Tot {dag}."]', "[]", "regel 24: .*een lijst met iets erin"),
        ("    - waar als: getekend geldt\n",
         "    - {soort: taak, dag: laatste dag, zinnen: [Ja.]}\n    - waar als: getekend geldt\n",
         "regel 22: de stap '' staat er twee keer"),
        ("    stappen:", "   stappen:", "regel 20: dit is geen YAML .*even ver inspringt.*'stappen:'"),
        ("      soort: taak", "\tsoort: taak", "regel 22: dit is geen YAML .*lees een tab"),
        ("instelbaar: ja}", "instelbaar: ja", "regel 10: dit is geen YAML .*het haakje dat sluit"),
        ("titel: Een regel", "titel: 'Een regel", "regel 2: dit is geen YAML .*aanhalingsteken dat sluit"),
        ("titel: Een regel", "titel: Een regel: twee", "regel 2: dit is geen YAML .*tussen aanhalingstekens"),
        ("zekerheid: kennis", "zekerheid: *nergens", "regel 6: dit is geen YAML .*eerder met &"),
        ("      soort: taak\n      dag: laatste dag\n", "", "zonder dag heeft een 'toestand'"),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_where_it_stands(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in RULE

    text = RULE.replace(right, wrong, 1)
    found = read(tmp_path, text.replace(*ABSENCE) if "venster" in wrong else text)

    assert found.startswith("proef.yaml")
    assert re.search(said, found), found


def test_the_first_version_has_nothing_to_be_the_same_as(tmp_path: Path) -> None:
    first = RULE.index("  - geldig: {van: 2022-01-01")
    second = RULE.index("  - geldig: {van: 2023-01-01}")

    assert "er is geen vorige versie" in read(tmp_path, RULE[:first] + RULE[second:])


def test_a_parameter_of_another_rule_is_not_known(tmp_path: Path) -> None:
    other = RULE.replace("X01", "X02").replace("hoeveel:", "hoe vaak:")

    found = read(tmp_path, RULE + other.replace("inburgeringsplichtig is ja", "hoeveel is minstens 2"))

    assert "de parameter 'hoeveel' staat niet bij deze regel" in found


def test_a_rule_stands_once(tmp_path: Path) -> None:
    assert "staat er twee keer" in read(tmp_path, RULE + RULE)


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    assert "geen YAML" in read(tmp_path, "- {regel: ")


def test_an_empty_file_has_no_rules(tmp_path: Path) -> None:
    file = tmp_path / "leeg.yaml"
    file.write_text("", encoding="utf-8")

    assert read_rules([file]) == ()


def test_a_file_in_other_signs_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_bytes(RULE.replace("Een bron", "Een brón").encode("latin-1"))
    with pytest.raises(WrongRule, match=r"proef\.yaml regel 7: ik verwacht tekst in UTF-8"):
        read_rules([tmp_path / "proef.yaml"])


def test_a_rule_that_stands_in_two_files_is_refused_with_both_places(tmp_path: Path) -> None:
    for name in ("een.yaml", "twee.yaml"):
        (tmp_path / name).write_text(RULE, encoding="utf-8")

    with pytest.raises(WrongRule, match=r"twee\.yaml regel 1: regel X01 staat er twee keer, ook in een\.yaml regel 1"):
        read_rules([tmp_path / "een.yaml", tmp_path / "twee.yaml"])
