"""Questions of the pages about days and signals; each answers with a panel."""

from weerzien.early_signals.queries.families import families_page, found_families, page_of_chosen
from weerzien.early_signals.queries.family import family_panel
from weerzien.early_signals.queries.today import today_panel
from weerzien.early_signals.queries.why import why_panel

__all__ = ["families_page", "family_panel", "found_families", "page_of_chosen", "today_panel", "why_panel"]
