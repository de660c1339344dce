"""Questions of the pages about days and signals; each answers with a panel."""

from weerzien.early_signals.queries.families import families_page
from weerzien.early_signals.queries.family import family_panel
from weerzien.early_signals.queries.today import today_panel
from weerzien.early_signals.queries.why import why_panel

__all__ = ["families_page", "family_panel", "today_panel", "why_panel"]
