"""What an installation may say about documents."""

from __future__ import annotations

import base64

import pytest

from weerzien.documents.configured import DocumentsKey, ScannerAddress, configured

SECRET = bytes(range(32))
KEY = base64.b64encode(SECRET).decode()


def test_nothing_said_is_no_key_no_scanner_and_ten_megabytes() -> None:
    said = configured({})

    assert (said.keys, said.scanner, said.largest_bytes) == ((), None, 10_000_000)


def test_keys_stand_in_order_the_newest_first() -> None:
    said = configured({"WEERZIEN_DOCUMENTS_KEY": f"k2:{KEY}, k1:{KEY},"})

    assert said.keys == (DocumentsKey("k2", SECRET), DocumentsKey("k1", SECRET))


@pytest.mark.parametrize(
    ("text", "scanner"),
    [
        ("unix:///run/clamav/clamd.ctl", ScannerAddress(path="/run/clamav/clamd.ctl")),
        ("tcp://scanner.intern:3311", ScannerAddress(host="scanner.intern", port=3311)),
        ("tcp://scanner.intern", ScannerAddress(host="scanner.intern", port=3310)),
    ],
    ids=["a socket", "a port", "the usual port"],
)
def test_a_scanner_is_at_a_socket_or_a_port(text: str, scanner: ScannerAddress) -> None:
    assert configured({"WEERZIEN_CLAMD": text}).scanner == scanner


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WEERZIEN_DOCUMENTS_KEY", KEY, "is no key"),
        ("WEERZIEN_DOCUMENTS_KEY", f":{KEY}", "is no key"),
        ("WEERZIEN_DOCUMENTS_KEY", f"{'k' * 33}:{KEY}", "is no key"),
        ("WEERZIEN_DOCUMENTS_KEY", f"k1:{KEY[:-4]}", "is no key"),
        ("WEERZIEN_DOCUMENTS_KEY", "k1:géén", "is no key"),
        ("WEERZIEN_DOCUMENTS_KEY", f"k1:{KEY},k1:{KEY}", "two keys of one name"),
        ("WEERZIEN_CLAMD", "/run/clamd.ctl", "is no address"),
        ("WEERZIEN_CLAMD", "unix://host/path", "is no address"),
        ("WEERZIEN_CLAMD", "tcp://", "is no address"),
        ("WEERZIEN_DOCUMENT_MEGABYTES", "0", "Give a whole number of 1 to 30."),
        ("WEERZIEN_DOCUMENT_MEGABYTES", "31", "Give a whole number of 1 to 30."),
        ("WEERZIEN_DOCUMENT_MEGABYTES", "veel", "Give a whole number of 1 to 30."),
    ],
)
def test_what_cannot_be_is_refused_and_a_key_is_not_repeated(name: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as raised:
        configured({name: value})
    assert KEY[:8] not in str(raised.value)
