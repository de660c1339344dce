"""A virus scanner as others have it: a server at a real socket that speaks the protocol of clamd.

Sources of the protocol: `man clamd` (INSTREAM, with a command that begins with z and ends with a zero byte).
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.documents.files import EICAR

COMMAND = b"zINSTREAM\0"


class Scan(socketserver.StreamRequestHandler):
    """One file that is asked about."""

    server: Scanner

    def handle(self) -> None:
        """Take the command and the pieces, each with its length before it, and give a verdict."""
        if self.rfile.read(len(COMMAND)) != COMMAND:
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := int.from_bytes(self.rfile.read(4)):
            content += self.rfile.read(length)
            if len(content) > self.server.largest_bytes:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.scanned.append(content)
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


class Scanner(socketserver.ThreadingUnixStreamServer):
    """What was scanned, and the most that it takes."""

    daemon_threads = True

    def __init__(self, path: Path, largest_bytes: int) -> None:
        super().__init__(str(path), Scan)
        self.largest_bytes = largest_bytes
        self.scanned: list[bytes] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of whoever hangs up."""


@contextmanager
def scanning(path: Path, *, largest_bytes: int = 25_000_000) -> Iterator[Scanner]:
    """Let a scanner listen at a path of this machine."""
    with Scanner(path, largest_bytes) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
