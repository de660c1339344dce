"""The entrance for a web server: checks the database, then serves."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
application = get_wsgi_application()

from weerzien.access.startup import check_database  # noqa: E402 -- only after Django has started

check_database(is_demo=settings.IS_DEMO)
connections.close_all()
