"""Forms that keep what is typed in them, and a twin that does not."""

from __future__ import annotations

from tests.house import drafts
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds


def test_every_form_with_a_text_of_ones_own_keeps_it_until_it_is_saved() -> None:
    holds(drafts.check_forms_keep_drafts(REAL, drafts.free_text_fields()))


def test_reasons_and_notes_are_texts_of_ones_own() -> None:
    assert drafts.free_text_fields() >= {"note", "because", "reason", "ground"}


def test_a_form_that_loses_what_is_typed_is_seen_by_name(plant: Plant) -> None:
    root = plant({
        "weerzien/web/a/kept.html": '<form method="post" action="x" data-draft="#c">{% field form.note %}</form>',
        "weerzien/web/a/lost.html": '<form class="y" method="post" action="x">\n{% field form.note %}\n</form>',
        "weerzien/web/a/area.html": '<form method="post"><textarea name="why"></textarea></form>',
        "weerzien/web/a/each.html": '<form method="post">{% for bound in form %}{% field bound %}{% endfor %}</form>',
        "weerzien/web/a/plain.html": '<form method="post"><input name="because"></form>',
        "weerzien/web/a/button.html": '<form method="post"><button>Weg</button></form>',
        "weerzien/web/a/asked.html": '<form method="get">{% field form.note %}</form>',
        "weerzien/web/security/code.html": '<form method="post">{% field bound %}</form>',
    })  # fmt: skip

    found = drafts.check_forms_keep_drafts(root, {"note", "because"})

    assert found == [
        f"weerzien/web/a/{name}.html: a form that posts a text of somebody's own, without data-draft"
        for name in ("area", "each", "lost", "plain")
    ]
