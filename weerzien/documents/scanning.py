"""Asks clamd, over its socket, whether a virus is in a file; a scanner that does not answer lets nothing through."""

from __future__ import annotations

import socket
from typing import Final

from weerzien.documents.configured import ScannerAddress
from weerzien.documents.rules.refusals import HasVirus, ScannerSilent

SECONDS: Final = 30
CHUNK_BYTES: Final = 1 << 17
LONGEST_ANSWER_BYTES: Final = 4096
COMMAND, LENGTH_BYTES, NO_MORE = b"zINSTREAM\0", 4, bytes(4)
CLEAN, FOUND = b"OK", b"FOUND"


def scan(content: bytes, scanner: ScannerAddress) -> None:
    """Return where the scanner finds nothing. Raises HasVirus, or ScannerSilent where it gives no clear answer."""
    try:
        with connected(scanner) as line:
            answer = asked(line, content)
    except OSError as error:
        raise ScannerSilent from error
    verdict = answer.rstrip(b"\0\r\n").rpartition(b" ")[2]
    if verdict == FOUND:
        raise HasVirus
    if verdict != CLEAN:
        raise ScannerSilent


def connected(scanner: ScannerAddress) -> socket.socket:
    """Return a line to the scanner, which is given up when nothing comes for half a minute."""
    if not scanner.path:
        return socket.create_connection((scanner.host, scanner.port), timeout=SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(SECONDS)
        line.connect(scanner.path)
    except OSError:
        line.close()
        raise
    return line


def asked(line: socket.socket, content: bytes) -> bytes:
    """Return what the scanner says of a file, sent in pieces that each say how long they are."""
    try:
        line.sendall(COMMAND)
        for start in range(0, len(content), CHUNK_BYTES):
            chunk = content[start : start + CHUNK_BYTES]
            line.sendall(len(chunk).to_bytes(LENGTH_BYTES) + chunk)
        line.sendall(NO_MORE)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it says why, before it closes the line on a file that is too large for it
    answer = b""
    while len(answer) < LONGEST_ANSWER_BYTES and (more := line.recv(LONGEST_ANSWER_BYTES)):
        answer += more
        if answer.endswith(b"\0"):
            break
    return answer
