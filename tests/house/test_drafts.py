"""Forms that keep what is typed in them, and a twin that does not."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.urls import get_resolver, resolve, reverse

from tests.house import drafts
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds
from weerzien.web.drafts.views import goes_on


def test_every_form_with_a_text_of_ones_own_keeps_it_until_it_is_saved() -> None:
    holds(drafts.check_forms_keep_drafts(REAL, drafts.free_text_fields()))


def test_what_is_saved_is_no_draft_any_more() -> None:
    holds(drafts.check_drafts_end(REAL))


@pytest.mark.parametrize("name", sorted(drafts.drafted(REAL)))
def test_the_list_of_drafts_leads_back_to_the_page_of_each_form(name: str) -> None:
    ((template, parameters), *_), _, _, converters = get_resolver().reverse_dict.getlist(name)[0]
    sample = {"uuid": UUID(int=1), "slug": "n01", "int": 1}
    given = {
        one: next(value for kind, value in sample.items() if kind in type(converters[one]).__name__.lower())
        for one in parameters
    }
    page = re.split(r"[?#]", goes_on(reverse(name, kwargs=given)))[0]

    assert resolve(page).func.access in ("reads", "asks"), template


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


def test_a_form_whose_view_forgets_nothing_is_seen_by_name(plant: Plant) -> None:
    root = plant({
        "weerzien/web/a/kept.html": '<form method="post" action="{% url "keep_it" one %}" data-draft="#c"></form>',
        "weerzien/web/a/stays.html": '<form method="post" action="{% url "leave_it" %}" data-draft="#c"></form>',
        "weerzien/web/a/views.py": "def keep_it(request):\n    saved(request, 'Bewaard.')\n",
        "weerzien/web/b/views.py": "def leave_it(request):\n    pass\n",
    })  # fmt: skip

    assert drafts.check_drafts_end(root) == [
        "weerzien/web/a/stays.html: what was typed for leave_it stays a draft when it is saved"
    ]
