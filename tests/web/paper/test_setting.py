"""Setting paper: what people wrote stays what they wrote, every letter finds a typeface, and it can be read aloud."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import typst

from tests.web.paper.reading import read
from weerzien.web.paper import setting
from weerzien.web.paper.setting import FONTS, STAND_IN, printable, typeset

NOW = datetime(2026, 11, 22, 9, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEMPLATE = """#import "/paper/paper.typ": paper
#let content = json(bytes(sys.inputs.content))
#show: paper.with(content)
= #content.title
#content.words
"""


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Put a template that says what it is given beside the one that all paper shares."""
    (tmp_path / "paper").mkdir()
    shared = setting.WEB / "paper" / "paper.typ"
    (tmp_path / "paper" / "paper.typ").write_text(shared.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "says.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(setting, "WEB", tmp_path)
    return "says.typ"


def said(template: str, words: str) -> bytes:
    content = {"title": "Brief", "printed_by": "Amina Yusuf", "stamp": "Afgedrukt door Amina Yusuf", "words": words}
    return typeset(template, content, at=NOW)


@pytest.mark.parametrize(
    "words",
    [
        "#panic() *vet* _schuin_ $x^2$ [haken] `code` <label> @noot \\ ~ // weg /* weg */",
        '#read("/etc/passwd") #sys.inputs #eval("1")',
        "= Kop - lijst + lijst / woord: uitleg",
        '"aanhaling" \'enkel\' {"json": 1}',
    ],
)
def test_what_people_wrote_is_never_the_language_of_the_template(template: str, words: str) -> None:
    assert words in read(said(template, words)).text


@pytest.mark.skipif(not FONTS.is_dir(), reason="set-up has not unpacked the typefaces")
@pytest.mark.parametrize("name", ["Yohannes", "ዮሐንስ", "Юлія", "Łukasz Ğül Ștefan", "Nguyễn", "Ξένια"])
def test_a_name_comes_out_in_its_own_script(template: str, name: str) -> None:
    assert name in read(said(template, name)).text


@pytest.mark.skipif(not FONTS.is_dir(), reason="set-up has not unpacked the typefaces")
def test_arabic_letters_are_shown(template: str) -> None:
    assert set("يوحنا") <= set(read(said(template, "يوحنا")).text)


def test_letters_without_a_typeface_become_empty_boxes_and_the_rest_stays(template: str) -> None:
    text = read(said(template, "Naam 地 en 😀 en 👩\u200d👧 en Yohannes")).text

    assert STAND_IN in text
    assert "地" not in text
    assert "en Yohannes" in text


def test_without_the_typefaces_of_set_up_it_is_set_all_the_same(
    template: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setting, "FONTS", tmp_path / "none")
    setting._typefaces.cache_clear()
    try:
        text = read(said(template, "Łukasz ዮሐንስ")).text
    finally:
        setting._typefaces.cache_clear()

    assert "Łukasz" in text
    assert STAND_IN * 4 in text


def test_many_letters_without_a_typeface_are_no_error(template: str) -> None:
    strange = "".join(chr(number) for number in range(0x1F300, 0x1F700))

    assert STAND_IN in read(said(template, strange)).text


def test_a_mistake_in_a_template_is_an_error(template: str) -> None:
    with pytest.raises(typst.TypstError):
        typeset(template, {"title": "x"}, at=NOW)


def test_marks_that_are_no_letters_and_turns_of_direction_are_left_out() -> None:
    assert printable({"a": ["\u202eomgekeerd\x00", "twee\nregels", 3]}) == {"a": ["omgekeerd", "twee regels", 3]}


def test_it_says_what_it_is_in_which_language_and_follows_the_standard_for_screen_readers(template: str) -> None:
    paper = read(said(template, "woorden"))

    assert (paper.title, paper.language, paper.standard) == ("Brief", "nl", "PDF/UA-1")
    assert paper.is_tagged
    assert paper.tags[:2] == ("Document", "H1")


def test_the_same_words_at_the_same_moment_give_the_same_bytes(template: str) -> None:
    assert said(template, "woorden") == said(template, "woorden")
