"""The two ways to say no: Refused (understood, will not) and NotFound (you may not know it exists)."""

from __future__ import annotations


class Refused(Exception):
    """Dit kan niet. Neem contact op met uw beheerder."""

    is_written_down = False  # whether the log has it by now: each refusal is one line
    field = ""  # what has to change, as the action calls it; empty where that is not one thing

    def __str__(self) -> str:
        return type(self).sentence()

    @classmethod
    def sentence(cls) -> str:
        """Return the Dutch sentence a person reads: what, why, what now. It is the docstring of the subclass."""
        return " ".join((cls.__doc__ or "").split())


class NotFound(Exception):
    """Raised where somebody may not know whether a thing exists; the surface answers as if it does not."""

    is_written_down = False
