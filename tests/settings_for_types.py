"""The product's settings with stand-ins for what must be given, so that mypy can read them anywhere."""

import os

os.environ.setdefault("WEERZIEN_SECRET_KEY", "only for types")
os.environ.setdefault("WEERZIEN_NUMBERS_KEY", "t1:" + "A" * 43 + "=")

from weerzien.config.settings import *  # noqa: F403 -- all of them
