"""Tables of the procedure: permit, application, steps."""

from weerzien.procedure.models.application import Application
from weerzien.procedure.models.derived import ProcedureDerived
from weerzien.procedure.models.permit import Permit
from weerzien.procedure.models.step import Step

__all__ = ["Application", "Permit", "ProcedureDerived", "Step"]
