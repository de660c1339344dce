"""When Python looks for what nobody uses any more: not among everything that a batch of families just made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python look for what nobody uses after this, and not meanwhile.

    A batch makes a million objects that all live until its end and then go by themselves: to look through them again
    and again takes longer than the work. Only for a process that does one thing at a time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
