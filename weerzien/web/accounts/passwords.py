"""What a password must be, in our words: why it will not do and what to do instead."""

from __future__ import annotations

from django.contrib.auth import password_validation as rules


class LongEnough(rules.MinimumLengthValidator):
    def get_error_message(self) -> str:
        """Return why a short one will not do."""
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens, bijvoorbeeld een zin."


class NotCommon(rules.CommonPasswordValidator):
    def get_error_message(self) -> str:
        """Return why one that everybody uses will not do."""
        return "Dit wachtwoord gebruiken veel mensen. Kies iets dat alleen u bedenkt."


class NotOnlyNumbers(rules.NumericPasswordValidator):
    def get_error_message(self) -> str:
        """Return why numbers alone will not do."""
        return "Dit wachtwoord heeft alleen cijfers. Gebruik ook letters."


class NotOneself(rules.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        """Return why one's own name will not do."""
        return "Dit wachtwoord lijkt op uw naam of e-mailadres. Kies iets anders."
