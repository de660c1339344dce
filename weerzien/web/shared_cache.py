"""Django's cache in PostgreSQL, one for all processes: for counting how often somebody asks, and for nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from weerzien.access import fleeting

LONGEST = timedelta(days=1)


class SharedCache(BaseCache):
    """Keeps what JSON knows, a day at most. Packages that count how often somebody logs in count in it too."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        del location
        super().__init__(params)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value where there is none, and return whether it was kept."""
        place = self.make_key(key, version=version)
        return fleeting.keep_new(place, value, now=datetime.now(UTC), until=self.until(timeout))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept, or the default."""
        found = fleeting.kept(self.make_key(key, version=version), now=datetime.now(UTC))
        return default if found is None else found

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value, whatever was there."""
        fleeting.keep(self.make_key(key, version=version), value, until=self.until(timeout))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value, and return whether there was one."""
        return fleeting.forget(self.make_key(key, version=version))

    def clear(self) -> None:
        """Forget everything."""
        fleeting.forget_all()

    def until(self, timeout: float | None) -> datetime:
        """Return until when something is kept; without an end it is the longest."""
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return datetime.now(UTC) + min(LONGEST, timedelta(seconds=seconds) if seconds is not None else LONGEST)
