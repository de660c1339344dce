"""When Python looks for what nobody uses any more: between batches, and not among everything a batch just made."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def seldom_collecting() -> Iterator[Callable[[], object]]:
    """Let nothing be collected but by calling what this gives; what was there before is not looked through at all.

    A batch makes a million objects that all live until its end: Python would look through them again and again, and
    take longer for that than for the work. Only for a process that does one thing at a time.
    """
    gc.disable()
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()
        gc.enable()
