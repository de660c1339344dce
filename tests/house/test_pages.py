"""Pages, and twins that see each check fail."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, path

from tests.house import pages
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds
from weerzien.web.guard import ReadingOnly, only_reads
from weerzien.web.http import OPEN_PAGES, open_page, own_account, reads


def unmarked(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@open_page
def welcoming(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@reads
def careful(request: Any) -> HttpResponse:
    return HttpResponse()


@own_account
def about_a_family(request: Any) -> HttpResponse:
    return HttpResponse()


def test_every_view_is_marked() -> None:
    holds(pages.check_views_marked(get_resolver().url_patterns, OPEN_PAGES))


def test_a_view_without_a_mark_and_an_unlisted_open_page_are_seen() -> None:
    patterns = [
        path("a", unmarked, name="unmarked"),
        path("b", welcoming, name="welcoming"),
        path("c", careful, name="careful"),
    ]

    assert pages.check_views_marked(patterns, frozenset()) == [
        f"unmarked: {__name__}.unmarked is not marked",
        "welcoming: open to everybody, but not on the list",
    ]
    assert pages.check_views_marked(patterns[1:], frozenset({"welcoming"})) == []


def test_a_page_that_opens_without_a_second_factor_and_is_not_about_it_is_seen() -> None:
    found = pages.check_views_marked([path("a", about_a_family, name="family")], frozenset())

    assert found == [f"family: marked as about one's own way in, and it stands in {__name__}"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossiers_dossier SET closed_on = null", "insert into dossiers_person values (1)",
        "DELETE FROM audit_line", "select 1 from dossiers_dossier for update", "truncate dossiers_dossier",
        "with gone as (delete from dossiers_dossier returning id) select * from gone", "drop table audit_line",
        "with x as (update dossiers_person as p set name = '' returning 1) select 1", "select 1 for no key update",
    ],
)  # fmt: skip
def test_a_page_that_reads_and_yet_writes_is_stopped(statement: str) -> None:
    with pytest.raises(ReadingOnly):
        only_reads(lambda *given: "sent", statement, None, False, {})


@pytest.mark.parametrize(
    "statement", ["SELECT 1", 'INSERT INTO "audit_line" ("at") VALUES (%s)', "SELECT set_config('a', 'b', true)"]
)
def test_a_page_that_reads_may_ask_and_leave_its_line(statement: str) -> None:
    assert only_reads(lambda *given: "sent", statement, None, False, {}) == "sent"


def test_every_template_is_shown_by_somebody() -> None:
    holds(pages.check_templates_used(REAL))


def test_a_template_that_nobody_shows_is_seen(plant: Plant) -> None:
    root = plant({
        "weerzien/web/a/views.py": 'page(request, "a/shown")', "weerzien/web/a/shown.html": "",
        "weerzien/web/a/_shown.html": '{% include "a/_row.html" %}', "weerzien/web/a/_row.html": "",
        "weerzien/web/a/forgotten.html": "",
    })  # fmt: skip

    assert pages.check_templates_used(root) == ["weerzien/web/a/forgotten.html: nobody shows it"]


def test_no_script_or_style_stands_inside_a_page() -> None:
    holds(pages.check_inline(REAL))


def test_a_script_and_a_style_inside_a_page_are_seen(plant: Plant) -> None:
    root = plant({
        "weerzien/web/a.html": '<script src="/x.js"></script><p onclick="go()">',
        "weerzien/web/b.html": "<style>p{}</style>",
        "weerzien/web/c.html": '<script>go()</script><p style="color: red">',
    })  # fmt: skip

    assert pages.check_inline(root) == [
        "weerzien/web/a.html: an event attribute",
        "weerzien/web/b.html: a style sheet of its own",
        "weerzien/web/c.html: a script of its own",
        "weerzien/web/c.html: a style attribute",
    ]


def test_no_title_of_a_page_names_anybody() -> None:
    holds(pages.check_titles(REAL))


def test_a_title_that_names_a_family_is_seen(plant: Plant) -> None:
    root = plant({
        "weerzien/web/a.html": "{% block title %}Taken van {{ panel.family }}{% endblock %}{{ panel.family }}",
        "weerzien/web/b.html": "{% block title %}Tijdlijn, {{ panel.number }}{% endblock %}{{ panel.family }}",
    })  # fmt: skip

    assert pages.check_titles(root) == ["weerzien/web/a.html: its title names somebody"]


def test_every_part_stands_in_the_gallery() -> None:
    holds(pages.check_gallery(REAL))


def test_a_part_that_the_gallery_forgets_is_seen(plant: Plant) -> None:
    tags = '@register.simple_tag\ndef icon(): ...\n\n@register.inclusion_tag("x")\ndef card(): ...\n'
    root = plant({
        "weerzien/web/components/tags.py": tags,
        "weerzien/web/gallery/gallery.html": "{% icon 'x' %}",
    })  # fmt: skip

    assert pages.check_gallery(root) == ["card: not in the gallery"]
