"""How much a request may carry, and that a file on its way in stands on no disk."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from weerzien.web.bodies import HEARD_OUT_TIMES, BodyLimit

TOO_LARGE, OK = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.OK


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=OK)


def sent(length: int, told: str | None = None) -> HttpRequest:
    request = RequestFactory().post("/", b"x" * length, content_type="text/plain")
    if told is not None:
        request.META["CONTENT_LENGTH"] = told
    return request


@pytest.mark.parametrize(
    ("length", "told", "status"),
    [(1000, None, OK), (0, "", OK), (1001, None, TOO_LARGE), (1, "-1", TOO_LARGE), (1, "veel", TOO_LARGE)],
    ids=["as much as may be", "nothing", "one byte more", "less than nothing", "no number"],
)
def test_a_request_is_as_large_as_may_be_and_no_larger(
    settings: LazySettings, length: int, told: str | None, status: HTTPStatus
) -> None:
    settings.LARGEST_BODY_BYTES = 1000

    assert BodyLimit(answer)(sent(length, told)).status_code == status


def test_what_is_too_much_is_heard_out_up_to_a_bound(settings: LazySettings) -> None:
    settings.LARGEST_BODY_BYTES = 100_000
    request = sent(20 * 100_000)

    BodyLimit(answer)(request)

    left = len(request.read())
    assert 0 < left <= (20 - HEARD_OUT_TIMES) * 100_000


@pytest.mark.parametrize("size", [100, 5_000_000], ids=["small", "large"])
def test_a_file_on_its_way_in_is_in_memory_however_large(size: int) -> None:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", bytes(size))})

    file = request.FILES["file"]

    assert type(file) is InMemoryUploadedFile
    assert file.size == size
