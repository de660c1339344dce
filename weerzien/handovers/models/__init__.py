"""The tables of handovers."""

from weerzien.handovers.models.file_part import FilePart
from weerzien.handovers.models.handover import Handover
from weerzien.handovers.models.nudge import Nudge
from weerzien.handovers.models.step import HandoverStep

__all__ = ["FilePart", "Handover", "HandoverStep", "Nudge"]
