"""Asking a scanner over a real socket, as clamd answers and as it fails."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.documents.clamd import scanning
from tests.documents.files import EICAR, PDF
from weerzien.documents.configured import ScannerAddress
from weerzien.documents.rules.refusals import HasVirus, ScannerSilent
from weerzien.documents.scanning import CHUNK_BYTES, scan


@pytest.fixture
def path() -> Iterator[Path]:
    """Return a path for a socket, which must be short."""
    path = Path("/tmp") / f"clamd-{uuid4().hex[:8]}"
    yield path
    path.unlink(missing_ok=True)


def test_a_file_arrives_whole_however_many_pieces_it_takes(path: Path) -> None:
    content = PDF * (3 * CHUNK_BYTES // len(PDF))
    with scanning(path) as server:
        scan(content, ScannerAddress(path=str(path)))

    assert server.scanned == [content]


def test_a_virus_is_refused(path: Path) -> None:
    with scanning(path), pytest.raises(HasVirus):
        scan(PDF + EICAR, ScannerAddress(path=str(path)))


def test_a_file_that_is_too_large_for_the_scanner_is_not_called_clean(path: Path) -> None:
    with scanning(path, largest_bytes=10), pytest.raises(ScannerSilent):
        scan(PDF * 100_000, ScannerAddress(path=str(path)))


def test_a_scanner_that_is_not_there_lets_nothing_through(path: Path) -> None:
    with pytest.raises(ScannerSilent):
        scan(PDF, ScannerAddress(path=str(path)))


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[ScannerAddress]:
    """Let something listen at a port that takes a file and answers in its own way."""

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while not self.request.recv(1 << 16).endswith(bytes(4)):
                pass
            answer(self.request)

    with socketserver.TCPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield ScannerAddress(host="127.0.0.1", port=server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "answer", [b"", b"stream: ERROR\0", b"OKAY\0", b"x" * 10_000], ids=["none", "error", "odd", "long"]
)
def test_an_answer_that_is_not_clear_lets_nothing_through(answer: bytes) -> None:
    with answering(lambda line: line.sendall(answer)) as scanner, pytest.raises(ScannerSilent):
        scan(PDF, scanner)


def test_a_scanner_may_listen_at_a_port_and_answer_in_pieces() -> None:
    def in_pieces(line: socket.socket) -> None:
        for piece in (b"stream", b": O", b"K\0"):
            line.sendall(piece)

    with answering(in_pieces) as scanner:
        scan(PDF, scanner)
