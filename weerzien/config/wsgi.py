"""The entrance for a web server: checks the database, then serves."""

from __future__ import annotations

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
application = get_wsgi_application()

from django.urls import reverse  # noqa: E402 -- only after Django has started

from weerzien.access.startup import check_database  # noqa: E402 -- only after Django has started
from weerzien.rulebook.book import the_rulebook  # noqa: E402 -- only after Django has started

check_database(is_demo=settings.IS_DEMO)
connection.close()
connection.close_pool()  # type: ignore[attr-defined]  # a process that answers opens its own

# The server loads this once and then makes its processes: what is here by now, they share, and nobody sweeps it.
the_rulebook()
reverse("today")
gc.collect()
gc.freeze()
