"""Tables of school: enrolment and absence."""

from weerzien.schooling.models.absence import Absence
from weerzien.schooling.models.derived import SchoolingDerived
from weerzien.schooling.models.enrolment import Enrolment

__all__ = ["Absence", "Enrolment", "SchoolingDerived"]
