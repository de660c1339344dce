"""Who a session belongs to: the account together with its positions, in one question."""

from __future__ import annotations

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from weerzien.access.queries import account_with_positions


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types for its backend
    def get_user(self, user_id: UUID) -> AbstractBaseUser | None:
        """Return the account of a session; None where it is gone or switched off."""
        account = account_with_positions(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
