"""What the brief says of a family, and that it stays on one sheet."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.web.families.panels import LONG, family_of
from tests.web.paper.reading import Paper, read
from weerzien.access.actors import Actor
from weerzien.early_signals.panels import FamilyPanel
from weerzien.web.families.brief import brief_of, shortened
from weerzien.web.families.brief_views import TEMPLATE
from weerzien.web.paper.setting import typeset

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
FASTEST_OF, MOST_SECONDS = 3, 0.3


def printed(panel: FamilyPanel, actor: Actor) -> Paper:
    return read(typeset(TEMPLATE, brief_of(panel, actor=actor, now=NOW), at=NOW))


@pytest.mark.parametrize("words", ["", LONG], ids=["in short words", "in long words"])
@pytest.mark.parametrize("count", [0, 1, 3, 9, 12, 40, 60])
def test_any_family_is_one_page(amina: Actor, count: int, words: str) -> None:
    assert printed(family_of(count, words=words), amina).pages == 1


def test_what_does_not_fit_is_counted(amina: Actor) -> None:
    text = printed(family_of(12), amina).text

    days = sum(f"Dag {number}" in text for number in range(12))
    assert 3 <= days <= 8
    assert f"en nog {12 - days} dagen" in text


def test_a_day_stands_with_its_last_working_day_that_it_is_strict_and_who_acts(amina: Actor) -> None:
    text = " ".join(printed(family_of(2), amina).text.split())

    for words in ("21 november 2026", "over 1 dagen", "schuift niet op", "19 november 2026", "gezinsregisseur"):
        assert words in text


def test_a_signal_stands_with_its_first_reason_and_one_signal_once(amina: Actor) -> None:
    panel = family_of(2)
    both = brief_of(panel, actor=amina, now=NOW)["signals"]

    assert [one["reason"] for one in both] == ["Omdat het al 0 weken stil is", "Omdat het al 1 weken stil is"]
    assert "Omdat het al 1 weken stil is" in printed(panel, amina).text


def test_it_says_who_is_who_and_who_is_responsible_and_what_is_open(amina: Actor) -> None:
    text = " ".join(printed(family_of(2), amina).text.split())

    for words in (
        "Gezin Tesfay", "ABCD-EFGH", "wacht op besluit", "2 personen", "Yohannes 1", "Tigrinya", "tolk nodig",
        "in het buitenland", "Nidos, sinds 20 november 2026", "huisbezoek, met moeder, door Amina",
        "Uw herinneringen", "Om het gezin heen",
        "Wens 1: na vier uur", "volgend overleg: Punt 1",
        "gegeven 1 (Yohannes): vraag het na bij de IND",
    ):  # fmt: skip
        assert words in text


def test_notes_of_contacts_and_telephone_numbers_are_not_carried_out_of_the_house(amina: Actor) -> None:
    text = printed(family_of(3), amina).text

    assert "Alleen voor wie het dossier leest" not in text
    assert "0612345678" not in text


def test_it_is_stamped_with_who_printed_it_and_when(amina: Actor) -> None:
    text = " ".join(printed(family_of(1), amina).text.split())

    assert "Afgedrukt door Amina Yusuf, gemeente Meerdijk, op 20 november 2026 om 14.05 uur." in text
    assert "Bladzijde 1 van 1" in text


def test_it_is_read_aloud_by_headings_tables_with_headings_and_lists(amina: Actor) -> None:
    tags = printed(family_of(3), amina).tags

    assert tags.count("H1") == 1
    assert tags.count("H2") >= 5
    assert {"Table", "TH", "TD", "L", "LI"} <= {*tags}


def test_what_families_and_professionals_are_called_is_never_markup(amina: Actor) -> None:
    words = "#panic() *x* $y$ [z]"
    text = " ".join(printed(family_of(1, words=words), amina).text.split())

    assert f"Gezin Tesfay {words}" in text
    assert f"Dag 0 {words}" in text
    assert f"Yohannes 0 {words}" in text


def test_a_column_about_which_nothing_may_be_known_is_left_out(amina: Actor) -> None:
    assert "Hoe ver" in printed(family_of(1), amina).text
    assert "Wie er bij dit gezin horen, mag u niet zien" in printed(family_of(0), amina).text


def test_words_too_long_for_one_sheet_end_at_a_whole_word() -> None:
    assert shortened("een twee drie", 10) == "een twee …"
    assert shortened("kort") == "kort"


def test_the_largest_family_is_set_in_time(amina: Actor) -> None:
    """Time of the processor, which a busy machine does not stretch; each other than the last, for typst remembers."""
    took = []
    for count in range(60, 60 + FASTEST_OF):
        panel = family_of(count, words=f"{count} {LONG}", name=f"Yohannes {count}")
        began = time.process_time()
        typeset(TEMPLATE, brief_of(panel, actor=amina, now=NOW), at=NOW)
        took.append(time.process_time() - began)

    assert min(took) < MOST_SECONDS
