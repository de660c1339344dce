"""What a municipality set: parameters of rules, each from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
