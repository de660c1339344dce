"""The command `weerzien`."""

from __future__ import annotations


def main() -> int:
    """Run the command that was asked for and return its exit status."""
    return 2
