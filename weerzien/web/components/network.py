"""The drawing of a family's network as a part of a page, in both widths."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from weerzien.early_signals.network.ties import STANDING_WORDS, NetworkPanel, Standing
from weerzien.web.drawing.network import NARROW, WIDE, laid_out
from weerzien.web.drawing.network_svg import sign, written

SIGN_SIZE = 24


@dataclass(frozen=True, slots=True)
class Sample:
    drawing: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class ShownNetwork:
    """A drawing with what its signs mean; empty where nobody is known."""

    drawing: SafeString
    samples: tuple[Sample, ...]


def shown_network(panel: NetworkPanel) -> ShownNetwork:
    """Return the drawing of a network for a wide and a narrow page, of which a style sheet shows one."""
    if not panel.circles:
        return ShownNetwork(SafeString(""), ())
    persons = "1 persoon" if panel.members_count == 1 else f"{panel.members_count} personen"
    there = sum(tie.standing is not Standing.PAST for tie in panel.ties)
    about = f"{persons}. {there} om het gezin heen."
    both = (written(laid_out(panel.circles, size), family=panel.family, about=about) for size in (WIDE, NARROW))
    return ShownNetwork(
        mark_safe("".join(both)),  # noqa: S308 -- every word in it was escaped where it was written
        tuple(Sample(sample(standing), STANDING_WORDS[standing]) for standing in Standing),
    )


def sample(standing: Standing) -> SafeString:
    """Return one sign by itself."""
    drawn = sign(standing, SIGN_SIZE / 2, SIGN_SIZE / 2)
    size = f"0 0 {SIGN_SIZE} {SIGN_SIZE}"
    return mark_safe(f'<svg class="wz-tl-sample" viewBox="{size}" aria-hidden="true">{drawn}</svg>')  # noqa: S308 -- ours
