"""Two people did something with the same signal: what stands there now beside what was asked, for one to choose."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from weerzien.early_signals.signals.panels import FamilySignals
from weerzien.early_signals.signals.rules import ACT_WORDS, HELPED_WORDS, Act
from weerzien.early_signals.signals.values import Said
from weerzien.kernel.words import date_words
from weerzien.web.clashes import Clash, clash


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wanted to do with a signal when another did something first."""

    theme: str
    act: Act
    said: Said

    @property
    def lines(self) -> list[str]:
        """It in words."""
        until = f"tot {date_words(self.said.until)}" if self.said.until else ""
        return in_lines(ACT_WORDS[self.act], until, HELPED_WORDS.get(self.said.helped, ""), self.said.words)

    def fields(self, step_id: str) -> list[tuple[str, str]]:
        """Return it as a form sends it, after a step."""
        until = self.said.until.isoformat() if self.said.until else ""
        said = [("words", self.said.words), ("until", until), ("helped", self.said.helped)]
        return [("thema", self.theme), ("doe", self.act.value), ("stap", step_id), *said]


def in_step(panel: FamilySignals, dossier_id: UUID, asked: Asked) -> Clash | None:
    """Return what clashes in a signal as it is now; None where what was asked cannot be done any more."""
    signal = next((one for one in panel.signals if one.theme == asked.theme), None)
    if signal is None or not signal.steps or asked.act not in signal.acts:
        return None
    last = signal.steps[0]
    until = f"tot {date_words(last.until)}" if last.until else ""
    now = in_lines(f"{last.what} door {last.by}, {last.organisation}", until, last.helped, last.words)
    send = reverse("signal_step", args=[dossier_id]), asked.fields(signal.step_id)
    back = reverse("family_signals", args=[dossier_id])
    return clash(signal.title, now, asked.lines, send=send, back=back)


def in_lines(*words: str) -> list[str]:
    """Return those of the words that say something, each beginning with a capital."""
    return [one[:1].upper() + one[1:] for one in words if one]
