"""What a municipality set: parameters of rules, each from a day on, and rules switched off or on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

SWITCH = "aan"
"""The parameter every rule has beside its own: 1 is on, 0 is off."""


@dataclass(frozen=True, slots=True)
class ParameterSetting:
    """One parameter of one rule as a municipality set it; `since` is the first day, nothing means always."""

    rule: str
    parameter: str
    value: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a municipality set. Without it every rule keeps the values it was written with."""

    parameters: tuple[ParameterSetting, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules of which something was set."""
        return frozenset(each.rule for each in self.parameters)

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal signs that are others as soon as anything is set otherwise; empty where nothing is set.

        Whoever kept outcomes made with other settings has to evaluate again.
        """
        if not self.parameters:
            return ""
        told = sorted(f"{each.rule}\0{each.parameter}\0{each.value}\0{each.since or ''}" for each in self.parameters)
        return sha256("\n".join(told).encode()).hexdigest()

    def begun_between(self, after: date, until: date) -> bool:
        """Return whether anything that is set begins after one day and not after another."""
        return any(each.since is not None and after < each.since <= until for each in self.parameters)
